"""Workbooks (XLSX): the first sheet that is shown, with the values that Excel had worked out."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from icld_site.media.workbooks import MOST_UNPACKED, HoldsTooMuchError, UnpacksTooBigError, open_with_formulas

from .columns import MOST_COLUMNS
from .faults import Unreadable
from .rows import Read, Table

#: A sheet with a row further down than this is no list of publications.
LAST_ROW = 100_000


def read(content: bytes) -> Read:
    """The rows of the first sheet. Raises Unreadable for what isn't a workbook, or unpacks to too much or holds it."""
    try:
        return _read(*open_with_formulas(content))
    except Unreadable:
        raise
    except UnpacksTooBigError:
        raise Unreadable("unpacks_too_big", most=MOST_UNPACKED // 1024**2) from None
    except HoldsTooMuchError:
        raise Unreadable("holds_too_much") from None
    except Exception:  # noqa: BLE001 - whatever a damaged or hostile workbook makes of its reader
        raise Unreadable("broken_xlsx") from None


def _read(values: Any, formulas: Any) -> Read:
    shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        raise Unreadable("empty")
    sheet = shown[0]
    table = None
    for number, cells, faults in _rows(sheet, formulas[sheet.title]):
        if table is not None:
            table.add(number, cells, faults)
        elif any(cells):
            table = Table(cells)
    if table is None:
        raise Unreadable("empty")
    return table.read(form="xlsx", sheet=sheet.title, other_sheets=tuple(one.title for one in shown[1:]))


def _rows(values: Any, formulas: Any) -> Iterator[tuple[int, list[str], tuple[tuple[int, str], ...]]]:
    """Each row's number and texts, and what is wrong with cells by their place."""
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # what a sheet says of its own size may be anything
    most = MOST_COLUMNS + 1
    pairs = zip(values.iter_rows(max_col=most), formulas.iter_rows(max_col=most), strict=True)
    for number, (cells, sources) in enumerate(pairs, 1):
        if number > LAST_ROW:
            raise Unreadable("too_many_rows", most=LAST_ROW)
        if len(cells) == most and cells[-1].value is not None:
            raise Unreadable("too_many_columns", most=MOST_COLUMNS)
        faults = []
        for at, (cell, source) in enumerate(zip(cells, sources, strict=False)):
            if cell.data_type == "e":
                faults.append((at, "cell_error"))
            elif cell.value is None and source.data_type == "f":
                faults.append((at, "formula"))
        wrong = {at for at, _ in faults}
        yield number, ["" if at in wrong else _text(cell.value) for at, cell in enumerate(cells)], tuple(faults)


def _text(value: Any) -> str:
    """A cell as a text: a whole number without decimals, a moment as its day."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
