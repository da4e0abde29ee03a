"""Asking a WSGI application as gunicorn does, in this process: what goes out is looked at byte by byte."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

Application = Callable[..., Iterable[bytes]]


@dataclass(frozen=True)
class Answer:
    """`headers` in the order of their names: the order in which they are sent says nothing."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def __getitem__(self, name: str) -> str:
        return dict(self.headers)[name]


def environ_of(target: str, method: str = "GET", **headers: str) -> dict[str, Any]:
    """What gunicorn tells of a request: `ask("/sv/?q=å", accept_encoding="gzip")` is one with that header."""
    path, _, query = target.partition("?")
    site = urlsplit(settings.SITE_URL)
    told = {f"HTTP_{name.upper()}": value for name, value in {"host": site.netloc, **headers}.items()}
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query.encode().decode("latin-1"),
        "RAW_URI": target,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        **told,
    }


def ask(application: Application, target: str, method: str = "GET", **headers: str) -> Answer:
    return ask_with(application, environ_of(target, method, **headers))


def ask_with(application: Application, environ: dict[str, Any]) -> Answer:
    """The connection to the database stays open, as with Django's own test client: it is the test's."""
    told: list[Any] = []
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        response = application(environ, lambda status, headers, *_more: told.append((status, sorted(headers))))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
    [(status, headers)] = told
    return Answer(int(status.split()[0]), headers, body)
