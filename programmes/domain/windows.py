"""Application windows: from yearly rules and their exceptions to the windows that really are.

All days are Stockholm days and all ranges are inclusive: a window with the last day 15 March holds that whole day.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from icld_site.days import DayRange, YearlyDay, clamped

#: How far ahead the portal promises anything, in months.
HORIZON = 24

#: The name space in which the key of a window becomes its UID. It never changes: calendars know windows by it.
UIDS = UUID("6f6d4f0e-5f0f-5c7e-9a57-3b1a0c1f7c11")


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
        return day not in self.validity and day in self.reach

    @property
    def latest(self) -> date | None:
        """The last day on which it may have held."""
        return self.perhaps_to or self.validity.last

    @property
    def earliest(self) -> date | None:
        """The first day on which it may have held."""
        return self.perhaps_from or self.validity.first

    @property
    def reach(self) -> DayRange:
        """The days on which it held or may have held."""
        return DayRange(self.earliest, self.latest)

    def boundaries(self) -> set[date]:
        """The days on which it begins or no longer holds, for certain or perhaps."""
        return self.validity.boundaries() | self.reach.boundaries()


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
        if self.opens.in_year(year) not in self.validity:
            return None
        opens, closes = days_of_year(self.opens, self.closes, year)
        return Window(
            key=f"{self.key}/{year}",
            opens=opens,
            closes=closes,
            kinds=self.kinds,
            name=self.name,
            decision_month=self.decision_month,
            rule=self,
        )


def days_of_year(opens: YearlyDay, closes: YearlyDay, year: int) -> tuple[date, date]:
    """The first and the last day of a yearly window that opens in a year. It may close in the next one."""
    over_new_year = (closes.month, closes.number) < (opens.month, opens.number)
    first = opens.in_year(year)
    return first, max(first, closes.in_year(year + over_new_year))


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
