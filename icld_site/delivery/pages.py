"""What every public page says of itself: title, canonical address, the same page in the other language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES, address, other

NAMES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True, kw_only=True)
class Page:
    """A public page.

    `paths` gives its path in each language, `languages` those in which its text really exists. `crumbs` are pairs of
    label and path, from the top.
    """

    title: Any
    paths: Mapping[str, str]
    languages: Sequence[str] = LANGUAGES
    description: Any = ""
    kind: str = "website"
    crumbs: Sequence[tuple[Any, str]] = ()
    robots: str = ""
    title_prefix: Any = ""
    section: str = ""
    has_strip: bool = True
    query: str = ""

    @property
    def canonical(self) -> str:
        """The absolute address that counts: in the frame of the other language, the one where the text exists."""
        language = get_language() or LANGUAGES[0]
        counts = language if language in self.languages or not self.languages else self.languages[0]
        return settings.SITE_URL + self.paths[counts] + self.query

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Pairs of language and absolute address for `hreflang`: only languages in which there is a text."""
        if not self.languages:
            return []
        pairs = [(code, settings.SITE_URL + self.paths[code] + self.query) for code in self.languages]
        return [*pairs, ("x-default", pairs[0][1])]

    @property
    def switch(self) -> dict[str, str]:
        """The same page in the other language, which always can be reached."""
        code = other(get_language() or LANGUAGES[0])
        return {"code": code, "name": NAMES[code], "url": self.paths[code] + self.query}


def home_crumb() -> tuple[str, str]:
    """The first crumb of every page, in the language in force."""
    return (_("Start"), address("home"))


def render_page(
    request: HttpRequest,
    template: str,
    page: Page,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render a public page with what it says of itself."""
    return render(request, template, {**(context or {}), "page": page}, status=status)
