"""When applications are taken, and which window is open on a day: all windows, pauses and gaps of a programme together.

All days are Stockholm days and all ranges are inclusive.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from icld_site.days import DayRange, add_months

from .by_day import ByDay, Turns
from .windows import HORIZON, Gap, Pause, Window, WindowRule

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """All that decides when applications are taken: yearly rules, dated windows, pauses; and where that isn't known.

    `kinds` are the codes of all kinds of application, in the programme's order.
    """

    rules: Sequence[WindowRule] = ()
    dated: Sequence[Window] = ()
    pauses: Sequence[Pause] = ()
    gaps: Sequence[Gap] = ()
    kinds: Sequence[str] = ()

    @property
    def is_limited(self) -> bool:
        """Whether any window or pause is for some kinds of application only."""
        return any(limited.kinds for rows in (self.rules, self.dated, self.pauses) for limited in rows)

    def windows(self, first: date, last: date) -> list[Window]:
        """Every window, cancelled ones too, that touches the days from `first` to `last`, by opening day."""
        years = range(max(first.year - 2, 1), min(last.year, 9998) + 1)
        yearly = (window for rule in self.rules for year in years if (window := self._of_year(rule, year)))
        days = DayRange(first, last)
        touching = [*(window for window in yearly if days.overlaps(_days(window))), *self._dated.between(first, last)]
        return sorted(touching, key=lambda window: (window.order, window.key))

    def _of_year(self, rule: WindowRule, year: int) -> Window | None:
        """The window of a yearly rule in a year, unless a dated one stands for it."""
        key = (rule.key, year)
        if key not in self._yearly:
            self._yearly[key] = None if key in self._replaced else rule.window_of(year)
        return self._yearly[key]

    @cached_property
    def _yearly(self) -> dict[tuple[str, int], Window | None]:
        return {}

    @cached_property
    def _replaced(self) -> set[tuple[str, int]]:
        return {window.replaces for window in self.dated if window.replaces}

    @cached_property
    def _dated(self) -> ByDay[Window]:
        return ByDay(self.dated, _days)

    @cached_property
    def _pauses(self) -> ByDay[Pause]:
        return ByDay(self.pauses, lambda pause: pause.validity)

    @cached_property
    def _turns(self) -> Turns:
        return Turns(day for row in (*self.pauses, *self.gaps) for day in row.validity.boundaries())

    def pause_on(self, day: date, kind: str | None = None, window: Window | None = None) -> Pause | None:
        """The pause that stops applications of a kind on a day, the longest where several do.

        Without a kind there is one only where every kind, or every kind that the window takes, is stopped; it is then
        the one that is over first.
        """
        if kind is None and (kinds := (window and window.kinds) or self.kinds):
            stopped = [pause for each in kinds if (pause := self.pause_on(day, each))]
            return min(stopped, key=_end) if len(stopped) == len(kinds) else None
        return max((pause for pause in self._pauses.at(day) if pause.stops(kind)), key=_end, default=None)

    def gap_on(self, day: date) -> Gap | None:
        """The gap in what is known that a day lies in."""
        return next((gap for gap in self.gaps if day in gap.validity), None)

    def takes(self, window: Window, day: date, kind: str | None = None) -> bool:
        """Whether a window takes applications of a kind, or of any kind, on a day: it is open and not paused."""
        return day in window and window.accepts(kind) and not self.pause_on(day, kind, window)

    def stretches(self, window: Window, kind: str | None = None, until: date | None = None) -> list[DayRange]:
        """The unbroken runs of days on which a window takes applications: its own days without those of pauses.

        `until` is the first day on which the programme is closed for good.
        """
        if window.opens is None:
            return []
        turns = self.turns(window.opens, window.last or date.max)
        starts = (day for day in {window.opens, *turns, *([until] if until else [])} if day in window)
        return unbroken(starts, window.last, lambda day: self.takes(window, day, kind) and not (until and day >= until))

    def pauses_over(self, window: Window) -> list[Pause]:
        """The pauses that lie over a day of a window and stop a kind that it takes, by their first day."""
        days = _days(window)
        stopping = [
            pause
            for pause in self.pauses
            if pause.validity.overlaps(days)
            and not (pause.kinds and window.kinds and pause.kinds.isdisjoint(window.kinds))
        ]
        return sorted(stopping, key=lambda pause: pause.validity.first or date.min)

    def open_on(self, day: date, kind: str | None = None) -> Window | None:
        """The window that is open on a day, or None; the one that closes last where several are."""
        held = [window for window in self.windows(day, day) if self.takes(window, day, kind)]
        return max(held, key=lambda window: window.last or date.max, default=None)

    def next_opening(self, day: date, kind: str | None = None, before: date | None = None) -> "Opening | None":
        """The first day after `day`, within the horizon and before a given day, on which another window is open."""
        now = self.open_on(day, kind)
        for boundary in sorted(self.boundaries(day + timedelta(days=1), add_months(day, HORIZON))):
            window = self.open_on(boundary, kind) if not before or boundary < before else None
            if window and not (now and window.key == now.key):
                return Opening(boundary, window)
        return None

    def boundaries(self, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which something begins or has just ended."""
        days: set[date] = set()
        for window in self.windows(first - timedelta(days=1), last):
            days |= window.boundaries()
        return {day for day in days if first <= day <= last} | self.turns(first, last)

    def turns(self, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which a pause or a gap begins or has just ended."""
        return self._turns.between(first, last)

    def first_day(self) -> date | None:
        """The first day that any yearly rule or dated window reaches; None when there is neither."""
        firsts = [rule.validity.first or date.min for rule in self.rules]
        firsts += [window.opens or window.last or date.min for window in self.dated if not window.replaces]
        return min(firsts, default=None)


@dataclass(frozen=True)
class Opening:
    """A day on which a window is open that was not open before: its first day, or the day after a pause."""

    day: date
    window: Window


def unbroken(turns: Iterable[date], last: date | None, holds: Callable[[date], bool]) -> list[DayRange]:
    """The unbroken runs of days on which something holds, from the first of its turns to the last day, or without end.

    On no other day than on one of the turns does it begin or cease to hold.
    """
    runs: list[DayRange] = []
    for first, after in pairwise([*sorted(turns), None]):
        if first is None or not holds(first):
            continue
        begins = first
        if runs and runs[-1].last == first - _DAY and runs[-1].first:
            begins = runs.pop().first or first
        runs.append(DayRange(begins, after - _DAY if after else last))
    return runs


def _days(window: Window) -> DayRange:
    """The days of a window; the last one where only that is known."""
    return DayRange(window.opens or window.last, window.last)


def _end(pause: Pause) -> date:
    return pause.validity.last or date.max
