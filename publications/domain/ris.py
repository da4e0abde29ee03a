"""RIS: what EndNote, Zotero and Mendeley read. A tag a line, CRLF, and no tag without a value."""

from collections.abc import Iterable

from .csl import genre
from .records import Issued, Kind, Record
from .texts import one_line

_TYPES = {Kind.HANDBOOK: "BOOK", Kind.BOOK: "BOOK", Kind.THESIS: "THES"}


def ris(records: Iterable[Record]) -> str:
    """The records as a file of RIS, in UTF-8: an entry each, with an empty line between them.

    A line break in a value would be read as a new tag, or not at all: each value stands on one line. RIS knows names
    by their comma, so that an organisation with a comma in its name reads as a person.

    Left out is what readers take for something else: a translated title (`TT`) for the title, photographers (`A4`) for
    translators, how many pages a report has (`SP`) for the page that is cited. RIS has no tag for a licence.
    """
    return "\r\n".join(_entry(record) for record in records)


def _entry(record: Record) -> str:
    kind = _TYPES.get(record.kind, "RPRT")
    tags = [
        ("TY", kind),
        *(("AU", name.inverted) for name in record.authors),
        *(("ED", name.inverted) for name in record.editors),
        ("TI", record.full_title),
        ("T2", record.series),
        ("M1", record.number if record.series else ""),
        ("M3", genre(record.kind, record.language)),
        ("PY", str(record.issued.year) if record.issued else ""),
        ("DA", _day(record.issued)),
        ("PB", record.publisher),
        ("CY", record.place),
        ("SP", str(record.pages or "") if kind != "RPRT" else ""),
        ("SN", record.isbn),
        ("SN", record.issn),
        ("DO", record.doi),
        ("LA", record.language),
        ("AB", record.abstract),
        ("UR", record.url),
        *(("L1", file) for file in record.files),
        ("ID", record.key),
    ]
    lines = [f"{tag}  - {line}\r\n" for tag, value in tags if (line := one_line(value))]
    return "".join(lines) + "ER  - \r\n"


def _day(issued: Issued | None) -> str:
    """`2019/05/31/`, as far as it is known; empty for a year alone, which PY says."""
    if not issued or not issued.month:
        return ""
    return f"{issued.year}/{issued.month:02}/{f'{issued.day:02}' if issued.day else ''}/"
