"""nginx's cache of one second in front of the portal, against a file of the same bytes that nginx has on its disk.

`make bench` runs it where nginx and wrk are installed. Both are asked for in turn, by the same number of visitors, over
plain HTTP and with the limits taken off, since all come from one address here.
"""

import gzip
import re
import shutil
import statistics
import subprocess
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.deploy.nginx import HOST, NGINX, in_production, nginx
from tests.serving import Portal, ask, free_port, new_portal

ROUNDS, SECONDS, VISITORS = 7, 4, 32
#: Headers that nginx gives a file itself, or takes from a page.
FILE_HAS = {
    "Cache-Control",
    "Connection",
    "Content-Length",
    "Content-Type",
    "Cross-Origin-Resource-Policy",
    "Date",
    "Server",
    "Vary",
    "X-Content-Type-Options",
    "X-Request-ID",
}
PAGE, FILE = "/en/programmes/municipal-partnerships/", "/static/bench.html"


def measurable(text: str, port: int, headers: dict[str, str]) -> str:
    """The configuration with a port without TLS that the portal takes for one with, without the limits for one address,
    and with these headers for a file too: a fifth of the bytes of a page are its headers.
    """
    text = re.sub(r"^\s*limit_(req|conn) .*$", "", text, flags=re.MULTILINE)
    text = text.replace("X-Forwarded-Proto $scheme", "X-Forwarded-Proto https")
    quoted = {name: value.replace('"', r"\"") for name, value in headers.items()}
    more = "".join(f'        add_header {name} "{value}";\n' for name, value in quoted.items())
    text = text.replace("        gzip_static on;", f"{more}        gzip_static on;")
    return text.replace("    ssl_certificate ", f"    listen 127.0.0.1:{port};\n    ssl_certificate ", 1)


def requests_a_second(port: int, path: str) -> float:
    headers = ["-H", f"Host: {HOST}", "-H", "Accept-Encoding: gzip"]
    command = ["wrk", "-t1", f"-c{VISITORS}", f"-d{SECONDS}s", *headers, f"http://127.0.0.1:{port}{path}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Non-2xx" not in said, said
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def measure(portal: Portal, folder: Path) -> None:
    port = free_port()
    where = folder / "s"
    with ExitStack() as stack:
        server = stack.enter_context(in_production(portal, where))
        answer = ask(server.port, PAGE, **{"Host": HOST, "X-Forwarded-Proto": "https"})
        headers = {name: value for name, value in answer.headers.items() if name not in FILE_HAS}
        change = partial(measurable, port=port, headers=headers)
        front = stack.enter_context(nginx(portal, folder, where, change))
        page = front.get(PAGE).text.encode()
        assert ask(port, PAGE, Host=HOST).status == 200
        file = Path(portal.environment["STATIC_ROOT"], "bench.html")
        file.write_bytes(page)
        Path(f"{file}.gz").write_bytes(gzip.compress(page, mtime=0))
        rounds = [(requests_a_second(port, PAGE), requests_a_second(port, FILE)) for _round in range(ROUNDS)]
    print(f"nginx, {VISITORS} visitors, {ROUNDS} rounds in turn of {SECONDS} s each, gzip; requests a second, medians")
    for name, values in zip((PAGE, "a file of the same bytes and headers"), zip(*rounds, strict=True), strict=True):
        print(f"{name:55}{statistics.median(values):10,.0f}")
    print(f"{'ratio':55}{statistics.median(cached / plain for cached, plain in rounds):10.2f}")


def main() -> None:
    if NGINX is None or shutil.which("wrk") is None:
        print("nginx in front: not measured (apt-get install nginx-light wrk)")
        return
    with tempfile.TemporaryDirectory() as name, new_portal(Path(name)) as portal:
        measure(portal, Path(name))


if __name__ == "__main__":
    main()
