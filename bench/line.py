"""A slow line between a browser and a server on this machine: a round trip that takes long, and few bytes a second."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PIECE = 1460  # bytes: what one packet carries


@dataclass
class Line:
    """A line to a port of this machine. `round_trip` in seconds; `bytes_a_second` in each direction; `carried` are the
    bytes that have gone to the browser.

    All connections share it. A new one takes a round trip before it carries anything, as it does for TCP. That a
    connection carries little at first isn't imitated: what a page needs before it is painted fits into that.
    """

    to: int
    round_trip: float
    bytes_a_second: float
    carried: int = 0
    #: From when on each direction carries nothing else, by the clock of the loop.
    _free: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0}, init=False)

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        their_reader, their_writer = await asyncio.open_connection("127.0.0.1", self.to)
        up = self._carry(reader, their_writer, "up", self.round_trip)
        down = self._carry(their_reader, writer, "down", 0)
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(up, down)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, direction: str, wait: float
    ) -> None:
        loop = asyncio.get_running_loop()
        await asyncio.sleep(wait)
        sending: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(self._arrive(sending, writer))
        while piece := await reader.read(PIECE):
            free = self._free[direction] = max(self._free[direction], loop.time()) + len(piece) / self.bytes_a_second
            if direction == "down":
                self.carried += len(piece)
            sending.put_nowait((free + self.round_trip / 2, piece))
        sending.put_nowait((loop.time() + self.round_trip / 2, b""))
        await arriving

    @staticmethod
    async def _arrive(sending: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter) -> None:
        loop = asyncio.get_running_loop()
        while True:
            at, piece = await sending.get()
            await asyncio.sleep(at - loop.time())
            with suppress(OSError):
                if not piece:
                    writer.close()
                    return
                writer.write(piece)


@contextmanager
def slow_line(line: Line) -> Iterator[int]:
    """The port at which the line begins, until the end of the block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def begin() -> asyncio.Server:
        return await asyncio.start_server(line.connected, "127.0.0.1", 0)

    async def end() -> None:
        server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(begin(), loop).result()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
