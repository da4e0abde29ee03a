"""Narrowing a list by links: `?kind=news&country=ZM`, each value with the number of rows that it would leave.

A list says by what it can be narrowed; the address holds the choice, so that it can be shared, cached and gone back to.
A value that no row has, or a parameter given twice, is an address that doesn't exist. Unknown parameters are ignored.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Expression, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language

Labels = Callable[[Sequence[Any]], Mapping[Any, Any]]
#: Gives what was made under a key before, or makes it now.
Keep = Callable[[Hashable, Callable[[], Any]], Any]


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One way of narrowing a list.

    `path` is the lookup of the value, or the name of what `expression` works out for each row; `labels` gives the
    words for values, all at once; `sort` is the key of a pair of value and label.
    """

    name: str
    label: Any
    path: str
    labels: Labels
    expression: Expression | None = None
    sort: Callable[[tuple[Any, Any]], Any] = field(default=lambda pair: str(pair[1]))

    def narrow(self, rows: QuerySet, value: Any) -> QuerySet:
        """The rows that have a value. Asked by key, so that a row with two of it doesn't come twice."""
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


def narrowed(
    request: HttpRequest, rows: QuerySet, facets: Iterable[Facet], keep: Keep = lambda _key, make: make()
) -> Narrowed:
    """The list of a request. Raises Http404 for a value that no row of the whole list has.

    A facet's numbers are those of the list narrowed by all the others; its own choice can be changed but not added to.
    They are asked for through `keep`, by a key of their own, since all rows have to be looked at for them.
    """
    facets = tuple(facets)
    asked = {facet.name: value for facet in facets if (value := _asked(request, facet.name))}
    chosen: dict[str, Any] = {}
    groups = []
    everywhere = {facet.name: keep((facet.name, ""), partial(facet.counts, rows)) for facet in facets}
    for facet in facets:
        if facet.name in asked:
            known = {str(value): value for value in everywhere[facet.name]}
            if asked[facet.name] not in known:
                raise Http404(f"no row has {facet.name}={asked[facet.name]!r}")
            chosen[facet.name] = known[asked[facet.name]]
    left = _narrow(rows, facets, chosen)
    for facet in facets:
        others = {name: value for name, value in chosen.items() if name != facet.name}
        left_by_others = partial(facet.counts, _narrow(rows, facets, others))
        counts = keep((facet.name, _query(facets, others)), left_by_others)
        labels = keep((facet.name, "labels", get_language()), partial(facet.labels, list(everywhere[facet.name])))
        groups.append(_group(request.path, facet, facets, counts, labels, chosen))
    worth_showing = [group for group in groups if group.chosen or len(group.choices) > 1]
    query = _query(facets, chosen)
    return Narrowed(left, keep(("number", query), left.count), worth_showing, query)


def _asked(request: HttpRequest, name: str) -> str:
    values = request.GET.getlist(name)
    if len(values) > 1:
        raise Http404(f"{name} is given more than once")
    return values[0] if values else ""


def _narrow(rows: QuerySet, facets: Sequence[Facet], chosen: Mapping[str, Any]) -> QuerySet:
    for facet in facets:
        if facet.name in chosen:
            rows = facet.narrow(rows, chosen[facet.name])
    return rows


def _query(facets: Sequence[Facet], chosen: Mapping[str, Any]) -> str:
    return urlencode([(facet.name, chosen[facet.name]) for facet in facets if facet.name in chosen])


def _group(
    path: str,
    facet: Facet,
    facets: Sequence[Facet],
    counts: Mapping[Any, int],
    labels: Mapping[Any, Any],
    chosen: Mapping[str, Any],
) -> Group:

    def url(value: Any) -> str:
        others = {name: kept for name, kept in chosen.items() if name != facet.name}
        query = _query(facets, others if value is None else {**others, facet.name: value})
        return f"{path}?{query}" if query else path

    pairs = sorted(((value, labels[value]) for value in counts if value in labels), key=facet.sort)
    choices = [Choice(label, counts[value], url(value), chosen.get(facet.name) == value) for value, label in pairs]
    return Group(facet.name, facet.label, choices, url(None))
