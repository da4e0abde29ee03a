"""A row as a publication would have it: texts made into values, titles put where their language is."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from icld_site.addresses import LANGUAGES, other

from . import values
from .faults import Fault, Wrong
from .names import people
from .rows import Row

ROLES = ("authors", "editors", "photographers")


@dataclass
class Entry:
    """`told` holds only what the row tells, in words of the publication's own fields; `faults` what it can't mean."""

    number: int
    language: str
    told: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    #: Whether the kind is told by a column of its own, and not only guessed from the series.
    tells_kind: bool = False

    @property
    def own(self) -> str:
        """The field that holds the document's own title."""
        return own_field("title", self.language)

    @property
    def title(self) -> str:
        return self.told.get(self.own, "")

    @property
    def full_title(self) -> str:
        return joined(self.title, self.told.get(own_field("subtitle", self.language), ""))


def own_field(name: str, language: str) -> str:
    return f"{name}_{language}" if language in LANGUAGES else f"original_{name}"


def joined(title: str, subtitle: str) -> str:
    return f"{title}: {subtitle}" if subtitle else title


def tells_language(row: Row) -> bool:
    """Whether a row says what language its document is in, if only by the column that its title stands in."""
    return "language" in row.fields or ("title" not in row.fields and not _is_both(row))


def _is_both(row: Row) -> bool:
    return {"title_sv", "title_en"} <= row.fields.keys()


def understood(row: Row, language: str) -> Entry:
    """What a row tells. `language` is that of documents whose rows don't say."""
    entry = Entry(row.number, language, faults=list(row.faults))
    cells = {name: _spaced(name, text) for name, text in row.fields.items()}
    for name, text in cells.items():
        most = values.LIMITS.get(name)
        if most and len(text) > most:
            entry.faults.append(Fault("too_long", name, {"value": f"{text[:40]}…", "most": most}))
    _language(cells, row, entry)
    _texts(cells, entry)
    _issued(cells, entry)
    for name, text in cells.items():
        if name in ROLES:
            _take(entry, name, text, people)
        elif name in values.READERS:
            _take(entry, name, text, values.READERS[name])
        elif name in ("publisher", "place", "series", "number"):
            entry.told[name] = text
    _kind(cells, entry)
    return entry


def _spaced(name: str, text: str) -> str:
    """A text on one line, with one space between its words; an abstract keeps its paragraphs, and names their lines."""
    if name in ROLES or name.startswith("abstract"):
        lines = (" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", text))
        return "\n".join(line for line in lines if line)
    return " ".join(text.split())


def _take(entry: Entry, name: str, text: str, reader: Any) -> None:
    try:
        entry.told[name] = reader(text)
    except Wrong as wrong:
        entry.faults.append(Fault(wrong.code, name, wrong.params))


def _language(cells: dict[str, str], row: Row, entry: Entry) -> None:
    if "language" in cells:
        try:
            entry.language = entry.told["language"] = values.language(cells["language"])
        except Wrong as wrong:
            entry.faults.append(Fault(wrong.code, "language", wrong.params))
    elif tells_language(row):
        named = next((code for code in LANGUAGES if f"title_{code}" in cells), None)
        if named:
            entry.language = entry.told["language"] = named


def _texts(cells: dict[str, str], entry: Entry) -> None:
    """Titles, subtitles and abstracts. Those of a named language first, then the own one and the translation."""
    for name in ("title", "subtitle", "abstract"):
        for code in LANGUAGES:
            if f"{name}_{code}" in cells:
                entry.told[f"{name}_{code}"] = cells[f"{name}_{code}"]
        if name in cells:
            in_place = own_field(name, entry.language)
            if name == "abstract" and entry.language not in LANGUAGES:
                in_place = f"abstract_{LANGUAGES[1]}"
            _put(entry, name, in_place, cells[name])
        if f"translated_{name}" in cells:
            translated = other(entry.language) if entry.language in LANGUAGES else LANGUAGES[1]
            _put(entry, f"translated_{name}", f"{name}_{translated}", cells[f"translated_{name}"])
    if not entry.title and not any(fault.field in ("title", entry.own) for fault in entry.faults):
        entry.faults.append(Fault("no_title", "title"))
    if entry.language not in LANGUAGES and not any(entry.told.get(f"title_{code}") for code in LANGUAGES):
        entry.faults.append(Fault("no_translation", "translated_title"))


def _put(entry: Entry, column: str, name: str, text: str) -> None:
    if entry.told.get(name, text) != text:
        entry.faults.append(Fault("several", column, {"values": [text, entry.told[name]]}))
    entry.told[name] = text


def _issued(cells: dict[str, str], entry: Entry) -> None:
    """The year and the day, from the two columns together."""
    years: dict[str, int] = {}
    day: date | None = None
    for name, reader in (("year", values.year), ("day", values.issued)):
        if name not in cells:
            continue
        try:
            years[name], told = reader(cells[name])
        except Wrong as wrong:
            entry.faults.append(Fault(wrong.code, name, wrong.params))
        else:
            day = told or day
    if len(set(years.values())) > 1:
        entry.faults.append(Fault("other_year", "day", {"value": cells["day"], "year": years["year"]}))
    elif years:
        entry.told["year"] = next(iter(years.values()))
        if day:
            entry.told["day"] = day


def _kind(cells: dict[str, str], entry: Entry) -> None:
    """Where no column tells the kind: the name of the series may, or the type of reference."""
    entry.tells_kind = "kind" in cells
    if not entry.tells_kind:
        found = values.kind_named(cells.get("series", "")) or cells.get("type_kind", "")
        if found:
            entry.told["kind"] = found
