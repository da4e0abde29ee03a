"""By what the catalogue can be narrowed, and in which orders it can be read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import Case, CharField, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower, NullIf
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from icld_site.delivery.facets import Facet
from icld_site.languages.texts import Text, said
from news.facets import as_they_are, by_core_area, by_country, by_swedish_name, newest_first

from .domain.records import Role
from .models import Contribution, Contributor, Publication, Series

WRITTEN_BY = (Role.AUTHOR.value, Role.EDITOR.value)
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


# In which order

#: The orders by their names in an address; the first one goes without saying.
ORDERS = {
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
    "author": gettext_lazy("By author"),
}
NEWEST = "newest"


def asked_order(request: HttpRequest) -> str:
    """The order that a request asks for. Raises Http404 for one that there isn't."""
    values = request.GET.getlist("sort")
    order = "".join(values) or NEWEST
    if len(values) > 1 or order not in ORDERS:
        raise Http404(f"no order is called {order!r}")
    return order


def in_order(rows: QuerySet, order: str) -> QuerySet:
    """The rows in an order that stays. A title counts in the document's own language, as it is cited.

    The database knows no Swedish order: å, ä and ö come after z, but not always in this order.
    """
    by: dict[str, Callable[[], QuerySet]] = {
        "newest": rows.newest_first,
        "oldest": lambda: rows.order_by(F("year").asc(nulls_last=True), "recorded_at", "id"),
        "title": lambda: rows.order_by(own_title().asc(), "id"),
        "author": lambda: rows.order_by(_first_name().asc(nulls_last=True), F("year").desc(nulls_last=True), "id"),
    }
    return by[order]()


def own_title() -> Lower:
    """The title in the document's own language, small letters alone."""
    return Lower(
        Case(
            When(document_language="sv", then=F("title_sv")),
            When(document_language="en", then=F("title_en")),
            default=F("original_title"),
            output_field=CharField(),
        )
    )


def _first_name() -> Subquery:
    """The name that stands first: the first author's, or else the first editor's. A particle doesn't count."""
    made = Contribution.objects.filter(publication=OuterRef("pk"), role__in=WRITTEN_BY).order_by("role", "order", "id")
    name = Lower(Coalesce(NullIf("contributor__family", Value("")), "contributor__organisation"))
    return Subquery(made.values(name=name)[:1])


# Words for values


def _of_choices(choices: Any) -> Callable[[Sequence[Any]], Mapping[Any, Any]]:
    return lambda values: {value: choices(value).label for value in values if value in choices.values}


def _series(codes: Sequence[Any]) -> dict[Any, Text]:
    return {row.code: said(row, "title") for row in Series.objects.filter(code__in=codes)}


def _contributors(slugs: Sequence[Any]) -> dict[Any, str]:
    """All of them are read: there may be more than a query takes as its parameters."""
    wanted = set(slugs)
    return {row.slug: row.name.inverted for row in Contributor.objects.all() if row.slug in wanted}
