"""Many who ask at the same time, and what became of each request."""

import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

from tests.serving import ask


@dataclass
class Told:
    """How often what was answered: `200`, `503`, `503 without Retry-After`, or the name of what broke it."""

    outcomes: Counter = field(default_factory=Counter)
    slowest: float = 0

    def note(self, outcome: str, seconds: float) -> None:
        self.outcomes[outcome] += 1
        self.slowest = max(self.slowest, seconds)


@contextmanager
def visitors(port: int, number: int, paths: Sequence[str], *, stays: bool = False) -> Iterator[Told]:
    """So many threads, each asking for one page after the other until the end of the block. With `stays` each keeps
    its connection for as long as the server does."""
    told, is_over = Told(), threading.Event()

    def visit(offset: int) -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=30) if stays else None
        turn = offset
        while not is_over.is_set():
            turn += 1
            start = time.monotonic()
            outcome = _outcome(port, paths[turn % len(paths)], connection)
            told.note(outcome, time.monotonic() - start)
        if connection:
            connection.close()

    threads = [threading.Thread(target=visit, args=(offset,), daemon=True) for offset in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        is_over.set()
        for thread in threads:
            thread.join(timeout=60)


def _outcome(port: int, path: str, connection: HTTPConnection | None) -> str:
    try:
        if connection is None:
            answer = ask(port, path, timeout=30)
            status, headers, length = answer.status, answer.headers, len(answer.text)
        else:
            connection.request("GET", path)
            response = connection.getresponse()
            status, headers, length = response.status, dict(response.getheaders()), len(response.read())
    except (OSError, HTTPException) as error:
        if connection:
            connection.close()
        return type(error).__name__
    if status == 503 and "Retry-After" not in headers:
        return "503 without Retry-After"
    return str(status) if length else f"{status} without a body"


def at_a_rate(port: int, path: str, rate: float, seconds: float) -> Told:
    """Ask so many times a second, whether or not what was asked before has been answered."""
    told, threads, start = Told(), [], time.monotonic()

    def visit() -> None:
        began = time.monotonic()
        told.note(_outcome(port, path, None), time.monotonic() - began)

    for number in range(int(rate * seconds)):
        time.sleep(max(0.0, start + number / rate - time.monotonic()))
        thread = threading.Thread(target=visit, daemon=True)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join(timeout=60)
    return told
