"""The course of the year: twelve stones, with the application windows as gates. Positions are in percent."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from icld_site.days import DayRange
from icld_site.languages.dates import abbreviated, month_abbreviation

from .domain.windows import Schedule, Window
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
class Gate:
    """A window's part of the year. `state`: now, coming or past. `extension`: x and width of the added days."""

    x: str
    width: str
    state: str
    label: str
    label_x: str
    anchor: str
    extension: tuple[str, str] | None


@dataclass(frozen=True)
class Today:
    x: str
    label: str
    anchor: str


@dataclass(frozen=True)
class YearLine:
    year: int
    uid: str
    title: str
    description: str
    months: list[Month]
    gates: list[Gate]
    today: Today


def year_line(schedule: Schedule, day: date, is_today: bool = True, uid: str = "year") -> YearLine:
    """The year of a Stockholm day. A window over the turn of the year stands in it with its part."""
    year = DayRange(date(day.year, 1, 1), date(day.year, 12, 31))
    assert year.first and year.last
    windows = [w for w in schedule.windows(year.first, year.last) if w.opens and not w.cancelled]
    open_now = schedule.open_on(day)
    gates = [_gate(window, year, day, open_now) for window in windows]
    return YearLine(
        year=day.year,
        uid=uid,
        title=_("Application windows of %(year)d") % {"year": day.year},
        description=_described(windows),
        months=[_month(day.year, month) for month in range(1, 13)],
        gates=gates,
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


def _gate(window: Window, year: DayRange, day: date, open_now: Window | None) -> Gate:
    assert window.opens and year.last
    last = window.last or year.last
    x, width = _stretch(window.opens, last, year)
    extension = None
    if window.extended_to and window.closes and window.extended_to >= window.closes + timedelta(days=1):
        first_added = window.closes + timedelta(days=1)
        if first_added <= year.last:
            added_x, added_width = _stretch(first_added, window.extended_to, year)
            extension = (_percent(added_x), _percent(added_width))
    is_open = open_now is not None and open_now.key == window.key
    state = "now" if is_open else "past" if last < day else "coming"
    label_x, anchor = _label(x, x + width)
    return Gate(_percent(x), _percent(width), state, _short_span(window), _percent(label_x), anchor, extension)


def _label(left: float, right: float) -> tuple[float, str]:
    """Where a label stands and from which side it is set, so that it stays within the drawing."""
    if right > 100 - EDGE:
        return right, "end"
    return left, "start"


def _short_span(window: Window) -> str:
    assert window.opens
    first = abbreviated(window.opens)
    if not window.last:
        return f"{first}–"
    return f"{first}–{abbreviated(window.last)}"


def _today(day: date, is_today: bool) -> Today:
    label = abbreviated(day)
    x = _position(day)
    anchor = "start" if x < EDGE else "end" if x > 100 - EDGE else "middle"
    return Today(_percent(x), _("today %(day)s") % {"day": label} if is_today else label, anchor)


def _described(windows: Iterable[Window]) -> str:
    """The text twin of the drawing."""
    return "; ".join(span(window) for window in windows) or _("No window is planned this year.")
