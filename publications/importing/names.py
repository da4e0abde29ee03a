"""Names as they stand in a cell: `Koelble, Thomas A.; van der Berg, Anna; {Sida, the agency}`."""

import re
from dataclasses import dataclass

from publications.domain.identifiers import is_orcid
from publications.domain.records import Name

from .faults import Wrong

#: As long as the parts of a name may be.
LIMITS = {"family": 100, "given": 100, "particle": 30, "organisation": 200}

_ORCID = re.compile(r"\s*[(\[]?(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[)\]]?\s*$")
_SUFFIX = re.compile(r"(Jr|Sr)\.?|I{2,3}|IV", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """A contributor as a row names it: a person, or an organisation; `orcid` is empty where none is told."""

    name: Name
    orcid: str = ""

    def __str__(self) -> str:
        return f"{self.name.inverted} ({self.orcid})" if self.orcid else self.name.inverted


def people(text: str) -> tuple[Person, ...]:
    """The names in a cell, with line breaks or semicolons between them; or, if each has a comma, `&`.

    Raises Wrong for one that can't be read in one way only.
    """
    if "\n" in text:
        parts = text.split("\n")
    elif ";" in text:
        parts = re.split(r";(?![^{]*\})", text)
    else:
        parts = text.split(" & ")
        parts = parts if all("," in part for part in parts) else [text]
    return tuple(person(part.strip()) for part in parts if part.strip())


def person(text: str) -> Person:
    """One name: a person's has a comma, `Family, Given` or `Family,`.

    What has none, or stands in braces, is an organisation's. Words in small letters before the family name are its
    particle. Raises Wrong.
    """
    orcid = ""
    if found := _ORCID.search(text):
        orcid, text = found[1].upper(), text[: found.start()].strip()
        if not is_orcid(orcid):
            raise Wrong("orcid", value=orcid)
    if text.startswith("{") and text.endswith("}"):
        return Person(_limited(organisation=_spaced(text[1:-1])), orcid)
    family, *rest = (_spaced(part) for part in text.split(","))
    if not rest:
        return Person(_limited(organisation=family), orcid)
    if len(rest) == 2 and _SUFFIX.fullmatch(rest[1]):
        rest = [", ".join(rest)]
    if len(rest) > 1 or not family:
        raise Wrong("name", value=text)
    particle, family = _particle(family)
    return Person(_limited(family=family, given=rest[0], particle=particle), orcid)


def _particle(family: str) -> tuple[str, str]:
    words = family.split()
    small = next((at for at, word in enumerate(words[:-1]) if not word.islower()), len(words) - 1)
    return " ".join(words[:small]), " ".join(words[small:])


def _limited(**parts: str) -> Name:
    for part, value in parts.items():
        if len(value) > LIMITS[part]:
            raise Wrong("too_long", value=f"{value[:40]}…", most=LIMITS[part])
    if not any(parts.values()):
        raise Wrong("name", value="{}")
    return Name(**parts)


def _spaced(text: str) -> str:
    return " ".join(text.split())
