"""News and projects: the lists, and a page for each."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.facets import narrowed
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.pagination import Pagination, first_page_elsewhere, paged
from icld_site.languages.dates import month_in_words
from icld_site.languages.texts import said
from icld_site.media.sharing import shared
from icld_site.publishing.finding import elsewhere, find
from icld_site.publishing.versions import keeper
from news import facets, subjects
from news.models import Article, Project
from news.models.stories import Story
from news.related import more_on_this
from news.seeking import seeker
from news.told import told


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """News, all of it or what is chosen, the newest first, under its years."""
    if moved := first_page_elsewhere(request):
        return moved
    rows = Article.objects.public(request.now).newest_first()
    narrow = narrowed(request, rows, facets.of_articles(request), keeper(request, Article))
    shown, pagination = paged(request, narrow.rows, kept=narrow.query, number_of_items=narrow.count)
    page = _list_page("articles", _("News"), _("What is new at ICLD and in its partnerships."), pagination)
    context = {"parts": _parts(shown, "year" in request.GET), "pagination": pagination, "narrow": narrow}
    return render_page(request, "news/articles.html", page, context)


@require_safe
def articles_of_year(request: HttpRequest, year: int) -> HttpResponse:
    """What is left of an article's address without its last part: the archive of its year."""
    return HttpResponsePermanentRedirect(subjects.narrowed("articles", year=year))


@require_safe
def article(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One article. The year is there to be read: an address with another one leads to the right one."""
    row = find(Article.objects.public(request.now).newest_first(), slug)
    if moved := elsewhere(request, row):
        return moved
    page = _story_page(row, "articles", _("News"))
    context = {"article": row, "facts": subjects.of_article(row, request), "more": more_on_this(row, request.now)}
    return render_page(request, "news/article.html", page, context)


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Projects, all of them or those that are chosen, the newest first."""
    if moved := first_page_elsewhere(request):
        return moved
    rows = Project.objects.public(request.now).partnerships().newest_first()
    narrow = narrowed(request, rows, facets.of_projects(request), keeper(request, Project))
    shown, pagination = paged(request, narrow.rows, kept=narrow.query, number_of_items=narrow.count)
    page = _list_page(
        "projects", _("Projects"), _("What municipalities and regions do together with partners abroad."), pagination
    )
    context = {"projects": shown, "pagination": pagination, "narrow": narrow}
    return render_page(request, "news/projects.html", page, context)


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """One project."""
    row = find(Project.objects.public(request.now).newest_first(), slug)
    if moved := elsewhere(request, row):
        return moved
    if row.seeks_partner:
        page = _story_page(row, "find-a-partner", _("Find a partner"), section="programme")
    else:
        page = _story_page(row, "projects", _("Projects"))
    context = {
        "project": row,
        "seeker": seeker(row, request, request.today) if row.seeks_partner else None,
        "facts": subjects.of_project(row, request),
        "pictures": [shown.picture for shown in row.pictures.select_related("picture")],
        "articles": Article.objects.public(request.now).newest_first().filter(projects=row),
    }
    return render_page(request, "news/project.html", page, context)


def _parts(shown: Sequence[Article], is_one_year: bool) -> list[dict[str, Any]]:
    """Articles under their years; those of one year under their months, as far as these are known."""

    def part(row: Article) -> str:
        return row.iso_day[:7] if is_one_year else row.iso_day[:4]

    parts = []
    for key, group in groupby(shown, key=part):
        rows = list(group)
        heading = month_in_words(rows[0].day) if len(key) > 4 else key
        parts.append({"key": key, "heading": heading, "articles": rows})
    return parts


def _list_page(name: str, title: str, description: str, pagination: Pagination) -> Page:
    return Page(
        title=pagination.titled(title),
        paths={language: address(name, language) for language in LANGUAGES},
        query=pagination.query,
        description=description,
        crumbs=[home_crumb()],
        section=name,
    )


def _story_page(story: Story, name: str, label: str, section: str = "") -> Page:
    """The page of a story below the list of a name, in a part of the main menu: that of the list, if not another."""
    return Page(
        title=said(story, "title"),
        paths={language: story.get_absolute_url(language) for language in LANGUAGES},
        languages=story.languages(),
        description=said(story, "lead"),
        kind="article",
        picture=shared(story.picture),
        told=told(story),
        crumbs=[home_crumb(), (label, address(name))],
        section=section or name,
    )
