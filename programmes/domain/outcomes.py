"""What a question comes to on a day, in short: the verdict, and the day that belongs to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from icld_site.days import add_months

from .judging import ASK, NO, OPEN, Judgement, Question, judge
from .rules import Rules
from .windows import HORIZON

LATER = "later"

#: The verdicts of an answer, the best first.
VERDICTS = (OPEN, LATER, ASK, NO)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A verdict with its day. Two questions with equal outcomes are told the same.

    `last` is the last day on which it stays open without a break: None where there is none, or when the verdict is not
    `open`. `opens_on` is the first day on which it is, when the verdict is `later`.
    """

    verdict: str
    last: date | None = None
    opens_on: date | None = None


def outcome(question: Question, on: date, rules: Rules) -> Outcome:
    """What a question comes to on a Stockholm day."""
    now = judge(question, on, rules)
    if now.verdict == OPEN:
        return Outcome(verdict=OPEN, last=last_open_day(question, on, rules, now))
    opens_on = next(open_days(question, on, rules), None)
    verdict = verdict_from(now, opens_later=opens_on is not None)
    return Outcome(verdict=verdict, opens_on=opens_on if verdict == LATER else None)


def last_open_day(question: Question, on: date, rules: Rules, now: Judgement) -> date | None:
    """The last day, from a day that is judged open, to which it stays open: the window's own, or an earlier one.

    A pause, the programme's closing or a country that leaves ends it before the window does. None: no end in sight.
    """
    days = [now.window.last] if now.window and now.window.last else []
    days += [day - timedelta(days=1) for day in islice(_shut_days(question, on, rules), 1)]
    return min(days, default=None)


def verdict_from(now: Judgement, *, opens_later: bool) -> str:
    """The verdict for a day that is judged so, by whether a later day within the horizon is open."""
    if now.verdict == OPEN:
        return OPEN
    if any(finding.code == "rules.unknown" for finding in now.findings):
        return ASK
    if opens_later:
        return LATER
    return NO if now.verdict == NO else ASK


def open_days(question: Question, on: date, rules: Rules) -> Iterator[date]:
    """The boundary days after `on`, to the horizon and including it, on which the judge says open."""
    return (day for day in _days_ahead(question, on, rules) if judge(question, day, rules).verdict == OPEN)


def _shut_days(question: Question, on: date, rules: Rules) -> Iterator[date]:
    return (day for day in _days_ahead(question, on, rules) if judge(question, day, rules).verdict != OPEN)


def _days_ahead(question: Question, on: date, rules: Rules) -> list[date]:
    """The days after `on`, to the horizon and including it, on which the answer may change."""
    first, last = on + timedelta(days=1), add_months(on, HORIZON)
    days = rules.boundaries(first, last)
    days |= {day for day in question.applicant.boundaries() if first <= day <= last}
    return sorted(days)
