"""What a publication's page tells those who harvest it: Google Scholar, Zotero and their like, and search engines.

The tags that begin with `citation_` are those of Highwire Press, in the form that Google Scholar asks for; those of
Dublin Core say the same once more for all others. Nothing stands there without a value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.conf import settings

from icld_site.delivery.facts import Node, icld, rfc3339

from .domain.records import Kind, Name, Record, Role
from .files import ShownFile
from .models import Contributor, Publication
from .records import record_of
from .wording import contributors

REPORTS = (Kind.RESEARCH_REPORT, Kind.WORKING_PAPER, Kind.POLICY_BRIEF, Kind.COUNTRY_BRIEF, Kind.REPORT)
DC_TYPES = {**dict.fromkeys(REPORTS, "Report"), Kind.HANDBOOK: "Book", Kind.BOOK: "Book", Kind.THESIS: "Thesis"}
SCHEMA_TYPES: Mapping[Kind, str | list[str]] = {
    Kind.RESEARCH_REPORT: ["ScholarlyArticle", "Report"],
    Kind.WORKING_PAPER: ["ScholarlyArticle", "Report"],
    Kind.POLICY_BRIEF: "Report",
    Kind.COUNTRY_BRIEF: "Report",
    Kind.REPORT: "Report",
    Kind.HANDBOOK: "Book",
    Kind.BOOK: "Book",
    Kind.THESIS: "Thesis",
}


def meta_tags(row: Publication, pdf: str = "") -> list[tuple[str, str]]:
    """Pairs of name and content. `pdf` is the absolute address of a PDF that the public can get."""
    record = record_of(row)
    pairs = [*_highwire(record, pdf), *_dublin_core(record, pdf)]
    return [(name, value) for name, value in pairs if value]


def _highwire(record: Record, pdf: str) -> Iterator[tuple[str, str]]:
    yield "citation_title", record.full_title
    yield from (("citation_author", name.inverted) for name in record.authors)
    yield from (("citation_editor", name.inverted) for name in record.editors)
    yield "citation_publication_date", _date(record, "/")
    if record.kind in REPORTS:
        yield "citation_technical_report_institution", record.publisher
        yield "citation_technical_report_number", record.number
    elif record.kind == Kind.THESIS:
        yield "citation_dissertation_institution", record.publisher
    yield "citation_publisher", record.publisher
    yield "citation_series_title", record.series
    yield "citation_isbn", record.isbn
    yield "citation_issn", record.issn
    yield "citation_doi", record.doi
    yield "citation_language", record.language
    yield "citation_abstract_html_url", record.url
    yield "citation_pdf_url", pdf


def _dublin_core(record: Record, pdf: str) -> Iterator[tuple[str, str]]:
    yield "DC.title", record.full_title
    yield from (("DC.creator", name.inverted) for name in record.authors)
    yield from (("DC.contributor", name.inverted) for name in (*record.editors, *record.photographers))
    yield "DC.date", _date(record, "-")
    yield "DC.type", DC_TYPES[record.kind]
    yield "DC.publisher", record.publisher
    yield "DC.language", record.language
    yield "DC.description", " ".join(record.abstract.split())
    yield "DC.relation.ispartof", record.series_line
    yield "DC.identifier", record.url
    yield "DC.identifier", f"https://doi.org/{record.doi}" if record.doi else ""
    yield "DC.identifier", f"urn:isbn:{record.isbn}" if record.isbn else ""
    yield "DC.rights", record.licence
    yield "DC.format", "application/pdf" if pdf else ""


def _date(record: Record, between: str) -> str:
    """`2016`, `2016-05`, `2016-05-03`, with another sign between them if that is asked for."""
    if record.issued is None:
        return ""
    parts = (record.issued.year, record.issued.month, record.issued.day)
    return between.join(f"{part:02}" for part in parts if part)


def linked_data(row: Publication, versions: Sequence[Publication], files: Iterable[ShownFile] = ()) -> Node:
    """The work as a node of schema.org, with its other versions and the files that the public can get."""
    record = record_of(row)
    translations = [{"@id": _identity(version), "@type": "CreativeWork"} for version in versions]
    relation = "translationOfWork" if row.version_of_id else "workTranslation"
    node = {
        "@type": SCHEMA_TYPES[record.kind],
        "@id": _identity(row),
        "name": record.full_title,
        "headline": record.full_title if "ScholarlyArticle" in SCHEMA_TYPES[record.kind] else "",
        "url": record.url,
        "mainEntityOfPage": record.url,
        "inLanguage": record.language,
        "datePublished": _date(record, "-"),
        "dateModified": rfc3339(max(filter(None, (row.modified, row.live_from)))),
        "author": [_person(made) for made in contributors(row, Role.AUTHOR)],
        "editor": [_person(made) for made in contributors(row, Role.EDITOR)],
        "publisher": _publisher(record.publisher),
        "isPartOf": _series(record),
        "reportNumber": record.number if record.kind in REPORTS else "",
        "isbn": record.isbn,
        "numberOfPages": record.pages,
        "abstract": record.abstract,
        "license": record.licence,
        "sameAs": f"https://doi.org/{record.doi}" if record.doi else "",
        relation: translations,
        "encoding": [_encoding(file) for file in files if file.is_document],
    }
    return {name: value for name, value in node.items() if value}


def person(contributor: Contributor) -> Node:
    """A contributor in full, for the page about it."""
    return _person(contributor) | {"@id": settings.SITE_URL + contributor.get_absolute_url("en")}


def _person(contributor: Contributor) -> Node:
    name: Name = contributor.name
    url = settings.SITE_URL + contributor.get_absolute_url()
    if name.organisation:
        return {"@type": "Organization", "name": name.organisation, "url": url}
    node = {
        "@type": "Person",
        "name": name.direct,
        "givenName": name.given,
        "familyName": f"{name.particle} {name.family}".strip(),
        "url": url,
        "sameAs": f"https://orcid.org/{contributor.orcid}" if contributor.orcid else "",
    }
    return {field: value for field, value in node.items() if value}


def _encoding(file: ShownFile) -> Node:
    return {
        "@type": "MediaObject",
        "contentUrl": settings.SITE_URL + file.url,
        "encodingFormat": "application/pdf",
        "contentSize": str(file.bytes),
        "inLanguage": file.language,
    }


def _publisher(name: str) -> Node | None:
    if not name:
        return None
    return icld() if name == "ICLD" else {"@type": "Organization", "name": name}


def _series(record: Record) -> Node | None:
    if not record.series:
        return None
    node = {"@type": "CreativeWorkSeries", "name": record.series, "issn": record.issn}
    return {field: value for field, value in node.items() if value}


def _identity(row: Publication) -> str:
    """What names the work, whatever its address becomes."""
    return f"urn:uuid:{row.pk}"
