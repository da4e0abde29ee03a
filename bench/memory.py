"""The memory of a worker after many requests, beside that of one with an empty Django.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL.
"""

import random
import re
from pathlib import Path
from typing import NamedTuple

from bench.servers import Servers, hostile, stored
from bench.visiting import Visitor
from tests.serving import Server

MIXED, FEW = 100_000, 1_000


class Memory(NamedTuple):
    """Megabytes: what is in memory, and what of it no other process shares."""

    resident: float
    own: float


def measure(servers: Servers) -> None:
    """The memory of one worker after so many requests, and of one with an empty Django."""
    portal = servers.portal(WEB_CONCURRENCY="1")
    listed = re.findall(r"<loc>http://[^/]+(/[^<]*)</loc>", Visitor(portal.port).get("/sitemap.xml").body.decode())
    chance, visitor, done = random.Random(8), Visitor(portal.port, Accept_Encoding="br"), 0
    # So few that all of them are kept after the first thousand: what is added then is what isn't given back.
    listed = chance.sample(listed, 200)
    sizes = {}
    for goal in (FEW, MIXED):
        while done < goal:
            done += 1
            visitor.get(hostile(chance) if chance.random() < 0.05 else chance.choice(listed))
        sizes[goal] = _memory(portal)
    page = stored(Visitor(portal.port, Accept_Encoding="br").get("/sv/"), servers.folder)
    others = {
        "an empty Django": (servers.beside("application", page, BENCH_DJANGO="empty", WEB_CONCURRENCY="1"), "/empty/"),
        "a new project, its admin's sign-in": (servers.new_project(), "/admin/login/"),
    }
    print(f"\nP8: a worker's memory in MB, {len(listed):,} addresses, 5 % of the requests hostile.")
    print(f"{'':36}{'resident':>10}{'portal ÷':>10}{'its own':>10}{'portal ÷':>10}")
    for name, size in ((f"the portal after {MIXED:,}", sizes[MIXED]), (f"  after {FEW:,}", sizes[FEW])):
        _compare(name, size, sizes[MIXED])
    for name, (other, path) in others.items():
        for _time in range(FEW):
            assert Visitor(other.port).get(path).status == 200
        _compare(name, _memory(other), sizes[MIXED])


def _compare(name: str, size: Memory, portal: Memory) -> None:
    numbers = "".join(f"{each:10.0f}{ours / each:10.3f}" for each, ours in zip(size, portal, strict=True))
    print(f"  {name:34}{numbers}")


def _memory(server: Server) -> Memory:
    """That of the one worker of a server."""
    [worker] = server.workers()
    told = dict(re.findall(r"^(\w+): +(\d+) kB", Path(f"/proc/{worker}/smaps_rollup").read_text(), re.MULTILINE))
    return Memory(int(told["Rss"]) / 1024, (int(told["Private_Dirty"]) + int(told["Private_Clean"])) / 1024)


def main() -> None:
    with Servers.of_a_new_portal() as servers:
        measure(servers)


if __name__ == "__main__":
    main()
