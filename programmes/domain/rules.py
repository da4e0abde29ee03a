"""The rules of a programme, each with the days on which it holds and where it is stated."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

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
        dated: Iterable[Rule] = (*self.applicants, *self.countries, *self.areas)
        firsts = [rule.validity.first or date.min for rule in dated]
        first_window = self.schedule.first_day()
        return min(firsts + ([first_window] if first_window else []), default=None)

    def reach(self, day: date) -> bool:
        first = self.first_day()
        return first is not None and first <= day

    def countries_on(self, day: date) -> list[CountryRule]:
        return [rule for rule in self.countries if day in rule.validity]

    def areas_on(self, day: date) -> list[AreaRule]:
        return [rule for rule in self.areas if day in rule.validity]

    def applicants_on(self, day: date) -> list[ApplicantRule]:
        return [rule for rule in self.applicants if day in rule.validity]

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
        while rule := next((r for r in self.countries if r.code == code and after in r.validity), None):
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
        rules: list[Rule] = [*self.applicants, *self.countries, *self.areas]
        if self.closed:
            rules.append(self.closed)
        days = self.schedule.boundaries(first, last)
        days.update(*(rule.boundaries() for rule in rules))
        return {day for day in days if first <= day <= last}
