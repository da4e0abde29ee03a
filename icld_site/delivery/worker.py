"""gunicorn's worker with threads, in what it says of requests that never become one of ours, and of how long one waits.

gunicorn's threads take requests from a queue without an end. When more come than can be answered, all would wait for
longer and longer; so each is told how long it has waited (middleware/admission.py).
"""

import socket
import sys
import time
from typing import Any

from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from icld_site.delivery.errors import TOO_LONG, as_plain_text
from icld_site.delivery.middleware.admission import waited

#: After so many seconds a thread that makes a page lets others on. Python's own 0.005 would be ten times what a page
#: that is kept takes to send, and each of those has to wait several times.
SWITCHING = 0.0002


class Worker(ThreadWorker):
    def init_process(self) -> None:
        sys.setswitchinterval(SWITCHING)
        super().init_process()

    def enqueue_req(self, conn: Any) -> None:
        conn.queued_at = time.monotonic()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        waited.set(time.monotonic() - conn.queued_at)
        return super().handle(conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """Our own words for an address beyond all bounds; gunicorn's for the rest, with no IP address in the log."""
        if isinstance(exc, LimitRequestLine):
            _refuse(client)
        else:
            super().handle_error(req, client, None, exc)


def _refuse(client: socket.socket) -> None:
    """Answer 414, then read on for a moment: a client that is cut off while it sends never sees the answer."""
    body = as_plain_text(TOO_LONG).encode()
    head = (
        "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nCache-Control: no-store\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    try:
        client.settimeout(1)
        client.sendall(head.encode() + body)
        client.shutdown(socket.SHUT_WR)
        for _ in range(16):
            if not client.recv(65536):
                break
    except OSError:
        pass  # the client is gone, or has more to send than anyone waits for
