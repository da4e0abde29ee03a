"""Starting content of the room: series, contributors and publications with their files, from files beside the code."""

import tomllib
from pathlib import Path
from typing import Any

from django.core.files.base import File

from icld_site.publishing.content import State
from news.models import Project
from programmes.models import CoreArea, Country, CountryName
from programmes.nations import nations

from .models import Contribution, Contributor, Publication, PublicationFile, Series
from .uploads import examined, keep

CONTENT = Path(__file__).parent / "content"
#: What came out without a publisher of its own came out with ICLD.
PUBLISHER = {"publisher": "ICLD", "publisher_place": "Visby"}
ROLES = {"authors": Contribution.Role.AUTHOR, "editors": Contribution.Role.EDITOR}


def load() -> None:
    """Store all of it. Needs the countries, the core areas and the projects."""
    facts = tomllib.loads((CONTENT / "publications.toml").read_text(encoding="utf-8"))
    series = {
        code: Series.objects.create(code=code, order=order, **titles)
        for order, (code, titles) in enumerate(facts["series"].items())
    }
    people = {slug: Contributor.objects.create(slug=slug, **name) for slug, name in facts["contributors"].items()}
    for fields in facts["publications"]:
        _publication(fields, series, people)


def _publication(fields: dict[str, Any], series: dict[str, Series], people: dict[str, Contributor]) -> None:
    contributions = [(role, fields.pop(named, ())) for named, role in ROLES.items()]
    countries, areas = fields.pop("countries", ()), fields.pop("core_areas", ())
    projects, files = fields.pop("projects", ()), fields.pop("files", ())
    first = fields.pop("version_of", None)
    fields["series"] = series[fields["series"]] if "series" in fields else None
    if "publisher" not in fields:
        fields |= PUBLISHER
    row = Publication.objects.create(
        state=State.APPROVED, version_of=first and Publication.objects.get(slug_sv=first), **fields
    )
    for role, slugs in contributions:
        for order, slug in enumerate(slugs):
            Contribution.objects.create(publication=row, contributor=people[slug], role=role, order=order)
    row.countries.set(_country(code) for code in countries)
    row.core_areas.set(CoreArea.objects.get(code=code) for code in areas)
    row.projects.set(Project.objects.get(slug_en=slug) for slug in projects)
    for order, file in enumerate(files):
        _file(row, order, file)


def _file(publication: Publication, order: int, fields: dict[str, Any]) -> None:
    """Go the way that an upload goes, so that it is looked into in the same way."""
    path = CONTENT / "files" / fields.pop("file")
    row = PublicationFile.objects.create(publication=publication, order=order, **fields)
    with path.open("rb") as opened:
        keep(row, examined(File(opened, path.name)))


def _country(code: str) -> Country:
    """A country of the programme; one that never was a partner country comes from the table of all."""
    country, is_new = Country.objects.get_or_create(code=code, defaults={"region": Country.Region.AFRICA})
    if is_new:
        names = {f"title_{language}": name for language, name in nations()[code].items()}
        CountryName.objects.create(country=country, **names)
    return country
