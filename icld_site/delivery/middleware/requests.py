"""What a request is given before anything else, what makes it unreadable, and what HEAD asks for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from icld_site.addresses import LANGUAGES, PAGES
from icld_site.days import stockholm_day
from icld_site.delivery.errors import bad_request, too_large, too_long
from icld_site.delivery.open_data import is_open_data

LONGEST_TARGET = 8190  # bytes of path and query together
#: What a form may hold besides its largest file, in bytes.
BESIDE_FILE = 4 * 1024 * 1024
#: Pages that take any query, and answer it in JSON.
READ_ANY = {f"/{code}/{path}" for code, path in zip(LANGUAGES, PAGES["search-suggestions"], strict=True)}


class Now:
    """`request.now`, a UTC moment, and `request.today`, its Stockholm day: one clock reading a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()
        request.today = stockholm_day(request.now)
        return self.get_response(request)


class Bodiless:
    """HEAD is answered with all the headers of GET, the length included, and nothing after them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming and response.content:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class Readable:
    """Turns away what no page can read, so that no page has to: 414 for a long address, 400 for a NUL byte, 413 for a
    body that is larger than any file may be, before any of it is read.

    PostgreSQL refuses a NUL byte in a text, which would otherwise end as a fault of ours. The queries of open data
    are let through: they answer in JSON and name the field. So are those of suggestions, which never answer an error.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if len(request.META.get("RAW_URI") or request.get_full_path()) > LONGEST_TARGET:
            return too_long(request)
        if _has_nul(request):
            return bad_request(request)
        if _size(request) > settings.LARGEST_UPLOAD + BESIDE_FILE:
            return too_large(request)
        return self.get_response(request)


def _has_nul(request: HttpRequest) -> bool:
    reads_any = is_open_data(request) or request.path_info in READ_ANY
    query = "" if reads_any else request.META.get("QUERY_STRING", "")
    return "\0" in request.path_info or "\0" in query or "%00" in query


def _size(request: HttpRequest) -> int:
    """The bytes of the body as they are announced; a body that isn't announced is never read."""
    announced = request.META.get("CONTENT_LENGTH") or ""
    return int(announced) if announced.isascii() and announced.isdigit() else 0
