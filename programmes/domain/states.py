"""The state of a programme on one Stockholm day: for all of it, or for each kind of application.

A day is an argument; nothing here asks the clock. What is told is told of the days on which applications are really
taken: a pause or the closing of the programme cuts a window short without editing it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from icld_site.days import DayRange, add_months

from .schedule import Opening, Schedule
from .windows import HORIZON, Decision, Gap, Pause, Window

#: The states, in the order in which they are told where kinds of application differ: what can be done first.
STATES = (
    "last_day",
    "extended",
    "open",
    "rolling",
    "opens",
    "paused",
    "unknown",
    "announced",
    "closed",
    "none",
    "ended",
)

#: The states in which an application is taken.
TAKING = frozenset({"last_day", "extended", "open", "rolling"})


@dataclass(frozen=True)
class Closed:
    """A window that is over, and the last day on which it took applications."""

    window: Window
    last: date


@dataclass(frozen=True, kw_only=True)
class Status:
    """The state of a programme on one day, as home and programme page say it. `state` is one of `STATES`.

    `last`: the last day of the unbroken run of days in which applications are taken, the one of today or the next.
    `pause`: the one of today; where there is none, a later one that keeps a window shut or breaks it off.
    `gap`: today's, where no source says when applications were taken.
    `announced`: a window before the next opening of which only the last day is known.
    `cancelled`: a window of today, or before the next opening, that is called off.
    `ends`: the first day on which the programme is closed for good.
    """

    state: str
    day: date
    window: Window | None = None
    last: date | None = None
    pause: Pause | None = None
    next: Opening | None = None
    previous: Closed | None = None
    gap: Gap | None = None
    announced: Window | None = None
    cancelled: Window | None = None
    ends: date | None = None

    @property
    def days(self) -> int | None:
        """Days left of what is open, or days until something opens; None where neither is meant."""
        until = self.last if self.window else self.next.day if self.state == "opens" and self.next else None
        return (until - self.day).days if until else None

    @property
    def decision(self) -> Decision | None:
        """When a decision is expected: on what may be sent in now, else on what was, while it is still to come."""
        if self.window:
            return self.window.decision
        expected = self.previous.window.decision if self.previous else None
        return expected if expected and self.day <= expected.last else None

    @property
    def _told(self) -> tuple[object, ...]:
        """What has to be the same for two kinds of application to be told in one sentence."""
        about_past = self.previous if self.state in ("closed", "none") else None
        return (self.state, self.window, self.last, self.pause, self.next, self.gap, self.announced, about_past)


@dataclass(frozen=True)
class KindsStatus:
    """The kinds of application, by their codes, that share a state; none = all."""

    kinds: tuple[str, ...]
    status: Status


def statuses(schedule: Schedule, day: date, ended_from: date | None = None) -> list[KindsStatus]:
    """The state of each kind of application, kinds of the same state together; one for all where they don't differ.

    The first is the one to tell first: what is open before what opens, and what is sooner over before what is later.
    """
    groups: list[KindsStatus] = []
    for kind in schedule.kinds if schedule.is_limited else ():
        found = status(schedule, day, ended_from, kind)
        same = next((n for n, group in enumerate(groups) if group.status._told == found._told), None)
        if same is None:
            groups.append(KindsStatus((kind,), found))
        else:
            groups[same] = replace(groups[same], kinds=(*groups[same].kinds, kind))
    if len(groups) < 2:
        return [KindsStatus((), status(schedule, day, ended_from))]
    return sorted(groups, key=lambda group: _urgency(group.status))


def _urgency(told: Status) -> tuple[int, date]:
    return STATES.index(told.state), (told.last if told.window else told.next and told.next.day) or date.max


def status(schedule: Schedule, day: date, ended_from: date | None = None, kind: str | None = None) -> Status:
    """The state on a day, of a kind of application or of the whole programme: exactly one, whatever the rows are.

    `ended_from` is the first day on which the programme is closed for good.
    """
    previous = _previous(schedule, day, ended_from, kind)
    if ended_from and ended_from <= day:
        return Status(state="ended", day=day, previous=previous, ends=ended_from)
    ahead = schedule.next_opening(day, kind, before=ended_from)
    window = schedule.open_on(day, kind)
    run = Opening(day, window) if window else ahead
    around = _around(schedule, day, ahead, kind)
    paused = schedule.pause_on(day, kind, next((w for w in around if day in w), None)) if not window else None
    announced = next((w for w in around if not w.opens and not w.cancelled), None)
    last = _unbroken(schedule, run, ended_from, kind) if run else None
    gap = schedule.gap_on(day) if not window else None
    return Status(
        state=_state(day, window, last, paused, ahead, gap, announced, previous),
        day=day,
        window=window,
        last=last,
        pause=paused or _coming_pause(schedule, day, around, kind),
        next=ahead,
        previous=previous,
        gap=gap,
        announced=announced,
        cancelled=next((w for w in around if w.cancelled), None),
        ends=ended_from,
    )


def _state(
    day: date,
    window: Window | None,
    last: date | None,
    paused: Pause | None,
    ahead: Opening | None,
    gap: Gap | None,
    announced: Window | None,
    previous: Closed | None,
) -> str:
    if window:
        if last is None:
            return "rolling"
        is_longer = window.extended_to is not None and window.closes is not None and last > window.closes
        return "last_day" if last == day else "extended" if is_longer else "open"
    if paused:
        return "paused"
    if ahead:
        return "opens"
    if gap:
        return "unknown"
    return "announced" if announced else "closed" if previous else "none"


def _unbroken(schedule: Schedule, run: Opening, ended_from: date | None, kind: str | None) -> date | None:
    return next(days.last for days in schedule.stretches(run.window, kind, ended_from) if run.day in days)


def _previous(schedule: Schedule, day: date, ended_from: date | None, kind: str | None) -> Closed | None:
    past = [
        Closed(window, run.last)
        for window in schedule.windows(add_months(day, -HORIZON), day)
        for run in schedule.stretches(window, kind, ended_from)[-1:]
        if run.last and run.last < day
    ]
    return max(past, key=lambda closed: closed.last, default=None)


def _around(schedule: Schedule, day: date, ahead: Opening | None, kind: str | None) -> Sequence[Window]:
    """The windows of today, and those that come before the next opening; cancelled and announced ones too."""
    until = ahead.day if ahead else add_months(day, HORIZON)
    return [window for window in schedule.windows(day, until) if window.accepts(kind)]


def _coming_pause(schedule: Schedule, day: date, around: Sequence[Window], kind: str | None) -> Pause | None:
    """The first pause after a day that takes days from one of the windows around it."""
    starts = sorted(pause.validity.first for pause in schedule.pauses if pause.validity.first)
    for first in (start for start in starts if start > day):
        for window in around:
            pause = schedule.pause_on(first, kind, window)
            if pause and window.opens and not window.cancelled and _overlap(pause, window):
                return pause
    return None


def _overlap(pause: Pause, window: Window) -> bool:
    return pause.validity.overlaps(DayRange(window.opens, window.last))
