"""Application windows: from yearly rules and their exceptions to the windows that really are.

All days are Stockholm days and all ranges are inclusive: a window with the last day 15 March holds that whole day.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID, uuid5

from icld_site.days import DayRange, YearlyDay, add_months, clamped

#: How far ahead the portal promises anything, in months.
HORIZON = 24

#: The name space in which the key of a window becomes its UID. It never changes: calendars know windows by it.
UIDS = UUID("6f6d4f0e-5f0f-5c7e-9a57-3b1a0c1f7c11")

_DAY = timedelta(days=1)

Words = dict[str, str]
"""One text in each language: `{"sv": …, "en": …}`."""


@dataclass(frozen=True)
class Rule:
    """What every rule carries: the days on which it holds and where it is stated.

    `perhaps_from` and `perhaps_to` are the earliest and the latest day on which it may have held, where the sources
    don't give the very days: `validity` are then those on which it held for certain. None: no others are in doubt.
    """

    validity: DayRange = field(default_factory=DayRange)
    source: str = ""
    perhaps_from: date | None = None
    perhaps_to: date | None = None

    def in_doubt(self, day: date) -> bool:
        """Whether nobody can say if it held on a day."""
        return day not in self.validity and day in self._reach

    @property
    def latest(self) -> date | None:
        """The last day on which it may have held."""
        return self.perhaps_to or self.validity.last

    @property
    def earliest(self) -> date | None:
        """The first day on which it may have held."""
        return self.perhaps_from or self.validity.first

    @property
    def _reach(self) -> DayRange:
        return DayRange(self.earliest, self.latest)

    def boundaries(self) -> set[date]:
        """The days on which it begins or no longer holds, for certain or perhaps."""
        return self.validity.boundaries() | self._reach.boundaries()


@dataclass(frozen=True, kw_only=True)
class WindowRule(Rule):
    """A window that comes back every year, such as 15 February to 15 March.

    A window belongs to the rule when its *opening* day lies in the rule's validity; it then stands to its end, because
    a round that was announced is not cut short by a later rule. `kinds` are codes of application kinds; none = all.
    """

    key: str
    opens: YearlyDay
    closes: YearlyDay
    kinds: frozenset[str] = frozenset()
    name: Words = field(default_factory=dict)
    decision_month: int | None = None
    """The month, 1 to 12, in which applicants usually get an answer: the first such month after the last day."""

    def window_of(self, year: int) -> "Window | None":
        """The window that opens in a year, or None where the rule doesn't hold on its opening day."""
        opens = self.opens.in_year(year)
        if opens not in self.validity:
            return None
        over_new_year = (self.closes.month, self.closes.number) < (self.opens.month, self.opens.number)
        closes = self.closes.in_year(year + over_new_year)
        return Window(
            key=f"{self.key}/{year}",
            opens=opens,
            closes=max(opens, closes),
            kinds=self.kinds,
            name=self.name,
            decision_month=self.decision_month,
            rule=self,
        )


@dataclass(frozen=True)
class Decision:
    """When a decision can be expected: by a day, or in the month that begins on it."""

    day: date
    is_month: bool = False

    @property
    def last(self) -> date:
        """The last day on which it is still to come."""
        return clamped(self.day.year, self.day.month, 31) if self.is_month else self.day


@dataclass(frozen=True, kw_only=True)
class Window:
    """One dated window.

    `opens` None: only the last day is known, so the window is announced but holds no day yet.
    `closes` None: rolling, open until further notice. `extended_to` is a later last day that was decided afterwards.
    `is_about`: only the season is known, or the year, and the days stand for it.
    """

    key: str
    opens: date | None
    closes: date | None
    is_about: bool = False
    extended_to: date | None = None
    cancelled: bool = False
    kinds: frozenset[str] = frozenset()
    name: Words = field(default_factory=dict)
    reason: Words = field(default_factory=dict)
    decided_on: date | None = None
    decision_expected: date | None = None
    decision_month: int | None = None
    rule: Rule = field(default_factory=Rule)
    replaces: tuple[str, int] | None = None
    """The key of a yearly rule, and the year whose window this one stands for."""

    @property
    def uid(self) -> UUID:
        """What it is known by elsewhere: the same in every file and language, also when it is extended or cancelled."""
        return uuid5(UIDS, self.key)

    @property
    def last(self) -> date | None:
        """The day that counts as the last: the extended one where there is one."""
        return self.extended_to or self.closes

    @property
    def is_extended(self) -> bool:
        return self.extended_to is not None

    @property
    def is_rolling(self) -> bool:
        return self.opens is not None and self.last is None

    @property
    def decision(self) -> Decision | None:
        """When applicants can expect an answer: the day that is set, else the first such month after the last day."""
        if self.decision_expected:
            return Decision(self.decision_expected)
        if self.decision_month is None or self.last is None:
            return None
        return Decision(date(self.last.year + (self.decision_month < self.last.month), self.decision_month, 1), True)

    @property
    def order(self) -> tuple[date, date]:
        """Sorts by opening day; a window of which only the last day is known stands at that day."""
        return (self.opens or self.last or date.min, self.last or date.max)

    def __contains__(self, day: date) -> bool:
        return self.opens is not None and not self.cancelled and day in DayRange(self.opens, self.last)

    def accepts(self, kind: str | None) -> bool:
        """Whether applications of that kind are taken; None asks for any kind."""
        return kind is None or not self.kinds or kind in self.kinds

    def boundaries(self) -> set[date]:
        return DayRange(self.opens, self.last).boundaries() if self.opens else set()


@dataclass(frozen=True, kw_only=True)
class Pause(Rule):
    """Days on which no application is taken, laid over the windows without editing them."""

    reason: Words = field(default_factory=dict)
    still_accepted: Words = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()

    def stops(self, kind: str | None) -> bool:
        """Whether the pause stops applications of a kind; None stands for every kind."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, kw_only=True)
class Gap(Rule):
    """Days for which no source says when applications were taken, beside the windows that are known."""

    reason: Words = field(default_factory=dict)


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
        replaced = {window.replaces for window in self.dated if window.replaces}
        years = range(max(first.year - 2, 1), min(last.year, 9998) + 1)
        yearly = (rule.window_of(year) for rule in self.rules for year in years if (rule.key, year) not in replaced)
        touching = [
            window
            for window in (*(window for window in yearly if window), *self.dated)
            if DayRange(first, last).overlaps(DayRange(window.opens or window.last, window.last))
        ]
        return sorted(touching, key=lambda window: (window.order, window.key))

    def pause_on(self, day: date, kind: str | None = None, window: Window | None = None) -> Pause | None:
        """The pause that stops applications of a kind on a day, the longest where several do.

        Without a kind there is one only where every kind, or every kind that the window takes, is stopped; it is then
        the one that is over first.
        """
        if kind is None and (kinds := (window and window.kinds) or self.kinds):
            stopped = [pause for each in kinds if (pause := self.pause_on(day, each))]
            return min(stopped, key=_end) if len(stopped) == len(kinds) else None
        return max((p for p in self.pauses if day in p.validity and p.stops(kind)), key=_end, default=None)

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
        turns = {day for pause in self.pauses for day in pause.validity.boundaries() if window.opens < day}
        starts = (day for day in {window.opens, *turns, *([until] if until else [])} if day in window)
        return unbroken(starts, window.last, lambda day: self.takes(window, day, kind) and not (until and day >= until))

    def pauses_over(self, window: Window) -> list[Pause]:
        """The pauses that lie over a day of a window and stop a kind that it takes, by their first day."""
        days = DayRange(window.opens or window.last, window.last)
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
        for row in (*self.pauses, *self.gaps):
            days |= row.validity.boundaries()
        return {day for day in days if first <= day <= last}

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


def _end(pause: Pause) -> date:
    return pause.validity.last or date.max
