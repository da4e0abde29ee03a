"""For tests that ask the portal as gunicorn does, past Django's test client."""

from collections.abc import Iterator

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections


@pytest.fixture
def within_the_transaction() -> Iterator[None]:
    """A request that comes in as from outside would close the connection, and the test's rows would go with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
