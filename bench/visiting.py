"""A visitor who asks as fast as Python can, looks at each answer, and keeps count of how long it took."""

import re
import socket
import statistics
import time
from dataclasses import dataclass

_LENGTH = re.compile(rb"\r\nContent-Length: (\d+)\r\n", re.IGNORECASE)


@dataclass(frozen=True)
class Seen:
    status: int
    head: bytes
    body: bytes
    seconds: float


class Visitor:
    """One connection that stays open, or is opened again where the server has closed it."""

    def __init__(self, port: int, **headers: str) -> None:
        self._port = port
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        self._rest = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}".encode()
        self._socket: socket.socket | None = None

    def get(self, target: str, more: str = "") -> Seen:
        asked = b"GET " + target.encode() + self._rest + more.encode() + b"\r\n"
        start = time.perf_counter()
        try:
            head, body = self._exchange(asked)
        except OSError:  # the worker may have closed it just as we asked
            self.close()
            head, body = self._exchange(asked)
        seconds = time.perf_counter() - start
        if b"\r\nConnection: close" in head:
            self.close()
        return Seen(int(head[9:12]), head, body, seconds)

    def close(self) -> None:
        if self._socket:
            self._socket.close()
            self._socket = None

    def _exchange(self, asked: bytes) -> tuple[bytes, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=60)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(asked)
        told = b""
        while (end := told.find(b"\r\n\r\n")) < 0:
            told += self._more()
        head, body = told[: end + 4], told[end + 4 :]
        length = _LENGTH.search(head)
        wanted = int(length[1]) if length and not head.startswith(b"HTTP/1.1 304") else 0
        is_chunked = b"\r\nTransfer-Encoding: chunked" in head
        while len(body) < wanted or (is_chunked and not body.endswith(b"0\r\n\r\n")):
            body += self._more()
        return head, body

    def _more(self) -> bytes:
        assert self._socket
        more = self._socket.recv(65536)
        if not more:
            raise ConnectionResetError
        return more


def percentile(values: list[float], number: int) -> float:
    return statistics.quantiles(values, n=100)[number - 1]
