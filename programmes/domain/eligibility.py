"""May this applicant apply, with this country, on this day? The one function that answers.

The judge looks at a single Stockholm day. `answer` looks from that day to the horizon (24 months) and says what would
change the answer. Every surface of the portal shows what they return; none decides anything of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icld_site.days import DayRange, add_months

from .depending import by_kind, by_precondition
from .judging import OPEN, Finding, Question, each_kind, judge
from .outcomes import LATER, Outcome, last_open_day, open_days, outcome, verdict_from
from .rules import AreaRule, CountryRule, Rules
from .windows import HORIZON, Window

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

    `opens_on` is the first later day within the horizon on which the judge says open, if any. `last_day`, when open, is
    the last day on which it stays so; None for no end in sight. Where the question left
    the country or the core area open, `countries` and `areas` give the verdict with each. `kinds` and `prepared` are
    filled only where the answer depends on what was not said: the outcome for each kind of application, or for yes and
    no to the precondition of the kind.
    """

    question: Question
    on: date
    verdict: str
    findings: Sequence[Finding]
    window: Window | None = None
    opens_on: date | None = None
    last_day: date | None = None
    next_windows: Sequence[Window] = ()
    otherwise: Sequence[Neighbour] = ()
    countries: Sequence[tuple[str, str]] = ()
    areas: Sequence[tuple[str, str]] = ()
    kinds: Sequence[tuple[str, Outcome]] = ()
    prepared: Sequence[tuple[bool, Outcome]] = ()


def answer(question: Question, on: date, rules: Rules) -> Answer:
    """Answer a question for a Stockholm day.

    The verdict is `open` if that day is; `ask` if the rules don't reach it; `later` if a boundary day within the
    horizon is open; `no` if a finding is a no; otherwise `ask`.
    """
    now = judge(question, on, rules)
    opens = list(open_days(question, on, rules))
    verdict = verdict_from(now, opens_later=bool(opens))
    kinds = by_kind(question, on, rules)
    return Answer(
        question=question,
        on=on,
        verdict=verdict,
        findings=now.findings,
        window=now.window,
        opens_on=opens[0] if opens else None,
        last_day=last_open_day(question, on, rules, now) if verdict == OPEN else None,
        next_windows=_next_windows(question, on, rules, now.window),
        otherwise=[
            *_another_day(question, rules, now.window, opens),
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
        kinds=kinds,
        prepared=() if kinds else by_precondition(question, on, rules),
    )


def verdict_of(question: Question, on: date, rules: Rules) -> str:
    """Only the verdict of an answer."""
    return outcome(question, on, rules).verdict


def _next_windows(question: Question, on: date, rules: Rules, current: Window | None) -> list[Window]:
    """The windows of the horizon in which the judge says open on some day, the one that is open now left out.

    Where the question leaves the kind open, those of every kind.
    """
    first, last = on + timedelta(days=1), add_months(on, HORIZON)
    ahead = [w for w in rules.schedule.windows(first, last) if not (current and w.key == current.key)]
    held = {window.key for each in each_kind(question, rules) for window in _held(each, on, rules, ahead)}
    return [window for window in ahead if window.key in held]


def _held(question: Question, on: date, rules: Rules, windows: Sequence[Window]) -> list[Window]:
    """The windows, of these, that a question of one kind can be sent in to on some day after `on`.

    Beside the boundary days the next day counts: a second window may be open on it that was open before.
    """
    schedule, first = rules.schedule, on + timedelta(days=1)
    days = list(open_days(question, on, rules))
    if judge(question, first, rules).verdict == OPEN:
        days.append(first)
    return [
        window
        for window in windows
        if window.accepts(question.kind)
        and any(day in window and not schedule.pause_on(day, question.kind, window) for day in days)
    ]


def _within_horizon(rules: Sequence[CountryRule] | Sequence[AreaRule], on: date) -> list[str]:
    """The codes of the rules that hold, or may hold, on some day from `on` to the horizon, each once."""
    horizon = DayRange(on, add_months(on, HORIZON))
    return list(dict.fromkeys(rule.code for rule in rules if rule.reach.overlaps(horizon)))


def _another_day(
    question: Question, rules: Rules, current: Window | None, opens: Sequence[date]
) -> Iterator[Neighbour]:
    """The same question on the first open day of another window."""
    for day in opens:
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
