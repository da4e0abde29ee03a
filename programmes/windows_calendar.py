"""The application windows as a calendar, in the language in force: the whole one, a case's own, or a single window."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES, address
from icld_site.days import add_months
from icld_site.languages.texts import said
from icld_site.publishing.models import ChangeCount

from .calendar_words import described, plain, summary
from .cases import in_short, query_of_case
from .domain.calendar import Calendar, Entry
from .domain.cases import Case, Held, held
from .domain.windows import HORIZON
from .rulebook import Rulebook

#: How long a window that is over stays in the calendar, in months.
KEPT = 24


def windows_held(book: Rulebook, case: Case, day: date, kept: int = KEPT) -> list[Held]:
    """The windows of a case from some months before a Stockholm day to the horizon, by opening day."""
    windows = book.rules.schedule.windows(add_months(day, -kept), add_months(day, HORIZON))
    return [found for window in windows if (found := held(window, book.rules, case))]


def windows_calendar(book: Rulebook, case: Case, day: date, count: ChangeCount) -> Calendar:
    """The calendar of a case on a Stockholm day. `count` tells how often the rules have changed."""
    name = _("ICLD: application windows")
    if case:
        name = f"{name} ({in_short(case, book, day)})"
    return _calendar(name, windows_held(book, case, day), book, case, count)


def window_calendar(book: Rulebook, uid: UUID, day: date, count: ChangeCount) -> Calendar | None:
    """A single window of the whole calendar, as it stands there; None where it holds none with that UID."""
    found = [one for one in windows_held(book, Case(), day) if one.window.uid == uid]
    if not found:
        return None
    return _calendar(summary(found[0], book), found, book, Case(), count)


def calendar_url(case: Case) -> str:
    """The absolute address that a case's calendar is subscribed to at, in the language in force."""
    query = query_of_case(case)
    return settings.SITE_URL + address("windows-calendar") + (f"?{query}" if query else "")


def _calendar(name: str, windows: Iterable[Held], book: Rulebook, case: Case, count: ChangeCount) -> Calendar:
    return Calendar(
        name=plain(name),
        description=plain(_("When ICLD takes applications. Whole days in Swedish time. Every change is followed.")),
        language=get_language() or LANGUAGES[0],
        url=calendar_url(case),
        changes=count.number,
        changed_at=count.changed_at,
        entries=[_entry(found, book, case) for found in windows],
    )


def _entry(found: Held, book: Rulebook, case: Case) -> Entry:
    return Entry(
        uid=found.window.uid,
        days=found.days,
        is_cancelled=found.is_off,
        summary=plain(summary(found, book)),
        description=plain("\n".join(described(found, book, case))),
        url=settings.SITE_URL + address("application-windows"),
        categories=["ICLD", plain(said(book.programme, "title"))],
    )
