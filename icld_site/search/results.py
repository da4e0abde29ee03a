"""What a search gives: the exact hits, and where these are few, those of a second chance after them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from icld_site.addresses import LANGUAGES
from icld_site.publishing.versions import mark

from .alternatives import Alternative, Synonyms, exactly, meant
from .domain.asking import Asked, asked
from .domain.words import STEMMED, stem
from .finding import Found, Hit, Search
from .models import Kind
from .widening import in_parts, synonyms, vocabulary, widened

#: Where fewer entries than these have every word exactly, others are looked for too.
FEW = 5


@dataclass(frozen=True)
class Results:
    """The hits of what was asked for. `words` are those that they have, by language and stem, to be marked in them.

    `instead` gives, for words that no entry has, what was searched for in their place. With `is_partial` no entry has
    all the words, and these have some of them.
    """

    asked: Asked
    language: str
    found: Found = field(default_factory=Found)
    words: frozenset[tuple[str, str]] = frozenset()
    instead: Sequence[tuple[str, tuple[str, ...]]] = ()
    is_partial: bool = False
    search: Search | None = None

    @property
    def number(self) -> int:
        return self.found.number

    def hits(self, start: int, end: int, kind: Kind | None = None) -> list[Hit]:
        """Some of the hits, of one kind where it is given; the best ones first. Two queries."""
        return self.search.hits(start, end, kind) if self.search else []


def search(typed: str, language: str, at: datetime, version: str | None = None) -> Results:
    """Search the entries of a language that are public at a UTC moment for what somebody typed.

    `version` is the mark of the content, read where it isn't given.
    """
    question = asked(typed, language)
    if not question.words:
        return Results(question, language)
    version = mark() if version is None else version
    beside = synonyms(language, version)
    exact = exactly(question, language, beside)
    plain = Search(question, at, exact)
    found = plain.found
    if found.exact >= FEW:
        return Results(question, language, found, _words(question, language, beside), search=plain)
    return _widened(question, language, at, version, exact) or Results(question, language)


def exact_ones(typed: str, language: str, at: datetime, version: str) -> Found:
    """The numbers of what has every word exactly in a language, without a second chance."""
    found = _exactly(typed, language, at, version)
    return found.found if found else Found()


def exact_keys(typed: str, kind: Kind, at: datetime, version: str) -> set[UUID]:
    """The keys of the rows of a kind that have every word exactly, in either language, without a second chance."""
    each = (_exactly(typed, language, at, version) for language in LANGUAGES)
    return {key for found in each if found for key in found.exact_keys(kind)}


def _exactly(typed: str, language: str, at: datetime, version: str) -> Search | None:
    question = asked(typed, language)
    return Search(question, at, exactly(question, language, synonyms(language, version))) if question.words else None


def _widened(
    question: Asked, language: str, at: datetime, version: str, exact: Sequence[Alternative]
) -> Results | None:
    """The exact hits and the others, or where nothing has every word, those that have some; None where nothing has any.

    A compound that no entry has is searched for as the words that it is made of.
    """
    words, beside = vocabulary(language, version), synonyms(language, version)
    form, parts = in_parts(question, language, words, exact)
    exact = exactly(form, language, beside) if parts else exact
    more = widened(form, language, words, exact)
    instead = [*parts.items(), *((form.words[place], shown) for place, shown in more.instead.items())]
    every = len(form.words)
    for places in dict.fromkeys((every, every if form.phrases else (every + 1) // 2)):
        search = Search(form, at, [*exact, *more.alternatives], places, is_other=bool(parts))
        if found := search.found:
            marked = _words(form, language, beside) | more.words
            return Results(question, language, found, marked, instead, places < every, search)
    return None


def _words(question: Asked, language: str, beside: Synonyms) -> frozenset[tuple[str, str]]:
    others = [word for _places, words in meant(question, language, beside) for word in words]
    typed = [word for _places, word in question.forms]
    return frozenset((of, stem(word, of)) for word in (*typed, *others) for of in (*STEMMED, ""))
