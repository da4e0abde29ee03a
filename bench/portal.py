"""A portal to measure: with a database of its own beside the one of DATABASE_URL, and in a process of its own."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from icld_site.publishing.versions import replace_mark


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


def answer(name: str, fill: Callable[[], None], talk: Connection) -> None:
    """Tell of each path that comes what it costs in a portal of its own, until an empty one comes.

    A path is asked for from inside, without a network. Told are the seconds of the first request after content has
    changed, and the median of those that follow.
    """
    try:
        with portal(name, fill):
            visitor = Client(headers={"host": "localhost"})
            talk.send("ready")
            while asked := talk.recv():
                path, requests = asked
                replace_mark()
                first, *rest = (_seconds(visitor, path) for _request in range(requests + 1))
                talk.send((first, statistics.median(rest)))
    finally:
        talk.send("gone")


def _seconds(visitor: Client, path: str) -> float:
    start = time.perf_counter()
    response = visitor.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return time.perf_counter() - start
