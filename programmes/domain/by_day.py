"""Dated rows by day: found without a look at all the others, so that thirty years of rules cost what one does."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Generic, TypeVar

from icld_site.days import DayRange

Row = TypeVar("Row")


class ByDay(Generic[Row]):
    """Rows, each of which reaches over a range of days. They stay as they are, and so what was found is kept."""

    def __init__(self, rows: Iterable[Row], reach: Callable[[Row], DayRange]) -> None:
        self._rows = [(row, reach(row)) for row in rows]
        self._turns = Turns(day for _, days in self._rows for day in days.boundaries())
        self._starts = sorted((days.first, number) for number, (_, days) in enumerate(self._rows) if days.first)
        self._kept: dict[int, tuple[int, ...]] = {}

    def at(self, day: date) -> list[Row]:
        """The rows that reach over a day, in their order."""
        return [self._rows[number][0] for number in self._numbers(day)]

    def between(self, first: date, last: date) -> list[Row]:
        """The rows that reach over one of these days at least, in their order."""
        after = bisect_right(self._starts, (first, len(self._rows)))
        until = bisect_right(self._starts, (last, len(self._rows)))
        numbers = {*self._numbers(first), *(number for _, number in self._starts[after:until])}
        return [self._rows[number][0] for number in sorted(numbers)]

    def _numbers(self, day: date) -> tuple[int, ...]:
        """Between two turns it is the same rows."""
        stretch = self._turns.before(day)
        if stretch not in self._kept:
            self._kept[stretch] = tuple(number for number, (_, days) in enumerate(self._rows) if day in days)
        return self._kept[stretch]


class Turns:
    """Days on which something begins or no longer holds, each once."""

    def __init__(self, days: Iterable[date]) -> None:
        self._days: Sequence[date] = sorted(set(days))

    def before(self, day: date) -> int:
        """How many lie before a day, or on it."""
        return bisect_right(self._days, day)

    def between(self, first: date, last: date) -> set[date]:
        """Those from `first` to `last`."""
        return set(self._days[bisect_left(self._days, first) : bisect_right(self._days, last)])
