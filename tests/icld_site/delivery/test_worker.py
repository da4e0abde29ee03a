"""The portal behind its real server: what gunicorn lets through, and what it answers by itself."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Where a gunicorn of our own listens, with an empty database and collected static files."""
    folder = tmp_path_factory.mktemp("server")
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "STATIC_ROOT": str(folder / "static"),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    for prepared in (["migrate"], ["collectstatic", "--no-input"]):
        subprocess.run([sys.executable, "manage.py", *prepared, "-v0"], cwd=ROOT, env=environment, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "icld_site.wsgi"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_for(port)
        yield port
        written = (folder / "log").read_text()
        assert "127.0.0.1" not in written.replace(f"http://127.0.0.1:{port}", "")
        assert "Svensson" not in written
        told = [json.loads(line) for line in written.splitlines()]
        assert told[0]["message"].startswith("Starting gunicorn")
        assert "Invalid request: InvalidHTTPVersion" in [line["message"] for line in told]
        assert {line["status"] for line in told if line["logger"] == "icld.requests"} == {200, 414}
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(port):
    for _ in range(300):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("gunicorn did not start")


def ask(port, method, target):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, target)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()


def target_of(length):
    return "/healthz?" + "a" * (length - len("/healthz?"))


def test_an_address_of_8190_bytes_is_answered(port):
    assert ask(port, "GET", target_of(8190))[::2] == (200, "ok\n")


@pytest.mark.parametrize("length", [8191, 16_000])
def test_a_longer_address_is_refused_with_a_page(port, length):
    status, headers, body = ask(port, "GET", target_of(length))
    assert (status, headers["Content-Type"]) == (414, "text/html; charset=utf-8")
    assert "<h1" in body


@pytest.mark.parametrize("length", [16_385, 60_000, 500_000])
def test_an_address_beyond_all_bounds_is_refused_in_both_languages(port, length):
    status, headers, body = ask(port, "GET", target_of(length))
    assert (status, headers["Content-Type"]) == (414, "text/plain; charset=utf-8")
    assert len(body.splitlines()) == 5


def test_head_has_the_length_of_get_and_nothing_after_it(port):
    status, headers, body = ask(port, "HEAD", "/robots.txt")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) == len(ask(port, "GET", "/robots.txt")[2])


def test_what_cannot_be_read_is_refused_and_not_told_in_the_log(port):
    """The fixture reads the log afterwards."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sent:
        sent.sendall(b"GET /sv/sok/?q=Anna Svensson HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert sent.recv(1000).startswith(b"HTTP/1.1 400")


def test_a_request_that_is_none_is_refused(port):
    with socket.create_connection(("127.0.0.1", port), timeout=10) as sent:
        sent.sendall(b"\x16\x03\x01\r\n\r\n")
        assert sent.recv(1000).startswith(b"HTTP/1.1 400")
