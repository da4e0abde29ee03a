"""What is said of a publication, in the language in force: its names in a row, its language, its day, its licence."""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from icld_site.languages.dates import in_words

from .domain.records import Role
from .models import Contributor, Publication

#: What a document is in, and the language's name on its own.
IN_LANGUAGE = {
    "sv": gettext_lazy("In Swedish"),
    "en": gettext_lazy("In English"),
    "es": gettext_lazy("In Spanish"),
    "fr": gettext_lazy("In French"),
    "pt": gettext_lazy("In Portuguese"),
    "uk": gettext_lazy("In Ukrainian"),
    "sw": gettext_lazy("In Swahili"),
}
BY_ROLE = {
    Role.AUTHOR: pgettext_lazy("of a publication", "Author"),
    Role.EDITOR: pgettext_lazy("of a publication", "Editor"),
    Role.PHOTOGRAPHER: pgettext_lazy("of a publication", "Photographer"),
}
#: In a list so many names are shown; of more than these, the first ones.
NAMES_SHOWN = 4

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(?P<terms>by(?:-nc)?(?:-sa|-nd)?)|publicdomain/zero)/(?P<number>\d\.\d)/?.*"
)


def contributors(row: Publication, role: Role) -> list[Contributor]:
    """Those who have a role, in the order of the title page. No query, where `for_reference` read the row."""
    made = sorted(row.contributions.all(), key=lambda made: (made.order, str(made.pk)))
    return [made.contributor for made in made if made.role == role]


def byline(row: Publication, shown: int = NAMES_SHOWN) -> str:
    """`Thomas Koelble and Andrew Siddle`; the editors where there is no author, and marked as such.

    Of more than `shown` names the first ones stand, without one, and that there are others.
    """
    for role in (Role.AUTHOR, Role.EDITOR):
        if names := [contributor.name.direct for contributor in contributors(row, role)]:
            text = in_a_row(names, shown)
            return text if role == Role.AUTHOR else _("%(names)s (ed.)") % {"names": text}
    return ""


def in_a_row(names: Sequence[str], shown: int = NAMES_SHOWN) -> str:
    """`A`, `A and B`, `A, B and C`, `A, B, C and others`."""
    if len(names) > shown:
        return _("%(names)s and others") % {"names": ", ".join(names[: shown - 1])}
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def in_language(thing: Any) -> str:
    """`In English`, of a publication, a file, or a language's code itself."""
    code = getattr(thing, "document_language", None) or getattr(thing, "language", thing)
    return str(IN_LANGUAGE.get(code, ""))


def issued(row: Publication) -> str:
    """The day if it is known, or else the year; an empty text where neither is."""
    return in_words(row.issued_on) if row.issued_on else str(row.year or "")


def licence_name(url: str) -> str:
    """`CC BY 4.0` for an address at Creative Commons; for another one its host, since the link leads there."""
    if found := _CREATIVE_COMMONS.fullmatch(url):
        return f"CC {(found['terms'] or 'zero').upper().replace('ZERO', '0')} {found['number']}"
    return url.partition("://")[2].partition("/")[0]
