"""Whole answers, kept in the memory of a worker and sent again without asking Django: see docs/page-cache.md.

It stands before everything else, so what it lets through untouched is decided here: all but plain GET and HEAD of our
own host by somebody who isn't signed in. It keeps only what Django has marked `public`, for one version of the content
(`publishing/currency.py`), and it sends just the bytes and headers that Django would.
"""

import sys
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.http import parse_etags

from icld_site.delivery.middleware.caching import is_said_again
from icld_site.delivery.middleware.compression import coding
from icld_site.delivery.observing import TOLD
from icld_site.delivery.private import PREFIXES
from icld_site.delivery.reads import NOTED, Reads

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
#: A path, what counts of the query, and the content coding.
Key = tuple[str, str, str]

#: The longest address that is looked for, in bytes. What Django has to say of odd ones it says itself.
LONGEST = 900
#: What a kept answer needs beside its body, at most; measured, in bytes.
BESIDE_BODY = 4096
#: One answer may take this part of the memory, so that a few large ones don't push out all others.
LARGEST_PART = 16
#: Of how many paths it is remembered by what their answers are told apart.
MOST_PATHS = 50_000
#: A request with one of these is another question, or has a body.
OTHER_QUESTION = frozenset(
    {"HTTP_AUTHORIZATION", "HTTP_IF_MATCH", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"}
)
SCHEME = "wsgi.url_scheme"


class Current(Protocol):
    """Says which version of the content holds. A version is the same object for as long as it does."""

    def version(self, now: float) -> object | None: ...
    def still_holds(self, version: Any) -> bool: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its headers, those of a 304 in its place, its bytes as they go out, and what the log tells of it."""

    headers: Headers
    without_body: Headers
    etag: str
    body: bytes
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.body) + BESIDE_BODY


class Shelf:
    """Answers, least recently used out, within so many bytes. Reading takes no lock: each step is one for Python."""

    def __init__(self, limit: int) -> None:
        self._limit, self._used = limit, 0
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._putting = Lock()

    def get(self, key: Key) -> Kept | None:
        answer = self._answers.get(key)
        if answer is not None:
            with suppress(KeyError):  # it may have been pushed out just now
                self._answers.move_to_end(key)
        return answer

    def put(self, key: Key, answer: Kept) -> None:
        with self._putting:
            replaced = self._answers.pop(key, None)
            self._used += answer.size - (replaced.size if replaced else 0)
            self._answers[key] = answer
            while self._used > self._limit:
                self._used -= self._answers.popitem(last=False)[1].size


class Edition:
    """All that is kept of one version of the content.

    Answers to a query stand on a shelf of their own, since anybody can think up queries: they never push out a page.
    """

    def __init__(self, version: object, limit: int) -> None:
        self.version = version
        self._pages, self._asked = Shelf(limit - limit // 4), Shelf(limit // 4)
        self._largest = limit // LARGEST_PART
        #: By what of a query the answers at a path are told apart: by more and more, never by less.
        self._reads: dict[str, Reads] = {}
        self._same_reads: dict[Reads, Reads] = {}
        self._putting = Lock()

    def get(self, path: str, query: str, encoding: str) -> Kept | None:
        if not query:
            return self._pages.get((path, "", encoding))
        if (reads := self._reads.get(path)) is None:
            return None
        key = reads.key(query)
        answer = (self._asked if key else self._pages).get((path, key, encoding))
        return answer if self._reads.get(path) is reads else None

    def put(self, path: str, query: str, encoding: str, reads: Reads, answer: Kept) -> None:
        with self._putting:
            known = self._reads.get(path)
            if answer.size > self._largest or (known is None and len(self._reads) >= MOST_PATHS):
                return
            united = reads | known if known else reads
            if united != known:
                self._reads[path] = self._same_reads.setdefault(united, united)
            key = united.key(query)
            (self._asked if key else self._pages).put((path, key, encoding), answer)


class PageCache:
    """A WSGI application in front of another one. `now` gives the UTC moment in seconds."""

    def __init__(
        self, application: Application, current: Current, limit: int, now: Callable[[], float] = time.time
    ) -> None:
        self._application, self._current, self._limit, self._now = application, current, limit, now
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
            edition = self._edition = Edition(version, self._limit)
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        encoding = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        if answer := edition.get(path, query, encoding):
            return _send(answer, environ, start_response)
        return self._ask(edition, (path, query, encoding), environ, start_response)

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

    def _ask(self, edition: Edition, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Django's answer, kept where it may be: it is of this version if that still holds when it has been made."""
        started: list[Any] = []
        before = dict(environ.get(TOLD, {}))

        def noting(status: str, headers: Headers, *more: Any) -> Any:
            started[:] = status, headers
            return start_response(status, headers, *more)

        response = self._application(environ, noting)
        noted = environ.get(NOTED)
        if noted and environ["REQUEST_METHOD"] == "GET" and _is_public(response, *started):
            told = {name: fact for name, fact in environ.get(TOLD, {}).items() if before.get(name) != fact}
            answer = _kept(started[1], response.content, told)
            if self._current.still_holds(edition.version):
                edition.put(*key, noted.reads(), answer)
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
