"""From the rows of a publication to the record that citations and exports are made from."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.html import strip_tags

from icld_site.addresses import LANGUAGES, other

from .domain.records import Issued, Kind, Name, Record, Role
from .files import files_of, with_files
from .models import Publication

_LINE_ENDS = re.compile(r"</(?:p|li|h[1-6])>|<br ?/?>")


def record_of(row: Publication, files: Sequence[str] = ()) -> Record:
    """What a publication is cited by, in the document's own language. No query, where `for_reference` read the row.

    `files` are the absolute addresses of the document's files.
    """
    own = row.document_language
    translated = _title(row, other(own) if own in LANGUAGES else LANGUAGES[1])
    return Record(
        key=str(row.pk),
        kind=Kind(row.kind),
        title=row.own_title,
        subtitle=row.own_subtitle,
        translated_title=translated,
        language=own,
        issued=_issued(row),
        authors=_names(row, Role.AUTHOR),
        editors=_names(row, Role.EDITOR),
        photographers=_names(row, Role.PHOTOGRAPHER),
        series=row.series.title_on(own) if row.series else "",
        number=row.series_number,
        publisher=row.publisher,
        place=row.publisher_place,
        pages=row.pages,
        isbn=row.isbn,
        issn=row.series.issn if row.series else "",
        doi=row.doi,
        abstract=plain(_field(row, "abstract", language_of_page(row))),
        licence=row.licence,
        url=settings.SITE_URL + row.get_absolute_url(language_of_page(row)),
        files=tuple(files),
        from_knowledge_centre=row.from_knowledge_centre,
    )


def whole_records(rows: QuerySet[Publication]) -> list[Record]:
    """The records of publications with the addresses of their files. As many queries for many as for one."""
    return [record_of(row, file_addresses(row)) for row in with_files(rows.for_reference())]


def file_addresses(row: Publication) -> list[str]:
    """The absolute addresses of the document's files: no summary, no sample.

    No query, where `with_files` and `for_reference` read the row.
    """
    return [settings.SITE_URL + file.url for file in files_of(row, language_of_page(row)) if file.is_document]


def language_of_page(row: Publication) -> str:
    """The language in which its page is the one to be cited: the document's, or English for a third language."""
    return row.document_language if row.document_language in LANGUAGES else LANGUAGES[1]


def _names(row: Publication, role: Role) -> tuple[Name, ...]:
    made = sorted(row.contributions.all(), key=lambda made: (made.order, str(made.pk)))
    return tuple(made.contributor.name for made in made if made.role == role)


def _issued(row: Publication) -> Issued | None:
    if row.year is None:
        return None
    day = row.issued_on
    return Issued(year=row.year, month=day.month if day else None, day=day.day if day else None)


def _title(row: Publication, language: str) -> str:
    return _field(row, "title", language)


def _field(row: Any, field: str, language: str) -> str:
    return getattr(row, f"{field}_{language}") or ""


def plain(html: str) -> str:
    """The words of a rich text, a paragraph a line."""
    lines = unescape(strip_tags(_LINE_ENDS.sub("\n", html))).splitlines()
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
