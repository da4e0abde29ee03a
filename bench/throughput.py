"""What a kept page costs beside a bare answer of the same bytes, an empty Django view and Django's own page cache.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL. They are asked in turn by wrk
(apt-get install wrk), and the ratios are those of the same round.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.servers import Servers, stored, warm
from tests.serving import Server

ROUNDS, SECONDS = 11, 1
AGAINST = ("bare WSGI", "bare WSGI, 2 headers", "empty Django view", "Django's page cache")


def measure(servers: Servers) -> None:
    """Requests a second of the home page: the portal's, and the others' in turn."""
    wrk = shutil.which("wrk")
    if wrk is None:
        sys.exit("wrk is missing: apt-get install wrk")
    started = time.perf_counter()
    with servers.in_turn() as first:
        seen = warm(first.portal(), "/sv/")
        print(f"Ready, with its first pages sent: {time.perf_counter() - started:.1f} s")
    page = stored(seen, servers.folder)
    asked: dict[str, tuple[Callable[[Servers], Server], str]] = {
        "kept page": (Servers.portal, "/sv/"),
        AGAINST[0]: (lambda others: others.beside("hello", page), "/sv/"),
        AGAINST[1]: (lambda others: others.beside("short", page), "/sv/"),
        AGAINST[2]: (lambda others: others.beside("application", page, BENCH_DJANGO="empty"), "/empty/"),
        AGAINST[3]: (lambda others: others.beside("application", page, BENCH_DJANGO="cache"), "/sv/"),
    }
    rounds = []
    for _round in range(ROUNDS):
        # New ones each time: two servers that run the same differ by more than what is to be seen.
        told = {}
        for name, (start, path) in asked.items():
            with servers.in_turn() as others:
                warm(server := start(others), path)
                told[name] = _load(wrk, server, path)
        rounds.append(told)
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


def main() -> None:
    with Servers.of_a_new_portal() as servers:
        measure(servers)


if __name__ == "__main__":
    main()
