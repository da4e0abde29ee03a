"""Starting content of the room: articles, projects and pictures, from files beside the code."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from icld_site.media.fields import made_ready
from icld_site.media.models import Picture
from icld_site.publishing.content import State
from icld_site.publishing.starting import texts
from programmes.models import CoreArea, Country, CountryName, LocalGovernment
from programmes.nations import nations

from .models import Article, ArticleKind, Partner, Project, SwedishParty, Theme

CONTENT = Path(__file__).parent / "content"


def load() -> None:
    """Store kinds, themes, pictures, projects and articles. Needs the register of bodies, countries and core areas."""
    facts = _read("news.toml")
    pictures = _pictures(_read("pictures.toml"))
    kinds = {code: ArticleKind.objects.create(**row) for code, row in _ordered(facts["kinds"])}
    for _code, row in _ordered(facts["themes"]):
        Theme.objects.create(**row)
    # What is recorded last comes first in a list, so the texts are stored from the bottom up.
    projects = {key: _project(key, fields, pictures) for key, fields in reversed(facts["projects"].items())}
    for key, fields in reversed(facts["articles"].items()):
        _article(key, fields, kinds, projects, pictures)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))


def _ordered(rows: dict[str, dict[str, Any]]) -> Iterable[tuple[str, dict[str, Any]]]:
    return [(code, {"code": code, "order": order, **names}) for order, (code, names) in enumerate(rows.items())]


def _pictures(facts: dict[str, dict[str, Any]]) -> dict[str, Picture]:
    """In bulk, which leaves out what a save would do at once: each variant is made when it is first asked for."""

    def file(key: str) -> UploadedFile:
        return made_ready((CONTENT / "pictures" / f"{key}.webp").read_bytes())

    rows = {key: Picture(file=file(key), **fields) for key, fields in facts.items()}
    Picture.objects.bulk_create(rows.values())
    return rows


def _project(key: str, fields: dict[str, Any], pictures: dict[str, Picture]) -> Project:
    bodies, partners = fields.pop("swedish_parties", []), fields.pop("partners", [])
    areas, themes = fields.pop("core_areas", []), fields.pop("themes", [])
    project = Project.objects.create(**_shared(key, fields, pictures))
    project.core_areas.set(CoreArea.objects.filter(code__in=areas))
    project.themes.set(Theme.objects.filter(code__in=themes))
    for order, slug in enumerate(bodies):
        SwedishParty.objects.create(project=project, order=order, body=LocalGovernment.objects.get(slug=slug))
    for order, partner in enumerate(partners):
        country = _country(partner.pop("country"))
        names = {f"title_{name.removeprefix('name_')}": value for name, value in partner.items()}
        Partner.objects.create(project=project, order=order, country=country, **names)
    return project


def _article(
    key: str,
    fields: dict[str, Any],
    kinds: dict[str, ArticleKind],
    projects: dict[str, Project],
    pictures: dict[str, Picture],
) -> None:
    countries, bodies = fields.pop("countries", []), fields.pop("local_governments", [])
    areas, about = fields.pop("core_areas", []), fields.pop("projects", [])
    fields["kind"] = kinds[fields["kind"]]
    article = Article.objects.create(**_shared(key, fields, pictures))
    article.countries.set(_country(code) for code in countries)
    article.local_governments.set(LocalGovernment.objects.get(slug=slug) for slug in bodies)
    article.core_areas.set(CoreArea.objects.filter(code__in=areas))
    article.projects.set(projects[name] for name in about)


def _shared(key: str, fields: dict[str, Any], pictures: dict[str, Picture]) -> dict[str, Any]:
    picture = pictures[fields.pop("picture")] if "picture" in fields else None
    return {"state": State.APPROVED, "picture": picture, **fields, **texts(CONTENT, key)}


def _country(code: str) -> Country:
    """A country of the programme; one that never was a partner country, as a third party's, comes from the table."""
    country, is_new = Country.objects.get_or_create(code=code, defaults={"region": Country.Region.EUROPE})
    if is_new:
        names = {f"title_{language}": name for language, name in nations()[code].items()}
        CountryName.objects.create(country=country, **names)
    return country
