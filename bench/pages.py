"""What a kept page costs beside a bare answer of the same bytes, and whether it holds when content changes.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL. Each server is gunicorn with the
portal's own settings; they are asked in turn by wrk (apt-get install wrk), and the ratios are those of the same round.
The visitors, the servers and the editor share this machine's cores: only the ratios say something.
"""

import json
import multiprocessing
import operator
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64encode
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from functools import reduce
from multiprocessing import Value
from pathlib import Path
from typing import NamedTuple

from bench.visiting import Seen, Visitor, percentile
from tests.editor import editor
from tests.serving import ROOT, Server, new_portal

ROUNDS, SECONDS = 11, 1
AGAINST = ("bare WSGI", "bare WSGI, 2 headers", "empty Django view", "Django's page cache")
MIXED, FEW = 100_000, 1_000
WATCHED = 30  # seconds
#: What the server adds to each answer, and what tells our visitors that Django made it.
OWN = ("Server", "Date", "Connection", "X-Made")


class Servers:
    """The portal, and what it is measured beside, each with a server of its own that ends with the measurement."""

    def __init__(self, stack: ExitStack) -> None:
        self.folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.content = stack.enter_context(new_portal(self.folder))
        self._stack = stack

    def portal(self, application: str = "icld_site.wsgi", **more: str) -> Server:
        """A portal of its own over the one database."""
        return self._stack.enter_context(self.content.serve(application, LOG_LEVEL="ERROR", **more))

    def beside(self, name: str, page: Path, **more: str) -> Server:
        # Not as a part of `bench`, which sets the portal up.
        own = {"PYTHONPATH": str(ROOT / "bench"), "DJANGO_SETTINGS_MODULE": "beside", "BENCH_PAGE": str(page)}
        return self._stack.enter_context(self.content.serve(f"beside:{name}", **own, **more))

    def new_project(self) -> Server:
        """What `startproject` makes, as it is: with admin, sessions and the eight usual middlewares."""
        home = self.folder / "project"
        home.mkdir()
        self.content.python("-m", "django", "startproject", "demo", str(home), DJANGO_SETTINGS_MODULE="")
        own = {"PYTHONPATH": str(home), "DJANGO_SETTINGS_MODULE": "demo.settings"}
        return self._stack.enter_context(self.content.serve("demo.wsgi", WEB_CONCURRENCY="1", **own))


def _stored(seen: Seen, folder: Path) -> Path:
    """The page as the portal sends it, for the others to send too; without what gunicorn adds to every answer."""
    lines = seen.head.decode().split("\r\n")[1:-2]
    headers = [pair for line in lines if (pair := line.split(": ", 1))[0] not in OWN]
    file = folder / "page.json"
    file.write_text(json.dumps({"headers": headers, "body": b64encode(seen.body).decode()}))
    return file


# P1


def throughput(servers: Servers) -> None:
    """Requests a second of the home page: the portal's, and the others' in turn."""
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("wrk is missing: apt-get install wrk")
    started = time.perf_counter()
    portal = servers.portal()
    visitor = Visitor(portal.port, Accept_Encoding="br")
    for _time in range(20):  # so that each worker has made it
        seen = visitor.get("/sv/")
        visitor.close()
    print(f"Ready, with its first pages sent: {time.perf_counter() - started:.1f} s")
    page = _stored(seen, servers.folder)
    asked = {
        "kept page": (portal, "/sv/"),
        AGAINST[0]: (servers.beside("hello", page), "/sv/"),
        AGAINST[1]: (servers.beside("short", page), "/sv/"),
        AGAINST[2]: (servers.beside("application", page, BENCH_DJANGO="empty"), "/empty/"),
        AGAINST[3]: (servers.beside("application", page, BENCH_DJANGO="cache"), "/sv/"),
    }
    rounds = [{name: _load(wrk, *where) for name, where in asked.items()} for _round in range(ROUNDS + 1)][1:]
    print(f"\nP1: home page, {len(seen.body):,} bytes of brotli; medians of {ROUNDS} rounds in turn of {SECONDS} s.")
    print("The second ratio is that of the processor time of the workers: what else the machine does isn't in it.")
    print(f"{'':24}{'requests/s':>12}{'µs each':>9}{'kept ÷ this':>13}{'by time':>9}")
    for name in asked:
        ratios = [statistics.median(told["kept page"][0] / told[name][0] for told in rounds)]
        ratios += [statistics.median(told[name][1] / told["kept page"][1] for told in rounds)]
        a_second, each = (statistics.median(told[name][part] for told in rounds) for part in (0, 1))
        print(f"{name:24}{a_second:12,.0f}{each * 1e6:9.0f}{ratios[0]:13.2f}{ratios[1]:9.2f}")


def _load(wrk: str, server: Server, path: str) -> tuple[float, float]:
    """Requests a second, and the processor seconds of the workers for each."""
    before = _processor_seconds(server)
    url = f"http://127.0.0.1:{server.port}{path}"
    command = [wrk, "-t1", "-c8", f"-d{SECONDS}", "-H", "Accept-Encoding: br", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in told, told
    requests = int(re.search(r"(\d+) requests in", told)[1])
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", told)[1]), (_processor_seconds(server) - before) / requests


def _processor_seconds(server: Server) -> float:
    stats = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in server.workers()]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / os.sysconf("SC_CLK_TCK")


# P7


@dataclass
class Watch:
    """What a visitor saw. `kept` and `made` in seconds; `wrong` tells of what nobody should get."""

    kept: list[float] = field(default_factory=list)
    made: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    hostile: int = 0


#: Of the headlines of an article, the numbers of the last one that an editor began to save, and of the last one saved.
#: The visitors' processes read them.
_begun, _saved = Value("i", -1), Value("i", -1)


def under_change(servers: Servers) -> None:
    """An editor saves each second, one request of ten is hostile; each body is looked at. Before that, neither; and
    before that a bare answer, asked for in the same way: what is in its ratio is this machine's and the visitors'.
    """
    portal = servers.portal("bench.telling:application")
    page = _stored(Visitor(portal.port).get("/sv/"), servers.folder)
    print(f"\nP7: {WATCHED} s each, four visitors; milliseconds.")
    print(f"{'':28}{'pages':>8}{'hostile':>9}{'p50':>8}{'p99':>8}{'p99 ÷ p50':>11}{'wrong':>7}")
    _tell("bare WSGI", _watched(servers.beside("hello", page).port, ["/sv/"], 0))
    with editor(servers.content) as at_work:
        pages = [*at_work.addresses * 2, "/sv/", "/en/", "/sv/aktuellt/", "/en/news/", "/sv/far-vi-ansoka/"]
        _tell("nothing changes", _watched(portal.port, pages, 0))
        is_over = threading.Event()

        def edit() -> None:
            while not is_over.wait(1):
                _begun.value += 1
                at_work.save(f"Rubrik nummer {_begun.value}.")
                _saved.value = _begun.value

        thread = threading.Thread(target=edit)
        thread.start()
        _tell("an editor saves each second", _watched(portal.port, pages, 0.1))
        is_over.set()
        thread.join()
    print(*(line for line in portal.log.read_text().splitlines() if '"ERROR"' in line), sep="\n", end="")


def _watched(port: int, pages: list[str], hostile_share: float) -> Watch:
    """What four visitors saw, each a process of its own, so that none waits for another one."""
    asked = [(port, pages, hostile_share, seed) for seed in range(4)]
    with multiprocessing.get_context("fork").Pool(len(asked)) as visitors:
        seen = visitors.starmap(_look, asked)
    return Watch(*(reduce(operator.add, (getattr(each, part.name) for each in seen)) for part in fields(Watch)))


def _tell(name: str, watch: Watch) -> None:
    for what, seconds in ((name, watch.kept), ("  and pages that are made", watch.kept + watch.made)):
        p50, p99 = (percentile(seconds, number) * 1000 for number in (50, 99))
        print(f"{what:28}{len(seconds):8,}{watch.hostile:9,}{p50:8.2f}{p99:8.2f}{p99 / p50:11.1f}{len(watch.wrong):7}")
    print(*watch.wrong[:5], sep="\n", end="")


def _look(port: int, pages: list[str], hostile_share: float, seed: int) -> Watch:
    chance, visitor, watch, ends = random.Random(seed), Visitor(port), Watch(), time.monotonic() + WATCHED
    while time.monotonic() < ends:
        time.sleep(chance.expovariate(40))
        if chance.random() < hostile_share:
            watch.hostile += 1
            if (seen := visitor.get(hostile(chance))).status >= 500:
                watch.wrong.append(f"{seen.status} for a hostile request")
            continue
        path, saved = chance.choice(pages), _saved.value
        seen = visitor.get(path)
        (watch.made if b"X-Made" in seen.head else watch.kept).append(seen.seconds)
        if fault := _fault(seen, path, saved, _begun.value):
            watch.wrong.append(f"{path}: {fault}")
    return watch


def _fault(seen: Seen, path: str, saved: int, begun: int) -> str:
    """What is wrong with a page that was asked for when `saved` was saved, and came when `begun` was being saved."""
    html = seen.body.decode()
    if seen.status != 200 or f'<html lang="{path[1:3]}"' not in html:
        return f"status {seen.status}, or the wrong language"
    numbers = {int(number) for number in re.findall(r"Rubrik nummer (\d+)\.", html)}
    if len(numbers) > 1:
        return f"mixed of {numbers}"
    if numbers and not saved <= min(numbers) <= begun:
        return f"{numbers} when {saved} was saved"
    return "" if numbers or saved < 0 or path.count("/") < 5 else "the article without its title"


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


# P8


class Memory(NamedTuple):
    """Megabytes: what is in memory, and what of it no other process shares."""

    resident: float
    own: float


def memory(servers: Servers) -> None:
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
    page = _stored(Visitor(portal.port, Accept_Encoding="br").get("/sv/"), servers.folder)
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


MEASURED = {"throughput": throughput, "change": under_change, "memory": memory}


def main() -> None:
    with ExitStack() as stack:
        servers = Servers(stack)
        for name in sys.argv[1:] or MEASURED:
            MEASURED[name](servers)


if __name__ == "__main__":
    main()
