"""The open data of publications: as JSON, and as a table with a row a publication, which an import reads again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings

from icld_site.addresses import LANGUAGES
from icld_site.delivery.open_data import listed, moment, texts_of

from .domain.records import Role
from .models import Publication
from .records import file_addresses
from .wording import contributors

COLUMNS = (
    "id",
    "kind",
    "language",
    "title",
    "subtitle",
    *(f"{field}_{language}" for field in ("title", "subtitle") for language in LANGUAGES),
    "authors",
    "editors",
    "photographers",
    "year",
    "day",
    "series",
    "number",
    "publisher",
    "place",
    "isbn",
    "issn",
    "doi",
    "pages",
    "licence",
    "countries",
    "core_areas",
    *(f"abstract_{language}" for language in LANGUAGES),
    "had_from",
    "files",
    *(f"url_{language}" for language in LANGUAGES),
)
ROLES = {"authors": Role.AUTHOR, "editors": Role.EDITOR, "photographers": Role.PHOTOGRAPHER}


def publications_as_json(rows: Iterable[Publication], modified: datetime) -> dict[str, Any]:
    """Publications with what is known of each. null is unknown; abstracts are HTML."""
    return listed([_publication(row) for row in rows], modified)


def publications_as_rows(rows: Iterable[Publication]) -> Iterable[dict[str, Any]]:
    """The same for a table: several of a thing stand in one cell, with semicolons between them."""
    for item in map(_publication, rows):
        flat = {name: value for name, value in item.items() if not isinstance(value, dict)}
        flat |= {role: [_cell(name) for name in item[role]] for role in ROLES}
        series = item["series"] or {"title": None, "issn": None}
        flat |= {"series": series["title"], "issn": series["issn"]}
        for language in LANGUAGES:
            both = ("title", "subtitle", "abstract", "url")
            flat |= {f"{name}_{language}": item[f"{name}s"][language] for name in both}
        yield {name: "; ".join(value) if isinstance(value, list) else value for name, value in flat.items()}


def _publication(row: Publication) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "language": row.document_language,
        "title": row.own_title,
        "subtitle": row.own_subtitle or None,
        "titles": texts_of(row, "title"),
        "subtitles": texts_of(row, "subtitle"),
        **{name: [_name(made) for made in contributors(row, role)] for name, role in ROLES.items()},
        "year": row.year,
        "day": row.issued_on.isoformat() if row.issued_on else None,
        "series": _series(row),
        "number": row.series_number or None,
        **{name: getattr(row, name) or None for name in ("publisher", "isbn", "doi", "pages", "licence", "had_from")},
        "place": row.publisher_place or None,
        "countries": sorted(country.code for country in row.countries.all()),
        "core_areas": sorted(area.code for area in row.core_areas.all()),
        "version_of": str(row.version_of_id) if row.version_of_id else None,
        "abstracts": texts_of(row, "abstract"),
        "files": file_addresses(row),
        "urls": {language: settings.SITE_URL + row.get_absolute_url(language) for language in LANGUAGES},
        "modified": moment(row.modified),
    }


def _name(contributor: Any) -> dict[str, str]:
    parts = ("family", "given", "particle", "organisation", "orcid")
    return {part: value for part in parts if (value := getattr(contributor, part))}


def _cell(name: dict[str, str]) -> str:
    """`van der Berg, Anna`, or `Faye,`, with an ORCID where there is one; an organisation as it is, in braces where a
    comma would part its name.
    """
    if "organisation" in name:
        organisation = name["organisation"]
        return f"{{{organisation}}}" if set(organisation) & set(",;") else organisation
    family = f"{name.get('particle', '')} {name['family']}".strip()
    orcid = f" ({name['orcid']})" if "orcid" in name else ""  # tells two of the same name apart
    return f"{family}, {name.get('given', '')}".strip() + orcid


def _series(row: Publication) -> dict[str, Any] | None:
    if not row.series:
        return None
    return {
        "code": row.series.code,
        "title": row.series.title_on(row.document_language),
        "issn": row.series.issn or None,
    }
