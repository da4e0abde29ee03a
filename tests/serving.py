"""The portal in processes of its own, as it runs in production: gunicorn, a database, uploads and static files."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings

ROOT = Path(__file__).parents[1]
GUNICORN = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
#: Runs a program as systemd does: the socket is file 3, for the process of that number.
HANDED_OVER = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.environ.update(LISTEN_FDS="1", LISTEN_PID=str(os.getpid()))
os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str
    seconds: float


def ask(port: int, path: str, *, timeout: float = 20, method: str = "GET", **headers: str) -> Answer:
    """One request over a connection of its own. Raises OSError or HTTPException where there is no answer."""
    start = time.monotonic()
    with closing(HTTPConnection("127.0.0.1", port, timeout=timeout)) as connection:
        connection.request(method, path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode(errors="replace")
        return Answer(response.status, dict(response.getheaders()), text, time.monotonic() - start)


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        return chosen.getsockname()[1]


def wait_until(holds, seconds: float = 30) -> float:
    """Wait for something, and return for how many seconds."""
    start = time.monotonic()
    while not holds():
        if time.monotonic() - start > seconds:
            raise TimeoutError(f"not within {seconds} seconds")
        time.sleep(0.05)
    return time.monotonic() - start


@dataclass
class Server:
    port: int
    process: subprocess.Popen
    log: Path
    host: str

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def is_up(self) -> bool:
        """Whether it answers; what is served beside the portal may have no page there."""
        try:
            return ask(self.port, "/healthz", timeout=2, Host=self.host).status in (200, 404)
        except (OSError, HTTPException):
            return False


@dataclass
class Portal:
    """A folder with uploads, and a database. `environment` is what its processes are given."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def media(self) -> Path:
        return Path(self.environment["MEDIA_ROOT"])

    @property
    def database_url(self) -> str:
        return self.environment["DATABASE_URL"]

    def manage(self, *arguments: str, expected: int = 0, **environment: str) -> str:
        """What a command says, on either stream."""
        done = self.python("manage.py", *arguments, **environment)
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout + done.stderr

    def python(self, *arguments: str, timeout: float = 120, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        given = self.environment | environment
        return subprocess.run(
            command, cwd=ROOT, env=given, capture_output=True, text=True, timeout=timeout, check=False
        )

    @contextmanager
    def serve(
        self, application: str = "icld_site.wsgi", *, socket_of_ours: socket.socket | None = None, **environment: str
    ) -> Iterator[Server]:
        """gunicorn, until the end of the block. It listens where the environment says, or on a socket handed over."""
        port = socket_of_ours.getsockname()[1] if socket_of_ours else int(environment.get("PORT") or free_port())
        given = self.environment | {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"} | environment
        log = self.folder / f"log-{uuid4().hex[:8]}"
        command = [sys.executable, "-c", HANDED_OVER, str(socket_of_ours.fileno())] if socket_of_ours else []
        with log.open("w") as written:
            fds = (socket_of_ours.fileno(),) if socket_of_ours else ()
            process = subprocess.Popen(
                [*command, *GUNICORN, application], cwd=ROOT, env=given, stdout=written, stderr=written, pass_fds=fds
            )
        server = Server(port, process, log, host=given["SITE_URL"].partition("://")[2])
        try:
            wait_until(lambda: process.poll() is not None or server.is_up())
            assert process.poll() is None, log.read_text()
            yield server
        finally:
            process.terminate()
            try:
                process.wait(timeout=40)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def new_portal(folder: Path) -> Iterator[Portal]:
    """A portal with the starting content, its static files collected."""
    with _database(folder) as url:
        portal = _portal(folder, url)
        portal.media.mkdir()
        portal.manage("migrate", "-v0")
        portal.manage("loadcontent", "--no-history", "-v0")
        portal.manage("collectstatic", "--no-input", "-v0")
        yield portal


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A new portal with its starting content, made once a process and never changed."""
    with new_portal(tmp_path_factory.mktemp("portal")) as portal:
        yield portal


@pytest.fixture
def portal(_template: Portal, tmp_path: Path) -> Iterator[Portal]:
    """A portal of the test's own, with the starting content."""
    with _copied(_template, tmp_path) as copy:
        yield copy


@pytest.fixture(scope="module")
def shared_portal(_template: Portal, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal with the starting content for the tests of a module, which leave it as it is."""
    with _copied(_template, tmp_path_factory.mktemp("shared")) as copy:
        yield copy


@contextmanager
def _copied(template: Portal, folder: Path) -> Iterator[Portal]:
    with _database(folder, like=template.database_url) as url:
        copy = _portal(folder, url, static=template.environment["STATIC_ROOT"])
        shutil.copytree(template.media, copy.media)
        yield copy


@pytest.fixture
def empty_portal(_template: Portal, tmp_path: Path) -> Iterator[Portal]:
    """A portal whose database has not even tables."""
    folder = tmp_path / "empty"
    folder.mkdir()
    with _database(folder) as url:
        yield _portal(folder, url, static=_template.environment["STATIC_ROOT"])


def _portal(folder: Path, url: str, static: str = "") -> Portal:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_"))}
    own = {
        "DATABASE_URL": url,
        "SECRET_KEY": "k" * 50,
        "MEDIA_ROOT": str(folder / "uploads"),
        "RUN_ROOT": str(folder / "run"),
        "STATIC_ROOT": static or str(folder / "static"),
    }
    return Portal(folder, kept | own)


@contextmanager
def _database(folder: Path, like: str = "") -> Iterator[str]:
    """The address of a new database, a copy of another one or empty, of the kind that the tests run on."""
    of_tests = settings.DATABASES["default"]
    if "sqlite" in of_tests["ENGINE"]:
        file = folder / "db.sqlite3"
        if like:
            shutil.copyfile(like.removeprefix("sqlite:///"), file)
        yield f"sqlite:///{file}"
        return
    name, model = f"portal_{uuid4().hex}", like.rpartition("/")[2] or "template1"
    secret = f":{of_tests['PASSWORD']}" if of_tests["PASSWORD"] else ""
    host = f"{of_tests['HOST'] or '127.0.0.1'}:{of_tests['PORT'] or 5432}"
    server = f"postgres://{of_tests['USER']}{secret}@{host}"
    _on(server, f'CREATE DATABASE "{name}" TEMPLATE "{model}"')
    try:
        yield f"{server}/{name}"
    finally:
        _on(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _on(server: str, statement: str) -> None:
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement)
