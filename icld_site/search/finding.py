"""Finding entries: one query that is the same on SQLite and PostgreSQL, and so are its answer and its order.

A hit has a word for each that was asked for, or is nearly so: see `widening.py`. Nothing that was typed reaches the
database but stems, as parameters.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count

from .domain.asking import Asked
from .domain.words import STEMMED, stem, words_of
from .models import Entry, Kind, Posting, Word

#: By the stems of what is typed, one after the other, the words that may stand for it.
Synonyms = Mapping[tuple[str, ...], tuple[str, ...]]
#: A word that stands for another counts as much of it, in percent.
AS_SYNONYM = 60
#: So many of the first hits are put in order by what their titles are like, too.
LOOKED_AT = 60

_HITS = """
    WITH alternative (word_id, place, factor, exact) AS (VALUES {values}),
    placed AS (
        SELECT p.entry_id, p.kind, a.place, MAX(p.points * a.factor) AS points, MAX(a.exact) AS exact
        FROM alternative a JOIN search_posting p ON p.word_id = a.word_id
        GROUP BY p.entry_id, p.kind, a.place
    ),
    summed AS (
        SELECT entry_id, kind, SUM(points) AS points, SUM(exact) AS exact, COUNT(*) AS places
        FROM placed GROUP BY entry_id, kind HAVING COUNT(*) >= %s
    ),
    hit AS (
        SELECT * FROM summed
        WHERE entry_id NOT IN (SELECT id FROM search_entry WHERE live_from > %s OR live_to <= %s) {phrases}
    )
"""
_PHRASE = " AND EXISTS (SELECT 1 FROM search_entry e WHERE e.id = entry_id AND e.words LIKE %s)"


@dataclass(frozen=True)
class Alternative:
    """A word of the index that stands for the one at a `place` of what was asked.

    `factor` is what its points are taken times; `is_exact` says that it is the word itself, in whatever form.
    """

    word: int
    place: int
    factor: int
    is_exact: bool


@dataclass(frozen=True)
class Hit:
    """An entry that was found. `is_exact` where it has every word that was asked for."""

    entry: Entry
    points: int
    is_exact: bool


@dataclass(frozen=True)
class Found:
    """How many entries of each kind were found, how many of all exactly, and the best points of one."""

    counts: dict[Kind, int] = field(default_factory=dict)
    exact: int = 0
    best: int = 0

    @property
    def number(self) -> int:
        return sum(self.counts.values())

    def __bool__(self) -> bool:
        return bool(self.counts)


class Search:
    """What a person asks for, among the entries of a language that are public at a UTC moment.

    `places` is how many of the words an entry has to have; `alternatives` what each may be in the index. `is_other`
    says that these aren't the words which were typed, so that no hit is exact.
    """

    def __init__(
        self,
        asked: Asked,
        language: str,
        at: datetime,
        alternatives: Sequence[Alternative],
        places: int | None = None,
        *,
        is_other: bool = False,
    ) -> None:
        self.asked, self.language, self.at = asked, language, at
        self.alternatives = list(alternatives)
        self.places = len(asked.words) if places is None else places
        self._exact = -1 if is_other else len(asked.words)
        self.is_possible = len({one.place for one in self.alternatives}) >= max(self.places, 1)

    def found(self) -> Found:
        """The numbers. One query."""
        if not self.is_possible:
            return Found()
        select = """
            SELECT kind, COUNT(*), SUM(CASE WHEN exact = %s THEN 1 ELSE 0 END), MAX(points)
            FROM hit GROUP BY kind ORDER BY kind
        """
        rows = self._rows(select, [self._exact])
        return Found(
            counts={Kind(kind): number for kind, number, _exact, _best in rows},
            exact=sum(exact for _kind, _number, exact, _best in rows),
            best=max((best for _kind, _number, _exact, best in rows), default=0),
        )

    def hits(self, start: int, end: int, kind: Kind | None = None) -> list[Hit]:
        """Some of the hits: those that have most of the words first, then those of which they say most. Three queries.

        Of the first ones the titles are looked at too: see `likeness`.
        """
        if not self.is_possible:
            return []
        select = """
            SELECT entry_id, points, exact, places FROM hit WHERE %s IN (0, kind)
            ORDER BY exact DESC, places DESC, points DESC, entry_id LIMIT %s OFFSET %s
        """
        first = 0 if start < LOOKED_AT else start
        last = max(end, LOOKED_AT) if first == 0 else end
        rows = self._rows(select, [kind.value if kind else 0, last - first, first])
        if first == 0:
            rows = [*self._in_order(rows[:LOOKED_AT]), *rows[LOOKED_AT:]]
        shown = rows[start - first : end - first]
        entries = Entry.objects.in_bulk([row[0] for row in shown])
        return [Hit(entries[key], points, exact == self._exact) for key, points, exact, _places in shown]

    def _in_order(self, rows: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """Rows by how many of the words they have, by their points, and by how much they are called as was asked."""
        found = Entry.objects.filter(pk__in=[row[0] for row in rows])
        titles = {key: rest for key, *rest in found.values_list("pk", "title", "title_language", "url")}

        def place(row: tuple[int, ...]) -> tuple[int, int, float, str]:
            key, points, exact, places = row
            title, language, url = titles[key]
            return -exact, -places, -points * (1 + likeness(self.asked.every, title, language)) ** 3, url

        return sorted(rows, key=place)

    def _rows(self, select: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
        """What a query gives of the hits. Its text holds nothing that was typed, only places for parameters."""
        values = ", ".join(["(%s, %s, %s, %s)"] * len(self.alternatives))
        told = [number for one in self.alternatives for number in (one.word, one.place, one.factor, int(one.is_exact))]
        phrases = [f"% {' '.join(phrase)} %" for phrase in self.asked.phrases]
        query = _HITS.replace("{values}", values).replace("{phrases}", _PHRASE * len(phrases))
        with connection.cursor() as cursor:
            cursor.execute(query + select, [*told, self.places, self.at, self.at, *phrases, *parameters])
            return list(cursor.fetchall())


def likeness(words: Sequence[str], title: str, language: str) -> float:
    """How much a title is like what was typed, from 0 to 1: the share of the words of both that stand in both.

    So the page that is called as one asks comes first, and `When can we apply?` before another about applying.
    """
    typed, titled = ({stem(word, language) for word in some} for some in (words, words_of(title)))
    return len(typed & titled) / len(typed | titled) if typed else 0


def exactly(asked: Asked, language: str, synonyms: Synonyms) -> list[Alternative]:
    """The words of the index that are the ones asked for in any form, or synonyms of them.

    A word that few entries have says more than one that many have. Two queries.
    """
    wanted: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for places, word in asked.forms:
        for of in (*STEMMED, ""):
            wanted[of, stem(word, of)].update(dict.fromkeys(places, 100))
    for places, others in meant(asked, language, synonyms):
        for of, other in ((of, other) for of in STEMMED for other in others):
            for place in places:
                wanted[of, stem(other, of)].setdefault(place, AS_SYNONYM)
    rows = Word.objects.filter(language=language, stem__in={stem for _of, stem in wanted}).values_list(
        "pk", "of", "stem"
    )
    held = [(key, place, share) for key, of, stem in rows for place, share in wanted.get((of, stem), {}).items()]
    rarity = rarities([key for key, _place, _share in held])
    return [Alternative(key, place, rarity[key] * share // 100, True) for key, place, share in held]


def meant(asked: Asked, language: str, synonyms: Synonyms) -> list[tuple[range, tuple[str, ...]]]:
    """The places of words that have synonyms, and these."""
    stems = tuple(stem(word, language) for word in asked.words)
    spans = [range(start, end) for start in range(len(stems)) for end in range(start + 1, len(stems) + 1)]
    return [(span, synonyms[key]) for span in spans if (key := stems[span.start : span.stop]) in synonyms]


def rarities(words: Sequence[int]) -> dict[int, int]:
    """How much each word says: 10 and more for one that every entry has, and the more the fewer have it."""
    counted = Posting.objects.filter(word__in=words).values_list("word_id").annotate(number=Count("pk"))
    numbers = dict(counted.order_by())
    return {word: _rarity(numbers.get(word, 0)) for word in words}


def _rarity(number: int) -> int:
    return max(5, round(100 - 11 * math.log2(1 + number)))
