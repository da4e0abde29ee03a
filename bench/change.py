"""Whether kept pages stay right, and fast, while content changes and one request of ten is hostile.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL.
"""

import multiprocessing
import operator
import random
import re
import threading
import time
from dataclasses import astuple, dataclass, field
from functools import reduce
from multiprocessing import Value

from bench.servers import Servers, hostile, stored
from bench.visiting import Seen, Visitor, percentile
from tests.editor import editor

WATCHED, VISITORS = 30, 4  # seconds, and how many ask at once


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


def measure(servers: Servers) -> None:
    """An editor saves each second, one request of ten is hostile; each body is looked at. Before that, neither; and
    before that a bare answer, asked for in the same way: what is in its ratio is this machine's and the visitors'. A
    fifth visitor asks for that while the editor saves, too: the machine has the same to do then.
    """
    portal = servers.portal("bench.telling:application")
    page = stored(Visitor(portal.port).get("/sv/"), servers.folder)
    print(f"\nP7: {WATCHED} s each, four visitors; milliseconds.")
    print(f"{'':28}{'pages':>8}{'hostile':>9}{'p50':>8}{'p99':>8}{'p99 ÷ p50':>11}{'wrong':>7}")
    bare = servers.beside("hello", page)
    _tell("bare WSGI", _watched(bare.port, ["/sv/"], 0)[0])
    with editor(servers.content) as at_work:
        pages = [*at_work.addresses * 2, "/sv/", "/en/", "/sv/aktuellt/", "/en/news/", "/sv/far-vi-ansoka/"]
        _tell("nothing changes", _watched(portal.port, pages, 0)[0])
        is_over = threading.Event()

        def edit() -> None:
            while not is_over.wait(1):
                _begun.value += 1
                at_work.save(f"Rubrik nummer {_begun.value}.")
                _saved.value = _begun.value

        thread = threading.Thread(target=edit)
        thread.start()
        seen, beside = _watched(portal.port, pages, 0.1, bare.port)
        _tell("an editor saves each second", seen)
        _tell("bare WSGI, meanwhile", beside)
        is_over.set()
        thread.join()
    print(*(line for line in portal.log.read_text().splitlines() if '"ERROR"' in line), sep="\n", end="")


def _watched(port: int, pages: list[str], hostile_share: float, beside: int | None = None) -> tuple[Watch, Watch]:
    """What four visitors saw, each a process of its own, so that none waits for another one; and what one of a bare
    server saw meanwhile, where its port is given.
    """
    asked = [(port, pages, hostile_share, seed) for seed in range(VISITORS)]
    asked += [(beside, ["/sv/"], 0, VISITORS)] if beside else []
    with multiprocessing.get_context("fork").Pool(len(asked)) as visitors:
        seen = visitors.starmap(_look, asked)
    return _together(seen[:VISITORS]), _together(seen[VISITORS:])


def _together(seen: list[Watch]) -> Watch:
    return reduce(lambda one, other: Watch(*map(operator.add, astuple(one), astuple(other))), seen, Watch())


def _tell(name: str, watch: Watch) -> None:
    with_made = [("  and pages that are made", watch.kept + watch.made)] if watch.made else []
    for what, seconds in ((name, watch.kept), *with_made):
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


def main() -> None:
    with Servers.of_a_new_portal() as servers:
        measure(servers)


if __name__ == "__main__":
    main()
