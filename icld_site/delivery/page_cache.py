"""Whole answers, kept in the memory of a worker and sent again without asking Django: see docs/page-cache.md.

It stands before everything else, so what it lets through untouched is decided here: all but plain GET and HEAD of our
own host by somebody who isn't signed in. It keeps only what Django has marked `public`, for one version of the content
(`publishing/currency.py`), and it sends just the bytes and headers that Django would. While a page is made for one
visitor, others who ask for it wait, instead of making it as well.
"""

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.http import parse_etags

from icld_site.delivery.editions import Edition, Headers, Kept, Key, Making
from icld_site.delivery.middleware.caching import is_said_again
from icld_site.delivery.middleware.compression import coding
from icld_site.delivery.observing import TOLD
from icld_site.delivery.private import PREFIXES
from icld_site.delivery.reads import NOTED

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

#: The longest address that is looked for, in bytes. What Django has to say of odd ones it says itself.
LONGEST = 900
#: For so many seconds a visitor waits while the page is made for another one.
PATIENCE = 5
#: A request with one of these is another question, or has a body.
OTHER_QUESTION = frozenset(
    {"HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"}
)
SCHEME = "wsgi.url_scheme"


class Current(Protocol):
    """Says which version of the content holds. A version is the same object for as long as it does."""

    def version(self, now: float) -> object | None: ...
    def still_holds(self, version: Any) -> bool: ...


class PageCache:
    """A WSGI application in front of another one. `now` gives the UTC moment in seconds."""

    def __init__(
        self, application: Application, current: Current, limit: int, now: Callable[[], float] = time.time
    ) -> None:
        self._application, self._current, self._now = application, current, now
        self._edition = Edition(None, limit)
        site = urlsplit(settings.SITE_URL)
        usual = {"http": 80, "https": 443}[site.scheme]
        self._hosts = {site.netloc, *([site.hostname] if site.port in (None, usual) else [])}
        self._scheme, (self._told_in, self._https) = site.scheme, settings.SECURE_PROXY_SSL_HEADER or (SCHEME, "https")
        self._session = f"{settings.SESSION_COOKIE_NAME}="

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not self._may_be_kept(environ) or (version := self._current.version(self._now())) is None:
            return self._application(environ, start_response)
        edition = self._edition
        if edition.version is not version:
            # Two threads may both begin one: the pages of one of them are made once more.
            edition = self._edition = edition.next(version)
        key = (environ["PATH_INFO"], environ["QUERY_STRING"], coding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        if answer := edition.get(*key):
            return _send(answer, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD":
            return self._application(environ, start_response)
        making = Making()
        if (others := edition.making.setdefault(key, making)) is not making:
            others.is_awaited = True
            others.is_done.wait(PATIENCE)
            if answer := edition.get(*key):
                return _send(answer, environ, start_response)
            return self._application(environ, start_response)  # what isn't kept isn't waited for twice
        try:
            return self._make(edition, key, making, environ, start_response)
        finally:
            del edition.making[key]
            making.is_done.set()

    def _may_be_kept(self, environ: Environ) -> bool:
        """Whether Django would answer anybody who asks this alike, as far as the request tells."""
        query = environ["QUERY_STRING"]
        return (
            environ["REQUEST_METHOD"] in ("GET", "HEAD")
            and environ.get("HTTP_HOST") in self._hosts
            and (environ.get(self._told_in) == self._https) == (self._scheme == "https")
            and self._session not in environ.get("HTTP_COOKIE", "")
            and OTHER_QUESTION.isdisjoint(environ)
            and not environ.get("SCRIPT_NAME")
            and len(environ.get("RAW_URI") or environ["PATH_INFO"] + query) <= LONGEST
            and not (query and ("%00" in query or not query.isascii()))
            and not environ["PATH_INFO"].startswith(PREFIXES)
        )

    def _make(
        self, edition: Edition, key: Key, making: Making, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Django's answer, kept where it may be: it is of this version if that still holds when it has been made."""
        started: list[Any] = []
        before = dict(environ.get(TOLD, {}))

        def noting(status: str, headers: Headers, *more: Any) -> Any:
            started[:] = status, headers
            return start_response(status, headers, *more)

        response = self._application(environ, noting)
        noted = environ.get(NOTED)
        if noted and _is_public(response, *started):
            told = {name: fact for name, fact in environ.get(TOLD, {}).items() if before.get(name) != fact}
            answer = _kept(started[1], response.content, told)
            if self._current.still_holds(edition.version):
                edition.put(*key, noted.reads(), answer, is_awaited=making.is_awaited)
        return response


def _is_public(response: Any, status: str, headers: Headers) -> bool:
    if not status.startswith("200 ") or getattr(response, "streaming", True):
        return False
    said = {name.lower(): value for name, value in headers}
    return (
        "public" in said.get("cache-control", "")
        and "set-cookie" not in said
        and said.get("vary", "").lower() in ("", "accept-encoding")
    )


def _kept(headers: Headers, body: bytes, told: Mapping[str, Any]) -> Kept:
    shared = [(sys.intern(name), sys.intern(value)) for name, value in headers]
    without_body = [pair for pair in shared if is_said_again(pair[0])]
    return Kept(shared, without_body, next((value for name, value in shared if name == "ETag"), ""), body, told)


def _send(answer: Kept, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    if answer.told:  # before the answer starts, whose status and length are noted in the same place
        environ.setdefault(TOLD, {}).update(answer.told)
    if (asked := environ.get("HTTP_IF_NONE_MATCH")) and _has(asked, answer.etag):
        start_response("304 Not Modified", answer.without_body.copy())
        return ()
    start_response("200 OK", answer.headers.copy())
    return (answer.body,) if environ["REQUEST_METHOD"] == "GET" else ()


def _has(asked: str, etag: str) -> bool:
    """Whether a visitor has an answer already, by weak comparison (RFC 9110, section 13.1.2)."""
    return asked == etag or (bool(etag) and _is_among(etag, parse_etags(asked)))


def _is_among(etag: str, etags: list[str]) -> bool:
    return etags == ["*"] or etag.removeprefix("W/") in [one.removeprefix("W/") for one in etags]
