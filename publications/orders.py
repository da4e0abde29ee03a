"""In which orders the catalogue can be read."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy

from icld_site.delivery.asked import asked_once
from icld_site.delivery.pagination import Countable
from icld_site.languages.sorting import swedish_key
from icld_site.publishing.versions import Keep

from .domain.records import Role
from .models import Contribution, Publication

#: Whose name a publication is found by among the others. Authors stand before editors.
WRITTEN_BY = (Role.AUTHOR.value, Role.EDITOR.value)

#: The orders by their names in an address; the first one goes without saying.
ORDERS = {
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
    "author": gettext_lazy("By author"),
}
NEWEST = "newest"
_NOT_WORDS = re.compile(r"^\W+")


def asked_order(request: HttpRequest) -> str:
    """The order that a request asks for. Raises Http404 for one that there isn't, and for more than one."""
    order = asked_once(request, "sort") or NEWEST
    if order not in ORDERS:
        raise Http404(f"no order is called {order!r}")
    return order


def in_order(rows: QuerySet, order: str, keep: Keep) -> Countable:
    """The rows, each with what it is cited by, in an order that stays, ready to be counted and sliced.

    `keep` keeps what is worked out for them.
    """
    if order == "newest":
        return rows.newest_first().for_reference()
    if order == "oldest":
        return rows.order_by(F("year").asc(nulls_last=True), "recorded_at", "id").for_reference()
    return Alphabetical(rows.for_reference(), keep(("order", order), partial(_ALPHABETICAL[order], rows)))


class Alphabetical:
    """Rows in the order of their keys, which is worked out for all of them at once.

    No database knows the Swedish order of letters everywhere, and looking for the first name of each row takes long.
    """

    def __init__(self, rows: QuerySet, keys: Sequence[UUID]) -> None:
        self._rows, self._keys = rows, keys

    def count(self) -> int:
        return len(self._keys)

    def __getitem__(self, part: slice) -> list[Publication]:
        found = self._rows.in_bulk(self._keys[part])
        return [found[key] for key in self._keys[part] if key in found]


def _by_title(rows: QuerySet) -> list[UUID]:
    """A title counts in the document's own language, as it is cited. Quotation marks before it don't count."""
    told = rows.only("document_language", "title_sv", "title_en", "original_title")
    return _sorted([(_letters(row.own_title), row.pk) for row in told])


def _by_first_name(rows: QuerySet) -> list[UUID]:
    """By the first author, or else the first editor, the newest first of each. A particle doesn't count.

    Those without either come last.
    """
    made = Contribution.objects.filter(role__in=WRITTEN_BY).order_by("-role", "-order", "-id")
    named = made.values_list(
        "publication", Coalesce(NullIf("contributor__family", Value("")), "contributor__organisation")
    )
    first = {publication: _letters(name) for publication, name in named}
    told = rows.values_list("pk", "year")
    return _sorted([((key not in first, first.get(key, ""), -(year or 0)), key) for key, year in told])


def _sorted(told: list[tuple[Any, UUID]]) -> list[UUID]:
    return [key for _by, key in sorted(told)]


def _letters(text: str) -> str:
    return swedish_key(_NOT_WORDS.sub("", text))


_ALPHABETICAL: dict[str, Callable[[QuerySet], list[UUID]]] = {"title": _by_title, "author": _by_first_name}
