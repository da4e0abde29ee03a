"""A second chance for words that lead to few entries: without their dots and rings, within a word, nearly spelt so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rapidfuzz.distance import OSA

from icld_site.publishing.versions import kept

from .alternatives import Alternative, Synonyms, weighted
from .domain.asking import Asked
from .domain.words import STEMMED, folded, stem, words_of
from .models import Synonym, Word

#: How much a word that isn't the one itself counts of it, in percent, by how it was found.
FOLDED, WITHIN, NEAR = 60, 40, 30
#: A shorter word stands within too many.
SHORTEST_WITHIN = 4
#: A word of at least so many letters may have one letter wrong; the longer ones two.
ONE_WRONG, TWO_WRONG = 4, 8
MOST_ALTERNATIVES = 60


@dataclass(frozen=True)
class Known:
    """A word of the index. `shown` is the form in which it was met first."""

    number: int
    of: str
    stem: str
    folded: str
    shown: str


@dataclass(frozen=True)
class Widened:
    """The further alternatives, and what each place without an exact one is searched for instead, in words to show."""

    alternatives: Sequence[Alternative]
    instead: dict[int, tuple[str, ...]]
    words: frozenset[tuple[str, str]]


def vocabulary(language: str, version: str) -> tuple[Known, ...]:
    """Every word of the entries of a language, read once for a version of the content."""

    def read() -> tuple[Known, ...]:
        rows = Word.objects.filter(language=language).order_by("stem", "of")
        return tuple(Known(*row) for row in rows.values_list("pk", "of", "stem", "folded", "shown"))

    return kept(version, ("search words", language), read)


def synonyms(language: str, version: str) -> Synonyms:
    """What visitors type and what our texts have for it, read once for a version of the content."""

    def read() -> Synonyms:
        rows = Synonym.objects.filter(language=language)
        return {tuple(stem(word, language) for word in words_of(row.typed)): tuple(words_of(row.meant)) for row in rows}

    return kept(version, ("synonyms", language), read)


def widened(asked: Asked, language: str, words: Sequence[Known], exact: Sequence[Alternative]) -> Widened:
    """What else the words that were asked for may be in the index. One query."""
    taken = {one.word for one in exact}
    told: list[tuple[Known, int, int]] = []
    instead: dict[int, tuple[str, ...]] = {}
    for place, word in enumerate(asked.words):
        has_exact = any(one.place == place for one in exact)
        found = _alike(word, language, words, taken)[:MOST_ALTERNATIVES]
        if not found and not has_exact:
            found = [(known, NEAR) for known in _nearest(folded(stem(word, language)), words)]
        told += [(known, place, share) for known, share in found]
        if found and not has_exact:
            best = max(share for _known, share in found)
            instead[place] = tuple(dict.fromkeys(known.shown for known, share in found if share == best))
    return Widened(
        weighted([(known.number, place, share) for known, place, share in told], is_exact=False),
        instead,
        frozenset((known.of, known.stem) for known, _place, _share in told),
    )


def in_parts(
    asked: Asked, language: str, words: Sequence[Known], exact: Sequence[Alternative]
) -> tuple[Asked, dict[str, tuple[str, ...]]]:
    """What was asked with the words of which each unknown compound is made; and these compounds with their parts."""
    held = {one.place for one in exact}
    parts = {
        word: made
        for place, word in enumerate(asked.words)
        if place not in held and not _alike(word, language, words, set()) and (made := _parts(word, language, words))
    }
    every = [part for word in asked.words for part in parts.get(word, (word,))]
    return replace(asked, words=tuple(dict.fromkeys(every))), parts


def _parts(word: str, language: str, words: Sequence[Known]) -> tuple[str, ...]:
    """The two words of the index that a compound is made of, with or without an s between; empty where there are none.

    Of several ways the one whose shorter part is longest.
    """
    stems = {known.stem for known in words if known.of in (language, "")}
    ways = [
        (first, word[at:])
        for at in range(SHORTEST_WITHIN, len(word) - SHORTEST_WITHIN + 1)
        for first in (word[:at], word[:at].removesuffix("s"))
        if len(first) >= SHORTEST_WITHIN and {stem(first, language), stem(word[at:], language)} <= stems
    ]
    return max(ways, key=lambda way: (min(map(len, way)), way), default=())


def _alike(word: str, language: str, words: Iterable[Known], taken: set[int]) -> list[tuple[Known, int]]:
    """The words that are the same without their dots, and those that it stands within; with what each counts."""
    plain = {of: {folded(stem(word, of)), folded(word), stem(folded(word), of)} for of in (*STEMMED, "")}
    free = [known for known in words if known.number not in taken]
    found = [(known, FOLDED) for known in free if known.folded in plain[known.of]]
    seen = {known.number for known, _share in found}
    part = stem(word, language)
    if len(part) >= SHORTEST_WITHIN and not part.isdigit():
        within = [known for known in free if known.number not in seen and part in known.stem]
        found += [(known, WITHIN) for known in sorted(within, key=lambda known: len(known.stem))]
    return found


def _nearest(word: str, words: Iterable[Known]) -> list[Known]:
    """The words that differ from one in the fewest letters, if in no more than may be a slip."""
    allowed = 0 if len(word) < ONE_WRONG or word.isdigit() else 1 if len(word) < TWO_WRONG else 2
    if not allowed:
        return []
    near = [(OSA.distance(word, known.folded, score_cutoff=allowed), known) for known in words]
    within = sorted((pair for pair in near if pair[0] <= allowed), key=lambda pair: pair[0])
    _distance, nearest = next(groupby(within, key=lambda pair: pair[0]), (0, iter(())))
    return [known for _distance, known in nearest]
