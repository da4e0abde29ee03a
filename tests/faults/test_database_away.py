"""The database goes away for ten seconds while visitors ask, and comes back."""

import socket
import threading
import time
from contextlib import closing, contextmanager, suppress
from urllib.parse import urlsplit

import pytest

from tests.faults.visitors import visitors
from tests.serving import ask, free_port, wait_until

pytestmark = pytest.mark.postgresql


class Way:
    """The way to the database, which can be shut: connections break, and new ones are refused or never answered."""

    def __init__(self, target: tuple[str, int]) -> None:
        self.target, self.port = target, free_port()
        self._open: list[socket.socket] = []
        self.open()

    def open(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def shut(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for end in self._open:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                ours, _ = listener.accept()
                theirs = socket.create_connection(self.target)
                self._open += [ours, theirs]
                for source, sink in ((ours, theirs), (theirs, ours)):
                    threading.Thread(target=_carry, args=(source, sink), daemon=True).start()


def _carry(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError), closing(source), closing(sink):
        while data := source.recv(65536):
            sink.sendall(data)


@contextmanager
def behind_a_way(portal):
    """The portal's server, and the way between it and its database."""
    parts = urlsplit(portal.database_url)
    way = Way((parts.hostname, parts.port))
    url = portal.database_url.replace(f":{parts.port}/", f":{way.port}/")
    with portal.serve(DATABASE_URL=url) as server:
        yield server, way


def test_pages_say_when_to_come_back_while_the_database_is_away_and_then_come_back_by_themselves(portal, seconds):
    with behind_a_way(portal) as (server, way):
        assert ask(server.port, "/sv/").status == 200
        for _until_every_worker_keeps_it in range(40):
            assert ask(server.port, "/en/").status == 200
        way.shut()
        start = time.monotonic()
        while time.monotonic() - start < max(10, seconds):
            answer = ask(server.port, f"/sv/sok/?q=kommun{time.monotonic()}", timeout=15)
            assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
            assert "Sidan kan inte visas just nu" in answer.text
            assert "The page cannot be shown right now" in answer.text
            assert ask(server.port, "/healthz").status == 200
            assert ask(server.port, "/en/").status == 200, "what is kept goes on"
        assert ask(server.port, "/readyz").text == "away: database\n"
        way.open()
        wait_until(lambda: ask(server.port, "/sv/sok/?q=kommun").status == 200, 5)
        assert [ask(server.port, "/sv/").status for _again in range(30)] == [200] * 30


def test_many_who_ask_meanwhile_are_all_told_and_nobody_waits_long(portal):
    with behind_a_way(portal) as (server, way):
        assert ask(server.port, "/sv/").status == 200
        way.shut()
        with visitors(server.port, 20, [f"/sv/sok/?q={word}" for word in ("kommun", "region", "projekt")]) as told:
            time.sleep(8)
        assert set(told.outcomes) == {"503"}
        assert told.slowest < 10
        way.open()
        wait_until(lambda: ask(server.port, "/sv/sok/?q=kommun").status == 200, 5)
