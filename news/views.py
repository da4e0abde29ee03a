"""News and projects: the lists, and a page for each."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.facets import narrowed
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.pagination import Pagination, first_page_elsewhere, paged
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find

from . import facets
from .models import Article, Project
from .models.stories import Story


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """News, all of it or what is chosen, the newest first, under its years."""
    if moved := first_page_elsewhere(request):
        return moved
    narrow = narrowed(request, Article.objects.public(request.now).newest_first(), facets.of_articles())
    shown, pagination = paged(request, narrow.rows, kept=narrow.query)
    years = [
        {"year": year, "articles": list(group)} for year, group in groupby(shown, key=lambda article: article.day.year)
    ]
    page = _list_page("articles", _("News"), _("What is new at ICLD and in its partnerships."), pagination)
    return render_page(
        request, "news/articles.html", page, {"years": years, "pagination": pagination, "narrow": narrow}
    )


@require_safe
def article(request: HttpRequest, year: int, slug: str) -> HttpResponse:
    """One article. The year is there to be read: an address with another one leads to the right one."""
    row = find(Article.objects.public(request.now).newest_first(), slug)
    if moved := elsewhere(request, row):
        return moved
    page = _story_page(row, "articles", _("News"))
    return render_page(request, "news/article.html", page, {"article": row})


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """Projects, all of them or those that are chosen, the newest first."""
    if moved := first_page_elsewhere(request):
        return moved
    narrow = narrowed(request, Project.objects.public(request.now).newest_first(), facets.of_projects(request))
    shown, pagination = paged(request, narrow.rows, kept=narrow.query)
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
    page = _story_page(row, "projects", _("Projects"))
    return render_page(request, "news/project.html", page, {"project": row})


def _list_page(name: str, title: str, description: str, pagination: Pagination) -> Page:
    return Page(
        title=pagination.titled(title),
        paths={language: address(name, language) for language in LANGUAGES},
        query=pagination.query,
        description=description,
        crumbs=[home_crumb()],
        section=name,
    )


def _story_page(story: Story, section: str, label: str) -> Page:
    return Page(
        title=said(story, "title"),
        paths={language: story.get_absolute_url(language) for language in LANGUAGES},
        languages=story.languages(),
        description=said(story, "lead"),
        kind="article",
        crumbs=[home_crumb(), (label, address(section))],
        section=section,
    )
