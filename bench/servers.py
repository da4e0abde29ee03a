"""Servers to measure side by side: the portal, and what sends the same bytes by less, each gunicorn with its settings.

The visitors, the servers and the editor share this machine's cores: only the ratios say something.
"""

import json
import random
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.visiting import Seen, Visitor
from tests.serving import ROOT, Portal, Server, new_portal, wait_until

WORKERS = 2
#: What the server adds to each answer, and what tells our visitors that Django made it.
OWN = ("Server", "Date", "Connection", "X-Made")


class Servers:
    """The portal, and what it is measured beside, each with a server of its own that ends with the measurement."""

    def __init__(self, folder: Path, content: Portal, stack: ExitStack) -> None:
        self.folder, self.content, self._stack = folder, content, stack

    @classmethod
    @contextmanager
    def of_a_new_portal(cls) -> Iterator["Servers"]:
        """With the starting content, which is gone afterwards."""
        with tempfile.TemporaryDirectory() as folder, new_portal(Path(folder)) as content, ExitStack() as stack:
            yield cls(Path(folder), content, stack)

    @contextmanager
    def in_turn(self) -> Iterator["Servers"]:
        """Others over the same content, which end with the block."""
        with ExitStack() as stack:
            yield Servers(self.folder, self.content, stack)

    def portal(self, application: str = "icld_site.wsgi", **more: str) -> Server:
        """A portal of its own over the one database."""
        own = {"LOG_LEVEL": "ERROR", "WEB_CONCURRENCY": str(WORKERS)} | more
        return self._stack.enter_context(self.content.serve(application, **own))

    def beside(self, name: str, page: Path, **more: str) -> Server:
        # Not as a part of `bench`, which sets the portal up.
        own = {"PYTHONPATH": str(ROOT / "bench"), "DJANGO_SETTINGS_MODULE": "beside", "BENCH_PAGE": str(page)}
        own |= {"WEB_CONCURRENCY": str(WORKERS)} | more
        return self._stack.enter_context(self.content.serve(f"beside:{name}", **own))

    def new_project(self) -> Server:
        """What `startproject` makes, as it is: with admin, sessions and the eight usual middlewares."""
        home = self.folder / "project"
        home.mkdir()
        self.content.python("-m", "django", "startproject", "demo", str(home), DJANGO_SETTINGS_MODULE="")
        own = {"PYTHONPATH": str(home), "DJANGO_SETTINGS_MODULE": "demo.settings"}
        return self._stack.enter_context(self.content.serve("demo.wsgi", WEB_CONCURRENCY="1", **own))


def stored(seen: Seen, folder: Path) -> Path:
    """The page as the portal sends it, for the others to send too; without what gunicorn adds to every answer."""
    lines = seen.head.decode().split("\r\n")[1:-2]
    headers = [pair for line in lines if (pair := line.split(": ", 1))[0] not in OWN]
    file = folder / "page.json"
    file.write_text(json.dumps({"headers": headers, "body": b64encode(seen.body).decode()}))
    return file


def warm(server: Server, path: str) -> Seen:
    """Ask until each worker has made the page. One alone would be given all connections, and keep them."""
    wait_until(lambda: len(server.workers()) == WORKERS)
    visitor = Visitor(server.port, Accept_Encoding="br")
    for _time in range(20):
        seen = visitor.get(path)
        visitor.close()
    return seen


def hostile(chance: random.Random) -> str:
    """An address that somebody thinks up: queries of all kinds, paths that lead nowhere, what can't be read."""
    letters = "".join(chance.choices("abcdefghijklmnop%&=+'\"<>;", k=chance.randrange(1, 60))).replace(" ", "")
    return chance.choice(
        [
            f"/sv/?{letters}",
            f"/sv/aktuellt/?page={chance.randrange(10**9)}",
            f"/sv/aktuellt/?country={letters[:9]}",
            f"/en/search/?q={letters}",
            f"/sv/far-vi-ansoka/?applicant={letters}",
            f"/data/eligibility.json?applicant=1440&on={letters[:10]}",
            f"/sv/{letters.strip('?&=%<>;')}/",
            "/sv/?a=%00",
            f"/sv/publikationer/?q={letters}&sort={letters[:5]}",
        ]
    ).replace('"', "%22")
