"""How a publication is cited, in each style that its page shows."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES

from .domain.styles import Style, cite, icld_line
from .models import Publication
from .records import record_of

LOCALES = {"sv": "sv-SE", "en": "en-GB"}
STYLES = {Style.APA: "APA", Style.HARVARD: "Harvard", Style.CHICAGO: "Chicago"}


@dataclass(frozen=True)
class Cited:
    style: str
    name: str
    html: SafeString


def own_line(row: Publication) -> str:
    """The line as ICLD writes it, in the language in force."""
    return icld_line(record_of(row), LOCALES[get_language() or LANGUAGES[0]])


def citations(row: Publication, language: str) -> list[Cited]:
    """A reference in each style, with the style's own words in the language; ICLD's own line comes last."""
    record = record_of(row)
    cited = [
        # `cite` gives HTML that is safe as it is
        Cited(style, name, mark_safe(cite(record, style, LOCALES[language])))  # noqa: S308
        for style, name in STYLES.items()
    ]
    own = Cited("icld", _("As ICLD writes it"), format_html("{}", icld_line(record, LOCALES[language])))
    return [*cited, own]
