"""The judge: one Stockholm day, every finding, and the verdict that follows from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from icld_site.days import add_months

from .applicants import Applicant, Link
from .rules import Rules
from .schedule import Schedule
from .windows import HORIZON, Rule, Window

OPEN, SHUT, NO, ASK = "open", "shut", "no", "ask"

#: Findings that only warn: they are said, and leave the verdict as it is.
WARNINGS = frozenset({"country.leaving", "programme.closing", "applicant.existed"})


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

    `rule` is the rule that decided, where there is one. The other fields are facts for the words that say it: `kind` is
    the kind of applicant, and for a window or a precondition the kind of application; `count` is how many countries are
    listed that day for certain, and `perhaps` how many more may be.
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
    perhaps: int = 0

    @property
    def warns(self) -> bool:
        return self.code in WARNINGS


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The verdict on one day (`open`, `shut`, `no` or `ask`) with every finding. `window` only when open."""

    verdict: str
    findings: Sequence[Finding]
    window: Window | None = None


def judge(question: Question, day: date, rules: Rules) -> Judgement:
    """Look at one Stockholm day: `open`, `shut` (all but the window is right), `no` or `ask`.

    A question that leaves the kind of application open gets the best that any kind gets; where several are open, the
    one whose window closes last.
    """
    return min((_judge(each, day, rules) for each in each_kind(question, rules)), key=_rank)


def each_kind(question: Question, rules: Rules) -> list[Question]:
    """The question itself; where it leaves the kind open, one for each kind that the rules treat apart."""
    if question.kind is not None or not rules.kinds:
        return [question]
    return [replace(question, kind=kind.code) for kind in rules.kinds_apart]


def _rank(judgement: Judgement) -> tuple[int, int]:
    last = judgement.window.last or date.max if judgement.window else date.max
    return (OPEN, SHUT, ASK, NO).index(judgement.verdict), -last.toordinal()


def _judge(question: Question, day: date, rules: Rules) -> Judgement:
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
    closed_from = rules.closed.validity.first if rules.closed else None
    is_closed = closed_from is not None and closed_from <= day
    if is_closed:
        yield Finding(code="programme.closed", ok=False, rule=rules.closed, day=closed_from)
    elif closed_from and closed_from <= add_months(day, HORIZON):
        yield Finding(code="programme.closing", ok=True, rule=rules.closed, day=closed_from)
    yield _applicant_type(link, day, rules)
    yield _country_listed(question, day, rules)
    if area := _area_core(question, day, rules):
        yield area
    kind = next((rule for rule in rules.kinds if rule.code == question.kind), None)
    if kind and kind.precondition:
        yield Finding(code="applicant.history", ok=question.prepared, rule=kind, kind=kind.code)
    yield (
        Finding(code="window.none", ok=False, kind=question.kind)
        if is_closed
        else _window(question, day, rules.schedule)
    )
    if not is_closed and (leaving := _country_leaving(question, day, rules)):
        yield leaving


def _applicant_type(link: Link, day: date, rules: Rules) -> Finding:
    kinds = link.kinds_on(day)
    allowed = [rule for kind in kinds for rule in rules.applicants_on(day) if rule.kind == kind]
    doubtful = [rule for kind in kinds for rule in rules.applicants_in_doubt(day) if rule.kind == kind]
    rule = next(iter([*allowed, *doubtful]), None)
    ended = link.validity.last is not None and link.validity.last < day
    ok: bool | None = bool(allowed) and not ended
    if (ok and link.may_be and {each.kind for each in allowed} != set(kinds)) or (
        doubtful and not allowed and not ended
    ):
        ok = None
    return Finding(code="applicant.type", ok=ok, rule=rule, link=link, kind=rule.kind if rule else link.kind, day=day)


def _country_listed(question: Question, day: date, rules: Rules) -> Finding:
    listed = rules.countries_on(day)
    codes = {rule.code for rule in listed}
    perhaps = {rule.code for rule in rules.countries_in_doubt(day)} - codes
    found = Finding(
        code="country.listed",
        ok=True if codes else None if perhaps else False,
        rule=listed[0] if listed else None,
        country=question.country,
        count=len(codes),
        perhaps=len(perhaps),
    )
    if question.country is None:
        return found
    own = rules.of_country(question.country)
    rule = next((rule for rule in own if day in rule.validity), None)
    doubtful = next((rule for rule in own if rule.in_doubt(day)), None)
    if rule is None and doubtful:
        return replace(found, ok=None, rule=doubtful)
    if rule is None:
        past = [r for r in own if r.validity.last and r.validity.last < day]
        return replace(found, ok=False, rule=max(past, key=lambda r: r.validity.last or date.min, default=None))
    return replace(found, ok=True, rule=rule)


def _country_leaving(question: Question, day: date, rules: Rules) -> Finding | None:
    """Where a country that is listed leaves before the end of the window that is open, or else of the next one."""
    leaves = rules.last_listed(question.country, day) if question.country else None
    if question.country is None or leaves is None or leaves < day:
        return None
    window = rules.schedule.open_on(day, question.kind)
    opening = None if window else rules.schedule.next_opening(day, question.kind)
    window = opening.window if opening else window
    if window is None or (window.last and window.last <= leaves):
        return None
    return Finding(code="country.leaving", ok=True, country=question.country, window=window, day=leaves)


def _area_core(question: Question, day: date, rules: Rules) -> Finding | None:
    """What is found of the core area; None where none was named and there are some, or never were any."""
    held, doubtful = rules.areas_on(day), rules.areas_in_doubt(day)
    if not question.area:
        return Finding(code="area.core", ok=None if doubtful else False) if rules.areas and not held else None
    rule = next((rule for rule in held if rule.code == question.area), None)
    perhaps = next((rule for rule in doubtful if rule.code == question.area), None)
    ok = True if rule else None if perhaps else False
    return Finding(code="area.core", ok=ok, rule=rule or perhaps, area=question.area)


def _window(question: Question, day: date, schedule: Schedule) -> Finding:
    kind = question.kind
    if window := schedule.open_on(day, kind):
        code = "window.extended" if window.is_extended else "window.open"
        return Finding(code=code, ok=True, rule=window.rule, kind=kind, window=window)
    touching = [w for w in schedule.windows(day, day) if w.accepts(kind) and w.opens]
    standing = next((w for w in touching if not w.cancelled), None)
    if pause := schedule.pause_on(day, kind, standing):
        return Finding(code="window.paused", ok=False, rule=pause, kind=kind, window=standing, day=pause.validity.last)
    if touching:
        return Finding(code="window.cancelled", ok=False, rule=touching[0].rule, kind=kind, window=touching[0])
    if gap := schedule.gap_on(day):
        return Finding(code="window.unknown", ok=None, rule=gap, kind=kind)
    return Finding(code="window.none", ok=False, kind=kind)
