"""Narrowing a list by links: `?kind=news&country=ZM`, each value with the number of rows that it would leave.

A list says by what it can be narrowed; the address holds the choice, so that it can be shared, cached and gone back to.
A value that no row has, or a parameter given twice, is an address that doesn't exist. Unknown parameters are ignored.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Expression, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from icld_site.delivery.asked import asked_once

Labels = Callable[[Sequence[Any]], Mapping[Any, Any]]
#: Gives what was made under a key before, or makes it now.
Keep = Callable[[Hashable, Callable[[], Any]], Any]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One way of narrowing a list.

    `path` is the lookup of the value, or the name of what `expression` works out for each row; `labels` gives the
    words for values, all at once; `sort` is the key of a pair of value and label. Where `most` is a number, so many
    values are shown at most: those that most rows have. `having` asks for the rows of a value in a quicker way, where
    there is one.
    """

    name: str
    label: Any
    path: str
    labels: Labels
    expression: Expression | None = None
    sort: Callable[[tuple[Any, Any]], Any] = field(default=lambda pair: str(pair[1]))
    most: int = 0
    having: Callable[[Any], Q] | None = None

    def narrow(self, rows: QuerySet, value: Any) -> QuerySet:
        """The rows that have a value. Asked by key, so that a row with two of it doesn't come twice."""
        if self.having:
            return rows.filter(self.having(value))
        having = self._valued(rows.model._base_manager.all()).filter(**{self.path: value})
        return rows.filter(pk__in=having.values("pk"))

    def counts(self, rows: QuerySet) -> dict[Any, int]:
        """How many of the rows have each value. One query."""
        valued = self._valued(rows.order_by()).exclude(**{f"{self.path}__isnull": True})
        return dict(valued.values_list(self.path).annotate(number=Count("pk", distinct=True)))

    def _valued(self, rows: QuerySet) -> QuerySet:
        return rows.annotate(**{self.path: self.expression}) if self.expression else rows


@dataclass(frozen=True)
class Choice:
    value: Any
    label: Any
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    name: str
    label: Any
    choices: Sequence[Choice]
    all_url: str
    is_cut: bool = False
    """Whether there are more choices than these."""

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_chosen), None)


@dataclass(frozen=True)
class Narrowed:
    """The rows that are left and their number, the groups of links, and the choice's canonical query, without `?`."""

    rows: QuerySet
    count: int
    groups: Sequence[Group]
    query: str


@dataclass(frozen=True)
class Beside:
    """What else a list is asked for, beside its facets.

    `within` leaves some of the rows, such as those that hold a word; every link keeps the parameters, which stand
    `before` and `after` those of the facets.
    """

    within: Callable[[QuerySet], QuerySet] | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    def query(self, chosen: Iterable[tuple[str, Any]]) -> str:
        return urlencode([*self.before.items(), *chosen, *self.after.items()])


def narrowed(
    request: HttpRequest,
    rows: QuerySet,
    facets: Iterable[Facet],
    keep: Keep = lambda _key, make: make(),
    beside: Beside = Beside(),
) -> Narrowed:
    """The list of a request. Raises Http404 for a value that no row of the whole list has.

    A facet's numbers are those of the list narrowed by all the others; its own choice can be changed but not added to.
    They are asked for through `keep`, by a key of their own, since all rows have to be looked at for them; only what
    is left by `beside.within` is counted anew each time.
    """
    facets = tuple(facets)
    everywhere = _everywhere(rows, facets, keep)
    chosen = _chosen(request, facets, everywhere)
    counted_by = keep if beside.within is None else lambda _key, make: make()
    rows = beside.within(rows) if beside.within else rows
    left = _narrow(rows, facets, chosen)
    groups = []
    for facet in facets:
        others = {name: value for name, value in chosen.items() if name != facet.name}
        left_by_others = partial(facet.counts, _narrow(rows, facets, others))
        counts = counted_by((facet.name, _query(facets, others)), left_by_others)
        labels = keep((facet.name, "labels", get_language()), partial(facet.labels, list(everywhere[facet.name])))
        groups.append(_group(request.path, facet, facets, counts, labels, chosen, beside))
    worth_showing = [group for group in groups if group.chosen or len(group.choices) > 1]
    count = counted_by(("number", _query(facets, chosen)), left.count)
    return Narrowed(left, count, worth_showing, beside.query(_pairs(facets, chosen)))


def narrow(
    request: HttpRequest, rows: QuerySet, facets: Iterable[Facet], keep: Keep = lambda _key, make: make()
) -> QuerySet:
    """The rows of a list that a request asks for, without the links. Raises Http404 as `narrowed` does."""
    facets = tuple(facets)
    asked = [facet for facet in facets if asked_once(request, facet.name)]
    return _narrow(rows, facets, _chosen(request, facets, _everywhere(rows, asked, keep)))


def _everywhere(rows: QuerySet, facets: Iterable[Facet], keep: Keep) -> dict[str, dict[Any, int]]:
    return {facet.name: keep((facet.name, ""), partial(facet.counts, rows)) for facet in facets}


def _chosen(
    request: HttpRequest, facets: Iterable[Facet], everywhere: Mapping[str, Mapping[Any, int]]
) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for facet in facets:
        if asked := asked_once(request, facet.name):
            known = {str(value): value for value in everywhere[facet.name]}
            if asked not in known:
                raise Http404(f"no row has {facet.name}={asked!r}")
            chosen[facet.name] = known[asked]
    return chosen


def _narrow(rows: QuerySet, facets: Sequence[Facet], chosen: Mapping[str, Any]) -> QuerySet:
    for facet in facets:
        if facet.name in chosen:
            rows = facet.narrow(rows, chosen[facet.name])
    return rows


def _pairs(facets: Sequence[Facet], chosen: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(facet.name, chosen[facet.name]) for facet in facets if facet.name in chosen]


def _query(facets: Sequence[Facet], chosen: Mapping[str, Any]) -> str:
    return urlencode(_pairs(facets, chosen))


def _most(facet: Facet, counts: Mapping[Any, int], own: Any) -> Sequence[Any]:
    """The values that are shown: all, or those that most rows have, and the chosen one whatever it has."""
    if not facet.most or len(counts) <= facet.most:
        return list(counts)
    ranked = sorted(counts, key=lambda value: (value != own, -counts[value], str(value)))
    return ranked[: facet.most]


def _group(
    path: str,
    facet: Facet,
    facets: Sequence[Facet],
    counts: Mapping[Any, int],
    labels: Mapping[Any, Any],
    chosen: Mapping[str, Any],
    beside: Beside,
) -> Group:

    def url(value: Any) -> str:
        others = {name: kept for name, kept in chosen.items() if name != facet.name}
        query = beside.query(_pairs(facets, others if value is None else {**others, facet.name: value}))
        return f"{path}?{query}" if query else path

    own = chosen.get(facet.name)
    if own is not None:  # which stays to be seen and taken back, also where nothing is left of it
        counts = {own: 0, **counts}
    values = _most(facet, counts, own)
    shown = sorted(((value, labels[value]) for value in values if value in labels), key=facet.sort)
    if len(values) < len(counts):
        shown.sort(key=lambda pair: -counts[pair[0]])
    choices = [Choice(value, label, counts[value], url(value), own == value) for value, label in shown]
    return Group(facet.name, facet.label, choices, url(None), is_cut=len(values) < len(counts))
