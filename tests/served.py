"""The portal behind its real server, in processes of its own, with a database that tests elsewhere don't see."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).parents[1]
#: Gives an article each headline that is read from stdin, and says when it is saved; its two addresses come first.
EDITOR = """
import sys, django
django.setup()
from news.models import Article
row = Article.objects.exclude(slug_en=None).exclude(title_en="").first()
print(row.get_absolute_url("sv"), row.get_absolute_url("en"), flush=True)
for line in sys.stdin:
    row.title_sv = row.title_en = line.strip()
    row.save()
    print("saved", flush=True)
"""


@contextmanager
def database(folder: Path, name: str) -> Iterator[str]:
    """The address of an empty database: a file in a folder, or one of the PostgreSQL that the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'db.sqlite3'}"
        return
    server = connection.settings_dict
    parts = {"host": server["HOST"], "port": server["PORT"], "user": server["USER"], "password": server["PASSWORD"]}
    name = f"served_{name}_{os.getpid()}"
    with psycopg.connect(dbname="postgres", autocommit=True, **{k: v for k, v in parts.items() if v}) as maintenance:
        maintenance.execute(f'CREATE DATABASE "{name}"')
        try:
            secret = f":{parts['password']}" if parts["password"] else ""
            yield f"postgres://{parts['user']}{secret}@{parts['host']}:{parts['port'] or 5432}/{name}"
        finally:
            maintenance.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def environment(folder: Path, database_url: str, **more: str) -> dict[str, str]:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "RUN_ROOT": str(folder / "run"),
        "PORT": str(port),
        "SITE_URL": f"http://localhost:{port}",
        "SECRET_KEY": settings.SECRET_KEY,
        **more,
    }


def manage(environ: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "manage.py", *command, "-v0"], cwd=ROOT, env=environ, check=True)


def set_up(environ: dict[str, str]) -> None:
    """The tables, the starting content, the index, and the static files."""
    for command in (["migrate"], ["collectstatic", "--no-input"], ["loadcontent"], ["searchindex"]):
        manage(environ, *command)


@contextmanager
def gunicorn(environ: dict[str, str], log: Path, application: str = "icld_site.wsgi") -> Iterator[int]:
    """The server's process; ended, with its workers, afterwards."""
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", application]
    with log.open("w") as written:
        server = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=written, stderr=written)
    try:
        _wait_for(int(environ["PORT"]))
        yield server.pid
    finally:
        server.terminate()
        server.wait(timeout=60)


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("gunicorn did not start")
