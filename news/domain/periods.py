"""When a partnership's project runs, and what that says of it on a day."""

from datetime import date
from enum import StrEnum

from icld_site.days import DayRange


class Status(StrEnum):
    """What a project is on a day. It is derived, never stored."""

    PLANNED = "planned"
    ONGOING = "ongoing"
    ENDED = "ended"
    UNKNOWN = "unknown"


def status_on(day: date, starts: date | None, ends: date | None) -> Status:
    """The status on a Stockholm day of a project with these first and last days; None where a day isn't known.

    A project without a last day isn't said to go on: nobody would come back and say that it had ended.
    Raises ValueError when the last day comes before the first.
    """
    days = DayRange(starts, ends)
    if starts and day < starts:
        return Status.PLANNED
    if ends and day > ends:
        return Status.ENDED
    return Status.ONGOING if starts and ends and day in days else Status.UNKNOWN
