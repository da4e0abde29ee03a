"""Which countries, days and kinds of applicant a text names, in Swedish or English.

A text is plain, in composed letters (Unicode NFC). Names are whole words, with their genitive; the longest one counts,
so that South Sudan is not Sudan. Adjectives, such as Zambian, are no names.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .applicants import (
    COOPERATION_BODY,
    COUNTY_COUNCIL,
    DISTRICT_BOARD,
    FEDERATION,
    JOINT_BOARD,
    MUNICIPAL_ASSOCIATION,
    MUNICIPAL_COMPANY,
    MUNICIPAL_FOUNDATION,
    MUNICIPALITY,
    REGION,
)
from .sentences import sentences

COUNTRY, DAY, APPLICANT = "country", "day", "applicant"


@dataclass(frozen=True, kw_only=True)
class NamedDay:
    """A day as a text gives it, perhaps without a year. It need not be a day that exists."""

    month: int
    number: int
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A place in a text, `text[start:end] == words`, and what is named there.

    `value` is a country's code, a named day, or a kind of applicant, as `kind` says.
    """

    kind: str
    value: str | NamedDay
    words: str
    start: int
    end: int


def mentions(text: str, lexicon: "Lexicon") -> list[Mention]:
    """All that a text names, in its order."""
    found = [*lexicon.countries_in(text), *_days_in(text), *_applicants_in(text)]
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _mention(kind: str, value: str | NamedDay, match: re.Match[str]) -> Mention:
    return Mention(kind=kind, value=value, words=match[0], start=match.start(), end=match.end())


class Lexicon:
    """Codes of countries with all their names, in whatever language.

    A name of the code "" is nobody's: it keeps a country's name that is part of it from being found.
    """

    def __init__(self, countries: Mapping[str, Iterable[str]]) -> None:
        self._codes = {
            _plain(form): code for code, names in countries.items() for name in names for form in (name, name.upper())
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(filter(None, self._codes), key=len, reverse=True)
        names = "|".join("".join(_VARIANTS.get(letter, re.escape(letter)) for letter in name) for name in longest_first)
        return re.compile(rf"(?<!\w)({names or '(?!)'})(?:['’]?[sS])?(?!\w)")

    def countries_in(self, text: str) -> Iterator[Mention]:
        for match in self._pattern.finditer(text):
            if code := self._codes.get(_plain(match[1])):
                yield _mention(COUNTRY, code, match)


#: What else may be written for a letter of a name.
_VARIANTS = {" ": r"\s+", "'": "['’]", "-": "[-‐‑–]"}


def _plain(name: str) -> str:
    return " ".join(re.sub("[-‐‑–]", "-", name.replace("’", "'")).split())


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "mars march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "augusti august aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
# "the 15 may apply" names no day: the English month begins with a capital.
_MONTH = "|".join("(?-i:May|MAY)" if name == "may" else name for name in sorted(_MONTHS, key=len, reverse=True))
_ENGLISH_MONTH = (
    "(?-i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|(?:Nov|Dec)(?:ember)?)"
)
_YEAR = "(?:19|20)[0-9]{2}"
_FIRST = r"(?<![\w./:,])(?P<number>[0-9]{1,2})(?::?[ae]\b|st\b|nd\b|rd\b|th\b|\.)?"
_OF_MONTH = rf"\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:\.?,?\s+(?P<year>{_YEAR})\b)?"
_AFTER = r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?\b(?![.,:/%–-]?[0-9])"
_TO = r"\s*(?:[-‐‑–—]|\b(?:och|till|and|to)\b)\s*(?:den\s+|the\s+)?"
_DAY_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        # 15 mars, 15:e mars 2027, 15th of March
        _FIRST + _OF_MONTH,
        # the 15 of 15–20 March
        rf"{_FIRST}(?={_TO}[0-9]{{1,2}}(?:st|nd|rd|th)?{_OF_MONTH})",
        # March 15, 2027; in English only, and not the "March 15" of "by 15 March 15 municipalities"
        rf"(?<!\w)(?<![0-9]\s)(?P<month>{_ENGLISH_MONTH})\.?\s+{_AFTER}(?:,?\s+(?P<year>{_YEAR})\b)?",
        # 2027-03-15
        rf"(?<![\w/.-])(?P<year>{_YEAR})[-‑](?P<month>[0-9]{{2}})[-‑](?P<number>[0-9]{{2}})(?![\w/-])",
        # den 15/3; without "den" it may be a fraction
        rf"(?<=\bden\s)(?P<number>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?![\w/])(?:[\s-]+(?P<year>{_YEAR})\b)?",
    )
]


def _days_in(text: str) -> Iterator[Mention]:
    for form in _DAY_FORMS:
        for match in form.finditer(text):
            month = _MONTHS.get(match["month"].lower()) or int(match["month"])
            year = int(match["year"]) if match["year"] else None
            yield _mention(DAY, NamedDay(month=month, number=int(match["number"]), year=year), match)


_ENDING = "(?:en|et|er|n|ar|erna|arna|na)?s?"
_OWNED = r"kommunal[ta]?(?:[\s/]*(?:äg\w+|styr\w+|eller|och))*\s+"
_MUNICIPALLY = r"municipal(?:ly|ity)?(?:[\s/-]*(?:owned|governed|run|or|and)\b)*\s+"

#: Kinds of applicant and the words for them; what stands first counts. Beside those that the rules know stand others
#: that have been applicants of the programme, or are taken for such.
_KINDS = {
    MUNICIPAL_COMPANY: rf"{_OWNED}(?:bolag|företag){_ENDING}|{_MUNICIPALLY}(?:compan(?:y|ies)|enterprises?)",
    MUNICIPAL_FOUNDATION: rf"{_OWNED}stiftelse{_ENDING}r?|{_MUNICIPALLY}foundations?",
    MUNICIPAL_ASSOCIATION: rf"{_OWNED}förening{_ENDING}|{_MUNICIPALLY}associations?",
    COOPERATION_BODY: r"kommunala?\s+samverkansorg\w+|municipal\s+co-?operation\s+(?:bod(?:y|ies)|organi[sz]ations?)"
    rf"|kommunförbund{_ENDING}|(?<!regional\s)local\s+authority\s+associations?"
    r"|associations?\s+of\s+local\s+authorities(?!\s+and\s+regions)",
    DISTRICT_BOARD: rf"(?:kommundels|stadsdels)nämnd{_ENDING}|district\s+boards?",
    JOINT_BOARD: rf"gemensam(?:ma)?\s+nämnd{_ENDING}|joint\s+(?:municipal\s+)?boards?",
    "coordination_body": rf"samordningsförbund{_ENDING}|co-?ordination\s+associations?",
    FEDERATION: rf"(?:regional[ta]?\s+)?kommunalförbund{_ENDING}"
    r"|(?:regional\s+)?federations?\s+of\s+local\s+authorities|regional\s+local\s+authority\s+associations?",
    "regional_federation": rf"regionförbund{_ENDING}",
    "county_administrative_board": r"länsstyrels(?:e[nr]?|erna)s?|county\s+administrative\s+boards?",
    COUNTY_COUNCIL: r"landsting(?:et|en)?s?|county\s+councils?",
    MUNICIPALITY: r"(?:primär)?kommun(?:en|er|erna)?s?|municipalit(?:y|ies)",
    REGION: r"region(?:en|er|erna)?s?",
}
#: Kinds that may take part without being the applicant: they are named as such only in a sentence that says "apply".
_KINDS_BESIDE_APPLY = {
    "company": rf"(?:bolag|företag){_ENDING}|compan(?:y|ies)",
    "foundation": r"stiftelse(?:n|r|rna)?s?|foundations",
    "association": rf"förening{_ENDING}|associations",
    "civil_society": r"civilsamhället?s?|civil\s+society|NGOs?",
    "university": rf"universitet{_ENDING}|högskol\w+|universit(?:y|ies)",
    "school": r"skol(?:an|or|orna)|schools?",
    "party": r"politiska\s+parti\w*|political\s+part(?:y|ies)",
    "person": r"privatperson\w*|private\s+(?:persons?|individuals?)",
}


def _any_of(kinds: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in kinds.items())})\b", re.IGNORECASE)


_APPLICANTS, _BESIDE_APPLY = _any_of(_KINDS), _any_of(_KINDS | _KINDS_BESIDE_APPLY)
_APPLY = re.compile(r"\b(?:an)?sök(?:a|er|ande|te)\b|\b(?:apply|applies|applicants?|eligible)\b", re.IGNORECASE)


def kind_named(name: str) -> str | None:
    """The kind of body that a word in a body's name says it is, by the words above; None where none does."""
    match = _BESIDE_APPLY.search(name)
    return match.lastgroup if match else None


def _applicants_in(text: str) -> Iterator[Mention]:
    for sentence in sentences(text):
        pattern = _BESIDE_APPLY if _APPLY.search(sentence.text) else _APPLICANTS
        for match in pattern.finditer(text, sentence.start, sentence.end):
            assert match.lastgroup is not None
            yield _mention(APPLICANT, match.lastgroup, match)
