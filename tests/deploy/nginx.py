"""nginx with the configuration of `deploy/nginx/`, in front of a portal, with ports and folders of its own."""

import os
import shutil
import socket as socketlib
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest

from tests.serving import ROOT, Answer, Portal, Server, free_port, wait_until

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
HOST = "icld.example"
PRODUCTION = {"DJANGO_ENV": "production", "SITE_URL": f"https://{HOST}"}
AROUND = """
include /etc/nginx/modules-enabled/*.conf;
{user}
daemon off;
worker_processes 2;
worker_rlimit_nofile 8192;
pid {folder}/nginx.pid;
error_log {folder}/icld-error.log crit;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    sendfile on;
    {temporary}
    include {folder}/icld.conf;
}}
"""


@dataclass
class Front:
    """What listens for visitors: over TLS, without, and, for measuring, without and with no redirect."""

    secure: int
    plain: int
    folder: Path

    def get(self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
        context = ssl._create_unverified_context()
        with closing(HTTPSConnection("127.0.0.1", self.secure, timeout=20, context=context)) as connection:
            return _ask(connection, method, path, body, headers)

    def get_plainly(self, path: str, **headers: str) -> Answer:
        with closing(HTTPConnection("127.0.0.1", self.plain, timeout=20)) as connection:
            return _ask(connection, "GET", path, None, headers)

    def log(self) -> str:
        return (self.folder / "icld.log").read_text()


def _ask(connection: HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers={"Host": HOST, **headers})
    response = connection.getresponse()
    names = [name for name, _value in response.getheaders()]
    assert len(names) == len(set(names)), names
    return Answer(response.status, dict(response.getheaders()), response.read().decode(errors="replace"), 0)


def configured(portal: Portal, folder: Path, socket: Path, secure: int, plain: int) -> str:
    """The configuration as it stands, with what an administrator changes in it changed."""
    text = (ROOT / "deploy/nginx/icld.conf").read_text()
    for said, ours in {
        "/run/icld/portal.sock": str(socket),
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{secure} ssl http2;",
        "listen [::]:80;": "",
        "listen [::]:443 ssl http2;": "",
        "/etc/ssl/icld": str(folder),
        "/var/log/nginx": str(folder),
        "/var/lib/nginx/icld": f"{folder}/cache",
        "/srv/icld/staticfiles": portal.environment["STATIC_ROOT"],
        "/srv/icld/media": str(portal.media),
        "/srv/icld/templates": str(ROOT / "templates"),
    }.items():
        assert said in text, said
        text = text.replace(said, ours)
    return text


@contextmanager
def nginx(portal: Portal, folder: Path, socket: Path, change=lambda text: text) -> Iterator[Front]:
    front = Front(free_port(), free_port(), folder)
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    files = ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*made, *files], check=True, capture_output=True)
    (folder / "icld.conf").write_text(change(configured(portal, folder, socket, front.secure, front.plain)))
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user, temporary=temporary))
    command = [NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "icld-error.log")]
    checked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "warn" not in checked.stderr
    process = subprocess.Popen(command)
    try:
        wait_until(lambda: _listens(front.secure))
        yield front
    finally:
        process.terminate()
        process.wait(timeout=20)


def _listens(port: int) -> bool:
    with socketlib.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def in_production(portal: Portal, socket: Path) -> Iterator[Server]:
    """The portal's server, on a socket in a file as well."""
    port = free_port()
    binds = f"--bind=127.0.0.1:{port} --bind=unix:{socket}"
    with portal.serve(**PRODUCTION, PORT=str(port), GUNICORN_CMD_ARGS=binds) as server:
        yield server


@pytest.fixture(scope="module")
def _nginx_is_there() -> None:
    if NGINX is None:
        pytest.skip("no nginx (apt-get install nginx-light)")
