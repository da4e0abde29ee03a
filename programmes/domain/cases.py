"""What an application window is to somebody's case: on which of its days an application of theirs is taken.

It is asked of the judge, so that a calendar can't promise what the answer refuses. Whoever needs to have done something
before, such as a preparation, is taken to have done it: a calendar tells when, and not whether.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from icld_site.days import DayRange

from .applicants import KINDS, LIVING_KINDS, somebody
from .judging import OPEN, SHUT, Question, each_kind, judge
from .rules import Rules
from .schedule import unbroken
from .windows import Pause, Rule, Window

TAKEN, ANNOUNCED, CANCELLED, STOPPED = "taken", "announced", "cancelled", "stopped"


@dataclass(frozen=True, kw_only=True)
class Case:
    """Whom a calendar is for: a kind of body, partner countries and kinds of application, by their codes.

    What is left out stands for any. With nothing at all the case is everybody's.
    """

    body: str | None = None
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.body or self.countries or self.kinds)

    def questions(self, country: str | None, rules: Rules) -> list[Question]:
        """What the judge is asked about a country, or about any: one question for each kind of body and application.

        Nothing of a country that never was a partner country and won't be.
        """
        if country and not rules.of_country(country):
            return []
        named = {rule.kind for rule in rules.applicants}
        bodies = [self.body] if self.body else [kind for kind in LIVING_KINDS if kind in named or kind in KINDS]
        asked = [
            Question(applicant=somebody(body), country=country, kind=kind, prepared=True)
            for body in bodies
            for kind in self.kinds or (None,)
        ]
        return [each for question in asked for each in each_kind(question, rules)]


@dataclass(frozen=True, kw_only=True)
class Stop:
    """Days of a window on which nothing is taken, and what stops it; neither of the two where no day is open yet."""

    days: DayRange
    pause: Pause | None = None
    closed: Rule | None = None


@dataclass(frozen=True, kw_only=True)
class Held:
    """A window as it is held for a case.

    `planned` are its days as far as the case fits them, whatever was decided afterwards; `taken` those of them on which
    applications are really taken, `stopped` the others. `countries` gives the days taken for each country of the case.
    """

    window: Window
    planned: Sequence[DayRange]
    taken: Sequence[DayRange]
    stopped: Sequence[Stop]
    countries: Mapping[str, Sequence[DayRange]]

    @property
    def state(self) -> str:
        """`taken`, on some day at least; `announced`, without an opening day; `cancelled`, or `stopped` on all days."""
        if self.window.cancelled:
            return CANCELLED
        if self.taken:
            return TAKEN
        is_stopped = any(stop.pause or stop.closed for stop in self.stopped)
        return STOPPED if self.window.opens or is_stopped else ANNOUNCED

    @property
    def is_off(self) -> bool:
        return self.state in (CANCELLED, STOPPED)

    @property
    def differs(self) -> bool:
        """Whether one can apply on other days with one country of the case than with another."""
        return any(list(runs) != list(self.taken) for runs in self.countries.values())

    @property
    def days(self) -> DayRange:
        """From the first to the last day on which it takes applications, or was to. A rolling one: its first day."""
        runs = self.taken or self.planned
        first, last = runs[0].first, runs[-1].last
        return DayRange(first, first if self.window.is_rolling else last)


def held(window: Window, rules: Rules, case: Case) -> Held | None:
    """A window as it is held for a case; None where the case fits it on no day, were it not cancelled or stopped."""
    questions: dict[str | None, Sequence[Question | None]] = {None: [None]}
    if case:
        questions = {code: case.questions(code, rules) for code in case.countries or (None,)}
    turns = _turns(window, rules, [question for asked in questions.values() for question in asked if question])
    fits = {day for day in turns if any(_fits(window, q, day, rules) for asked in questions.values() for q in asked)}
    taken = {
        day: {code for code, asked in questions.items() if any(_takes(window, q, day, rules) for q in asked)}
        for day in turns
    }
    planned = unbroken(turns, window.last, lambda day: day in fits)
    if not planned:
        return None
    return Held(
        window=window,
        planned=planned,
        taken=unbroken(turns, window.last, lambda day: bool(taken[day])),
        stopped=[
            _stop(days, window, rules, case)
            for days in unbroken(turns, window.last, lambda day: day in fits and not taken[day])
        ],
        countries={
            code: unbroken(turns, window.last, lambda day, code=code: code in taken[day])  # type: ignore[misc]
            for code in case.countries
        },
    )


def _turns(window: Window, rules: Rules, questions: Iterable[Question]) -> set[date]:
    """The first day of a window, and the later ones of its days on which something else than a window may change."""
    first = window.opens or window.last
    assert first
    days = rules.turns(first, window.last or date.max)
    days |= {day for question in questions for day in question.applicant.boundaries()}
    if reached := rules.first_day():
        days.add(reached)
    return {first, *(day for day in days if first < day and (window.last is None or day <= window.last))}


def _fits(window: Window, question: Question | None, day: date, rules: Rules) -> bool:
    """Whether nothing but its being cancelled or stopped keeps the window from taking an application on a day."""
    if question is None:
        return True
    judgement = judge(question, day, rules.unclosed)
    return window.accepts(question.kind) and judgement.verdict in (OPEN, SHUT)


def _takes(window: Window, question: Question | None, day: date, rules: Rules) -> bool:
    if question is None:
        return rules.schedule.takes(window, day) and not (rules.closed and day in rules.closed.validity)
    return rules.schedule.takes(window, day, question.kind) and judge(question, day, rules).verdict == OPEN


def _stop(days: DayRange, window: Window, rules: Rules, case: Case) -> Stop:
    assert days.first
    pauses = (rules.schedule.pause_on(days.first, kind, window) for kind in case.kinds or (None,))
    closed = rules.closed if rules.closed and days.first in rules.closed.validity else None
    return Stop(days=days, pause=next(filter(None, pauses), None), closed=closed)
