"""What reading gives, whatever the file: its rows as plain texts, each with its number in the file."""

from dataclasses import dataclass, field
from typing import Any

from icld_site.delivery.tables import as_meant

from .columns import fields_of
from .faults import Fault, Unreadable

#: Rows that hold something, in one file. So many are stored, with their history, well within a request's time.
MOST_ROWS = 3000


@dataclass(frozen=True)
class Row:
    """`number` is the one that a spreadsheet shows beside the row; in RIS the line on which the record begins."""

    number: int
    fields: dict[str, str]
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Read:
    """The rows of a file, and how it was read.

    `form` is `csv`, `xlsx` or `ris`; `columns` gives the heading that the file has for a field; `unread` are the
    headings, or tags, that nothing was read from.
    """

    form: str
    rows: tuple[Row, ...]
    columns: dict[str, str]
    unread: tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            **{name: getattr(self, name) for name in ("form", "columns", "encoding", "separator", "sheet")},
            "unread": list(self.unread),
            "other_sheets": list(self.other_sheets),
            "rows": [[row.number, row.fields, [fault.as_json() for fault in row.faults]] for row in self.rows],
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Read":
        rows = tuple(
            Row(number, fields, tuple(Fault.from_json(fault) for fault in faults))
            for number, fields, faults in stored["rows"]
        )
        lists = {name: tuple(stored[name]) for name in ("unread", "other_sheets")}
        return cls(**{**stored, **lists, "rows": rows})


@dataclass
class Table:
    """Rows of cells become rows of fields. Raises Unreadable for a heading that doesn't name what is needed."""

    heading: list[str]
    rows: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        while self.heading and not self.heading[-1].strip():
            self.heading.pop()
        self.fields = fields_of(self.heading)

    def add(self, number: int, cells: list[str], faults: tuple[tuple[int, str], ...] = ()) -> None:
        """A row, with what is wrong in cells by their place. An empty row is passed over.

        Cells lose the space around them, and the apostrophes that keep a spreadsheet from running them.
        """
        cells = [as_meant(cell.strip()).strip() for cell in cells]
        if not any(cells) and not faults:
            return
        if len(self.rows) == MOST_ROWS:
            raise Unreadable("too_many_rows", most=MOST_ROWS)
        fields = {name: cell for name, cell in zip(self.fields, cells, strict=False) if name is not None and cell != ""}
        wrong = [Fault(code, self.fields[at] or "") for at, code in faults if at < len(self.fields) and self.fields[at]]
        if any(cells[len(self.fields) :]):
            wrong.append(Fault("cells", params={"cells": len(cells), "columns": len(self.fields)}))
        self.rows.append(Row(number, fields, tuple(wrong)))

    def read(self, **how: Any) -> Read:
        """What was read. Raises Unreadable where the heading is all there is."""
        if not self.rows:
            raise Unreadable("only_heading")
        named = list(zip(self.heading, self.fields, strict=True))
        return Read(
            rows=tuple(self.rows),
            columns={name: cell.strip() for cell, name in named if name},
            unread=tuple(cell.strip() for cell, name in named if not name and cell.strip()),
            **how,
        )
