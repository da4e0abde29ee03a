"""CSL-JSON: the form that Zotero, Pandoc and the citation styles read. Held to the schema of CSL 1.0.2."""

from typing import Any

from .records import Issued, Kind, Name, Record

GENRES = {
    Kind.RESEARCH_REPORT: {"en": "Research report", "sv": "Forskningsrapport"},
    Kind.WORKING_PAPER: {"en": "Working paper", "sv": "Arbetsrapport"},
    Kind.POLICY_BRIEF: {"en": "Policy brief", "sv": "Policy brief"},
    Kind.COUNTRY_BRIEF: {"en": "Country brief", "sv": "Landöversikt"},
    Kind.REPORT: {"en": "Report", "sv": "Rapport"},
    Kind.HANDBOOK: {"en": "Handbook", "sv": "Handbok"},
    Kind.BOOK: {"en": "Book", "sv": "Bok"},
    Kind.THESIS: {"en": "Thesis", "sv": "Avhandling"},
}
"""What a kind is called in an export or a citation; other languages than Swedish take the English words."""

_TYPES = {Kind.HANDBOOK: "book", Kind.BOOK: "book", Kind.THESIS: "thesis"}


def csl(record: Record) -> dict[str, Any]:
    """One item of CSL-JSON; what isn't known is left out. A number stands with its series only.

    The schema knows no photographer, no licence and no translated title: the first is a `contributor`, the others stay
    behind. Nor has it a place for files.
    """
    item = {
        "id": record.key,
        "type": csl_type(record.kind),
        "title": record.full_title,
        "author": [csl_name(name) for name in record.authors],
        "editor": [csl_name(name) for name in record.editors],
        "contributor": [csl_name(name) for name in record.photographers],
        "issued": {"date-parts": [_date_parts(record.issued)]} if record.issued else None,
        "language": record.language,
        "genre": genre(record.kind, record.language),
        "collection-title": record.series,
        "collection-number": record.number if record.series else "",
        "publisher": record.publisher,
        "publisher-place": record.place,
        "number-of-pages": str(record.pages or ""),
        "ISBN": record.isbn,
        "ISSN": record.issn,
        "DOI": record.doi,
        "URL": record.url,
        "abstract": record.abstract,
    }
    return {key: value for key, value in item.items() if value}


def csl_type(kind: Kind) -> str:
    """The item type of CSL: what isn't a book or a thesis is a report."""
    return _TYPES.get(kind, "report")


def csl_name(name: Name) -> dict[str, str]:
    """A name in its parts; an organisation as one literal, so that no style turns it round."""
    parts = {
        "literal": name.organisation,
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
    }
    return {part: text for part, text in parts.items() if text}


def genre(kind: Kind, language: str) -> str:
    """What a kind is called in a language."""
    words = GENRES[kind]
    return words.get(language, words["en"])


def _date_parts(issued: Issued) -> list[int]:
    return [part for part in (issued.year, issued.month, issued.day) if part]
