"""Which addresses are for staff only."""

from django.http import HttpRequest

PREFIXES = ("/admin/", "/accounts/")


def is_private(request: HttpRequest) -> bool:
    """Whether what is answered here belongs to one person: never kept by a cache, and free to hold a nonce."""
    return request.path_info.startswith(PREFIXES)
