"""Who abroad seeks a Swedish partner, and on which day that leads to an application: for a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from icld_site.addresses import address
from icld_site.languages.texts import Text, said
from programmes.as_of import AsOf
from programmes.asking import EDIT
from programmes.country_page import country_path
from programmes.frame import frame
from programmes.lists import name_of

from .models import Project


@dataclass(frozen=True)
class Place:
    """Where who seeks is, under the country's name of the day; the country's page, where it has one."""

    name: Text
    country: Text
    country_url: str


@dataclass(frozen=True)
class Seeker:
    """A project that seeks its Swedish partner. `checker_url` is empty where nobody may apply with it that day."""

    project: Project
    places: Sequence[Place]
    wishes: Sequence[Text]
    checker_url: str

    @property
    def country(self) -> Text:
        """The country of the main partner."""
        return self.places[0].country


def partner_countries(request: HttpRequest, day: date) -> set[str]:
    """The codes of the partner countries of a Stockholm day, by the rules that the checker answers by."""
    current = frame(request)
    return {rule.code for rule in current.book.rules.countries_on(day)} if current else set()


def seeker(project: Project, request: HttpRequest, day: date) -> Seeker:
    """A project that seeks a partner as it stands on a Stockholm day."""
    main = project.abroad[0].country.code if project.abroad else ""
    return Seeker(
        project=project,
        places=list(_places(project, request, day)),
        wishes=[said(row, "title") for rows in (project.core_areas, project.themes) for row in rows.all()],
        checker_url=_checker_url(main, request, day) if main in partner_countries(request, day) else "",
    )


def _places(project: Project, request: HttpRequest, day: date) -> Iterator[Place]:
    current = frame(request)
    for partner in project.abroad:
        has_page = current is not None and partner.country.code in current.book.countries
        url = country_path(current.book.programme, partner.country.code) if current and has_page else ""
        yield Place(partner.name, name_of(partner.country, day), url)


def _checker_url(country: str, request: HttpRequest, day: date) -> str:
    """The checker with a country filled in, and the day where it isn't today."""
    asked = {"country": country, **AsOf(day, request.today).parameters, EDIT: 1}
    return f"{address('checker')}?{urlencode(asked)}"
