"""What a story is about, as links: countries, local governments, core areas, themes and projects."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import said
from programmes.country_page import country_path
from programmes.frame import frame
from programmes.sources import source

from .models import Article, Project
from .wording import STATUS, money, period


@dataclass(frozen=True)
class Subject:
    """Something that a story is about. `url` is empty where there is no page about it; `beside` follows the link."""

    label: Any
    url: str = ""
    beside: Any = ""


@dataclass(frozen=True)
class Fact:
    """A word, and what it is in this story: one or more."""

    name: str
    subjects: list[Subject]


def of_article(article: Article, request: HttpRequest) -> list[Fact]:
    """What the article is about: each kind of thing that it names at least one of."""
    projects = Project.objects.public(request.now).order_by("-day", "id").filter(articles=article)
    facts = [
        Fact(_("Project"), [Subject(said(row, "title"), row.get_absolute_url()) for row in projects]),
        Fact(_("Local government"), local_governments(article, request)),
        Fact(_("Country"), countries(article.countries.prefetch_related("names"), request)),
        Fact(_("Core area"), core_areas("articles", article)),
    ]
    return [fact for fact in facts if fact.subjects]


def of_project(project: Project, request: HttpRequest) -> list[Fact]:
    """Who works together in the project, when, on what, and with how much money: what of it is known."""
    status = project.status_on(request.today)
    others = "find-a-partner" if project.seeks_partner else "projects"
    facts = [
        Fact(
            _("Swedish party"),
            [Subject(party.name, narrowed("projects", party=party.body.slug)) for party in project.bodies],
        ),
        Fact(
            _("Partner abroad"),
            [
                Subject(partner.name, beside=country)
                for partner in project.abroad
                for country in countries([partner.country], request)
            ],
        ),
        Fact(_("Phase"), [Subject(project.get_phase_display())] if project.phase else []),
        Fact(_("Period"), [Subject(text)] if (text := period(project)) else []),
        Fact(_("Status"), [Subject(STATUS[status])] if project.starts or project.ends else []),
        Fact(_("Core area"), core_areas(others, project)),
        Fact(
            _("Theme"),
            [Subject(said(row, "title"), narrowed(others, theme=row.code)) for row in project.themes.all()],
        ),
        Fact(_("Granted"), [Subject(money(project.granted))] if project.granted else []),
        Fact(_("Source"), [_source(project.source)] if project.source else []),
    ]
    return [fact for fact in facts if fact.subjects]


def local_governments(article: Article, request: HttpRequest) -> list[Subject]:
    """The local governments of an article by name, each leading to the projects that it has."""
    rows = article.local_governments.all()
    public = Project.objects.public(request.now).filter(swedish_parties__body__in=rows)
    with_projects = set(public.values_list("swedish_parties__body", flat=True))
    return [
        Subject(said(row, "name"), narrowed("projects", party=row.slug) if row.pk in with_projects else "")
        for row in sorted(rows, key=lambda row: swedish_key(str(said(row, "name"))))
    ]


def countries(rows: Iterable[Any], request: HttpRequest) -> list[Subject]:
    """Countries by name, each with its page where it has one: those that ever were or will be partner countries."""
    current = frame(request)
    subjects = []
    for row in rows:
        name = row.name_on(request.today)
        has_page = current is not None and row.code in current.book.countries
        url = country_path(current.book.programme, row.code) if current and has_page else ""
        subjects.append(Subject(said(name, "title") if name else row.code, url))
    return sorted(subjects, key=lambda subject: swedish_key(str(subject.label)))


def core_areas(page: str, story: Article | Project) -> list[Subject]:
    """The core areas of a story, each leading to the list of those that have it."""
    return [Subject(said(row, "title"), narrowed(page, area=row.code)) for row in story.core_areas.all()]


def narrowed(page: str, **choice: Any) -> str:
    """The address of a list that is narrowed by a choice."""
    return f"{address(page)}?{urlencode(choice)}"


def _source(stated: str) -> Subject:
    """An address by its host alone: whole ones are long, and the link leads there."""
    return Subject(source(stated).text.partition("/")[0], stated)
