"""Which addresses are for staff only, or for whoever they give one to."""

from django.http import HttpRequest

PREFIXES = ("/admin/", "/accounts/", "/preview/")


def is_private(request: HttpRequest) -> bool:
    """Whether what is answered here is for one person, or a few: never kept by a cache, and free to hold a nonce."""
    return request.path_info.startswith(PREFIXES)
