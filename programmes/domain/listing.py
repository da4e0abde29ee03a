"""When a country is a partner country: its periods, and where among them a day lies."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from icld_site.days import DayRange

from .rules import CountryRule

LISTED, LEAVING, LEFT, COMING = "listed", "leaving", "left", "coming"


@dataclass(frozen=True, kw_only=True)
class Listing:
    """The periods in which one country is a partner country, in their order, seen from a Stockholm day.

    Between two periods lies at least one day without it. There is at least one period.
    """

    day: date
    periods: tuple[DayRange, ...]

    @property
    def current(self) -> DayRange | None:
        """The period that holds the day."""
        return next((period for period in self.periods if self.day in period), None)

    @property
    def next(self) -> DayRange | None:
        """The first period that begins after the day."""
        return next((period for period in self.periods if period.first and period.first > self.day), None)

    @property
    def previous(self) -> DayRange | None:
        """The last period that was over before the day."""
        return next((period for period in reversed(self.periods) if period.last and period.last < self.day), None)

    @property
    def state(self) -> str:
        """`listed` without a known end, `leaving` on a known day, `coming` (for the first time, or again) or `left`."""
        if self.current:
            return LEAVING if self.current.last else LISTED
        return COMING if self.next else LEFT


def listing(rules: Iterable[CountryRule], code: str, day: date) -> Listing | None:
    """The listing of a country on a Stockholm day; None for one that never is a partner country."""
    own = periods(rule.validity for rule in rules if rule.code == code)
    return Listing(day=day, periods=own) if own else None


def periods(ranges: Iterable[DayRange]) -> tuple[DayRange, ...]:
    """Ranges of days by their first day; those that overlap, or follow one another without a gap, are one."""
    merged: list[DayRange] = []
    for one in sorted(ranges, key=lambda one: one.first or date.min):
        before = merged[-1] if merged else None
        if before and _goes_on(before, one):
            last = max(before.last, one.last) if before.last and one.last else None
            merged[-1] = DayRange(before.first, last)
        else:
            merged.append(one)
    return tuple(merged)


def _goes_on(before: DayRange, after: DayRange) -> bool:
    return before.last is None or after.first is None or (after.first - before.last).days <= 1
