"""May this applicant apply, with this country, on this day? The one function that answers.

The judge looks at a single Stockholm day. `answer` looks from that day to the horizon (24 months) and says what would
change the answer. Every surface of the portal shows what they return; none decides anything of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icld_site.days import DayRange, add_months

from .judging import ASK, NO, OPEN, Finding, Judgement, Question, judge
from .rules import AreaRule, CountryRule, Rules
from .windows import HORIZON, Window

LATER = "later"

#: The verdicts of an answer, the best first.
VERDICTS = (OPEN, LATER, ASK, NO)

#: How many other countries an answer suggests at most.
SUGGESTED_COUNTRIES = 3


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """A neighbouring question, on a day, and the verdict that it gets when asked."""

    question: Question
    on: date
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The answer for one day: `open`, `later`, `no` or `ask`.

    `opens_on` is the first later day within the horizon on which the judge says open, if any. Where the question left
    the country or the core area open, `countries` and `areas` give the verdict with each.
    """

    question: Question
    on: date
    verdict: str
    findings: Sequence[Finding]
    window: Window | None = None
    opens_on: date | None = None
    next_windows: Sequence[Window] = ()
    otherwise: Sequence[Neighbour] = ()
    countries: Sequence[tuple[str, str]] = ()
    areas: Sequence[tuple[str, str]] = ()


def answer(question: Question, on: date, rules: Rules) -> Answer:
    """Answer a question for a Stockholm day.

    The verdict is `open` if that day is; `ask` if the rules don't reach it; `later` if a boundary day within the
    horizon is open; `no` if a finding is a no; otherwise `ask`.
    """
    now = judge(question, on, rules)
    open_days = list(_open_days(question, on, rules))
    verdict = _verdict(now, bool(open_days))
    return Answer(
        question=question,
        on=on,
        verdict=verdict,
        findings=now.findings,
        window=now.window,
        opens_on=open_days[0] if open_days else None,
        next_windows=_next_windows(question, on, rules, now.window, open_days),
        otherwise=[
            *_another_day(question, rules, now.window, open_days),
            *_another_question(question, on, rules, verdict),
        ],
        countries=[
            (code, verdict_of(replace(question, country=code), on, rules))
            for code in (_within_horizon(rules.countries, on) if question.country is None else ())
        ],
        areas=[
            (code, verdict_of(replace(question, area=code), on, rules))
            for code in (_within_horizon(rules.areas, on) if question.area is None else ())
        ],
    )


def verdict_of(question: Question, on: date, rules: Rules) -> str:
    """Only the verdict of an answer."""
    now = judge(question, on, rules)
    return _verdict(now, now.verdict != OPEN and any(_open_days(question, on, rules)))


def _verdict(now: Judgement, opens_later: bool) -> str:
    if now.verdict == OPEN:
        return OPEN
    if any(f.code == "rules.unknown" for f in now.findings):
        return ASK
    if opens_later:
        return LATER
    return NO if now.verdict == NO else ASK


def _days_ahead(question: Question, on: date, rules: Rules) -> list[date]:
    """The boundary days after `on`, to the horizon and including it."""
    first, last = on + timedelta(days=1), add_months(on, HORIZON)
    days = rules.boundaries(first, last)
    days |= {day for day in question.applicant.boundaries() if first <= day <= last}
    return sorted(days)


def _open_days(question: Question, on: date, rules: Rules) -> Iterator[date]:
    return (day for day in _days_ahead(question, on, rules) if judge(question, day, rules).verdict == OPEN)


def _next_windows(
    question: Question, on: date, rules: Rules, current: Window | None, open_days: Sequence[date]
) -> list[Window]:
    """The windows of the horizon in which the judge says open on some day, the one that is open now left out.

    Beside the boundary days the next day counts: a second window may be open on it that was open before.
    """
    first, last = on + timedelta(days=1), add_months(on, HORIZON)
    schedule = rules.schedule
    days = [first, *open_days] if judge(question, first, rules).verdict == OPEN else open_days
    return [
        window
        for window in schedule.windows(first, last)
        if not (current and window.key == current.key)
        and window.accepts(question.kind)
        and any(day in window and not schedule.pause_on(day, question.kind, window) for day in days)
    ]


def _within_horizon(rules: Sequence[CountryRule] | Sequence[AreaRule], on: date) -> list[str]:
    """The codes of the rules that hold on some day from `on` to the horizon, each once."""
    horizon = DayRange(on, add_months(on, HORIZON))
    return list(dict.fromkeys(rule.code for rule in rules if rule.validity.overlaps(horizon)))


def _another_day(
    question: Question, rules: Rules, current: Window | None, open_days: Sequence[date]
) -> Iterator[Neighbour]:
    """The same question on the first open day of another window."""
    for day in open_days:
        window = judge(question, day, rules).window
        if window and not (current and window.key == current.key):
            yield Neighbour(question=question, on=day, verdict=OPEN)
            return


def _another_question(question: Question, on: date, rules: Rules, verdict: str) -> Iterator[Neighbour]:
    """Where the answer is neither open nor later: questions of the same day that get one of these, nearest first."""
    if verdict in (OPEN, LATER):
        return
    candidates = [
        *(
            replace(question, kind=rule.code, prepared=None)
            for rule in rules.kinds
            if question.kind not in (None, rule.code)
        ),
        *(replace(question, area=rule.code) for rule in rules.areas_on(on) if question.area not in (None, rule.code)),
    ]
    if question.country:
        candidates += _other_countries(question, on, rules)
    offered = 0
    for candidate in candidates:
        is_other_country = candidate.country != question.country
        if is_other_country and offered == SUGGESTED_COUNTRIES:
            return
        better = verdict_of(candidate, on, rules)
        if better in (OPEN, LATER):
            offered += is_other_country
            yield Neighbour(question=candidate, on=on, verdict=better)


def _other_countries(question: Question, on: date, rules: Rules) -> list[Question]:
    """The same question for the countries listed that day, those of the same region first."""
    region = next((rule.region for rule in rules.countries if rule.code == question.country), None)
    others = {rule.code: rule for rule in rules.countries_on(on) if rule.code != question.country}
    return [replace(question, country=rule.code) for rule in sorted(others.values(), key=lambda r: r.region != region)]
