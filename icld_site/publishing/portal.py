"""The portal asked from inside, as a visitor would ask it: so nothing else has to know which addresses there are."""

from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http.response import HttpResponseBase
from django.utils.encoding import iri_to_uri

from .broken_links import Wrong

MOST_HOPS = 5
_PERMANENT = {301, 308}
_REDIRECTS = _PERMANENT | {302, 303, 307}


@dataclass(frozen=True)
class Answer:
    """What is wrong with an address, if anything; where it leads for good; and the parts of the page there."""

    wrong: Wrong | None = None
    leads_to: str = ""
    parts: frozenset[str] = frozenset()


class _Parts(HTMLParser):
    """What a link can name after `#`."""

    def __init__(self) -> None:
        super().__init__()
        self.found = {"top"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name == "id" and value}


def asked_from_inside(page: str, **more: object) -> HttpResponseBase:
    """What a visitor would get at a path, with its query. `more` stands in the request's WSGI environment beside it."""
    site, (path, _, query) = urlsplit(settings.SITE_URL), page.partition("?")
    environ: dict[str, object] = {
        "wsgi.url_scheme": site.scheme,
        "HTTP_HOST": site.netloc,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": iri_to_uri(query),
        **more,
    }
    setup_testing_defaults(environ)
    response = _handler().get_response(WSGIRequest(environ))
    for close in response._resource_closers:  # `close` itself would also let go of the database
        close()
    return response


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


class Portal:
    """Answers for whole addresses. Each page is asked for once."""

    def __init__(self) -> None:
        self._site = urlsplit(settings.SITE_URL)
        self._answers: dict[str, Answer] = {}

    def says(self, target: str) -> Answer | None:
        """What the portal says at an address, its part included; None for an address that isn't the portal's."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return Answer(Wrong.NO_ADDRESS)
        if parts.scheme not in ("http", "https") or parts.netloc.lower() != self._site.netloc.lower():
            return None
        page = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        if page not in self._answers:
            self._answers[page] = self._ask(page)
        answer = self._answers[page]
        if answer.wrong in (None, Wrong.MOVED) and parts.fragment and unquote(parts.fragment) not in answer.parts:
            return Answer(Wrong.NO_PART)
        return answer

    def _ask(self, page: str) -> Answer:
        here, is_moved = page, False
        for hop in range(MOST_HOPS):
            response = asked_from_inside(here)
            if response.status_code not in _REDIRECTS:
                wrong = _wrong(response.status_code) or (Wrong.MOVED if is_moved else None)
                return Answer(wrong, here if wrong == Wrong.MOVED else "", _parts(response))
            asked, here = here, urljoin(here, response.headers["Location"]).removeprefix(settings.SITE_URL)
            if hop == 0:  # a slash that was forgotten isn't worth a note
                is_moved = response.status_code in _PERMANENT and _path(here) != _path(asked) + "/"
            if urlsplit(here).netloc:  # to somebody else's page, which isn't looked at
                return Answer()
        return Answer(Wrong.ENDLESS)


def _path(page: str) -> str:
    return page.partition("?")[0]


def _wrong(status: int) -> Wrong | None:
    if status < 400:
        return None
    return {404: Wrong.NOT_FOUND, 410: Wrong.GONE}.get(status, Wrong.FAULT)


def _parts(response: HttpResponseBase) -> frozenset[str]:
    reader = _Parts()
    if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
        reader.feed(response.content.decode(response.charset))
    return frozenset(reader.found)
