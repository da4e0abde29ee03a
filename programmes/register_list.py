"""A new list of bodies as a file: Statistics Sweden's of counties and municipalities, or one like our own.

Statistics Sweden's is a workbook with some lines of heading, then a code and a short name a row: `01` and `Stockholms
län`, `0114` and `Upplands Väsby` (scb.se, Län och kommuner i kodnummerordning). It is met as CSV too, in UTF-8 or
Windows-1252, between commas, semicolons or tabs.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from icld_site.days import FIRST_YEAR, LAST_YEAR, DayRange, parse_day
from icld_site.media.workbooks import open_workbook

from .domain.applicants import MUNICIPALITY, REGION
from .domain.register import Listed

#: What a column is called, in Swedish and English lists and in our own, the word that says most first.
COLUMNS = {
    "code": ("kommunkod", "municipality code", "länskod/kommunkod", "kod", "code"),
    "name": ("kommunnamn", "kommun", "namn", "name", "municipality", "län/kommun"),
    "kind": ("kind",),
    "name_sv": ("name sv",),
    "name_en": ("name en",),
    "short_name": ("short name",),
    "legal_name": ("name sv legal",),
    "county_name": ("county name sv", "länsnamn"),
    "first": ("valid from",),
    "last": ("valid to",),
}
OWN_NAMES = ("name_sv", "name_en", "short_name", "legal_name", "county_name")
LONGEST_NAME = 120
#: The heading stands among the first rows.
FIRST_ROWS = 30

Row = tuple[int, list[str]]


@dataclass(frozen=True)
class BodyList:
    """The bodies of a file, and the Stockholm day from which it holds."""

    bodies: Sequence[Listed]
    day: date


def read(content: bytes, day: date | None = None) -> BodyList:
    """The bodies of a list that holds from a Stockholm day, or else from the one that it states above its rows.

    A body that the list itself says has ended by then, or is still to come, is left out. Raises ValidationError with a
    message for each row that can't be read, by its number in the file.
    """
    rows = [(number, cells) for number, cells in enumerate(_cells(content), 1) if any(cells)]
    if not rows:
        raise ValidationError(gettext("The file is empty."))
    at, columns = _heading(rows)
    day = day or _stated_day(rows[:at])
    if day is None:
        raise ValidationError(
            gettext("The list doesn’t state from which day it holds. Say it, such as --on 2027-01-01.")
        )
    read_rows = _Rows(columns, day)
    for number, cells in rows[at:]:
        read_rows.add(number, cells)
    if not read_rows.faults and not read_rows.bodies:
        read_rows.faults.append(gettext("There are no bodies in the file."))
    if read_rows.faults:
        raise ValidationError(read_rows.faults)
    return BodyList([*read_rows.in_their_counties()], day)


class _Rows:
    """Gathers the bodies of the rows, and what is wrong with rows."""

    def __init__(self, columns: dict[str, int], day: date) -> None:
        self.columns, self.day = columns, day
        self.bodies: dict[tuple[str, str], Listed] = {}
        self.numbers: dict[tuple[str, str], int] = {}
        self.faults: list[str] = []

    def add(self, number: int, cells: list[str]) -> None:
        row = {name: cells[at] if at < len(cells) else "" for name, at in self.columns.items()}
        try:
            body = self._body(row) if self._holds(row) else None
        except ValueError as fault:
            self.faults.append(gettext("Row %(number)d: %(fault)s") % {"number": number, "fault": fault})
            return
        if body is None:
            return
        if body.key in self.bodies:
            told = {"number": number, "code": body.code, "first": self.numbers[body.key]}
            self.faults.append(gettext("Row %(number)d: the code %(code)s stands in row %(first)d too.") % told)
        self.bodies.setdefault(body.key, body)
        self.numbers.setdefault(body.key, number)

    def _holds(self, row: dict[str, str]) -> bool:
        """Whether a row holds on the day of the list. Raises ValueError for days that can't be read."""
        try:
            first, last = (parse_day(row[name]) if row.get(name) else None for name in ("first", "last"))
            return self.day in DayRange(first, last)
        except ValueError:
            raise ValueError(gettext("its days are not written as year-month-day, or not in order.")) from None

    def _body(self, row: dict[str, str]) -> Listed:
        """The body of a row. Raises ValueError with what is wrong."""
        code = _code(row["code"])
        kind = MUNICIPALITY if len(code) == 4 else REGION
        if row.get("kind", kind) != kind:
            told = {"code": code, "kind": row["kind"]}
            raise ValueError(gettext("the code %(code)s can’t be that of the kind “%(kind)s”.") % told)
        own = {name: row[name] for name in OWN_NAMES if row.get(name)}
        names = {**_named(kind, row["name"]), **own} if "name" in row else own
        if not names:
            raise ValueError(gettext("%(code)s has no name.") % {"code": code})
        if wrong := next((name for name in names.values() if not _is_name(name)), None):
            raise ValueError(gettext("“%(name)s” is no name.") % {"name": wrong[:40]})
        return Listed(kind=kind, code=code, names=names)

    def in_their_counties(self) -> Iterator[Listed]:
        """The bodies, each municipality with the name of its county where the list names that."""
        for body in self.bodies.values():
            county = self.bodies.get((REGION, body.code[:2]))
            if county and "county_name" in county.names:
                yield Listed(
                    kind=body.kind, code=body.code, names={"county_name": county.names["county_name"], **body.names}
                )
            else:
                yield body


def _code(text: str) -> str:
    """A code with the zeros that a spreadsheet has taken from its beginning. Raises ValueError for what isn't one."""
    if not re.fullmatch("[0-9]{1,4}", text):
        told = gettext("“%(code)s” is no code: a municipality’s has four digits, a county’s two.")
        raise ValueError(told % {"code": text[:40]})
    return text.zfill(2 if len(text) <= 2 else 4)


def _named(kind: str, name: str) -> dict[str, str]:
    """What the one name of a row says: a municipality's short one, or a county's. Raises ValueError for another."""
    if kind == REGION and name.endswith(" län"):
        return {"county_name": name}
    if kind == REGION and name:
        raise ValueError(
            gettext("“%(name)s” is no county: it is written such as Stockholms län.") % {"name": name[:40]}
        )
    if name.lower().endswith((" kommun", " stad")):
        told = gettext("“%(name)s” is a long name: a list gives the short one, such as Ale.")
        raise ValueError(told % {"name": name[:40]})
    return {"short_name": name} if name else {}


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and text.isprintable() and any(letter.isalpha() for letter in text)


def _heading(rows: Sequence[Row]) -> tuple[int, dict[str, int]]:
    """After how many rows the bodies begin, and in which column each thing stands. Raises ValidationError."""
    for at, (_number, cells) in enumerate(rows[:FIRST_ROWS]):
        words = [" ".join(cell.replace("_", " ").lower().split()) for cell in cells]
        found = {
            name: words.index(called)
            for name, names in COLUMNS.items()
            if (called := next((one for one in names if one in words), None))
        }
        if "code" in found and {"name", "name_sv", "short_name"} & found.keys():
            return at + 1, found
        if len(cells) > 1 and re.fullmatch("[0-9]{1,4}", cells[0]):
            return at, {"code": 0, "name": 1}
    raise ValidationError(gettext("No row names a column of codes and a column of names, such as “Kod” and “Namn”."))


def _stated_day(heading: Iterable[Row]) -> date | None:
    """The day that the lines above the bodies state, or the first of the one year that they do."""
    text = " ".join(" ".join(cells) for _number, cells in heading)
    for stated in re.findall(r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", text):
        try:
            return parse_day(stated)
        except ValueError:
            continue
    years = {int(year) for year in re.findall(r"\b[0-9]{4}\b", text)}
    known = [year for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    return date(known[0], 1, 1) if len(known) == 1 else None


def _cells(content: bytes) -> list[list[str]]:
    """The texts of each row. Raises ValidationError for what is no table."""
    if content.startswith(b"PK\x03\x04"):
        return _of_workbook(content)
    if content.startswith((b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise ValidationError(gettext("The file is no CSV and no XLSX. Save it as one of these and try again."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise ValidationError(gettext("The file is no CSV and no XLSX. Save it as one of these and try again."))
    lines = text.splitlines()
    separator = max(";\t,", key=lambda one: sum(one in line for line in lines))
    try:
        return [[cell.strip() for cell in cells] for cells in csv.reader(StringIO(text), delimiter=separator)]
    except csv.Error as error:
        raise ValidationError(gettext("The file can’t be read: %(error)s.") % {"error": error}) from None


def _of_workbook(content: bytes) -> list[list[str]]:
    try:
        sheet = next(sheet for sheet in open_workbook(content).worksheets if sheet.sheet_state == "visible")
        return [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    except Exception:  # noqa: BLE001 - whatever a damaged or hostile workbook makes of its reader
        raise ValidationError(gettext("The workbook can’t be read. Save it anew and try again.")) from None


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
