"""By what the lists of news and of projects can be narrowed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.facets import Facet
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said
from programmes.models import Country, LocalGovernment

from .models import ArticleKind


def of_articles() -> list[Facet]:
    """Their kind, and their year, the newest first."""
    return [
        Facet(name="kind", label=_("Kind"), path="kind__code", labels=_kinds),
        Facet(name="year", label=_("Year"), path="day__year", labels=_as_they_are, sort=lambda pair: -pair[0]),
    ]


def of_projects(request: HttpRequest) -> list[Facet]:
    """The partner's country, and the Swedish party, by name."""

    def countries(codes: Sequence[Any]) -> dict[Any, Text]:
        rows = Country.objects.filter(code__in=codes).prefetch_related("names")
        names = {row.code: row.name_on(request.today) for row in rows}
        return {code: said(name, "title") if name else Text(code, "sv") for code, name in names.items()}

    return [
        Facet(
            name="country", label=_("Country"), path="partner_country__code", labels=countries, sort=_by_swedish_name
        ),
        Facet(
            name="party", label=_("Swedish party"), path="swedish_party__slug", labels=_bodies, sort=_by_swedish_name
        ),
    ]


def _kinds(codes: Sequence[Any]) -> dict[Any, Text]:
    return {kind.code: said(kind, "title") for kind in ArticleKind.objects.filter(code__in=codes)}


def _bodies(slugs: Sequence[Any]) -> dict[Any, Text]:
    return {body.slug: said(body, "name") for body in LocalGovernment.objects.filter(slug__in=slugs)}


def _as_they_are(values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: value for value in values}


def _by_swedish_name(pair: tuple[Any, Any]) -> str:
    return swedish_key(str(pair[1]))
