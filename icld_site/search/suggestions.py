"""What somebody may mean who is still typing: pages whose titles have words that begin with those typed."""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from icld_site.languages.sorting import swedish_key
from icld_site.publishing.versions import kept

from .domain.words import folded, words_of
from .models import Entry, Kind

MOST = 8
#: Fewer letters than these begin nearly every title; more than these begin none.
FEWEST_LETTERS, MOST_LETTERS = 2, 100
#: It comes after every letter that a word can have.
_LAST = chr(sys.maxunicode)


@dataclass(frozen=True)
class Suggestion:
    """A page by its title, in whatever language that is, and its path."""

    title: str
    title_language: str
    url: str
    kind: Kind


@dataclass(frozen=True)
class _Title:
    suggestion: Suggestion
    words: Sequence[str]
    plain: Sequence[str]
    live_from: datetime | None
    live_to: datetime | None

    def is_public(self, at: datetime) -> bool:
        return (self.live_from is None or self.live_from <= at) and (self.live_to is None or at < self.live_to)


class _Titles:
    """The titles of a language, by kind and then in Swedish order; and their words, also without dots, with places."""

    def __init__(self, titles: Iterable[_Title]) -> None:
        self.every = sorted(titles, key=_order)
        self.words = sorted((word, place) for place, title in enumerate(self.every) for word in title.words)
        self.plain = sorted((word, place) for place, title in enumerate(self.every) for word in title.plain)

    def beginning(self, typed: list[str], at: datetime) -> list[Suggestion]:
        """The public ones that have a word for each that was typed: exactly so first, then those that begin so."""
        plain = [folded(word) for word in typed]
        exact = _places(self.words, typed)
        places = [place for place in _places(self.plain, plain) if self.every[place].is_public(at)]

        def rank(place: int) -> tuple[bool, bool, int]:
            title, is_exact = self.every[place], place in exact
            starts = _starts(title.words, typed) if is_exact else _starts(title.plain, plain)
            return not is_exact, not starts, place

        return [self.every[place].suggestion for place in sorted(places, key=rank)[:MOST]]


def suggested(typed: str, language: str, at: datetime, version: str) -> list[Suggestion]:
    """The pages of a language, public at a UTC moment, that somebody may mean. `version` is the mark of the content."""
    words = words_of(typed)
    if len(typed) > MOST_LETTERS or sum(len(word) for word in words) < FEWEST_LETTERS:
        return []
    titles = kept(version, ("search titles", language), lambda: _Titles(_read(language)))
    return titles.beginning(words, at)


def _read(language: str) -> Iterable[_Title]:
    rows = Entry.objects.filter(language=language)
    for title, of, url, kind, live_from, live_to in rows.values_list(
        "title", "title_language", "url", "kind", "live_from", "live_to"
    ):
        words = words_of(title)
        plain = [folded(word) for word in words]
        yield _Title(Suggestion(title, of, url, Kind(kind)), words, plain, live_from, live_to)


def _order(title: _Title) -> tuple[Kind, str, str]:
    told = title.suggestion
    return told.kind, swedish_key(told.title), told.url


def _places(words: list[tuple[str, int]], typed: list[str]) -> set[int]:
    """Where there are words that begin with every one of those typed."""
    found = (words[bisect_left(words, (start,)) : bisect_left(words, (start + _LAST,))] for start in typed)
    return set.intersection(*({place for _word, place in some} for some in found))


def _starts(words: Sequence[str], typed: Sequence[str]) -> bool:
    return " ".join(words).startswith(" ".join(typed))
