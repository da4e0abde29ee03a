"""What the columns of a table are called, in either language, and the field that each stands for."""

import re

from .faults import Unreadable

#: A field, and the words for it. A column is found whatever its capitals, and with `_` or `-` for a space.
NAMES: dict[str, tuple[str, ...]] = {
    "key": ("id", "key", "nyckel"),
    "title": ("title", "titel", "original title", "originaltitel", "own title"),
    "subtitle": ("subtitle", "undertitel", "original subtitle"),
    "title_sv": ("title sv", "titel sv", "swedish title", "svensk titel"),
    "title_en": ("title en", "titel en", "english title", "engelsk titel"),
    "subtitle_sv": ("subtitle sv", "undertitel sv", "swedish subtitle", "svensk undertitel"),
    "subtitle_en": ("subtitle en", "undertitel en", "english subtitle", "engelsk undertitel"),
    "translated_title": ("translated title", "översatt titel", "translation of title"),
    "translated_subtitle": ("translated subtitle", "översatt undertitel"),
    "language": ("language", "document language", "language of the document", "språk", "dokumentets språk"),
    "kind": ("kind", "type", "document type", "typ", "slag", "dokumenttyp", "publikationstyp"),
    "year": ("year", "år", "utgivningsår", "publication year", "year of publication"),
    "day": ("day", "date", "issued", "issued on", "dag", "datum", "utgivningsdag", "utgivningsdatum", "published"),
    "authors": ("author", "authors", "författare"),
    "editors": ("editor", "editors", "redaktör", "redaktörer"),
    "photographers": ("photographer", "photographers", "fotograf", "fotografer"),
    "series": ("series", "serie"),
    "number": ("number", "series number", "number in the series", "nummer", "nr", "serienummer", "nummer i serien"),
    "issn": ("issn",),
    "publisher": ("publisher", "utgivare", "förlag"),
    "place": ("place", "publisher place", "place of the publisher", "ort", "utgivningsort", "förlagsort"),
    "isbn": ("isbn",),
    "doi": ("doi",),
    "pages": ("pages", "number of pages", "sidor", "antal sidor", "sidantal"),
    "abstract": ("abstract", "sammanfattning", "sammandrag"),
    "abstract_sv": ("abstract sv", "swedish abstract", "svensk sammanfattning", "sammanfattning sv"),
    "abstract_en": ("abstract en", "english abstract", "engelsk sammanfattning", "sammanfattning en"),
    "licence": ("licence", "license", "licens"),
    "had_from": ("had from", "can be had from", "link", "länk", "finns att hämta", "kan hämtas från"),
    "countries": ("country", "countries", "land", "länder"),
    "core_areas": ("core area", "core areas", "kärnområde", "kärnområden"),
}
FIELDS = {word: field for field, words in NAMES.items() for word in words}
TITLES = ("title", "title_sv", "title_en")
MOST_COLUMNS = 100


def known(heading: list[str]) -> int:
    """How many cells of a heading name a column that is known."""
    return sum(field_of(cell) is not None for cell in heading)


def field_of(cell: str) -> str | None:
    """The field that a cell of the heading stands for."""
    return FIELDS.get(re.sub(r"[\s_-]+", " ", cell).strip().casefold())


def fields_of(heading: list[str]) -> list[str | None]:
    """The field of each column, None for one that isn't known. Raises Unreadable where no table can be meant."""
    if len(heading) > MOST_COLUMNS:
        raise Unreadable("too_many_columns", most=MOST_COLUMNS)
    fields = [field_of(cell) for cell in heading]
    seen: dict[str, str] = {}
    for cell, field in zip(heading, fields, strict=True):
        if field in seen:
            raise Unreadable("column_twice", first=seen[field].strip(), second=cell.strip())
        if field:
            seen[field] = cell
    if not seen:
        raise Unreadable("no_columns", found=", ".join(cell.strip() for cell in heading if cell.strip())[:200])
    if not seen.keys() & set(TITLES):
        raise Unreadable("no_title_column")
    return fields
