"""A portal to measure: with a database of its own beside the one of DATABASE_URL, and in a process of its own."""

import multiprocessing as mp
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing.connection import Connection
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory

from icld_site.delivery.reads import Handler
from icld_site.publishing.versions import replace_mark

Seconds = dict[str, list[float]]
"""By the name of a portal, what each round took."""


@contextmanager
def portal(name: str, fill: Callable[[], None] = lambda: None) -> Iterator[None]:
    """A new portal: the starting content is loaded, then `fill` changes it. It is gone afterwards."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    connection.settings_dict["TEST"]["NAME"] = (
        f"file:{name}?mode=memory&cache=shared" if connection.vendor == "sqlite" else f"bench_{name}"
    )
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with tempfile.TemporaryDirectory() as settings.MEDIA_ROOT:
            call_command("loadcontent", verbosity=0, history=False)
            with transaction.atomic():
                fill()
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # as the database does of itself after a while
            yield
    finally:
        connection.creation.destroy_test_db("", verbosity=0)


def compared(
    fills: dict[str, Callable[[], None]], paths: Sequence[str], rounds: int, requests: int
) -> Iterator[tuple[str, Seconds, Seconds]]:
    """What each path costs in several portals that stand side by side and are asked in turn, round by round.

    Yields the path, and by the portal's name the seconds of each round: of asking again, and of the first time.
    """
    talks = {}
    for number, (name, fill) in enumerate(fills.items()):
        talks[name], theirs = mp.Pipe()
        mp.get_context("spawn").Process(target=answer, args=(f"portal_{number}", fill, theirs)).start()
    for talk in talks.values():
        assert talk.recv() == "ready"
    for path in paths:
        told: dict[str, list[tuple[float, float]]] = {name: [] for name in talks}
        for _round in range(rounds):
            for name, talk in talks.items():
                talk.send((path, requests))
                told[name].append(talk.recv())
        first, again = ({name: [pair[part] for pair in told[name]] for name in talks} for part in (0, 1))
        yield path, again, first
    for talk in talks.values():
        talk.send(None)
        talk.recv()


def ratio(seconds: Seconds, many: str, few: str) -> float:
    """The median of the ratios of the same round."""
    return statistics.median(one / other for one, other in zip(seconds[many], seconds[few], strict=True))


def medians(seconds: Seconds) -> str:
    """Of each portal, in milliseconds, as columns of ten."""
    return "".join(f"{statistics.median(values) * 1000:10.1f}" for values in seconds.values())


def answer(name: str, fill: Callable[[], None], talk: Connection) -> None:
    """Tell of each path that comes what it costs in a portal of its own, until an empty one comes.

    A path is asked for from inside, without a network. Told are the seconds of the first request after content has
    changed, and the median of those that follow.
    """
    try:
        with portal(name, fill):
            talk.send("ready")
            while asked := talk.recv():
                path, requests = asked
                replace_mark()
                first, *rest = (seconds(partial(visit, path)) for _request in range(requests + 1))
                talk.send((first, statistics.median(rest)))
    finally:
        talk.send("gone")


@cache
def _handler() -> Handler:
    """Django as gunicorn calls it: what a test's client adds isn't measured."""
    return Handler()


def visit(path: str) -> Any:
    """A page, asked for from inside, without a network."""
    environ = RequestFactory().get(path, headers={"host": "localhost"}).environ
    response = _handler()(environ, lambda *_started: None)
    response.close()
    return response


def seconds(call: Callable[[], Any]) -> float:
    """How long a call takes; of a page, which has to be answered with 200."""
    start = time.perf_counter()
    response = call()
    took = time.perf_counter() - start
    assert getattr(response, "status_code", 200) == 200, response
    return took
