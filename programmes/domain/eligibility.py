"""May this applicant apply, with this country, on this day? The one function that answers, and the judge it asks.

`judge` looks at a single Stockholm day. `answer` looks from that day to the horizon (24 months) and says what would
change the answer. Every surface of the portal shows what they return; none decides anything of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icld_site.days import DayRange, add_months

from .applicants import Applicant, Link
from .rules import AreaRule, CountryRule, Rules
from .windows import HORIZON, Rule, Schedule, Window

OPEN, SHUT, LATER, NO, ASK = "open", "shut", "later", "no", "ask"

#: The verdicts of an answer, the best first.
VERDICTS = (OPEN, LATER, ASK, NO)

#: Findings that only warn: they are said, and leave the verdict as it is.
WARNINGS = frozenset({"country.leaving", "applicant.existed"})

#: How many other countries an answer suggests at most.
SUGGESTED_COUNTRIES = 3


@dataclass(frozen=True, kw_only=True)
class Question:
    """What is asked. None leaves a part open: any country, any core area, any kind of application.

    `prepared` answers the precondition of a kind: yes, no, or not said.
    """

    applicant: Applicant
    country: str | None = None
    area: str | None = None
    kind: str | None = None
    prepared: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at. `ok` None: the rules can't tell.

    `rule` is the rule that decided, where there is one. The other fields are facts for the words that say it.
    """

    code: str
    ok: bool | None
    rule: Rule | None = None
    window: Window | None = None
    link: Link | None = None
    kind: str | None = None
    country: str | None = None
    area: str | None = None
    day: date | None = None
    count: int | None = None

    @property
    def warns(self) -> bool:
        return self.code in WARNINGS

    @property
    def is_fulfilled(self) -> bool:
        return self.ok is True and not self.warns


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The verdict on one day (`open`, `shut`, `no` or `ask`) with every finding. `window` only when open."""

    verdict: str
    findings: Sequence[Finding]
    window: Window | None = None


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


def judge(question: Question, day: date, rules: Rules) -> Judgement:
    """Look at one Stockholm day: `open`, `shut` (all but the window is right), `no` or `ask`."""
    findings = list(_findings(question, day, rules))
    window = next((f.window for f in findings if f.code in ("window.open", "window.extended")), None)
    if any(f.code == "rules.unknown" for f in findings):
        return Judgement(verdict=ASK, findings=findings)
    failing = [f for f in findings if f.ok is False]
    if any(not f.code.startswith("window.") for f in failing):
        return Judgement(verdict=NO, findings=findings)
    if any(f.ok is None for f in findings):
        return Judgement(verdict=ASK, findings=findings)
    if failing:
        return Judgement(verdict=SHUT, findings=findings)
    return Judgement(verdict=OPEN, findings=findings, window=window)


def _findings(question: Question, day: date, rules: Rules) -> Iterator[Finding]:
    link = question.applicant.on(day)
    if link != question.applicant.asked or day not in link.validity:
        yield Finding(code="applicant.existed", ok=True, link=link, day=day)
    if not rules.reach(day):
        yield Finding(code="rules.unknown", ok=None, day=rules.first_day())
        return
    if rules.closed and day in rules.closed.validity:
        yield Finding(code="programme.closed", ok=False, rule=rules.closed, day=rules.closed.validity.first)
    yield _applicant_type(link, day, rules)
    yield _country_listed(question, day, rules)
    if question.area or (rules.areas and not rules.areas_on(day)):
        rule = next((r for r in rules.areas_on(day) if r.code == question.area), None)
        yield Finding(code="area.core", ok=rule is not None, rule=rule, area=question.area)
    kind = next((rule for rule in rules.kinds if rule.code == question.kind), None)
    if kind and kind.precondition:
        yield Finding(code="applicant.history", ok=question.prepared, rule=kind, kind=kind.code)
    window = _window(question, day, rules.schedule)
    yield window
    if (
        question.country
        and window.ok
        and window.window
        and question.country in {c.code for c in rules.countries_on(day)}
    ):
        leaves = rules.last_listed(question.country, day)
        last = window.window.last
        if leaves and (last is None or leaves < last):
            yield Finding(code="country.leaving", ok=True, country=question.country, day=leaves)


def _applicant_type(link: Link, day: date, rules: Rules) -> Finding:
    kinds = link.kinds_on(day)
    allowed = [rule for kind in kinds for rule in rules.applicants_on(day) if rule.kind == kind]
    rule = allowed[0] if allowed else None
    ended = link.validity.last is not None and link.validity.last < day
    ok: bool | None = rule is not None and not ended
    if ok and not link.registered:
        ok = None
    return Finding(code="applicant.type", ok=ok, rule=rule, link=link, kind=rule.kind if rule else link.kind, day=day)


def _country_listed(question: Question, day: date, rules: Rules) -> Finding:
    listed = rules.countries_on(day)
    count = len({rule.code for rule in listed})
    if question.country is None:
        return Finding(code="country.listed", ok=bool(listed), rule=listed[0] if listed else None, count=count)
    own = [rule for rule in rules.countries if rule.code == question.country]
    rule = next((rule for rule in own if day in rule.validity), None)
    if rule is None:
        past = [r for r in own if r.validity.last and r.validity.last < day]
        rule_before = max(past, key=lambda r: r.validity.last or date.min, default=None)
        return Finding(code="country.listed", ok=False, rule=rule_before, country=question.country, count=count)
    return Finding(code="country.listed", ok=True, rule=rule, country=question.country, count=count)


def _window(question: Question, day: date, schedule: Schedule) -> Finding:
    kind = question.kind
    if window := schedule.open_on(day, kind):
        code = "window.extended" if window.is_extended else "window.open"
        return Finding(code=code, ok=True, rule=window.rule, window=window)
    touching = [w for w in schedule.windows(day, day) if w.accepts(kind) and w.opens]
    standing = next((w for w in touching if not w.cancelled), None)
    if pause := schedule.pause_on(day, kind, standing):
        return Finding(code="window.paused", ok=False, rule=pause, window=standing, day=pause.validity.last)
    if touching:
        return Finding(code="window.cancelled", ok=False, rule=touching[0].rule, window=touching[0])
    return Finding(code="window.none", ok=False)


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
        next_windows=_next_windows(question, on, rules, now.window),
        otherwise=list(_neighbours(question, on, rules, now, verdict)),
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


def _next_windows(question: Question, on: date, rules: Rules, current: Window | None) -> list[Window]:
    """The windows of the horizon in which the judge says open on some day, the one that is open now left out."""
    first, last = on + timedelta(days=1), add_months(on, HORIZON)
    schedule = rules.schedule
    days = [first, *_days_ahead(question, on, rules)]
    open_days = [day for day in days if judge(question, day, rules).verdict == OPEN]
    return [
        window
        for window in schedule.windows(first, last)
        if not (current and window.key == current.key)
        and window.accepts(question.kind)
        and any(day in window and not schedule.pause_on(day, question.kind, window) for day in open_days)
    ]


def _within_horizon(rules: Sequence[CountryRule] | Sequence[AreaRule], on: date) -> list[str]:
    """The codes of the rules that hold on some day from `on` to the horizon, each once."""
    horizon = DayRange(on, add_months(on, HORIZON))
    return list(dict.fromkeys(rule.code for rule in rules if rule.validity.overlaps(horizon)))


def _neighbours(question: Question, on: date, rules: Rules, now: Judgement, verdict: str) -> Iterator[Neighbour]:
    """Neighbouring questions that get a better answer, or the same at another time; the nearest first."""
    current = now.window
    for day in _open_days(question, on, rules):
        window = judge(question, day, rules).window
        if window and not (current and window.key == current.key):
            yield Neighbour(question=question, on=day, verdict=OPEN)
            break
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
        better = verdict_of(candidate, on, rules)
        if better in (OPEN, LATER) and (candidate.country == question.country or offered < SUGGESTED_COUNTRIES):
            offered += candidate.country != question.country
            yield Neighbour(question=candidate, on=on, verdict=better)


def _other_countries(question: Question, on: date, rules: Rules) -> list[Question]:
    """The same question for the countries listed that day, those of the same region first."""
    region = next((rule.region for rule in rules.countries if rule.code == question.country), None)
    others = {rule.code: rule for rule in rules.countries_on(on) if rule.code != question.country}
    return [replace(question, country=rule.code) for rule in sorted(others.values(), key=lambda r: r.region != region)]
