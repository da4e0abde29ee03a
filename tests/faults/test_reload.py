"""A reload and a restart while visitors ask: none of them notices."""

import signal
import socket
import time
from contextlib import ExitStack

import pytest

from tests.faults.visitors import visitors
from tests.serving import wait_until

PAGES = ("/sv/", "/en/news/", "/healthz", "/data/countries.json")


@pytest.mark.parametrize("stays", [False, True])
def test_a_reload_under_load_loses_no_request(shared_portal, seconds, stays):
    with shared_portal.serve() as server:
        before = set(server.workers())
        with visitors(server.port, 6, PAGES, stays=stays) as told:
            time.sleep(1)
            for _reload in range(2):
                server.signal(signal.SIGHUP)
                time.sleep(seconds / 2)
            wait_until(lambda: not before & set(server.workers()))
        assert set(told.outcomes) == {"200"}
        assert told.outcomes["200"] > 20


def test_a_restart_with_the_socket_kept_loses_no_request(shared_portal):
    """As systemd does it: the socket stays, and who asks in between waits for the new process."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as kept, ExitStack() as servers:
        old = servers.enter_context(shared_portal.serve(socket_of_ours=kept))
        with visitors(old.port, 4, PAGES) as told:
            time.sleep(1)
            old.signal(signal.SIGTERM)
            old.process.wait(timeout=40)
            servers.enter_context(shared_portal.serve(socket_of_ours=kept))
            until_then = told.outcomes["200"]
            wait_until(lambda: told.outcomes["200"] > until_then + 20)
        assert set(told.outcomes) == {"200"}
