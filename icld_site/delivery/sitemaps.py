"""The sitemap: each public page in each language in which it has a text, with its other language as an alternate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A public page: its path in each language, the languages that really have a text, and when it last changed.

    `elsewhere` gives the path of another page that has the text of a language in which this one has none.
    """

    paths: Mapping[str, str]
    languages: Sequence[str] = LANGUAGES
    lastmod: date | None = None
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, content: Any) -> "Entry":
        """The entry of a content: its address in each language, and the languages that it has a text in."""
        paths = {language: content.get_absolute_url(language) for language in LANGUAGES}
        return cls(paths=paths, languages=content.languages(), lastmod=content.modified)

    @classmethod
    def of_list(cls, name: str) -> "Entry":
        """The entry of a list, by its name in the table of addresses."""
        return cls(paths={language: address(name, language) for language in LANGUAGES})

    def alternates(self) -> list[dict[str, str]]:
        """Every language version including its own, and the one for all other readers; none for a single one."""
        paths = self.elsewhere | {language: self.paths[language] for language in self.languages}
        if len(paths) < 2:
            return []
        pairs = [(language, paths[language]) for language in LANGUAGES if language in paths]
        return [
            {"lang_code": code, "location": settings.SITE_URL + path}
            for code, path in [*pairs, ("x-default", pairs[0][1])]
        ]


class Sitemap(sitemaps.Sitemap):
    """The base of a room's sitemap, which gives its `items()`: entries that are public at the moment `self.at`."""

    def __init__(self, at: datetime, today: date) -> None:
        self.at = at
        self.today = today

    def items(self) -> Iterable[Entry]:
        raise NotImplementedError

    def get_urls(self, page: Any = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        """One page of addresses, absolute by SITE_URL, in the form that Django's template takes."""
        versions = [(entry, language) for entry in self.items() for language in entry.languages]
        shown = sitemaps.paginator.Paginator(versions, self.limit).page(page)
        return [
            {
                "location": settings.SITE_URL + entry.paths[language],
                "lastmod": entry.lastmod,
                "alternates": entry.alternates(),
            }
            for entry, language in shown.object_list
        ]


@require_safe
def sitemap(request: HttpRequest, sections: Mapping[str, Callable[[datetime, date], Sitemap]]) -> HttpResponse:
    """`/sitemap.xml` of these sections, as it stands at the moment of the request."""
    made = {name: section(request.now, request.today) for name, section in sections.items()}
    return views.sitemap(request, made)
