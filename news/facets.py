"""By what the lists of news and of projects can be narrowed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Coalesce, ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.facets import Facet, Labels
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said
from programmes.models import CoreArea, Country, LocalGovernment

from .domain.periods import Status
from .models import ArticleKind, Theme
from .wording import STATUS


def of_articles(request: HttpRequest) -> list[Facet]:
    """Their kind, their year, and what they are about: countries and core areas."""
    return [
        Facet(name="kind", label=_("Kind"), path="kind__code", labels=_kinds),
        Facet(name="year", label=_("Year"), path="day__year", labels=as_they_are, sort=newest_first),
        by_country("countries__code", request.today),
        by_core_area(),
    ]


def of_projects(request: HttpRequest) -> list[Facet]:
    """Who works together, on what, and when: a project without a first day counts under the year of its date."""
    begun = ExtractYear(Coalesce("starts", "day"))
    return [
        by_country("partners__country__code", request.today),
        Facet(
            name="party",
            label=_("Swedish party"),
            path="swedish_parties__body__slug",
            labels=_bodies,
            sort=by_swedish_name,
        ),
        by_core_area(),
        by_theme(),
        Facet(name="year", label=_("Year"), path="begun", expression=begun, labels=as_they_are, sort=newest_first),
        Facet(
            name="status",
            label=_("Status"),
            path="status",
            expression=status_expression(request.today),
            labels=_statuses,
            sort=lambda pair: list(STATUS).index(Status(pair[0])),
            having=lambda value: in_status(Status(value), request.today),
        ),
    ]


#: The names of what follows.
OF_SEEKING = ("country", "area", "theme")


def of_seeking(day: date) -> list[Facet]:
    """What seeks a Swedish partner: where it is, under the names of a Stockholm day, and what it wants to work on."""
    return [by_country("partners__country__code", day), by_core_area(), by_theme()]


def status_expression(day: date) -> Case:
    """`domain.periods.status_on`, for every row at once: a test holds the two against each other."""
    return Case(
        When(starts__gt=day, then=Value(Status.PLANNED.value)),
        When(ends__lt=day, then=Value(Status.ENDED.value)),
        When(Q(starts__lte=day, ends__gte=day), then=Value(Status.ONGOING.value)),
        default=Value(Status.UNKNOWN.value),
        output_field=CharField(),
    )


def in_status(status: Status, day: date) -> Q:
    """The same for one status, in a form for which the database needn't look at every row."""
    begun = Q(starts__isnull=True) | Q(starts__lte=day)
    return {
        Status.PLANNED: Q(starts__gt=day),
        Status.ENDED: Q(ends__lt=day),
        Status.ONGOING: Q(starts__lte=day, ends__gte=day),
        Status.UNKNOWN: Q(ends__isnull=True) & begun | Q(starts__isnull=True, ends__gte=day),
    }[status]


def by_country(path: str, day: date) -> Facet:
    """By country, under the names that hold on a Stockholm day."""

    def names(codes: Sequence[Any]) -> dict[Any, Text]:
        rows = Country.objects.filter(code__in=codes).prefetch_related("names")
        held = {row.code: row.name_on(day) for row in rows}
        return {code: said(name, "title") if name else Text(code, "sv") for code, name in held.items()}

    return Facet(name="country", label=_("Country"), path=path, labels=names, sort=by_swedish_name)


def by_core_area() -> Facet:
    """By core area, whichever period it is of."""

    def names(codes: Sequence[Any]) -> dict[Any, Text]:
        rows = CoreArea.objects.filter(code__in=codes).order_by(F("first_day").asc(nulls_first=True))
        return {row.code: said(row, "title") for row in rows}  # the newest name of a code comes last and stays

    return Facet(name="area", label=_("Core area"), path="core_areas__code", labels=names)


def by_theme() -> Facet:
    return Facet(name="theme", label=_("Theme"), path="themes__code", labels=_themes, sort=by_swedish_name)


def _titles(model: Any) -> Labels:
    return lambda codes: {row.code: said(row, "title") for row in model.objects.filter(code__in=codes)}


_kinds = _titles(ArticleKind)
_themes = _titles(Theme)


def _bodies(slugs: Sequence[Any]) -> dict[Any, Text]:
    return {body.slug: said(body, "name") for body in LocalGovernment.objects.filter(slug__in=slugs)}


def _statuses(values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: STATUS[Status(value)] for value in values}


def as_they_are(values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: value for value in values}


def newest_first(pair: tuple[Any, Any]) -> int:
    return -pair[0]


def by_swedish_name(pair: tuple[Any, Any]) -> str:
    return swedish_key(str(pair[1]))
