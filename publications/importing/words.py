"""What an import says, in the language in force: what is wrong, what is new, and what becomes of a row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_noop, ngettext_lazy
from django.utils.translation import gettext_lazy as _

from icld_site.languages.dates import in_words
from publications.models import Publication

from .entries import ROLES
from .faults import Fault
from .matching import Change, Judged, Outcome
from .recognising import BY_DOI, BY_ISBN, BY_KEY, BY_TITLE, Match
from .resolving import Resolver
from .rows import Read

#: What is wrong with a file.
OF_FILES = {
    "too_big": gettext_noop("The file is larger than %(most)d MB. Part it into several."),
    "empty": gettext_noop("The file is empty."),
    "pdf": gettext_noop("The file is a PDF, whatever its name says. Save the list as CSV, XLSX or RIS."),
    "old_excel": gettext_noop(
        "The file is of an old kind (.xls), or has a password. Open it in Excel and save it as .xlsx, without one."
    ),
    "not_text": gettext_noop("The file can’t be read as text. Save the list as “CSV UTF-8”, XLSX or RIS."),
    "broken_xlsx": gettext_noop("The file can’t be opened as a workbook. Open it in Excel and save it anew as .xlsx."),
    "holds_too_much": gettext_noop("The workbook holds too many cells or formats. Copy the list to a new one."),
    "unpacks_too_big": gettext_noop("The workbook unpacks to more than %(most)d MB. Copy the list to a new one."),
    "only_heading": gettext_noop("The file has a heading, but no row below it."),
    "too_many_rows": gettext_noop("The file has more than %(most)d rows. Part it into several."),
    "too_many_columns": gettext_noop("The file has more than %(most)d columns."),
    "column_twice": gettext_noop("The columns “%(first)s” and “%(second)s” mean the same. Leave one of them out."),
    "no_columns": gettext_noop(
        "The first row names no column that is known, but: %(found)s. Such are Title, Authors, Year and DOI."
    ),
    "no_title_column": gettext_noop("The first row names no column Title."),
    "broken_csv": gettext_noop("Row %(number)d can’t be read: a quotation mark isn’t closed, or stands within a text."),
    "no_records": gettext_noop("The file holds no record. In RIS each one begins with a line “TY  - ”."),
}
#: What is wrong with a row, or with a cell of it.
OF_ROWS = {
    "cells": gettext_noop(
        "%(cells)d cells for %(columns)d columns. A text with a separator in it has to stand in quotation marks."
    ),
    "formula": gettext_noop(
        "The cell holds a formula without its value. Open the file in Excel and save it, or write the value itself."
    ),
    "cell_error": gettext_noop("The formula in the cell gives an error."),
    "several": gettext_noop("It is given several times, with different values: %(values)s."),
    "type": gettext_noop("“%(value)s” is no type that can be imported. Those are %(known)s."),
    "serial_number": gettext_noop("“%(value)s” is neither an ISBN nor an ISSN."),
    "too_long": gettext_noop("“%(value)s” has more than %(most)d characters."),
    "no_title": gettext_noop("The title is missing, in the language of the document."),
    "no_translation": gettext_noop("A document in this language needs a title in Swedish or English beside its own."),
    "day": gettext_noop("“%(value)s” isn’t a day that can be read in one way only. Write it as 2026-02-15."),
    "no_such_day": gettext_noop("There is no such day as “%(value)s”."),
    "year": gettext_noop("“%(value)s” isn’t a year between 1900 and 2099."),
    "other_year": gettext_noop("The day “%(value)s” isn’t in the year %(year)d."),
    "pages": gettext_noop("“%(value)s” isn’t a number of pages."),
    "language": gettext_noop("“%(value)s” isn’t a language that is known. Those are %(known)s."),
    "kind": gettext_noop("“%(value)s” isn’t a kind that is known. Those are %(known)s."),
    "doi": gettext_noop("“%(value)s” isn’t a DOI. One begins with 10. and has a slash in it."),
    "isbn": gettext_noop("“%(value)s” isn’t an ISBN. Compare it with the book, digit by digit."),
    "issn": gettext_noop("“%(value)s” isn’t an ISSN. Compare it with the series, digit by digit."),
    "orcid": gettext_noop("“%(value)s” isn’t an ORCID. Copy it from the person’s page at orcid.org."),
    "shortened": gettext_noop("“%(value)s” has been shortened by the spreadsheet. Make the column one of text."),
    "link": gettext_noop("“%(value)s” isn’t an address on the web. One begins with https://."),
    "licence": gettext_noop("“%(value)s” isn’t the address of a licence, nor a name such as CC BY 4.0."),
    "name": gettext_noop(
        "“%(value)s” can’t be read in one way only. Write Family, Given with a semicolon between persons, and an "
        "organisation with a comma in its name in {braces}."
    ),
    "unknown_word": gettext_noop("“%(value)s” isn’t known here."),
    "same_name": gettext_noop("Several contributors are called “%(value)s”. Write the ORCID after the name."),
    "person_twice": gettext_noop("Somebody stands there twice."),
    "taken": gettext_noop("“%(value)s” belongs to another publication: %(label)s."),
}
#: What somebody should look at before agreeing.
REMARKS = {
    "new_person": gettext_noop("New contributor: %(value)s."),
    "new_organisation": gettext_noop("New organisation: %(value)s. (A person is written Family, Given.)"),
    "new_series": gettext_noop("New series: %(value)s."),
    "new_orcid": gettext_noop("%(value)s gets the ORCID %(orcid)s."),
    "other_issn": gettext_noop("The series %(series)s is here without the ISSN %(value)s, and stays so."),
    "unknown_key": gettext_noop("No publication has this id any longer. The row counts as a new one."),
}
MESSAGES = OF_FILES | OF_ROWS | REMARKS

LABELS = {
    "key": "id",
    "title": _("title"),
    "subtitle": _("subtitle"),
    "title_sv": _("title in Swedish"),
    "title_en": _("title in English"),
    "original_title": _("title in the document’s own language"),
    "subtitle_sv": _("subtitle in Swedish"),
    "subtitle_en": _("subtitle in English"),
    "original_subtitle": _("subtitle in the document’s own language"),
    "abstract_sv": _("abstract in Swedish"),
    "abstract_en": _("abstract in English"),
    "translated_title": _("translated title"),
    "translated_subtitle": _("translated subtitle"),
    "abstract": _("abstract"),
    "language": _("language of the document"),
    "kind": _("kind"),
    "type": _("type"),
    "year": _("year"),
    "day": _("day"),
    "authors": _("authors"),
    "editors": _("editors"),
    "photographers": _("photographers"),
    "series": _("series"),
    "number": _("number in the series"),
    "issn": "ISSN",
    "publisher": _("publisher"),
    "place": _("place of the publisher"),
    "isbn": "ISBN",
    "doi": "DOI",
    "pages": _("pages"),
    "licence": _("licence"),
    "had_from": _("can be had from"),
    "countries": _("countries"),
    "core_areas": _("core areas"),
}
OUTCOMES = {
    Outcome.NEW: _("new"),
    Outcome.CHANGED: _("changed"),
    Outcome.DOUBLE: _("double"),
    Outcome.SAME: _("nothing new"),
    Outcome.WRONG: _("wrong"),
}
COUNTS = {
    Outcome.NEW: ngettext_lazy("%(count)d new", "%(count)d new", "count"),
    Outcome.CHANGED: ngettext_lazy("%(count)d changed", "%(count)d changed", "count"),
    Outcome.DOUBLE: ngettext_lazy("%(count)d double", "%(count)d doubles", "count"),
    Outcome.SAME: ngettext_lazy("%(count)d with nothing new", "%(count)d with nothing new", "count"),
    Outcome.WRONG: ngettext_lazy("%(count)d wrong", "%(count)d wrong", "count"),
    "people": ngettext_lazy("%(count)d new contributor", "%(count)d new contributors", "count"),
    "series": ngettext_lazy("%(count)d new series", "%(count)d new series", "count"),
}
_SAME_AS = {
    BY_KEY: gettext_noop("Same publication as %(what)s."),
    BY_DOI: gettext_noop("Same DOI as %(what)s."),
    BY_ISBN: gettext_noop("Same ISBN as %(what)s."),
    BY_TITLE: gettext_noop("Same title and year as %(what)s."),
}


def counted(what: str, count: int) -> str:
    """`3 changed`, `1 double`."""
    return str(COUNTS[what] % {"count": count})


def said(fault: Fault) -> str:
    """A fault or a remark as a sentence, without saying where."""
    params = {
        name: _and([_quoted(one) for one in value]) if isinstance(value, list) else value
        for name, value in fault.params.items()
    }
    return gettext(MESSAGES[fault.code]) % params


def where(read: Read, number: int, field: str = "") -> str:
    """`Row 12, DOI`: the number in the file, and the column by the file's own name; of RIS the line and the tag."""
    told = gettext("Line %(number)d") if read.form == "ris" else gettext("Row %(number)d")
    column = read.columns.get(field) or (LABELS[field] if field else "")
    return f"{told % {'number': number}}, {column}" if column else told % {"number": number}


def faults(read: Read, row: Judged) -> list[str]:
    """Everything that is wrong with a row, each time with its number and the column."""
    return [f"{where(read, row.number, fault.field)}: {said(fault)}" for fault in row.faults]


def same_as(read: Read, match: Match) -> str:
    """By what sign a row doubles another one, or a publication that is here."""
    what = where(read, match.row) if match.row else _quoted(match.label)
    return gettext(_SAME_AS[match.by]) % {"what": what[:1].lower() + what[1:] if match.row else what}


def changed(change: Change, resolver: Resolver) -> str:
    """`Year: 2015 becomes 2016`."""
    params = {
        "field": capfirst(str(LABELS[change.field])),
        "old": value(change.field, change.old, resolver),
        "new": value(change.field, change.new, resolver),
    }
    if not change.old:
        return gettext("%(field)s: %(new)s; was empty") % params
    return gettext("%(field)s: %(old)s becomes %(new)s") % params


def value(field: str, told: Any, resolver: Resolver) -> str:
    """A value of a row as it is shown."""
    if field in ROLES:
        return "; ".join(resolver.people[key].name.inverted for key in told or ())
    if field == "series" and told in resolver.new_series:
        return resolver.new_series[told].name
    if field == "kind":
        return str(dict(Publication.Kind.choices).get(told, told))
    if field == "language":
        return str(dict(Publication.DocumentLanguage.choices).get(told, told))
    if isinstance(told, date):
        return in_words(told)
    if isinstance(told, tuple):
        return ", ".join(told)
    return str(told or "")


def facts(row: Judged, resolver: Resolver) -> str:
    """What a new publication would be, in a line: who, when, where."""
    told: Mapping[str, Any] = {"kind": Publication.Kind.REPORT, **row.told, "language": row.language}
    in_order: Sequence[str] = ("authors", "editors", "day" if "day" in told else "year", "series", "number")
    parts = [value(name, told[name], resolver) for name in (*in_order, "kind", "language") if told.get(name)]
    return " · ".join(part for part in parts if part)


def _quoted(text: str) -> str:
    return gettext("“%(value)s”") % {"value": text}


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return gettext("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
