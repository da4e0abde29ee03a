"""The texts of cells as what they mean: days, years, numbers, kinds. What can be read in two ways is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from icld_site.days import FIRST_YEAR, LAST_YEAR
from publications.domain.csl import GENRES
from publications.domain.identifiers import is_doi, is_isbn, is_issn
from publications.domain.records import Kind

from .faults import Wrong

#: As long as the texts may be. What they are kept in is no wider.
LIMITS = {
    "title": 300,
    "subtitle": 400,
    "title_sv": 300,
    "title_en": 300,
    "subtitle_sv": 400,
    "subtitle_en": 400,
    "translated_title": 300,
    "translated_subtitle": 400,
    "series": 150,
    "number": 20,
    "publisher": 200,
    "place": 100,
    "doi": 200,
    "isbn": 17,
    "licence": 200,
    "had_from": 500,
}
MOST_PAGES = 32767

LANGUAGES = {
    "sv": ("sv", "swe", "svenska", "swedish"),
    "en": ("en", "eng", "engelska", "english"),
    "es": ("es", "spa", "spanska", "spanish"),
    "fr": ("fr", "fra", "fre", "franska", "french"),
    "pt": ("pt", "por", "portugisiska", "portuguese"),
    "uk": ("uk", "ukr", "ukrainska", "ukrainian"),
    "sw": ("sw", "swa", "swahili"),
}
KINDS = {
    Kind.RESEARCH_REPORT: ("research report", "research reports", "forskningsrapport"),
    Kind.WORKING_PAPER: ("working paper", "working papers", "arbetspapper"),
    Kind.POLICY_BRIEF: ("policy brief", "policy briefs"),
    Kind.COUNTRY_BRIEF: ("country brief", "country briefs", "landöversikt"),
    Kind.REPORT: ("report", "rapport"),
    Kind.HANDBOOK: ("handbook", "handbok"),
    Kind.BOOK: ("book", "bok"),
    Kind.THESIS: ("thesis", "avhandling", "uppsats"),
}

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T /].*)?", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:[.,]0+)?", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/](\d{2})?[-/]?(?:/.*)?)?", re.ASCII)
_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?", re.ASCII)
#: The day that Excel counts from, with its leap day of 1900, which never was, allowed for.
_EXCEL_ZERO = date(1899, 12, 30)
_CC = re.compile(r"CC[ -](BY(?:-(?:NC-SA|NC-ND|NC|SA|ND))?)[ -](\d\.\d)(?: .*)?", re.IGNORECASE)


def issued(text: str) -> tuple[int, date | None]:
    """The year, and the day if it is told: `2016`, `2016-12`, `2016-12-21`, `2016/12/21/`, or Excel's own `42725.0`.

    Raises Wrong for what can be read in several ways, such as 02/03/2026, and for days that never were.
    """
    if found := _ISO.fullmatch(text):
        year, _, month, day = found.groups()
        try:
            whole = date(int(year), int(month), int(day))
        except ValueError:
            raise Wrong("no_such_day", value=text) from None
        return _in_range(whole.year, text), whole
    if found := _SERIAL.fullmatch(text):
        day = _EXCEL_ZERO + timedelta(days=int(found[1]))
        return _in_range(day.year, text), day
    if found := _YEAR.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        month = found[2] if found.re is _YEAR_FIRST else None
        if month and not 1 <= int(month) <= 12:
            raise Wrong("no_such_day", value=text)
        return _in_range(int(found[1]), text), None
    raise Wrong("day", value=text)


def year(text: str) -> tuple[int, date | None]:
    """As `issued`, of a column for years: a number of five digits is none."""
    if _SERIAL.fullmatch(text):
        raise Wrong("year", value=text)
    try:
        return issued(text)
    except Wrong as wrong:
        raise Wrong("year" if wrong.code == "day" else wrong.code, value=text) from None


def _in_range(number: int, text: str) -> int:
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Wrong("year", value=text)
    return number


def pages(text: str) -> int:
    """How many pages: `48`, `48 s.`, `48.0`, or from the first to the last, `1–48`."""
    if found := re.fullmatch(r"(\d{1,5})\s*[-–]\s*(\d{1,5})", text, re.ASCII):
        number = int(found[2]) - int(found[1]) + 1
    elif found := re.fullmatch(
        r"(\d{1,6})(?:[.,]0+)?(?:\s*(?:s|p|pp|sid|sidor|pages)\.?)?", text, re.ASCII | re.IGNORECASE
    ):
        number = int(found[1])
    else:
        raise Wrong("pages", value=text)
    if not 0 < number <= MOST_PAGES:
        raise Wrong("pages", value=text)
    return number


def language(text: str) -> str:
    """The code of a language, from a code of two or three letters, with a country or without, or its name."""
    word = text.casefold()
    for code, words in LANGUAGES.items():
        if word in words or re.split("[-_]", word)[0] in words[:2]:
            return code
    raise Wrong("language", value=text, known=", ".join(LANGUAGES))


def kind(text: str) -> str:
    """A kind of document, by its code or its name in either language."""
    found = kind_named(text)
    if not found:
        raise Wrong("kind", value=text, known=", ".join(Kind))
    return found


def kind_named(text: str) -> str:
    """The same, or an empty text: for the name of a series, which may tell the kind."""
    word = text.replace("-", " ").casefold()
    return next((kind.value for kind, words in KINDS.items() if word in {*words, *_genres(kind)}), "")


def _genres(kind: Kind) -> set[str]:
    """What our own exports call a kind, in each language."""
    return {word.casefold() for word in GENRES[kind].values()}


def doi(text: str) -> str:
    """A DOI without what is often written before it."""
    bare = re.sub(r"(?i)^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text)
    if not is_doi(bare):
        raise Wrong("doi", value=text)
    return bare


def isbn(text: str) -> str:
    if re.search(r"[0-9][eE]\+", text):
        raise Wrong("shortened", value=text)
    bare = re.sub(r"(?i)^isbn[:\s]*", "", text).upper()
    if not is_isbn(bare):
        raise Wrong("isbn", value=text)
    return bare


def issn(text: str) -> str:
    bare = re.sub(r"(?i)^issn[:\s]*", "", text).upper()
    if not is_issn(bare):
        raise Wrong("issn", value=text)
    return bare


def link(text: str) -> str:
    """An address on the web."""
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        is_link = parts.scheme in ("http", "https") and ("." in host or host == "localhost") and " " not in text
    except ValueError:
        is_link = False
    if not is_link:
        raise Wrong("link", value=text)
    return text


def licence(text: str) -> str:
    """The address of a licence; those of Creative Commons also by their names, `CC BY-NC 4.0`."""
    if found := _CC.fullmatch(text.strip()):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    if re.fullmatch(r"CC0(?:[ -]1\.0)?", text.strip(), re.IGNORECASE):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    try:
        return link(text)
    except Wrong:
        raise Wrong("licence", value=text) from None


def plain(text: str) -> str:
    """The words of a text that may be HTML, as the portal's own tables give abstracts; a paragraph a line."""
    if "</p>" in text:
        text = unescape(re.sub(r"<[^>]*>", "", re.sub(r"</p>|<br ?/?>", "\n", text)))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def listed(text: str) -> tuple[str, ...]:
    """What stands between semicolons."""
    return tuple(part.strip() for part in re.split(r"[;\n]", text) if part.strip())


READERS: dict[str, Callable[[str], Any]] = {
    "kind": kind,
    "doi": doi,
    "isbn": isbn,
    "issn": issn,
    "pages": pages,
    "licence": licence,
    "had_from": link,
    "countries": listed,
    "core_areas": listed,
}
