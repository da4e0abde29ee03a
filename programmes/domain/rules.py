"""The rules of a programme, each with the days on which it holds and where it is stated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from icld_site.days import DayRange

from .by_day import ByDay, Turns
from .schedule import Schedule
from .windows import Rule, Window


@dataclass(frozen=True, kw_only=True)
class ApplicantRule(Rule):
    """A kind of applicant that may apply while the rule holds."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class CountryRule(Rule):
    """A country, by its ISO 3166-1 alpha-2 code or XK, that is a partner country while the rule holds."""

    code: str
    region: str = ""


@dataclass(frozen=True, kw_only=True)
class AreaRule(Rule):
    """A core area that a partnership may work in while the rule holds."""

    code: str


@dataclass(frozen=True, kw_only=True)
class KindRule(Rule):
    """A kind of application; `precondition` says that something must have been done before, such as a preparation."""

    code: str
    precondition: bool = False


@dataclass(frozen=True, kw_only=True)
class Rules:
    """All rules of one programme. `closed` holds from the first day on which the programme is closed for good."""

    applicants: Sequence[ApplicantRule] = ()
    countries: Sequence[CountryRule] = ()
    areas: Sequence[AreaRule] = ()
    kinds: Sequence[KindRule] = ()
    schedule: Schedule = field(default_factory=Schedule)
    closed: Rule | None = None

    def first_day(self) -> date | None:
        """The first day that the rules reach; `date.min` when one has always held, None when there are no rules."""
        return self._first_day

    @cached_property
    def _first_day(self) -> date | None:
        dated: Iterable[Rule] = (*self.applicants, *self.countries, *self.areas)
        firsts = [rule.validity.first or date.min for rule in dated]
        first_window = self.schedule.first_day()
        return min(firsts + ([first_window] if first_window else []), default=None)

    def reach(self, day: date) -> bool:
        first = self.first_day()
        return first is not None and first <= day

    def countries_on(self, day: date) -> list[CountryRule]:
        return [rule for rule in self._countries.at(day) if day in rule.validity]

    def countries_in_doubt(self, day: date) -> list[CountryRule]:
        """The countries of which nobody can say whether they were partner countries that day."""
        return [rule for rule in self._countries.at(day) if rule.in_doubt(day)]

    def areas_on(self, day: date) -> list[AreaRule]:
        return [rule for rule in self._areas.at(day) if day in rule.validity]

    def applicants_on(self, day: date) -> list[ApplicantRule]:
        return [rule for rule in self._applicants.at(day) if day in rule.validity]

    def applicants_in_doubt(self, day: date) -> list[ApplicantRule]:
        """The kinds of applicant of which nobody can say whether they could apply that day."""
        return [rule for rule in self._applicants.at(day) if rule.in_doubt(day)]

    def areas_in_doubt(self, day: date) -> list[AreaRule]:
        return [rule for rule in self._areas.at(day) if rule.in_doubt(day)]

    def of_country(self, code: str) -> Sequence[CountryRule]:
        """The rules of one country, whenever they hold."""
        return self._by_code.get(code, ())

    @cached_property
    def unclosed(self) -> "Rules":
        """The same rules, were the programme never closed."""
        return replace(self, closed=None) if self.closed else self

    @cached_property
    def _countries(self) -> ByDay[CountryRule]:
        return ByDay(self.countries, _reach)

    @cached_property
    def _areas(self) -> ByDay[AreaRule]:
        return ByDay(self.areas, _reach)

    @cached_property
    def _applicants(self) -> ByDay[ApplicantRule]:
        return ByDay(self.applicants, _reach)

    @cached_property
    def _by_code(self) -> dict[str, list[CountryRule]]:
        found: dict[str, list[CountryRule]] = {}
        for rule in self.countries:
            found.setdefault(rule.code, []).append(rule)
        return found

    @cached_property
    def _turns(self) -> Turns:
        rules: list[Rule] = [*self.applicants, *self.countries, *self.areas, *([self.closed] if self.closed else [])]
        return Turns(day for rule in rules for day in rule.boundaries())

    @cached_property
    def kinds_apart(self) -> tuple[KindRule, ...]:
        """One kind of application for each way in which windows, pauses and preconditions treat them."""
        schedule = self.schedule
        limits = [row.kinds for rows in (schedule.rules, schedule.dated, schedule.pauses) for row in rows if row.kinds]
        apart: dict[tuple[bool, ...], KindRule] = {}
        for kind in self.kinds:
            apart.setdefault((kind.precondition, *(kind.code in kinds for kinds in limits)), kind)
        return tuple(apart.values())

    def last_listed(self, code: str, day: date) -> date | None:
        """The last day of a country's unbroken listing from `day` on; None when it has no end."""
        after = day
        while rule := next((r for r in self.of_country(code) if after in r.validity), None):
            if rule.validity.last is None:
                return None
            after = rule.validity.last + timedelta(days=1)
        return after - timedelta(days=1)

    def taken_until(self, window: Window, day: date, kind: str | None = None) -> date | None:
        """The last day, from an open one, to which a window takes applications: its own, or that before a pause or the
        closing of the programme. None: until further notice."""
        until = self.closed.validity.first if self.closed else None
        runs = self.schedule.stretches(window, kind, until)
        return next((run.last for run in runs if day in run), window.last)

    def boundaries(self, first: date, last: date) -> set[date]:
        """The days from `first` to `last` on which a verdict may change."""
        return self.schedule.boundaries(first, last) | self._turns.between(first, last)

    def turns(self, first: date, last: date) -> set[date]:
        """The same without those of the windows themselves."""
        return self.schedule.turns(first, last) | self._turns.between(first, last)


def _reach(rule: Rule) -> DayRange:
    return rule.reach
