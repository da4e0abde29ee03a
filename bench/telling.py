"""The portal as it is served, but its answers tell whether Django has made them for somebody: `X-Made: 1`.

So do those of visitors who waited for a page that was being made for another one.
"""

import threading
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

from icld_site.delivery import page_cache
from icld_site.delivery.editions import Making
from icld_site.wsgi import application as portal

_made: ContextVar[bool] = ContextVar("made")
_cache = portal.application  # beneath what tells the log
_django = _cache._application


class _Done(threading.Event):
    def wait(self, timeout: float | None = None) -> bool:
        _made.set(True)
        return super().wait(timeout)


class _Making(Making):
    def __init__(self) -> None:
        super().__init__()
        self.is_done = _Done()


def _noting(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    _made.set(True)
    return _django(environ, start_response)


page_cache.Making = _Making
_cache._application = _noting


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    _made.set(False)

    def telling(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, ("X-Made", "1")] if _made.get() else headers, *more)

    return portal(environ, telling)
