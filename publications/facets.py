"""By what the catalogue can be narrowed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Case, F, Q, When
from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.facets import Facet
from icld_site.languages.texts import Text, said
from news.facets import as_they_are, by_core_area, by_country, by_swedish_name, newest_first

from .models import Contribution, Contributor, Publication, Series
from .orders import WRITTEN_BY

MOST_AUTHORS = 30


def of_publications(request: HttpRequest) -> list[Facet]:
    """What they are, where and when they came out, what they are about, their language, and who wrote them."""
    author = Case(When(contributions__role__in=WRITTEN_BY, then=F("contributions__contributor__slug")))
    return [
        Facet(name="kind", label=_("Kind"), path="kind", labels=_of_choices(Publication.Kind), having=_equal("kind")),
        Facet(
            name="series",
            label=_("Series"),
            path="series__code",
            labels=_series,
            sort=by_swedish_name,
            having=_in_series,
        ),
        Facet(name="year", label=_("Year"), path="year", labels=as_they_are, sort=newest_first, having=_equal("year")),
        by_core_area(),
        by_country("countries__code", request.today),
        Facet(
            name="language",
            label=_("Language"),
            path="document_language",
            labels=_of_choices(Publication.DocumentLanguage),
            sort=by_swedish_name,
            having=_equal("document_language"),
        ),
        Facet(
            name="author",
            label=_("Author or editor"),
            path="written_by",
            expression=author,
            labels=_contributors,
            sort=by_swedish_name,
            most=MOST_AUTHORS,
            having=_written_by,
        ),
    ]


def _equal(field: str) -> Callable[[Any], Q]:
    return lambda value: Q(**{field: value})


def _in_series(code: str) -> Q:
    return Q(series__in=Series.objects.filter(code=code))


def _written_by(slug: str) -> Q:
    made = Contribution.objects.filter(contributor__slug=slug, role__in=WRITTEN_BY)
    return Q(pk__in=made.values("publication"))


# Words for values


def _of_choices(choices: Any) -> Callable[[Sequence[Any]], Mapping[Any, Any]]:
    return lambda values: {value: choices(value).label for value in values if value in choices.values}


def _series(codes: Sequence[Any]) -> dict[Any, Text]:
    return {row.code: said(row, "title") for row in Series.objects.filter(code__in=codes)}


def _contributors(slugs: Sequence[Any]) -> dict[Any, str]:
    """All of them are read: there may be more than a query takes as its parameters."""
    wanted = set(slugs)
    return {row.slug: row.name.inverted for row in Contributor.objects.all() if row.slug in wanted}
