"""What an address asks for."""

from django.http import Http404, HttpRequest


def asked_once(request: HttpRequest, name: str) -> str:
    """A parameter as it was typed; empty where it is absent. Raises Http404 where it is given more than once."""
    values = request.GET.getlist(name)
    if len(values) > 1:
        raise Http404(f"{name} is given more than once")
    return values[0] if values else ""
