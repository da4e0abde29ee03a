"""Application windows as iCalendar (RFC 5545, with what RFC 7986 says of whole calendars).

Every entry is an all-day event: days have no time zone, and a window is whole days in Stockholm. There are no alarms;
those are for whoever subscribes. The bytes depend on nothing but what is handed in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar as Component
from icalendar import Event, Timezone, TimezoneStandard, vText

from icld_site.days import DayRange

#: How often a subscriber should ask again.
ASKED_AGAIN = timedelta(days=1)

#: No day comes after the very last one that Python knows.
_LAST = date.max - timedelta(days=1)

_UNWRITABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One window. `days` has both ends, which are days of the entry."""

    uid: UUID
    days: DayRange
    is_cancelled: bool = False
    summary: str
    description: str
    url: str
    categories: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """A calendar in one language, with the address that it is subscribed to at.

    `changes` and `changed_at`: how often what it is made of has changed, and the UTC moment of the last time.
    """

    name: str
    description: str
    language: str
    url: str
    changes: int
    changed_at: datetime
    entries: Sequence[Entry]


def as_icalendar(calendar: Calendar) -> bytes:
    """The calendar as a file: lines of at most 75 octets that end in CRLF, in UTF-8."""
    whole = Component()
    whole.add("prodid", f"-//ICLD//Application windows//{calendar.language.upper()}")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        whole.add(name, _text(calendar.name))
    for name in ("description", "x-wr-caldesc"):
        whole.add(name, _text(calendar.description))
    whole.add("source", calendar.url, parameters={"VALUE": "URI"})
    whole.add("last-modified", calendar.changed_at)
    whole.add("refresh-interval", ASKED_AGAIN, parameters={"VALUE": "DURATION"})
    whole.add("x-published-ttl", "P1D")
    for entry in calendar.entries:
        whole.add_component(_event(entry, calendar))
    if not calendar.entries:
        whole.add_component(_time_zone())
    return bytes(whole.to_ical())


def _time_zone() -> Timezone:
    """That of the entries' moments, which stands in a calendar without any: there has to be something in it (RFC 5545,
    section 3.6), or some readers refuse to subscribe.
    """
    always = TimezoneStandard()
    always.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - such a one has no zone of its own
    for offset in ("tzoffsetfrom", "tzoffsetto"):
        always.add(offset, timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(always)
    return zone


def _event(entry: Entry, calendar: Calendar) -> Event:
    assert entry.days.first and entry.days.last
    event = Event()
    event.add("uid", str(entry.uid))
    event.add("sequence", calendar.changes)
    event.add("dtstamp", calendar.changed_at)
    event.add("last-modified", calendar.changed_at)
    event.add("dtstart", entry.days.first)
    event.add("dtend", min(entry.days.last, _LAST) + timedelta(days=1))  # the first day that is no longer part of it
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # nobody is busy because applications are taken
    event.add("summary", _text(entry.summary))
    event.add("description", _text(entry.description))
    event.add("url", entry.url)
    event.add("categories", [_text(category) for category in entry.categories])
    return event


def _text(text: str) -> vText:
    """A text without what a line of a calendar can't hold, and without what some readers would take for its end."""
    return vText(_UNWRITABLE.sub(" ", text.replace("\r\n", "\n")))
