"""The real history of the rules, as a second content set that takes the place of the starting rules."""

import tomllib
from typing import Any

from reversion.models import Version

from . import models
from .starting import CONTENT

#: What decides an answer, and is replaced: what leans on others first.
RULES = (
    models.ApplicationWindow,
    models.WindowRule,
    models.Pause,
    models.Gap,
    models.CountryEligibility,
    models.ApplicantType,
)


class RulesEditedError(Exception):
    """Editors have changed rules, which the history would replace."""


def load(*, replace_edited: bool = False) -> None:
    """Put the rules since 2012 in the place of the starting rules of the programme that takes applications.

    Raises RulesEditedError where somebody has saved a rule in admin, unless these too may be replaced.
    """
    programme = models.Programme.objects.get(takes_applications=True)
    if not replace_edited and _edited():
        raise RulesEditedError
    facts = tomllib.loads((CONTENT / "history.toml").read_text(encoding="utf-8"))
    _History(programme, facts).load()


def _edited() -> bool:
    """Whether a member of staff has saved a rule; what was loaded has no one who saved it."""
    by_staff = Version.objects.filter(revision__user__isnull=False)
    return any(by_staff.get_for_model(model).exists() for model in RULES)


class _History:
    def __init__(self, programme: models.Programme, facts: dict[str, Any]) -> None:
        self.programme, self.facts = programme, facts
        self.kinds = {kind.code: kind for kind in programme.application_kinds.all()}

    def load(self) -> None:
        for model in RULES:
            model.objects.filter(programme=self.programme).delete()
        self._applicants_and_countries()
        for area in models.CoreArea.objects.filter(programme=self.programme):
            for name, value in self._row(self.facts["core_areas"]).items():
                setattr(area, name, value)
            area.save()
        self._windows()
        for row in self.facts["pauses"]:
            models.Pause.objects.create(**self._row(row))
        for row in self.facts["gaps"]:
            models.Gap.objects.create(**self._row(row))

    def _row(self, row: dict[str, Any]) -> dict[str, Any]:
        """The fields of a row, its source in full."""
        return {**row, "programme": self.programme, "source": self.facts["sources"][row["source"]]}

    def _applicants_and_countries(self) -> None:
        for row in self.facts["applicants"]:
            fields = self._row(row)
            for kind in fields.pop("kinds"):
                models.ApplicantType.objects.create(kind=kind, **fields)
        for row in self.facts["new_countries"]:
            country, is_new = models.Country.objects.get_or_create(code=row["code"], defaults={"region": row["region"]})
            if is_new:
                names = {name: row[name] for name in ("title_sv", "title_en")}
                models.CountryName.objects.create(country=country, **names)
        countries = {country.code: country for country in models.Country.objects.all()}
        for row in self.facts["countries"]:
            fields = self._row(row)
            for code in fields.pop("codes"):
                models.CountryEligibility.objects.create(country=countries[code], **fields)

    def _windows(self) -> None:
        yearly = {key: models.WindowRule.objects.create(**self._row(row)) for key, row in self.facts["yearly"].items()}
        for row in self.facts["windows"]:
            fields = self._row(row)
            kinds, rule = fields.pop("kinds", []), yearly.get(fields.pop("rule", ""))
            window = models.ApplicationWindow.objects.create(rule=rule, **fields)
            window.kinds.set([self.kinds[code] for code in kinds])
