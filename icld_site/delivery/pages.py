"""What every public page says of itself: title, canonical address, the same page in the other language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES, address, other
from icld_site.delivery.facts import breadcrumbs, rfc3339, story
from icld_site.delivery.json_ld import json_ld

NAMES = {"sv": "Svenska", "en": "English"}
DEFAULT_CARD = "cards/icld.png"


@dataclass(frozen=True, kw_only=True)
class SharedPicture:
    """A picture for those who show a link to a page: its path or address, its size in pixels, and what one sees."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a text that somebody wrote says of itself.

    `published` is a UTC moment, a Stockholm day, or what is known of one, such as `2018-03`; `author` is empty where
    ICLD itself is. `type` is one of schema.org's kinds of article.
    """

    published: datetime | date | str
    modified: datetime
    author: str = ""
    type: str = "NewsArticle"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A public page.

    `paths` gives its path in each language, `languages` those in which its text really exists. `elsewhere` gives the
    path of another page that has the text of a language in which this one has none. `crumbs` are pairs of label and
    path, from the top. `facts` are further nodes of linked data.
    """

    title: Any
    paths: Mapping[str, str]
    languages: Sequence[str] = LANGUAGES
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    description: Any = ""
    kind: str = "website"
    crumbs: Sequence[tuple[Any, str]] = ()
    robots: str = ""
    title_prefix: Any = ""
    section: str = ""
    has_strip: bool = True
    query: str = ""
    picture: SharedPicture | None = None
    told: Told | None = None
    facts: Sequence[Mapping[str, Any]] = ()

    @property
    def language(self) -> str:
        """The language of the page's own text: the one in force, or the only one in which there is a text."""
        language = get_language() or LANGUAGES[0]
        return language if language in self.languages or not self.languages else self.languages[0]

    @property
    def canonical(self) -> str:
        """The absolute address that counts: in the frame of the other language, the one where the text exists."""
        return settings.SITE_URL + self.paths[self.language] + self.query

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Pairs of language and absolute address for `hreflang`: only languages in which there is a text."""
        if not self.languages:
            return []
        paths = self.elsewhere | {code: self.paths[code] + self.query for code in self.languages}
        pairs = [(code, settings.SITE_URL + paths[code]) for code in LANGUAGES if code in paths]
        return [*pairs, ("x-default", pairs[0][1])]

    @property
    def switch(self) -> dict[str, str]:
        """The same page in the other language, which always can be reached."""
        code = other(get_language() or LANGUAGES[0])
        return {"code": code, "name": NAMES[code], "url": self.paths[code] + self.query}

    @property
    def card(self) -> SharedPicture:
        """The picture that stands for the page where it is shared, by its absolute address: its own, or ICLD's."""
        if self.picture:
            return replace(self.picture, url=settings.SITE_URL + self.picture.url)
        alt = _("The wordmark of ICLD above a course of limestone")
        return SharedPicture(url=settings.SITE_URL + static(DEFAULT_CARD), width=1200, height=630, alt=alt)

    @property
    def published_at(self) -> str | None:
        """The moment in RFC 3339, where more than the month is known."""
        return rfc3339(self.told.published) if self.told and not isinstance(self.told.published, str) else None

    @property
    def modified_at(self) -> str | None:
        return rfc3339(self.told.modified) if self.told else None

    @property
    def linked_data(self) -> SafeString | str:
        """The page's facts for search engines: where it stands, and what it is where it is an article."""
        nodes = [*self.facts, *breadcrumbs(self), *story(self)]
        return json_ld({"@context": "https://schema.org", "@graph": nodes}) if nodes else ""


def home_crumb() -> tuple[str, str]:
    """The first crumb of every page, in the language in force."""
    return (pgettext("first crumb", "Home"), address("home"))


def render_page(
    request: HttpRequest,
    template: str,
    page: Page,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a public page with what it says of itself."""
    return render(request, template, {**(context or {}), "page": page}, status=status)
