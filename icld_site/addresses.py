"""Every public page's address, in both languages: the one table of words that stand in a path.

A room names its pages and gives their views; the shell joins the two. The words are kept in code and not among the
translations, because an address that once worked has to work for ever.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern, get_script_prefix, get_urlconf, path, reverse
from django.utils.translation import get_language

LANGUAGES = ("sv", "en")

PAGES: dict[str, tuple[str, str]] = {
    # name: (Swedish, English), below /sv/ and /en/
    "home": ("", ""),
    "programmes": ("program/", "programmes/"),
    "programme": ("program/<slug:programme>/", "programmes/<slug:programme>/"),
    "countries": ("program/<slug:programme>/lander/", "programmes/<slug:programme>/countries/"),
    "country": (
        "program/<slug:programme>/lander/<slug:country>/",
        "programmes/<slug:programme>/countries/<slug:country>/",
    ),
    "changes": ("program/<slug:programme>/andringar/", "programmes/<slug:programme>/changes/"),
    "changes-feed": ("program/<slug:programme>/andringar/atom.xml", "programmes/<slug:programme>/changes/atom.xml"),
    "programme-page": ("program/<slug:programme>/<slug:page>/", "programmes/<slug:programme>/<slug:page>/"),
    "programme-part": (
        "program/<slug:programme>/<slug:page>/<slug:part>/",
        "programmes/<slug:programme>/<slug:page>/<slug:part>/",
    ),
    "document-file": (
        "program/<slug:programme>/<slug:page>/<slug:part>/<uuid:version>/",
        "programmes/<slug:programme>/<slug:page>/<slug:part>/<uuid:version>/",
    ),
    "checker": ("far-vi-ansoka/", "can-we-apply/"),
    "local-government": ("far-vi-ansoka/<str:body>/", "can-we-apply/<str:body>/"),
    "application-windows": ("ansokningsperioder/", "application-windows/"),
    "windows-calendar": ("ansokningsperioder.ics", "application-windows.ics"),
    "window-calendar": ("ansokningsperioder/<uuid:window>.ics", "application-windows/<uuid:window>.ics"),
    "articles": ("aktuellt/", "news/"),
    "articles-feed": ("aktuellt/atom.xml", "news/atom.xml"),
    "articles-of-year": ("aktuellt/<int:year>/", "news/<int:year>/"),
    "article": ("aktuellt/<int:year>/<slug:slug>/", "news/<int:year>/<slug:slug>/"),
    "find-a-partner": ("hitta-en-partner/", "find-a-partner/"),
    "projects": ("projekt/", "projects/"),
    "project": ("projekt/<slug:slug>/", "projects/<slug:slug>/"),
    "publications": ("publikationer/", "publications/"),
    "series": ("publikationer/serier/<slug:series>/", "publications/series/<slug:series>/"),
    "contributor": (
        "publikationer/medverkande/<slug:contributor>/",
        "publications/contributors/<slug:contributor>/",
    ),
    "publications-feed": ("publikationer/atom.xml", "publications/atom.xml"),
    "publication-export": (
        "publikationer/<slug:slug>/reference.<slug:form>",
        "publications/<slug:slug>/reference.<slug:form>",
    ),
    "publication-file": (
        "publikationer/<slug:slug>/<uuid:file>/<str:name>",
        "publications/<slug:slug>/<uuid:file>/<str:name>",
    ),
    "publication": ("publikationer/<slug:slug>/", "publications/<slug:slug>/"),
    "search": ("sok/", "search/"),
    "search-suggestions": ("sok/forslag.json", "search/suggestions.json"),
    "opensearch": ("sok/opensearch.xml", "search/opensearch.xml"),
    "open-data": ("oppna-data/", "open-data/"),
}


def other(language: str) -> str:
    """The other one of the two languages."""
    return "en" if language == "sv" else "sv"


def language_of(address: str) -> str | None:
    """The language that a path's prefix names, or None for a path of neither language."""
    try:
        first = urlsplit(address).path.split("/", 2)[1:2]
    except ValueError:  # such as `//[`, which begins like a host that can't be one
        return None
    return first[0] if first and first[0] in LANGUAGES else None


def patterns(views: Mapping[str, Callable[..., HttpResponse]], language: str) -> list[URLPattern]:
    """URL patterns of one language for the views of the named pages.

    Raises KeyError for a page that the table doesn't hold.
    """
    column = LANGUAGES.index(language)
    return [path(f"{language}/{PAGES[name][column]}", view, name=f"{name}.{language}") for name, view in views.items()]


def address(name: str, /, language: str | None = None, **parts: object) -> str:
    """The path of a page in a language; in the language in force when none is given.

    Raises NoReverseMatch where the page or one of its parts is missing.
    """
    page = f"{name}.{language or get_language()}"
    return _path(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), page, tuple(parts.items()))


@lru_cache(maxsize=5000)  # a page holds fifty addresses, and to find one takes longer than to write a line of the page
def _path(urlconf: str, prefix: str, page: str, parts: tuple[tuple[str, object], ...]) -> str:
    """Cached by all that the path depends on: `reverse` looks at the prefix too."""
    return reverse(page, urlconf, kwargs=dict(parts))
