"""What the log tells of requests: one line each, and their id in every other line that they lead to.

A line holds nothing of the visitor: no IP address, no cookie, no name of a browser, and nothing that somebody typed. Of
an address it tells the pattern, and the path only where that led to a public page. What is counted is counted from
these lines (`manage.py counts`).
"""

import json
import logging
import random
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from time import perf_counter
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from icld_site.delivery.private import is_private

logger = logging.getLogger("icld.requests")

#: Where in a request's WSGI environment the facts for its line stand. A layer that answers in Django's place, with what
#: Django answered before, puts the facts of that answer here again.
TOLD = "icld.told"

_SANE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")
#: What programs that read whole sites call themselves. Only whether one did is told.
_ROBOT = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor|curl|wget|python|java/|go-http", re.IGNORECASE)
_PAGE = {200, 304}

_as_json = json.JSONEncoder(ensure_ascii=False, default=str).encode

_request_id: ContextVar[str] = ContextVar("request_id", default="")


class Observed:
    """The outermost layer around a WSGI application: gives each request an id and tells of it when it is answered.

    An id that comes with the request (`X-Request-ID`, from a proxy) is kept where it looks like one. `ms` is the time
    until the answer began, and `bytes` how long it says it is: how fast a visitor takes it isn't ours to tell.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        started = perf_counter()
        known = environ.get("HTTP_X_REQUEST_ID", "")
        own = known if known and _SANE_ID.fullmatch(known) else _new_id()
        before = _request_id.set(own)
        told: dict[str, Any] = {"method": environ.get("REQUEST_METHOD", "")[:20], "route": None, "status": 500}
        environ[TOLD] = told

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            told["status"] = int(status[:3])
            told["bytes"] = next((int(value) for name, value in headers if name == "Content-Length"), None)
            return start_response(status, [*headers, ("X-Request-ID", own)], *error)

        try:
            return self.application(environ, start)
        finally:
            told["ms"] = round((perf_counter() - started) * 1000, 1)
            if _is_robot(environ.get("HTTP_USER_AGENT", "")):
                told["robot"] = True
            _tell(told)
            _request_id.reset(before)


def _new_id() -> str:
    """Unlike all others, not secret: asking the system for bytes nobody can guess would let another thread go first."""
    return f"{random.getrandbits(64):016x}"


@lru_cache(maxsize=256)
def _is_robot(browser: str) -> bool:
    return _ROBOT.search(browser) is not None


def _tell(told: Mapping[str, Any]) -> None:
    """Write the line. It is made by hand, since looking up who calls, as loggers do, costs more than all the rest."""
    if logger.isEnabledFor(logging.INFO):
        record = logging.LogRecord(logger.name, logging.INFO, "", 0, "request", None, None)
        record.told = told
        logger.handle(record)


class Told:
    """Middleware that adds what only Django knows: the pattern of the address and the language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_file = request.path_info.startswith(settings.STATIC_URL)
        note(request, "route", request.resolver_match.route if request.resolver_match else "static/" * is_file or None)
        note(request, "language", getattr(request, "LANGUAGE_CODE", None))
        if request.resolver_match and response.status_code in _PAGE and not is_private(request):
            note(request, "path", request.path_info)
        return response


def note(request: HttpRequest, name: str, fact: Any) -> None:
    """Add a fact to the request's line. It may say nothing of who asks."""
    request.META.setdefault(TOLD, {})[name] = fact


class AsJson(logging.Formatter):
    """A line of log as one JSON object: when (UTC), how grave, from where, what, and in which request."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        told: Mapping[str, Any] = getattr(record, "told", {})
        line = {
            "at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": _untyped(record),
            "request": _request_id.get() or None,
            **told,
        }
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return _as_json(line)


def _untyped(record: logging.LogRecord) -> str:
    """The message without what somebody sent: gunicorn and Django quote an address, or what they can't read in it.

    The request's own line, with the same id, tells the pattern of the address.
    """
    if record.name == "django.request" and record.msg == "%s: %s" and isinstance(record.args, tuple):
        return str(record.args[0])
    if record.name == "gunicorn.error":
        said = str(record.msg)
        if said.startswith("Invalid request from ip"):
            return f"Invalid request: {type(sys.exception()).__name__}"
        if said.startswith("Error handling request"):
            return "Error handling request"
    return record.getMessage()
