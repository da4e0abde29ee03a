"""The course of the year: twelve stones, with the application windows as gates. Positions are in percent."""

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from icld_site.days import DayRange, add_months
from icld_site.languages.dates import NO_BREAK, abbreviated, in_words, month_abbreviation

from .domain.schedule import Schedule
from .domain.windows import Window
from .lists import label
from .wording import span

#: A label nearer than this to an edge of the drawing, in percent, is set from that edge.
EDGE = 12


@dataclass(frozen=True)
class Month:
    x: str
    width: str
    label: str
    odd: bool


@dataclass(frozen=True)
class Part:
    """Some days of a gate, from where and how wide."""

    x: str
    width: str


@dataclass(frozen=True)
class Told:
    """A gate in words: the window's name and all its days, and what the drawing shows of them."""

    name: str
    days: str
    notes: str


@dataclass(frozen=True)
class Gate:
    """A window's part of the year. `state`: now, coming or past. `pauses`: its days on which nothing is taken."""

    x: str
    width: str
    state: str
    label: str
    label_x: str
    anchor: str
    extension: Part | None
    pauses: list[Part]
    told: Told


@dataclass(frozen=True)
class Today:
    x: str
    label: str
    anchor: str


@dataclass(frozen=True)
class YearLine:
    """`empty` says what is known of a year in which no window stands; there are no gates then."""

    year: int
    title: str
    description: str
    empty: str
    months: list[Month]
    gates: list[Gate]
    today: Today


def year_line(schedule: Schedule, day: date, is_today: bool = True, closed: date | None = None) -> YearLine:
    """The year of a Stockholm day. A window over the turn of the year stands in it with its part.

    `closed` is the first day on which the programme is closed for good: nothing is drawn from it on.
    """
    year = DayRange(date(day.year, 1, 1), date(day.year, 12, 31))
    assert year.first and year.last
    shown = DayRange(year.first, year.last)
    if closed and closed <= year.last:
        shown = DayRange(year.first, max(year.first, closed - timedelta(days=1)))
    standing = schedule.windows(year.first, year.last)
    windows = [
        w for w in standing if w.opens and not w.cancelled and not (closed and closed <= max(w.opens, year.first))
    ]
    empty = "" if windows else _empty(schedule, shown)
    return YearLine(
        year=day.year,
        title=_("Application windows of %(year)d") % {"year": day.year},
        description="; ".join(_told(window, schedule) for window in windows) or empty,
        empty=empty,
        months=[_month(day.year, month) for month in range(1, 13)],
        gates=[_gate(window, schedule, shown, day, is_alone=len(windows) == 1) for window in windows],
        today=_today(day, is_today),
    )


def _position(day: date) -> float:
    """How far into its year a day begins, in percent."""
    return (day.timetuple().tm_yday - 1) / (366 if calendar.isleap(day.year) else 365) * 100


def _percent(number: float) -> str:
    return f"{number:.2f}%"


def _month(year: int, month: int) -> Month:
    first = date(year, month, 1)
    end = _position(date(year, month + 1, 1)) if month < 12 else 100.0
    start = _position(first)
    return Month(_percent(start), _percent(end - start), month_abbreviation(first), month % 2 == 1)


def _stretch(first: date, last: date, year: DayRange) -> tuple[float, float]:
    """Where the days from first to last, cut to the year, begin and how wide they are."""
    assert year.first and year.last
    begin, end = max(first, year.first), min(last, year.last)
    start = _position(begin)
    after = end + timedelta(days=1)
    stop = _position(after) if after.year == begin.year else 100.0
    return start, stop - start


def _part(first: date, last: date, year: DayRange) -> Part:
    x, width = _stretch(first, last, year)
    return Part(_percent(x), _percent(width))


def _gate(window: Window, schedule: Schedule, shown: DayRange, day: date, is_alone: bool) -> Gate:
    assert window.opens and shown.last
    last = min(window.last or shown.last, shown.last)
    x, width = _stretch(window.opens, last, shown)
    state = "past" if last < day else "now" if schedule.takes(window, day) else "coming"
    paused = _paused(window, schedule, shown)
    is_cut = shown.last < date(day.year, 12, 31) and not (window.last and window.last <= shown.last)
    extension = None
    if window.extended_to and window.closes and window.closes < last:
        extension = _part(window.closes + timedelta(days=1), last, shown)
    label_x, anchor = _label(x, x + width)
    return Gate(
        x=_percent(x),
        width=_percent(width),
        state=state,
        label=_short_span(window) if window.last or is_alone else "",
        label_x=_percent(label_x),
        anchor=anchor,
        extension=extension,
        pauses=[_part(first, end, shown) for first, end in paused],
        told=Told(
            name=label(window),
            days=span(window, shown.last if is_cut else None),
            notes=", ".join(_notes(window, schedule, state, last, paused)),
        ),
    )


def _notes(
    window: Window, schedule: Schedule, state: str, last: date, paused: Iterable[tuple[date, date]]
) -> Iterator[str]:
    """What the drawing shows of a window by its shapes."""
    if not schedule.stretches(window):
        yield _("paused")
        return
    yield {"now": _("open now"), "past": _("over"), "coming": _("to come")}[state]
    if window.is_extended and window.closes and window.closes < last:
        yield _("extended, the last day was first %(day)s") % {"day": in_words(window.closes)}
    for days in paused:
        first, end = (in_words(day) for day in days)
        yield _("paused %(days)s") % {"days": _("%(first)s to %(last)s") % {"first": first, "last": end}}


def _paused(window: Window, schedule: Schedule, shown: DayRange) -> list[tuple[date, date]]:
    """The runs of days of a window, of those that are shown, on which a pause shuts it."""
    assert window.opens and shown.first and shown.last
    first, last = max(window.opens, shown.first), min(window.last or shown.last, shown.last)
    shut, begins = [], first
    for run in schedule.stretches(window):
        if run.first and begins < run.first <= last:
            shut.append((begins, run.first - timedelta(days=1)))
        begins = max(begins, run.last + timedelta(days=1)) if run.last and run.last < last else date.max
    return [*shut, (begins, last)] if begins <= last else shut


def _label(left: float, right: float) -> tuple[float, str]:
    """Where a label stands and from which side it is set, so that it stays within the drawing."""
    if right > 100 - EDGE and left > EDGE:
        return right, "end"
    return left, "start"


def _short_span(window: Window) -> str:
    assert window.opens
    if not window.last:
        return _("until further notice")
    days = [abbreviated(window.opens), abbreviated(window.last)]
    if add_months(window.opens, 12) <= window.last:  # else 1 January 2021 to 23 January 2023 is told as 1–23 January
        days = [f"{day}{NO_BREAK}{edge.year}" for day, edge in zip(days, (window.opens, window.last), strict=True)]
    return "–".join(days)


def _today(day: date, is_today: bool) -> Today:
    label = abbreviated(day)
    x = _position(day)
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    return Today(_percent(x), _("today %(day)s") % {"day": label} if is_today else label, anchor)


def _empty(schedule: Schedule, shown: DayRange) -> str:
    """That no window is planned in a year, or that no source tells of any."""
    if any(gap.validity.overlaps(shown) for gap in schedule.gaps):
        return _("It is not known whether there is a window this year.")
    return _("No window is planned this year.")


def _told(window: Window, schedule: Schedule) -> str:
    """A gate in the text twin of the drawing."""
    if schedule.stretches(window):
        return span(window)
    return _("%(span)s, paused") % {"span": span(window)}
