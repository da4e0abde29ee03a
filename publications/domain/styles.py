"""How a publication is cited: in APA, Harvard and Chicago by their published styles, and in ICLD's own line."""

from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from .csl import csl_name, csl_type, genre
from .records import Kind, Name, Record
from .typesetting import Typesetter

KNOWLEDGE_CENTRE = "KC – "


class Style(StrEnum):
    """A style of citation, each for a list of references.

    APA is the 7th edition of the Publication Manual; Chicago the author-date system of the 17th edition of its manual.
    Harvard is no one guide's: this is that of Cite Them Right (12th edition), which British universities share and
    whose words Swedish has; the Swedish guides differ from one university to the next. Its date of access is the
    reader's to add.
    """

    APA = "apa"
    HARVARD = "harvard"
    CHICAGO = "chicago"


_STYLES = {
    Style.APA: ("apa", "en-US"),
    Style.HARVARD: ("harvard-cite-them-right", "en-GB"),
    Style.CHICAGO: ("chicago-author-date-17th-edition", "en-US"),
}
"""The style's name in the repository of styles, and the English in which its guide is written (`Eds.` or `eds`)."""


@lru_cache(maxsize=4096)
def cite(record: Record, style: Style, locale: str) -> str:
    """A record as it stands in a list of references: HTML that is safe as it is, with no markup but `<i>`.

    `locale` is sv-SE or en-GB: the language of the words that the style puts in. Title and names stay the document's.
    """
    return _typesetter(style, _swedish(locale)).set(_item(record, style, locale), _translation(record, locale))


def icld_line(record: Record, locale: str = "sv-SE") -> str:
    """The plain line as ICLD writes it: `KC – Koelble, T & Siddle, A (2016) Local government in South Africa: …`.

    All authors, each with the first initial only; where there is none, the editors.
    """
    centre = KNOWLEDGE_CENTRE if record.from_knowledge_centre else ""
    by = icld_names(record.authors)
    if not by and record.editors:
        several = "eds" if len(record.editors) > 1 else "ed."
        by = f"{icld_names(record.editors)} ({'red.' if _swedish(locale) else several})"
    undated = "u.å." if _swedish(locale) else "n.d."
    year = record.issued.year if record.issued else undated
    return f"{centre}{by}{' ' if by else ''}({year}) {record.full_title}"


def icld_names(names: tuple[Name, ...]) -> str:
    """Names as ICLD writes them, each with the first initial only: `Koelble, T & Siddle, A`."""
    written = [_short(name) for name in names]
    return " & ".join(filter(None, (", ".join(written[:-1]), *written[-1:])))


@cache
def _typesetter(style: Style, swedish: bool) -> Typesetter:
    name, english = _STYLES[style]
    return Typesetter(name, "sv-SE" if swedish else english)


def _swedish(locale: str) -> bool:
    return locale.startswith("sv")


def _item(record: Record, style: Style, locale: str) -> dict[str, Any]:
    """What a style is handed, so that it says series and number of a report as its guide does.

    `(Research Report No. 7)` is APA's English, `(Research Report 7)` its Swedish. Without a series they say the kind
    of a report; where there is one, that would say it twice. APA leaves the publisher out where it is the author
    (Publication Manual, 9.29).
    """
    kind = genre(record.kind, locale[:2])
    item: dict[str, Any] = {
        "type": csl_type(record.kind),
        "title": record.full_title,
        "author": [csl_name(name) for name in record.authors],
        "editor": [csl_name(name) for name in record.editors],
        "issued": {"date-parts": [[record.issued.year]]} if record.issued else None,
        "language": record.language,
        "publisher": "" if style is Style.APA and _is_author(record.publisher, record) else record.publisher,
        "publisher-place": record.place,
        "DOI": record.doi,
        "URL": record.url,
    }
    as_genre = style is Style.HARVARD or (style is Style.APA and not _swedish(locale))
    if as_genre and record.series and record.number and item["type"] == "report":
        item |= {"genre": record.series, "number": record.number}
    elif record.series:
        item |= {"collection-title": record.series, "collection-number": record.number}
    elif item["type"] == "report" and record.kind is not Kind.REPORT:
        item["genre"] = kind
    if item["type"] == "thesis":
        item["genre"] = kind
    return {key: value for key, value in item.items() if value}


def _is_author(publisher: str, record: Record) -> bool:
    return any(publisher == name.organisation for name in record.authors)


def _translation(record: Record, locale: str) -> str:
    """The translated title, for those who read a language that the document isn't in; English is taken as read."""
    return "" if record.language in ("en", locale[:2]) else record.translated_title


def _short(name: Name) -> str:
    """`van der Berg, J-P`: no full stops, and what a hyphen joins stays joined."""
    first = name.given.replace(".", " ").split()
    initial = "-".join(part[0] for part in first[0].split("-") if part) if first else ""
    family = name.organisation or f"{name.particle} {name.family}".strip()
    return f"{family}, {initial}" if initial else family
