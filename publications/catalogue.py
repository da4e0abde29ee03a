"""The list of publications as a request asks for it: what is searched for, what it is narrowed by, in which order."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from icld_site.delivery.facets import Beside, Narrowed, narrow, narrowed
from icld_site.delivery.pagination import Countable
from icld_site.publishing.versions import keeper

from . import searching
from .facets import of_publications
from .models import Publication
from .orders import NEWEST, ORDERS, asked_order, in_order

#: The form of the keys that an export is asked for by.
KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class FaultyQueryError(ValueError):
    """What is asked for can't be read: in which field, and the words for it, in English, translated when shown."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field, self.words = field, words


@dataclass(frozen=True)
class OrderLink:
    label: Any
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Catalogue:
    """The rows that are asked for, each with what it is cited by, in their order.

    `q` is what is searched for, empty where nothing is.
    """

    q: str
    order: str
    narrow: Narrowed
    rows: Countable
    orders: list[OrderLink]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the search form keeps beside its words: names and values."""
        chosen = [(group.name, group.chosen.value) for group in self.narrow.groups if group.chosen]
        return [*chosen, *([("sort", self.order)] if self.order != NEWEST else [])]

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What says which publications these are, in any order: names and values."""
        return [*([("q", self.q)] if self.q else []), *((name, value) for name, value in self.kept if name != "sort")]


def catalogue(request: HttpRequest) -> Catalogue:
    """The list of a request. Raises Http404 for a choice or an order that there isn't."""
    q, order = searching.asked(request), asked_order(request)
    found = searching.finding(q, request.now, str(request.version)) if q else None
    rows = Publication.objects.public(request.now)

    def beside(asked: str) -> Beside:
        return Beside(
            within=found,
            before={"q": q} if q else {},
            after={"sort": asked} if asked != NEWEST else {},
        )

    keep = keeper(request, Publication)
    narrow = narrowed(request, rows, of_publications(request), keep, beside(order))
    chosen = [(group.name, group.chosen.value) for group in narrow.groups if group.chosen]
    urls = {name: beside(name).query(chosen) for name in ORDERS}
    orders = [
        OrderLink(label, f"{request.path}?{urls[name]}" if urls[name] else request.path, name == order)
        for name, label in ORDERS.items()
    ]

    def keep_order(key: Hashable, make: Callable[[], Any]) -> Any:
        """What is searched for is asked for once, and not kept."""
        return make() if q else keep((key, *chosen), make)

    return Catalogue(q, order, narrow, in_order(narrow.rows, order, keep_order), orders)


def exported(request: HttpRequest) -> QuerySet:
    """The publications that an export is asked for: those with the keys that are given, or else all that are shown.

    A key of what isn't public is left out. What is asked beside keys has to be there, though it leaves no row out.
    Raises FaultyQueryError for what isn't a key or a text, Http404 as `catalogue` does.
    """
    if any("\0" in value for name, value in request.GET.items() if name != "id"):
        raise FaultyQueryError("q", gettext_noop("No text can hold this sign."))
    keys = _keys([key for key in request.GET.getlist("id") if key])
    every = Publication.objects.public(request.now).newest_first()
    q = searching.asked(request)
    rows = narrow(request, every, of_publications(request), keeper(request, Publication))
    if keys:
        return every.filter(pk__in=keys)
    return searching.finding(q, request.now, str(request.version))(rows) if q else rows


def _keys(given: list[str]) -> list[UUID]:
    if not all(KEY.fullmatch(key) for key in given):
        raise FaultyQueryError("id", gettext_noop("This is not the key of a publication."))
    return [UUID(key) for key in given]
