"""Days and moments: the one place where a UTC moment becomes a Stockholm day and back.

A *day* is a `date`, meant as a whole day in Stockholm. A *moment* is an aware `datetime` in UTC. Ranges of days
are inclusive everywhere in the house; the half-open form exists only at the border of the database and of the clock.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FIRST_YEAR, LAST_YEAR = 1900, 2099
#: Before a day is over nobody may be told any more that an answer of today is good for another second: caches count in
#: whole seconds, so that one of theirs lasts for nearly two of ours.
LAST_SECONDS = timedelta(seconds=2)

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def stockholm_day(moment: datetime) -> date:
    """The Stockholm day on which an aware moment falls.

    Raises ValueError for a naive moment, which has no day of its own.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone falls on no particular day")
    return moment.astimezone(STOCKHOLM).date()


def start_of(day: date) -> datetime:
    """The UTC moment at which a Stockholm day begins."""
    return datetime.combine(day, time.min, STOCKHOLM).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The UTC moment at which a Stockholm day is over: the midnight that no longer belongs to it."""
    return start_of(day + timedelta(days=1))


def parse_day(text: str) -> date:
    """Read `YYYY-MM-DD` in ASCII digits, of a year between 1900 and 2099.

    Raises ValueError for any other form: a day that could be read in two ways is not guessed at.
    """
    if not _ISO_DAY.fullmatch(text):
        raise ValueError(f"not a day in the form YYYY-MM-DD: {text!r}")
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the year is outside {FIRST_YEAR}-{LAST_YEAR}: {text!r}")
    return day


def add_months(day: date, months: int) -> date:
    """The day of the same number some months later, or the last day of a month that is shorter.

    The act (1930:173) on the calculation of statutory time, section 1, counts months this way.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return clamped(year, month + 1, day.day)


def clamped(year: int, month: int, number: int) -> date:
    """That day of the month, or the month's last day where it has fewer: 29 February is the 28th in most years."""
    return date(year, month, min(number, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, order=True)
class YearlyDay:
    """A day that comes back every year, such as 15 March.

    29 February is allowed and means the last day of February. Raises ValueError for a day that no year has.
    """

    month: int
    number: int

    def __post_init__(self) -> None:
        date(2000, self.month, self.number)  # a leap year: raises for 30 February and 31 April

    def in_year(self, year: int) -> date:
        return clamped(year, self.month, self.number)


@dataclass(frozen=True)
class DayRange:
    """Days from `first` to `last`, both included. None is an open end.

    Raises ValueError when the last day comes before the first.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the last day, {self.last}, comes before the first, {self.first}")

    def __contains__(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: "DayRange") -> bool:
        """Whether the two ranges share at least one day."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )

    def boundaries(self) -> set[date]:
        """The days on which membership changes: the first day, and the day after the last."""
        days = {self.first} if self.first else set()
        if self.last and self.last < date.max:
            days.add(self.last + timedelta(days=1))
        return days
