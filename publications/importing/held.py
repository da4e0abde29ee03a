"""What the database holds, as an import has to know it."""

from datetime import date

from django.conf import settings

from icld_site.addresses import LANGUAGES
from programmes.models import CoreArea, Country
from publications.domain.records import Role
from publications.models import Contributor, Publication, Series

from .entries import ROLES, joined
from .known import Details, Known, KnownPerson, KnownSeries, Sign, folded

#: The fields of a publication that go by another name in a row, and those that don't.
COLUMNS = {
    "language": "document_language",
    "day": "issued_on",
    "place": "publisher_place",
    "number": "series_number",
}
SAME = ("kind", "year", "publisher", "isbn", "doi", "pages", "licence", "had_from")
TEXTS = tuple(f"{name}_{code}" for name in ("title", "subtitle", "abstract") for code in LANGUAGES)
ORIGINAL = ("original_title", "original_subtitle")
ROLE = dict(zip(ROLES, (Role.AUTHOR, Role.EDITOR, Role.PHOTOGRAPHER), strict=True))


def known() -> Known:
    """Everything that rows are held against. Six queries, and some more for those that match."""
    return Known(
        signs=tuple(_signs()),
        people=tuple(KnownPerson(str(row.pk), row.name, row.orcid) for row in Contributor.objects.order_by("slug")),
        series=tuple(
            KnownSeries(row.code, tuple(name for name in (row.title_sv, row.title_en) if name), row.issn)
            for row in Series.objects.all()
        ),
        countries=_countries(),
        areas={
            folded(word): code
            for code, *words in CoreArea.objects.values_list("code", "title_sv", "title_en")
            for word in (code, *words)
            if word
        },
        details=_details,
        site=settings.SITE_URL,
    )


def _signs() -> list[Sign]:
    rows = Publication.objects.order_by("recorded_at", "id").only(
        *("id", "year", "doi", "isbn", "document_language"), *TEXTS[:4], *ORIGINAL
    )
    return [
        Sign(str(row.pk), row.own_title, joined(row.own_title, row.own_subtitle), row.year, row.doi, row.isbn)
        for row in rows
    ]


def _countries() -> dict[str, str]:
    """The code of each country by every name that it has had."""
    found: dict[str, str] = {}
    for country in Country.objects.prefetch_related("names"):
        names = sorted(country.names.all(), key=lambda name: name.first_day or date.min)
        for word in (country.code, *(word for name in names for word in (name.title_sv, name.title_en) if word)):
            found[folded(word)] = country.code
    return found


def _details(keys: set[str]) -> dict[str, Details]:
    rows = Publication.objects.filter(pk__in=keys).for_reference().prefetch_related("countries", "core_areas")
    return {str(row.pk): Details(row.document_language, _values(row)) for row in rows}


def _values(row: Publication) -> dict[str, object]:
    made = sorted(row.contributions.all(), key=lambda made: (made.order, str(made.pk)))
    return {
        **{name: getattr(row, column) for name, column in COLUMNS.items()},
        **{name: getattr(row, name) for name in (*SAME, *TEXTS, *ORIGINAL)},
        **{name: tuple(str(one.contributor_id) for one in made if one.role == role) for name, role in ROLE.items()},
        "series": row.series.code if row.series else "",
        "countries": tuple(sorted(country.code for country in row.countries.all())),
        "core_areas": tuple(sorted({area.code for area in row.core_areas.all()})),
    }
