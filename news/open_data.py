"""The open data of projects: as JSON, and as a table with a row a project."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings

from icld_site.addresses import LANGUAGES
from icld_site.delivery.open_data import listed, texts_of

from .models import Partner, Project, SwedishParty

COLUMNS = (
    "id",
    *(f"title_{language}" for language in LANGUAGES),
    "swedish_parties",
    "partners",
    "countries",
    "core_areas",
    "themes",
    "phase",
    "starts",
    "ends",
    "status",
    "granted_sek",
    "source",
    *(f"url_{language}" for language in LANGUAGES),
)


def projects_as_json(rows: Iterable[Project], modified: datetime, today: date) -> dict[str, Any]:
    """Every public project, with its status on a Stockholm day. null is unknown."""
    return listed([_project(row, today) for row in rows], modified)


def projects_as_rows(rows: Iterable[Project], today: date) -> Iterable[dict[str, Any]]:
    """The same for a table: several of a thing stand in one cell, with semicolons between them."""
    for item in (_project(row, today) for row in rows):
        flat = {
            "id": item["id"],
            "swedish_parties": [party["slug"] for party in item["swedish_parties"]],
            "partners": [partner["name"]["en"] or partner["name"]["sv"] for partner in item["partners"]],
            "countries": [partner["country"] for partner in item["partners"]],
            **{name: item[name] for name in ("core_areas", "themes", "phase", "status", "granted_sek", "source")},
            **item["period"],
        }
        for language in LANGUAGES:
            flat |= {f"{name}_{language}": item[name][language] for name in ("title", "url")}
        yield {name: "; ".join(value) if isinstance(value, list) else value for name, value in flat.items()}


def _project(row: Project, today: date) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "title": texts_of(row, "title"),
        "summary": texts_of(row, "lead"),
        "swedish_parties": [_body(party) for party in row.bodies],
        "partners": [_partner(partner) for partner in row.abroad],
        "core_areas": [area.code for area in row.core_areas.all()],
        "themes": [theme.code for theme in row.themes.all()],
        "phase": row.phase or None,
        "period": {"starts": _end(row, row.starts), "ends": _end(row, row.ends)},
        "status": row.status_on(today),
        "granted_sek": row.granted,
        "source": row.source or None,
        "url": {language: settings.SITE_URL + row.get_absolute_url(language) for language in LANGUAGES},
    }


def _body(party: SwedishParty) -> dict[str, Any]:
    body = party.body.as_link()
    return {"code": body.code, "kind": body.kind, "slug": body.slug, "name": dict(body.name)}


def _partner(partner: Partner) -> dict[str, Any]:
    return {"name": texts_of(partner, "title"), "country": partner.country.code}


def _end(row: Project, day: date | None) -> str | None:
    """A day, or its year alone where only that is known."""
    if day is None:
        return None
    return str(day.year) if row.period_precision == Project.PeriodPrecision.YEAR else day.isoformat()
