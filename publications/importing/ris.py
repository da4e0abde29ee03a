"""RIS, as reference managers and archives write it."""

import re
from collections import defaultdict
from collections.abc import Iterator

from rispy.parser import RisParser

from publications.domain.identifiers import is_isbn, is_issn

from .faults import Fault, Unreadable
from .rows import MOST_ROWS, Read, Row
from .values import kind_named

#: The tags that each field is read from, the best first.
TAGS: dict[str, tuple[str, ...]] = {
    "key": ("ID",),
    "title": ("TI", "T1"),
    "translated_title": ("TT",),
    "language": ("LA",),
    "kind": ("M3",),
    "year": ("PY", "Y1"),
    "day": ("DA",),
    "authors": ("AU", "A1"),
    "editors": ("ED", "A2"),
    "photographers": ("A4",),
    "series": ("T3", "T2"),
    "number": ("IS", "M1", "VL"),
    "publisher": ("PB",),
    "place": ("CY",),
    "doi": ("DO",),
    "abstract": ("AB", "N2"),
    "had_from": ("UR", "L1"),
    "licence": ("C1",),
}
#: What is read from the same tag for several fields: ISBN or ISSN, and the first and last page.
SHARED = {"isbn": "SN", "issn": "SN", "pages": "SP"}
PEOPLE = ("authors", "editors", "photographers")
#: Several of these are no contradiction: the first is taken.
ANY_NUMBER = ("UR", "L1", "ID", "M3", "C1")
#: Types of reference that a publication of ours can have, and the kind that each stands for.
KINDS = {
    "RPRT": "",
    "GOVDOC": "report",
    "PAMP": "report",
    "GEN": "",
    "ELEC": "",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "THES": "thesis",
    "UNPB": "working-paper",
    "MANSCPT": "working-paper",
}

_LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|\s*)")
_START, _END = "TY", "ER"


def is_ris(text: str) -> bool:
    """Whether the first line that holds something is a tag of RIS, or a record begins somewhere in the beginning."""
    return (
        re.match(r"\s*[A-Z][A-Z0-9]  -", text) is not None
        or re.search(r"^TY  -", text[:5000], re.MULTILINE) is not None
    )


def read(text: str, encoding: str) -> Read:
    """The records of a file. One that isn't ended, is ended where the next one begins. Raises Unreadable for none."""
    rows, unread = [], set()
    for number, lines in _records(text):
        if len(rows) == MOST_ROWS:
            raise Unreadable("too_many_rows", most=MOST_ROWS)
        tags = _parsed(lines)
        rows.append(_row(number, tags))
        unread |= tags.keys() - _read_tags()
    if not rows:
        raise Unreadable("no_records")
    columns = {field: tags[0] for field, tags in TAGS.items()} | SHARED | {"type": _START}
    return Read(form="ris", encoding=encoding, rows=tuple(rows), columns=columns, unread=tuple(sorted(unread)))


def _read_tags() -> set[str]:
    return {tag for tags in TAGS.values() for tag in tags} | {"SN", "SP", "EP", _START, _END}


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The number of its first line, and the lines, of each record: each tag on one line, and an end to every record."""
    start, lines = 0, []
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        line = line.strip("\ufeff") if number == 1 else line
        found = _LINE.fullmatch(line)
        if found and found[1] == _START:
            if lines:
                yield start, [*lines, f"{_END}  - "]
            start, lines = number, [f"{_START}  - {found[2] or ''}"]
        elif found and found[1] == _END:
            if lines:
                yield start, [*lines, f"{_END}  - "]
            lines = []
        elif found and lines:
            lines.append(f"{found[1]}  - {found[2] or ''}")
        elif lines and line.strip():
            lines[-1] = f"{lines[-1]} {line.strip()}"
    if lines:
        yield start, [*lines, f"{_END}  - "]


def _parsed(lines: list[str]) -> dict[str, list[str]]:
    """The values of each tag, in their order."""
    tags = {line[:2] for line in lines} - {_END}
    names = {tag: tag for tag in (*tags, _START, _END)}
    parser = RisParser(
        mapping=names, list_tags=sorted(tags - {_START}), delimiter_tags_mapping={}, ignore=[], newline="\n"
    )
    found = parser.parse("\n".join(lines))[0]
    return {tag: [found[tag]] if tag == _START else [value for value in found[tag] if value] for tag in tags}


def _row(number: int, tags: dict[str, list[str]]) -> Row:
    fields: dict[str, str] = {}
    faults: list[Fault] = []
    for field, names in TAGS.items():
        if field in PEOPLE:
            values = [value for name in names for value in tags.get(name, ())]
            fields[field] = "\n".join(_name(value) for value in dict.fromkeys(values))
        else:
            fields[field] = _single(field, names, tags, faults)
    _type(tags[_START][0], fields, faults)
    _own_words(fields)
    _numbers(tags, fields, faults)
    _pages(tags, fields)
    _split_title(fields)
    return Row(number, {name: value for name, value in fields.items() if value}, tuple(faults))


def _name(value: str) -> str:
    """A comma at the end says that it is an organisation, whatever commas are in its name."""
    return f"{{{value[:-1]}}}" if value.endswith(",") else value


def _single(field: str, names: tuple[str, ...], tags: dict[str, list[str]], faults: list[Fault]) -> str:
    """The value of the best tag that is there. A tag that gives several is a fault with all of them."""
    found = [(name, value) for name in names for value in dict.fromkeys(tags.get(name, ()))]
    if not found:
        return ""
    best, value = found[0]
    # Of the year, two tags of different names contradict each other as well.
    several = [one for name, one in found if (name == best or field == "year") and one != value]
    if several and best not in ANY_NUMBER:
        faults.append(Fault("several", field, {"values": [value, *several]}))
        return ""
    return value


def _type(code: str, fields: dict[str, str], faults: list[Fault]) -> None:
    """The kind that the type of reference stands for, unless the record says it more closely (`M3`)."""
    if code not in KINDS:
        faults.append(Fault("type", "type", {"value": code, "known": ", ".join(KINDS)}))
        return
    if code == "EDBOOK":  # whose authors are its editors
        fields["editors"] = "\n".join(filter(None, (fields.pop("authors", ""), fields.get("editors", ""))))
    if KINDS[code]:
        fields["type_kind"] = KINDS[code]


def _own_words(fields: dict[str, str]) -> None:
    """Leave out what other archives keep in fields that anybody may use for anything."""
    if not kind_named(fields.get("kind", "")):
        fields.pop("kind", None)
    if not fields.get("licence", "").startswith("http"):
        fields.pop("licence", None)


def _numbers(tags: dict[str, list[str]], fields: dict[str, str], faults: list[Fault]) -> None:
    sorted_by: dict[str, list[str]] = defaultdict(list)
    for value in tags.get("SN", ()):
        value = re.sub(r"(?i)^(isbn|issn)[:\s]*|\s*\([^)]*\)$", "", value).strip()
        sorted_by["isbn" if is_isbn(value) else "issn" if is_issn(value) else "wrong"].append(value)
    for field in ("isbn", "issn"):
        fields[field] = next(iter(sorted_by[field]), "")
    faults += [Fault("serial_number", "isbn", {"value": value}) for value in sorted_by["wrong"]]


def _pages(tags: dict[str, list[str]], fields: dict[str, str]) -> None:
    """How many pages: the number alone, or from the first to the last."""
    first, last = ("".join(tags.get(tag, ())[:1]) for tag in ("SP", "EP"))
    fields["pages"] = f"{first}-{last}" if first and last else first


def _split_title(fields: dict[str, str]) -> None:
    """RIS has no place for a subtitle: it stands after a colon."""
    for field in ("title", "translated_title"):
        title, colon, subtitle = fields.get(field, "").partition(": ")
        if colon and title.strip() and subtitle.strip():
            fields[field], fields[field.replace("title", "subtitle")] = title.strip(), subtitle.strip()
