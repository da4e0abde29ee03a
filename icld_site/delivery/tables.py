"""Tables for spreadsheets and other machines: CSV in UTF-8 that Excel opens as it is meant."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from django.http import HttpResponse

#: Where a spreadsheet sees a formula begin: also within a text, for one set to Swedish splits a line at semicolons, and
#: doesn't heed quotes that stand between two commas. An apostrophe there takes it from being one.
_SIGN = """"*[=+@＝＋－＠'-]"""
_FORMULA, _MARK = (re.compile(rf"^{mark}(?={_SIGN}|[\t\r\n])|(?<=[;\t\r\n]){mark}(?={_SIGN})") for mark in ("", "'"))


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
    """A value as it is written: where a spreadsheet would run a text as a formula it gets an apostrophe.

    OWASP, "CSV Injection". Numbers stay numbers. `as_meant` takes the apostrophes away again.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


def as_meant(text: str) -> str:
    """A text that was written as `cell` writes it, as it was before."""
    return _MARK.sub("", text)
