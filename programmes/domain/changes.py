"""What a change of rules makes of the answers: the same questions asked of the rules before and after.

Nothing is decided here. The states are those that home shows, the verdicts those that the checker gives; both are
asked for twice and laid side by side.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, product
from operator import itemgetter
from typing import Any

from icld_site.days import FIRST_YEAR, add_months

from .applicants import COUNTY_COUNCIL, COUNTY_COUNCILS_IN_LAW_UNTIL, KINDS, REGION, somebody
from .judging import OPEN, Judgement, Question, judge
from .outcomes import verdict_from
from .rules import Rules
from .states import KindsStatus, statuses
from .windows import HORIZON, Rule, Window

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Application:
    """What is asked about the application: its kind, None for any, and whether the precondition is said to be met."""

    kind: str | None = None
    prepared: bool | None = None


@dataclass(frozen=True, kw_only=True)
class StateOnDay:
    """The state of the programme on a day, before and after. A list has several where kinds of application differ."""

    day: date
    before: Sequence[KindsStatus]
    after: Sequence[KindsStatus]

    @property
    def changed(self) -> bool:
        """Whether anything that a visitor is told differs; where a rule is stated doesn't count."""
        return [_told(each) for each in self.before] != [_told(each) for each in self.after]


@dataclass(frozen=True, kw_only=True)
class VerdictChange:
    """Everyone who gets another verdict, the same for all of them: each body with each country, application and area.

    An area of None stands for a question that names none.
    """

    day: date
    bodies: tuple[str, ...]
    countries: tuple[str, ...]
    applications: tuple[Application, ...]
    areas: tuple[str | None, ...]
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """What changes between two sets of rules, seen from a day.

    `states` are all that were looked at, also those that stay. `ahead` are the verdicts that change from that day to
    `until`, `earlier` those of days that are over. `countries`, `applications` and `areas` are all that the questions
    named.
    """

    states: Sequence[StateOnDay]
    ahead: Sequence[VerdictChange]
    earlier: Sequence[VerdictChange]
    countries: Sequence[str]
    applications: Sequence[Application]
    areas: Sequence[str | None]
    until: date


def compare(before: Rules, after: Rules, today: date) -> Consequences:
    """Ask both sets of rules for the state and for every verdict, today and on each boundary day of either of them.

    Days ahead reach to the horizon. Days that are over reach back to a year before the first day that a rule names:
    what was before that came back every year.
    """
    until = add_months(today, HORIZON)
    days = sorted({today, *_boundaries(before, after, today + _DAY, until)})
    since = min(_first_named(before, after, today), today - _DAY)
    past = sorted({since, *_boundaries(before, after, since, today - _DAY)})
    codes = tuple(dict.fromkeys(rule.code for rule in (*before.countries, *after.countries)))
    sides = _Side(before, since, until), _Side(after, since, until)
    applications, areas = _applications(before, after), _areas(before, after)
    kinds = tuple(dict.fromkeys([*KINDS, *(rule.kind for rules in (before, after) for rule in rules.applicants)]))
    alike = _alike(sides, product(kinds, codes, applications, areas))
    return Consequences(
        states=[StateOnDay(day=day, before=_states(before, day), after=_states(after, day)) for day in days],
        ahead=[change for day in days for change in _changes(alike, sides, day)],
        earlier=[change for day in past for change in _changes(alike, sides, day, is_over=True)],
        countries=codes,
        applications=applications,
        areas=areas,
        until=until,
    )


Cell = tuple[str, str, Application, str | None]
"""A kind of body, a country, an application, a core area: one question."""


class _Side:
    """One set of rules. What it can't tell apart, as two countries with the same days, is judged once."""

    def __init__(self, rules: Rules, first: date, last: date) -> None:
        self.rules = rules
        self.boundaries = sorted(rules.boundaries(first, add_months(last, HORIZON)))
        self.judgements: dict[tuple[object, date], Judgement] = {}

    def same(self, cell: Cell) -> object:
        """All of a cell that the judge looks at. A region has been a county council, too."""
        kind, country, application, area = cell
        forms = (REGION, COUNTY_COUNCIL) if kind == REGION else (kind,)
        return (
            tuple(_days(rule for rule in self.rules.applicants if rule.kind == form) for form in forms),
            _days(rule for rule in self.rules.countries if rule.code == country),
            application,
            area and _days(rule for rule in self.rules.areas if rule.code == area),
        )

    def of_day(self, cell: Cell, day: date) -> str:
        """How that day alone is judged."""
        return self._judge(_question(cell), self.same(cell), day).verdict

    def verdict(self, cell: Cell, day: date) -> str:
        """The verdict on a day, from that day and the boundary days within its horizon, as `verdict_of` gives it."""
        question, same = _question(cell), self.same(cell)
        now = self._judge(question, same, day)
        first, last = bisect_right(self.boundaries, day), bisect_right(self.boundaries, add_months(day, HORIZON))
        opens_later = now.verdict != OPEN and any(
            self._judge(question, same, boundary).verdict == OPEN for boundary in self.boundaries[first:last]
        )
        return verdict_from(now, opens_later=opens_later)

    def _judge(self, question: Question, same: object, day: date) -> Judgement:
        if (same, day) not in self.judgements:
            self.judgements[same, day] = judge(question, day, self.rules)
        return self.judgements[same, day]


def _question(cell: Cell) -> Question:
    kind, country, application, area = cell
    return Question(
        applicant=somebody(kind), country=country, area=area, kind=application.kind, prepared=application.prepared
    )


def _days(rules: Iterator[Rule]) -> frozenset[object]:
    return frozenset((rule.validity, rule.perhaps_from, rule.perhaps_to) for rule in rules)


def _alike(sides: tuple[_Side, _Side], cells: Iterable[Cell]) -> list[list[tuple[int, Cell]]]:
    """The cells, numbered, in groups that neither set of rules can tell apart on any day."""
    groups: dict[tuple[object, ...], list[tuple[int, Cell]]] = {}
    for number, cell in enumerate(cells):
        groups.setdefault(tuple(side.same(cell) for side in sides), []).append((number, cell))
    return list(groups.values())


def _changes(
    alike: Sequence[Sequence[tuple[int, Cell]]], sides: tuple[_Side, _Side], day: date, *, is_over: bool = False
) -> Iterator[VerdictChange]:
    """The verdicts of a day that differ, in as few rows as they can be told.

    Of a day that is over, those alone by which that day itself is judged otherwise: what it said of days to come was
    said by what was decided then.
    """
    changed: dict[tuple[str, str], list[tuple[int, Cell]]] = {}
    for cells in alike:
        before, after = (side.verdict(cells[0][1], day) for side in sides)
        if before != after and not (is_over and len({side.of_day(cells[0][1], day) for side in sides}) == 1):
            changed.setdefault((before, after), []).extend(cells)
    for (before, after), cells in changed.items():
        living = [cell for _, cell in sorted(cells, key=itemgetter(0)) if _lives(cell, day)]
        for bodies, countries, applications, areas in _merged(living):
            yield VerdictChange(
                day=day,
                bodies=bodies,
                countries=countries,
                applications=applications,
                areas=areas,
                before=before,
                after=after,
            )


def _lives(cell: Cell, day: date) -> bool:
    return cell[0] != COUNTY_COUNCIL or day <= COUNTY_COUNCILS_IN_LAW_UNTIL


def _merged(cells: Sequence[Cell]) -> list[tuple[tuple[Any, ...], ...]]:
    """The cells in groups of which each holds every combination of its parts. No cell is lost, none is added."""
    groups = [tuple((part,) for part in cell) for cell in cells]
    for place in (1, 0, 2, 3):
        alike: dict[tuple[tuple[Any, ...], ...], tuple[Any, ...]] = {}
        for group in groups:
            others = (*group[:place], *group[place + 1 :])
            alike[others] = (*alike.get(others, ()), *group[place])
        groups = [(*others[:place], parts, *others[place:]) for others, parts in alike.items()]
    return groups


def _applications(before: Rules, after: Rules) -> list[Application]:
    """The kinds of application, where either set of rules treats them apart; else only the question that names none."""
    sides = before, after
    conditioned = {kind.code for rules in sides for kind in rules.kinds if kind.precondition}
    schedules = [rules.schedule for rules in sides]
    limits = [row.kinds for s in schedules for rows in (s.rules, s.dated, s.pauses) for row in rows]
    if not conditioned and not any(limits):
        return [Application()]
    codes = dict.fromkeys(kind.code for rules in sides for kind in rules.kinds)
    met = [Application(code, True) for code in codes if code in conditioned]
    return [Application(), *(Application(code) for code in codes), *met]


def _areas(before: Rules, after: Rules) -> list[str | None]:
    """The core areas, where they don't all hold on the same days; else only the question that names none."""
    sides = [
        {rule.code: _days(r for r in rules.areas if r.code == rule.code) for rule in rules.areas}
        for rules in (before, after)
    ]
    if sides[0].keys() == sides[1].keys() and all(len(set(days.values())) <= 1 for days in sides):
        return [None]
    return [None, *dict.fromkeys(chain(*sides))]


def _boundaries(before: Rules, after: Rules, first: date, last: date) -> set[date]:
    """The days on which a verdict may change; a region stops being a county council in law on one of them."""
    in_law = COUNTY_COUNCILS_IN_LAW_UNTIL + _DAY
    days = before.boundaries(first, last) | after.boundaries(first, last)
    return days | ({in_law} if first <= in_law <= last else set())


def _first_named(before: Rules, after: Rules, today: date) -> date:
    """A year before the first day that any rule names, but no day that can't be asked about."""
    named = {today}
    for rules in (before, after):
        schedule = rules.schedule
        dated = (*rules.applicants, *rules.countries, *rules.areas, *schedule.rules, *schedule.pauses, *schedule.gaps)
        ends = chain.from_iterable((rule.validity.first, rule.validity.last) for rule in dated)
        ends = chain(ends, *((window.opens, window.closes) for window in schedule.dated))
        named |= {day for day in ends if day}
    return add_months(max(min(named), date(FIRST_YEAR + 1, 1, 1)), -12)


def _states(rules: Rules, day: date) -> list[KindsStatus]:
    return statuses(rules.schedule, day, rules.closed.validity.first if rules.closed else None)


def _told(each: KindsStatus) -> tuple[object, ...]:
    """What a visitor is told of a state: everything in it but where its rules are stated."""
    status = each.status
    previous = status.previous
    return (
        each.kinds,
        replace(status, window=None, pause=None, next=None, previous=None, announced=None, cancelled=None),
        *(_window(w) for w in (status.window, status.announced, status.cancelled)),
        status.pause and (status.pause.validity, status.pause.reason, status.pause.still_accepted),
        status.next and (status.next.day, _window(status.next.window)),
        previous and (previous.last, _window(previous.window)),
    )


def _window(window: Window | None) -> Window | None:
    return replace(window, key="", rule=Rule(), replaces=None) if window else None
