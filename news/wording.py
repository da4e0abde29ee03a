"""What the facts of a project say, in the language in force."""

from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from icld_site.languages.dates import NO_BREAK, in_words

from .domain.periods import Status
from .models import Project

#: What a project is on a day, in a word.
STATUS = {
    Status.ONGOING: pgettext_lazy("of a project", "Under way"),
    Status.PLANNED: pgettext_lazy("of a project", "Planned"),
    Status.ENDED: pgettext_lazy("of a project", "Ended"),
    Status.UNKNOWN: gettext_lazy("The dates aren’t known"),
}


def period(project: Project) -> str:
    """`2015–2017`, `2015`, `from 2015`, `1 July 2016 – 30 June 2019`; empty where nothing is known."""
    first, last = _end(project, project.starts), _end(project, project.ends)
    if not (first and last):
        return (
            _("from %(day)s") % {"day": first}
            if first
            else _("to and including %(day)s") % {"day": last}
            if last
            else ""
        )
    if first == last:
        return first
    return f"{first}–{last}" if _has_only_years(project) else f"{first} – {last}"


def money(kronor: int) -> str:
    """`1,500,000 kronor`, with a no-break space before the word."""
    amount = number_format(kronor, decimal_pos=0, use_l10n=True, force_grouping=True)
    return (_("%(amount)s kronor") % {"amount": amount}).replace(" ", NO_BREAK)


def _end(project: Project, day: date | None) -> Any:
    if day is None:
        return ""
    return str(day.year) if _has_only_years(project) else in_words(day)


def _has_only_years(project: Project) -> bool:
    return project.period_precision == Project.PeriodPrecision.YEAR
