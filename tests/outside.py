"""For tests that ask the portal as gunicorn does, past Django's test client."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from icld_site.delivery.observing import AsJson

#: What a visitor's browser and the way to us tell of them.
VISITOR = {
    "REMOTE_ADDR": "192.0.2.77",
    "HTTP_X_FORWARDED_FOR": "198.51.100.7",
    "HTTP_USER_AGENT": "Mozilla/5.0 (a very rare browser)",
    "HTTP_COOKIE": "sessionid=0123456789",
    "HTTP_REFERER": "https://elsewhere.example/private",
}


@cache
def portal() -> Callable[..., Any]:
    """What gunicorn serves. To load it sets logging up anew, so it comes before what looks at the log."""
    from icld_site.wsgi import application

    return application


def ask(path: str, method: str = "GET", app: Callable[..., Any] | None = None, **more: str) -> dict[str, str]:
    """Ask the portal, or another application, and give the headers of the answer."""
    headers: dict[str, str] = {}
    environ = RequestFactory().generic(method, path, **(VISITOR | more)).environ
    list((app or portal())(environ, lambda _status, told, *_error: headers.update(told)))
    return headers


@pytest.fixture
def log_lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """The log as it is written, a dictionary a line."""
    portal()
    written, logger = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(written)
    handler.setFormatter(AsJson())
    logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logger.removeHandler(handler)


@pytest.fixture
def within_the_transaction() -> Iterator[None]:
    """A request that comes in as from outside would close the connection, and the test's rows would go with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
