"""How long an answer may be kept, and by whom."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, has_vary_header, patch_vary_headers

from icld_site.days import LAST_SECONDS, end_of, stockholm_day
from icld_site.delivery.private import is_private

KEPT = {200, 301, 302, 404, 410}
SAID_AGAIN = {
    "cache-control",
    "content-location",
    "cross-origin-resource-policy",
    "date",
    "etag",
    "expires",
    "last-modified",
    "vary",
}


class Caching:
    """Public answers may be kept but are asked for again each time, with ETag and 304; all others are kept nowhere.

    An answer that sets a cookie or depends on one is private whatever its address. A view's own `Cache-Control`
    stays. The ETag is a weak one: the same page may go out compressed or not.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_private(request) or response.cookies or has_vary_header(response, "Cookie"):
            response.headers["Cache-Control"] = "private, no-store"
        elif request.method not in ("GET", "HEAD") or response.status_code not in KEPT:
            response.headers.setdefault("Cache-Control", "no-store")
        else:
            response.headers.setdefault("Cache-Control", public_until_asked(request.now))
            return _conditional(request, response)
        return response


class Unmodified:
    """304 says little: what it leaves out goes on as the visitor has it (RFC 9110, section 15.4.5).

    Outermost, for others would add to it what they add to every answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 304:
            for name in [name for name in response.headers if not is_said_again(name)]:
                del response.headers[name]
        return response


def is_said_again(name: str) -> bool:
    """Whether a header stands in a 304 as in the answer that it stands for; who may read it is asked each time."""
    return name.lower() in SAID_AGAIN or name.lower().startswith("access-control-")


def public_until_asked(now: datetime) -> str:
    """`Cache-Control` of a public page: a shared cache may answer for one second, never past midnight in Stockholm.

    The last word is for Varnish, which would otherwise send what is ten seconds old, while it asks for a new one.
    """
    is_nearly_over = end_of(stockholm_day(now)) - now <= LAST_SECONDS
    return f"public, max-age=0, s-maxage={0 if is_nearly_over else 1}, must-revalidate, stale-while-revalidate=0"


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its ETag, or 304 where the visitor has it already. HEAD is answered like GET."""
    if response.status_code != 200 or response.streaming or "no-store" in response.headers["Cache-Control"]:
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    response.headers.setdefault("ETag", etag)
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
