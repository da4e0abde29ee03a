"""From the rows of a programme to the rules of the domain: the same rows that the lists on its pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from icld_site.addresses import LANGUAGES
from icld_site.days import DayRange

from . import models
from .domain.rules import ApplicantRule, AreaRule, CountryRule, KindRule, Rules
from .domain.schedule import Schedule
from .domain.windows import Gap, Pause, Rule, Window, WindowRule, Words

#: The models of whose rows a rulebook is made, and the name under which their changes are counted.
READ = (
    models.Programme,
    models.ApplicantType,
    models.Country,
    models.CountryName,
    models.CountryEligibility,
    models.CoreArea,
    models.ApplicationKind,
    models.WindowRule,
    models.ApplicationWindow,
    models.Pause,
    models.Gap,
)
COUNTED = "rules"


@dataclass(frozen=True)
class Rulebook:
    """A programme's rules for the domain, with the rows that give them their names."""

    programme: models.Programme
    rules: Rules
    countries: dict[str, models.Country]
    areas: tuple[models.CoreArea, ...]
    kinds: tuple[models.ApplicationKind, ...]

    def countries_on(self, day: date) -> list[models.Country]:
        """The partner countries of a Stockholm day."""
        return [self.countries[rule.code] for rule in self.rules.countries_on(day)]

    def areas_on(self, day: date) -> list[models.CoreArea]:
        """The core areas of a Stockholm day, in the programme's order."""
        return [area for area in self.areas if day in area.validity]


def rulebook(programme: models.Programme) -> Rulebook:
    """Read all rules of a programme; the number of queries does not depend on the number of rows."""
    countries = list(
        models.CountryEligibility.objects.filter(programme=programme)
        .select_related("country")
        .prefetch_related("country__names")
    )
    areas = tuple(models.CoreArea.objects.filter(programme=programme).order_by("order", "first_day", "id"))
    kinds = tuple(models.ApplicationKind.objects.filter(programme=programme).order_by("order", "id"))
    rules = Rules(
        applicants=[
            ApplicantRule(kind=row.kind, **_doubtful(row))
            for row in models.ApplicantType.objects.filter(programme=programme)
        ],
        countries=[
            CountryRule(code=row.country.code, region=row.country.region, **_doubtful(row)) for row in countries
        ],
        areas=[AreaRule(code=row.code, **_doubtful(row)) for row in areas],
        kinds=[
            KindRule(code=row.code, precondition=bool(_words(row, "precondition")), source=row.source) for row in kinds
        ],
        schedule=_schedule(programme, kinds),
        closed=(
            Rule(validity=DayRange(programme.closed_from), source=programme.closed_source)
            if programme.closed_from
            else None
        ),
    )
    return Rulebook(programme, rules, {row.country.code: row.country for row in countries}, areas, kinds)


def _schedule(programme: models.Programme, kinds: Iterable[models.ApplicationKind]) -> Schedule:
    yearly = models.WindowRule.objects.filter(programme=programme).prefetch_related("kinds")
    dated = (
        models.ApplicationWindow.objects.filter(programme=programme).select_related("rule").prefetch_related("kinds")
    )
    pauses = models.Pause.objects.filter(programme=programme).prefetch_related("kinds")
    return Schedule(
        rules=[
            WindowRule(
                key=str(row.pk),
                opens=row.opens,
                closes=row.closes,
                kinds=_kinds(row),
                name=_words(row, "title"),
                decision_month=row.decision_month,
                **_rule(row),
            )
            for row in yearly
        ],
        dated=[_window(row) for row in dated],
        pauses=[
            Pause(
                reason=_words(row, "reason"),
                still_accepted=_words(row, "still_accepted"),
                kinds=_kinds(row),
                **_rule(row),
            )
            for row in pauses
        ],
        gaps=[
            Gap(reason=_words(row, "reason"), **_rule(row)) for row in models.Gap.objects.filter(programme=programme)
        ],
        kinds=[kind.code for kind in kinds],
    )


def _window(row: models.ApplicationWindow) -> Window:
    replaces = (str(row.rule_id), row.year) if row.rule_id else None
    return Window(
        key=f"{row.rule_id}/{row.year}" if replaces else str(row.pk),
        opens=row.opens,
        closes=row.closes,
        is_about=row.days_are_about,
        extended_to=row.extended_to,
        cancelled=row.is_cancelled,
        kinds=_kinds(row),
        name=_words(row, "title") or (_words(row.rule, "title") if row.rule else {}),
        reason=_words(row, "reason"),
        decided_on=row.decided_on,
        decision_expected=row.decision_expected,
        decision_month=row.rule.decision_month if row.rule else None,
        rule=Rule(
            validity=row.rule.validity if row.rule else DayRange(),
            source=row.source or (row.rule.source if row.rule else ""),
        ),
        replaces=replaces,
    )


def _rule(row: models.rules.ProgrammeRule) -> dict[str, object]:
    return {"validity": row.validity, "source": row.source}


def _doubtful(row: models.rules.DoubtfulRule) -> dict[str, object]:
    return {**_rule(row), "perhaps_from": row.perhaps_from, "perhaps_to": row.perhaps_to}


def _kinds(row: models.WindowRule | models.ApplicationWindow | models.Pause) -> frozenset[str]:
    return frozenset(kind.code for kind in row.kinds.all())


def _words(row: object, field: str) -> Words:
    return {code: text for code in LANGUAGES if (text := getattr(row, f"{field}_{code}"))}
