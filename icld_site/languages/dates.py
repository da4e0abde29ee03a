"""Days and counts in words, with no-break spaces where a line must not break."""

from datetime import date

from django.utils import formats
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext

NO_BREAK = "\u00a0"


def in_words(day: date) -> str:
    """`15 mars 2027`, `15 March 2027`, in the language in force."""
    return formats.date_format(day, "j F Y").replace(" ", NO_BREAK)


def without_year(day: date) -> str:
    """`15 mars`, `15 March`."""
    return formats.date_format(day, "j F").replace(" ", NO_BREAK)


def month_in_words(day: date) -> str:
    """`mars 2027`, `March 2027`: for a day of which only the month is known."""
    return formats.date_format(day, "F Y").replace(" ", NO_BREAK)


def abbreviated(day: date) -> str:
    """`15 mar`, `15 Mar`: for drawings with little room."""
    return f"{day.day}{NO_BREAK}{month_abbreviation(day)}"


def month_abbreviation(day: date) -> str:
    """`mar`, `Mar`: Swedish writes months small."""
    month = formats.date_format(day, "M").rstrip(".")
    return month.lower() if get_language() == "sv" else month


def time_element(day: date) -> SafeString:
    """A `<time>` that machines read as the day and people as words."""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), in_words(day))


def short_time_element(day: date) -> SafeString:
    """The same without the year, where a heading has said it."""
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), without_year(day))


def month_element(day: date) -> SafeString:
    """A `<time>` for a day of which only the month is known: `mars 2027`, `March 2027`."""
    return format_html('<time datetime="{}">{}</time>', f"{day:%Y-%m}", month_in_words(day))


def short_month_element(day: date) -> SafeString:
    """The same without the year."""
    return format_html('<time datetime="{}">{}</time>', f"{day:%Y-%m}", formats.date_format(day, "F"))


def year_element(day: date) -> SafeString:
    """A `<time>` for a day of which only the year is known."""
    return format_html('<time datetime="{0}">{0}</time>', day.year)


def days_count(number: int) -> str:
    """`1 dag`, `21 dagar`; `1 day`, `21 days`."""
    return ngettext("%(number)d day", "%(number)d days", number).replace(" ", NO_BREAK) % {"number": number}
