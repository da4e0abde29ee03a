"""Two real workers, and a third process that changes content: what each of them sends next is fresh."""

import http.client
import os
import subprocess
import sys
from contextlib import closing

import pytest

from tests.served import EDITOR, ROOT, database, environment, gunicorn, set_up


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The port of a portal with the starting content, and its environment."""
    folder = tmp_path_factory.mktemp("workers")
    with database(folder, "workers") as url:
        environ = environment(folder, url, WEB_CONCURRENCY="2")
        set_up(environ)
        with gunicorn(environ, folder / "log"):
            yield int(environ["PORT"]), environ


def get(port, target):
    """Over a connection of its own, so that now one worker answers and now the other."""
    with closing(http.client.HTTPConnection("localhost", port, timeout=30)) as connection:
        connection.request("GET", target)
        response = connection.getresponse()
        return response.status, response.read().decode()


def test_after_each_of_twenty_saves_every_worker_sends_the_new_page(served):
    port, environ = served
    environ = {**environ, "DJANGO_SETTINGS_MODULE": "icld_site.settings", "PYTHONPATH": os.fspath(ROOT)}
    editor = subprocess.Popen(
        [sys.executable, "-c", EDITOR], cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with editor:
        sv, en = editor.stdout.readline().split()
        for number in range(20):
            editor.stdin.write(f"Rubriken {number}!\n")
            editor.stdin.flush()
            assert editor.stdout.readline() == "saved\n"
            for target in [sv, en, "/sv/aktuellt/", "/sitemap.xml"] + [sv] * 8:
                status, body = get(port, target)
                assert status == 200
                assert "Rubriken" not in body or f"Rubriken {number}!" in body, target
                assert f"Rubriken {number}!" in body or target not in (sv, en)
        editor.stdin.close()
