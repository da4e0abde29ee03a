"""Starting content of the room: the programmes, what an applicant reads, and the rules in force, from files beside the
code."""

import tomllib
from pathlib import Path
from typing import Any

from icld_site.addresses import LANGUAGES
from icld_site.publishing.content import State
from icld_site.publishing.starting import texts

from . import models
from .domain.applicants import KINDS

CONTENT = Path(__file__).parent / "content"
Pages = dict[str, models.ProgrammePage]


def load() -> None:
    """Store the programmes with their pages, and the rules and terms of the one that takes applications."""
    facts = _facts("programmes")
    tended = {"state": State.APPROVED, "review_by": facts["review_by"]}
    programmes = {
        key: models.Programme.objects.create(order=order, **tended, **fields, **texts(CONTENT, key))
        for order, (key, fields) in enumerate(facts["programmes"].items())
    }
    partnerships = programmes["municipal-partnerships"]
    pages = {
        kind: models.ProgrammePage.objects.create(
            programme=partnerships, kind=kind, order=order, **tended, **texts(CONTENT, kind)
        )
        for order, kind in enumerate(models.ProgrammePage.Kind.values)
    }
    _rules(partnerships, facts["rules"])
    _terms(partnerships, _facts("terms"))
    _page_parts(pages, _facts("page_parts"))
    _documents(pages, _facts("documents"))


def _facts(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"{name}.toml").read_text(encoding="utf-8"))


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


def _terms(programme: models.Programme, facts: dict[str, Any]) -> None:
    """The kinds of application with their lengths and ceilings, which hold since a day that no source gives."""
    sources = facts["sources"]
    for order, row in enumerate(facts["kinds"]):
        length, ceilings = row.pop("length", None), row.pop("ceilings", [])
        kind = models.ApplicationKind.objects.create(programme=programme, order=order, source=sources["kinds"], **row)
        if length:
            models.Length.objects.create(kind=kind, source=sources["kinds"], **length)
        for ceiling in ceilings:
            amounts = ceiling.pop("amounts")
            notes = {
                f"note_{language}": " ".join(filter(None, [ceiling.pop(f"note_{language}", ""), since]))
                for language, since in facts["notes"].items()
            }
            for region, amount in amounts.items():
                models.Ceiling.objects.create(
                    kind=kind, region=region, amount=amount, source=sources["ceilings"], **notes, **ceiling
                )


def _page_parts(pages: Pages, facts: dict[str, Any]) -> None:
    for order, step in enumerate(facts["steps"]):
        models.ApplicationStep.objects.create(page=pages["how-to-apply"], order=order, **step)
    faq = pages["faq-and-contact"]
    for order, key in enumerate(facts["questions"]):
        fields = texts(CONTENT / "questions", key)
        answers = {f"answer_{language}": fields.pop(f"body_{language}") for language in LANGUAGES}
        helps = key in facts["helps_find_partner"]
        models.FaqEntry.objects.create(
            page=faq, order=order, state=State.APPROVED, helps_find_partner=helps, **answers, **fields
        )
    for order, contact in enumerate(facts["contacts"]):
        models.ContactRole.objects.create(page=faq, order=order, **contact)


def _documents(pages: Pages, facts: dict[str, Any]) -> None:
    for order, row in enumerate(facts["documents"]):
        page, version = pages[row.pop("page")], row.pop("version")
        document = models.Document.objects.create(page=page, order=order, state=State.APPROVED, **row)
        models.DocumentVersion.objects.create(document=document, **version)
