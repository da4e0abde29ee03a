"""Old addresses from a CSV: a row for each, which leads on, or is told to have been withdrawn.

Columns: the old address, the new one (empty for a page that has been withdrawn), what took its place, a note. They
stand in any order, between commas, semicolons or tabs. Each row is held to what the form in admin holds it to.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import Redirect
from .old_paths import as_stored
from .redirect_form import RedirectForm, TrustingRedirectForm

#: The words in the first row, in either language, and the field of the form that each stands for.
COLUMNS = {
    "old address": "path",
    "gammal adress": "path",
    "new address": "leads_to",
    "ny adress": "leads_to",
    "replaced by": "replaced_by",
    "ersatt av": "replaced_by",
    "note": "note",
    "anteckning": "note",
}
#: What a column is called where something is wrong in it.
NAMES = {
    "path": _("old address"),
    "leads_to": _("new address"),
    "replaced_by": _("replaced by"),
    "note": _("note"),
}
NEEDED = ("old address", "new address")
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class Loaded:
    """How many old addresses there were, and how many of them belong to pages that have been withdrawn."""

    count: int
    gone: int


def load(content: bytes, *, comes_with_the_code: bool = False) -> Loaded:
    """Store every old address of a file, over what was stored of the same address before.

    All or nothing: raises ValidationError with a message for each row that can't be stored, by its number in the file.
    Of a file that comes with the code such a row is left out: an editor has deleted its page meanwhile.
    """
    form_class = TrustingRedirectForm if comes_with_the_code else RedirectForm
    rows = list(_rows(content))
    faults: list[str] = []
    seen: dict[str, int] = {}
    gone = 0
    with transaction.atomic():
        for number, fields in rows:
            before = _stored_before(fields["path"])
            form = form_class(fields, instance=before)
            if form.is_valid():
                row = form.instance
                if row.path in seen:
                    first = {"number": number, "first": seen[row.path]}
                    faults.append(gettext("Row %(number)d: row %(first)d has the same old address.") % first)
                    continue
                seen[row.path] = number
                form.save()
                gone += row.is_gone
            else:
                faults += _told(number, form)
        # A new address may be told to be an old one further down.
        for row in Redirect.objects.filter(new_path__in=seen):
            fault = {"number": seen[row.new_path], "path": row.path}
            faults.append(gettext("Row %(number)d: “%(path)s” leads to this old address.") % fault)
        if faults and not comes_with_the_code:
            raise ValidationError(faults)
    return Loaded(len(seen), gone)


def _stored_before(address: str) -> Redirect | None:
    try:
        return Redirect.objects.filter(path=as_stored(address)).first()
    except ValueError:
        return None


def _told(number: int, form: RedirectForm) -> Iterator[str]:
    """What is wrong with a row, each time with its number and the name of the column."""
    for field, errors in form.errors.items():
        for error in errors:
            told = {"number": number, "column": NAMES.get(field, ""), "error": error, "value": form.data.get(field, "")}
            yield gettext("Row %(number)d, %(column)s “%(value)s”: %(error)s") % told


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The number and the fields of each row that holds something. Raises ValidationError for what isn't such a file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValidationError(gettext("The file is not in UTF-8. Save it as “CSV UTF-8” and try again.")) from None
    lines = text.splitlines(keepends=True)
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    head = lines[skipped] if len(lines) > skipped else ""
    reader = csv.reader(lines[skipped:], delimiter=max(DELIMITERS, key=head.count), strict=True)
    try:
        fields = _fields(next(reader, []))
        for cells in reader:
            number = reader.line_num + skipped
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            if len(cells) > len(fields):
                fault = {"number": number, "cells": len(cells), "columns": len(fields)}
                raise ValidationError(gettext("Row %(number)d has %(cells)d cells for %(columns)d columns.") % fault)
            row = dict.fromkeys(COLUMNS.values(), "") | dict(zip(fields, cells, strict=False))
            yield number, row
    except csv.Error as error:
        fault = {"number": reader.line_num + skipped, "error": error}
        raise ValidationError(gettext("Row %(number)d can’t be read: %(error)s.") % fault) from None


def _fields(head: list[str]) -> list[str]:
    """The form's field for each column. Raises ValidationError where the first row doesn't name them as it should."""
    words = [" ".join(cell.replace("_", " ").lower().split()) for cell in head]
    unknown = [word for word in words if word not in COLUMNS]
    if unknown:
        told = {"unknown": ", ".join(unknown), "known": ", ".join(COLUMNS)}
        raise ValidationError(
            gettext("The first row names columns that are not known: %(unknown)s. Known are %(known)s.") % told
        )
    fields = [COLUMNS[word] for word in words]
    missing = [word for word in NEEDED if COLUMNS[word] not in fields]
    if missing or len(set(fields)) < len(fields):
        raise ValidationError(
            gettext("The first row has to name the columns “old address” and “new address”, each once.")
        )
    return fields
