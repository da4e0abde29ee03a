"""Tables as text: comma, semicolon or tab between the cells, and a heading."""

import csv
from io import StringIO
from itertools import islice

from .columns import known
from .faults import Unreadable
from .rows import Read, Table

SEPARATORS = ",;\t"


def read(text: str, encoding: str) -> Read:
    """The rows of a CSV. Raises Unreadable for a text that isn't one.

    The separator is the one that the first line names (`sep=;`), or else the one by which the heading holds most
    columns that are known.
    """
    separator, text = _named_separator(text)
    separator = separator or max(SEPARATORS, key=lambda one: (known(_heading(text, one)), text[:1000].count(one)))
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    table = None
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if table is not None:
                table.add(number, cells)
            elif any(cell.strip() for cell in cells):
                table = Table(cells)
    except csv.Error:
        raise Unreadable("broken_csv", number=number + 1) from None
    if table is None:
        raise Unreadable("empty")
    return table.read(form="csv", encoding=encoding, separator=separator)


def _named_separator(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    first = first.strip("\r").strip('"')
    if first[:4].lower() == "sep=" and len(first) == 5:
        return first[4], rest
    return "", text


def _heading(text: str, separator: str) -> list[str]:
    """The first row that holds something, as it would be with a separator."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        return next((cells for cells in islice(reader, 50) if any(cell.strip() for cell in cells)), [])
    except csv.Error:
        return []
