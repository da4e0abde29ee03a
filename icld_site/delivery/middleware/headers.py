"""Headers that tell a browser what a page of ours may do."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from icld_site.delivery.open_data import METHODS, is_open_data
from icld_site.delivery.private import is_private

# Public pages are kept by caches, so they hold neither a nonce nor anything else that changes between two visits.
PUBLIC_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
#: That of the pages with a script (delivery/scripts.py).
SCRIPT_POLICY = f"{PUBLIC_POLICY}; script-src 'self'; connect-src 'self'"
#: What a page could ask a visitor for. A public page has no script that could use further ones, and this list goes out
#: with every page.
POWERS = ("camera", "geolocation", "microphone", "payment", "usb")
NO_POWERS = ", ".join(f"{power}=()" for power in POWERS)


class StaffPolicy(CSPMiddleware):
    """The policy of the staff's pages, with a nonce: django-csp's, which would write it for public ones as well."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        return super().process_response(request, response) if is_private(request) else response


class SecurityHeaders:
    """What Django's SecurityMiddleware doesn't set, with the policy of public pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers["Permissions-Policy"] = NO_POWERS
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if is_open_data(request):
            _for_every_site(request, response)
        if not is_private(request):
            has_script = getattr(request, "has_script", False)
            response.headers["Content-Security-Policy"] = SCRIPT_POLICY if has_script else PUBLIC_POLICY
        return response


def _for_every_site(request: HttpRequest, response: HttpResponse) -> None:
    """Open data may be read by the scripts of any site. They read nobody's data: no cookie goes with it."""
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method in METHODS:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
