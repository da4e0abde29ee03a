"""Starting content of the room: the programmes, and the rules in force, from files beside the code."""

import tomllib
from pathlib import Path
from typing import Any

from icld_site.publishing.content import State
from icld_site.publishing.starting import texts

from . import models
from .domain.applicants import KINDS

CONTENT = Path(__file__).parent / "content"


def load() -> None:
    """Store the programmes with their pages, and the rules of the one that takes applications."""
    facts = tomllib.loads((CONTENT / "programmes.toml").read_text(encoding="utf-8"))
    programmes = {
        key: models.Programme.objects.create(state=State.APPROVED, order=order, **fields, **texts(CONTENT, key))
        for order, (key, fields) in enumerate(facts["programmes"].items())
    }
    partnerships = programmes["municipal-partnerships"]
    for order, kind in enumerate(models.ProgrammePage.Kind.values):
        models.ProgrammePage.objects.create(
            state=State.APPROVED, programme=partnerships, kind=kind, order=order, **texts(CONTENT, kind)
        )
    _rules(partnerships, facts["rules"])


def _rules(programme: models.Programme, facts: dict[str, Any]) -> None:
    common = {"programme": programme, "source": facts["source"], "first_day": facts["valid_from"]}
    for kind in KINDS:
        models.ApplicantType.objects.create(kind=kind, **common)
    for order, area in enumerate(facts["core_areas"]):
        models.CoreArea.objects.create(order=order, **area, **common)
    for row in facts["countries"]:
        country = models.Country.objects.create(code=row["code"], region=row["region"])
        for name in row["names"]:
            models.CountryName.objects.create(country=country, **name)
        models.CountryEligibility.objects.create(country=country, **common)
    for row in facts["windows"]:
        rule = models.WindowRule.objects.create(**row["rule"], **common)
        for dated in row.get("dated", ()):
            models.ApplicationWindow.objects.create(programme=programme, rule=rule, **dated)
