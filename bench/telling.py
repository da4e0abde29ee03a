"""The portal as it is served, but its answers tell whether Django has made them: `X-Made: 1`."""

from collections.abc import Callable, Iterable
from typing import Any

from icld_site.wsgi import application as portal

_cache = portal.application  # beneath what tells the log
_django = _cache._application


def _noting(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    environ["bench.made"] = True
    return _django(environ, start_response)


_cache._application = _noting


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    def telling(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        if "bench.made" in environ:
            headers = [*headers, ("X-Made", "1")]
        return start_response(status, headers, *more)

    return portal(environ, telling)
