"""What an answer depends on of the query that it was asked with: noted while it is made.

Whoever keeps the answer (`page_cache.py`) gives it to every query that is the same in just that. A view reads the
query from `request.GET`, which notes what it is asked for by name. What else it looks at is told here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest, get_bytes_from_wsgi
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property

NOTED = "icld_site.reads"


@dataclass(frozen=True)
class Reads:
    """Parameters by their names; whether their order counts; whether all of the query does, as it is written."""

    names: frozenset[str] = frozenset()
    in_order: bool = False
    all: bool = False

    def __or__(self, more: "Reads") -> "Reads":
        return Reads(self.names | more.names, self.in_order or more.in_order, self.all or more.all)

    def key(self, query: str) -> str:
        """What is left of a query of WSGI, in ASCII: two queries with the same key are answered alike."""
        if not query or self.all:
            return query
        if self.in_order:
            return "&".join(part for part in query.split("&") if _name(part) in self.names)
        read = QueryDict(query)
        return urlencode([(name, value) for name in sorted(self.names & read.keys()) for value in read.getlist(name)])


class Noted:
    """What has been read so far for one answer."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.in_order = self.all = False

    def reads(self) -> Reads:
        return Reads(frozenset(self.names), self.in_order, self.all)


class NotedQuery(QueryDict):
    """A query that notes what is read of it: by name, or else all."""

    def __init__(self, *given: Any, noted: Noted | None = None, **more: Any) -> None:
        self._noted = Noted()  # what is noted while the query is read in isn't asked by anybody
        super().__init__(*given, **more)
        self._noted = noted or self._noted

    def __contains__(self, name: object) -> bool:
        self._noted.names.add(str(name))
        return super().__contains__(name)

    def __getitem__(self, name: str) -> Any:
        self._noted.names.add(name)
        return super().__getitem__(name)

    def _getlist(self, name: str, *args: Any, **kwargs: Any) -> list[str]:
        self._noted.names.add(name)
        return super()._getlist(name, *args, **kwargs)

    def lists(self) -> Any:
        self._noted.all = True
        return super().lists()

    def keys(self) -> Any:
        self._noted.all = True
        return super().keys()

    def __iter__(self) -> Iterator[str]:
        self._noted.all = True
        return super().__iter__()

    def __len__(self) -> int:
        self._noted.all = True
        return super().__len__()

    def __eq__(self, other: object) -> bool:
        self._noted.all = True
        return super().__eq__(other)

    __hash__ = None  # as that of every dict


class Request(WSGIRequest):
    """A request that notes what is read of its query, where whoever handed it in can see it: in its environment."""

    def __init__(self, environ: dict[str, Any]) -> None:
        environ[NOTED] = Noted()
        super().__init__(environ)

    @cached_property
    def GET(self) -> NotedQuery:  # noqa: N802 - Django's name
        query = get_bytes_from_wsgi(self.environ, "QUERY_STRING", "")
        return NotedQuery(query, encoding=self._encoding, noted=self.environ[NOTED])


class Handler(WSGIHandler):
    request_class = Request


def as_written(request: HttpRequest, names: Collection[str]) -> str:
    """The parameters of some names as they stand in the address, to see whether that is their canonical form."""
    noted = _noted(request)
    noted.names.update(names)
    noted.in_order = True
    pairs = parse_qsl(request.META["QUERY_STRING"], keep_blank_values=True)
    return urlencode([(name, value) for name, value in pairs if name in names])


def whole_query(request: HttpRequest, counted: Collection[str] | None = None) -> str:
    """The query as it stands in the address. Every parameter of it counts, or only those of some names."""
    noted = _noted(request)
    noted.all |= counted is None
    noted.names.update(counted or ())
    return str(request.META.get("QUERY_STRING", ""))


def _noted(request: HttpRequest) -> Noted:
    return request.META.get(NOTED) or Noted()


def _name(part: str) -> str:
    return next((name for name, _value in parse_qsl(part, keep_blank_values=True)), "")
