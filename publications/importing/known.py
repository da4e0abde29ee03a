"""What is here already, as far as an import has to know it: plain values, read once."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from publications.domain.records import Name


@dataclass(frozen=True)
class Sign:
    """What a publication is recognised by. `title` is its own one, with the subtitle; `label` what it is called."""

    key: str
    label: str
    title: str
    year: int | None = None
    doi: str = ""
    isbn: str = ""


@dataclass(frozen=True)
class KnownPerson:
    key: str
    name: Name
    orcid: str = ""


@dataclass(frozen=True)
class KnownSeries:
    """`names` are its names in both languages; `issn` is empty for one that has none."""

    code: str
    names: tuple[str, ...]
    issn: str = ""


@dataclass(frozen=True)
class Details:
    """The values of one publication, by the names that a row has for them; people by their keys, in their order."""

    language: str
    values: Mapping[str, Any]


def no_details(keys: set[str]) -> dict[str, Details]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Known:
    """`countries` and `areas` give a code for each word that one is called by, folded."""

    signs: tuple[Sign, ...] = ()
    people: tuple[KnownPerson, ...] = ()
    series: tuple[KnownSeries, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    details: Callable[[set[str]], Mapping[str, Details]] = no_details
    #: What the addresses of the portal's own pages begin with.
    site: str = ""


def folded(text: str) -> str:
    """The letters and digits of a text, small: what titles and names are compared by. Å isn't A."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def isbn_13(text: str) -> str:
    """The thirteen digits of an ISBN, so that ten and thirteen are alike, with hyphens and without (ISO 2108)."""
    digits = text.replace("-", "").replace(" ", "").upper()
    if len(digits) != 10:
        return digits
    first = f"978{digits[:9]}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(first))
    return f"{first}{-total % 10}"
