"""Which publication a row is about: one that is here, or one of an earlier row."""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from .entries import Entry
from .known import Sign, folded, isbn_13

BY_KEY, BY_DOI, BY_ISBN, BY_TITLE = "key", "doi", "isbn", "title"


@dataclass(frozen=True)
class Match:
    """By what sign, and of what: the key and name of a publication that is here, or the number of an earlier row."""

    by: str
    key: str = ""
    label: str = ""
    row: int = 0


Marks = dict[tuple[str, object], Match]


def marks(sign: Sign) -> list[tuple[str, object]]:
    """What a publication is found by, the surest first."""
    found: list[tuple[str, object]] = []
    if sign.doi:
        found.append((BY_DOI, sign.doi.casefold()))
    if sign.isbn:
        found.append((BY_ISBN, isbn_13(sign.isbn)))
    if title := folded(sign.title):
        found.append((BY_TITLE, (title, sign.year)))
    return found


def index(signs: tuple[Sign, ...]) -> Marks:
    """Of several with the same mark the first one is found.

    A list often leaves out the subtitle: a title alone finds a publication too, where only one of its year has it.
    """
    found: Marks = {}
    for sign in signs:
        for mark in marks(sign):
            found.setdefault(mark, Match(mark[0], sign.key, sign.label))
    without_subtitle = [(BY_TITLE, (folded(sign.label), sign.year)) for sign in signs]
    number = Counter(without_subtitle)
    for mark, sign in zip(without_subtitle, signs, strict=True):
        if number[mark] == 1:
            found.setdefault(mark, Match(BY_TITLE, sign.key, sign.label))
    return found


def sign_of(entry: Entry) -> Sign:
    told = entry.told
    return Sign("", entry.title, entry.full_title, told.get("year"), doi=told.get("doi", ""), isbn=told.get("isbn", ""))


def key_in(text: str) -> str:
    """A key as ours are, or an empty text."""
    try:
        return str(UUID(text))
    except ValueError:
        return ""
