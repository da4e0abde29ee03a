"""Tables for spreadsheets and other machines: CSV in UTF-8 that Excel opens as it is meant."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse

#: What a spreadsheet takes for the beginning of a formula; and the mark that takes it from being one.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", "'")


def table(name: str, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> HttpResponse:
    """A CSV file (RFC 4180) with a heading line, marked as UTF-8. What is None or missing is left empty."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
    return HttpResponse(
        out.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def cell(value: Any) -> Any:
    """A value as it is written: a text that a spreadsheet would run as a formula gets an apostrophe before it.

    OWASP, "CSV Injection". Numbers stay numbers. Whoever reads the table back takes one apostrophe from the beginning.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
