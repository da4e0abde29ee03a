"""Finding entries that have the words which were asked for, or nearly so: see `widening.py`.

The database gives postings by the numbers of words, and Python makes hits of them: so SQLite and PostgreSQL find the
same, and nothing that was typed reaches a query but as a parameter. The rarest word is read first, and of the others
only what stands in the same entries.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from .alternatives import Alternative
from .domain.asking import Asked
from .domain.words import stem, words_of
from .models import Entry, Kind, Posting

#: So many of the first hits are put in order by what their titles are like, too.
LOOKED_AT = 60
#: So many entries are asked about by their numbers at once; where there are more, all that have a word are read.
ASKED_ABOUT = 2000


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


class _Row(NamedTuple):
    """What is known of an entry: how many of its places are exact, how many there are, and its points in all.

    The better one is the greater one.
    """

    exact: int
    places: int
    points: int
    entry: int
    kind: int


class Search:
    """What a person asks for, among the entries of a language that are public at a UTC moment.

    `places` is how many of the words an entry has to have; `alternatives` what each may be in the index. `is_other`
    says that these aren't the words which were typed, so that no hit is exact.
    """

    def __init__(
        self,
        asked: Asked,
        at: datetime,
        alternatives: Sequence[Alternative],
        places: int | None = None,
        *,
        is_other: bool = False,
    ) -> None:
        self.asked, self.at, self.alternatives = asked, at, alternatives
        self.places = len(asked.words) if places is None else places
        self._exact = -1 if is_other else len(asked.words)

    @cached_property
    def found(self) -> Found:
        counts = Counter(row.kind for row in self._rows)
        return Found(
            counts={kind: counts[kind.value] for kind in Kind if counts[kind.value]},
            exact=sum(row.exact == self._exact for row in self._rows),
            best=max((row.points for row in self._rows), default=0),
        )

    def hits(self, start: int, end: int, kind: Kind | None = None) -> list[Hit]:
        """Some of the hits: those that have most of the words first, then those of which they say most. Two queries.

        Of the first ones the titles are looked at too: see `likeness`.
        """
        rows = [row for row in self._rows if kind is None or row.kind == kind]
        shown = [*self._by_title(rows[:LOOKED_AT]), *rows[LOOKED_AT:]][start:end]
        entries = Entry.objects.in_bulk([row.entry for row in shown])
        return [Hit(entries[row.entry], row.points, row.exact == self._exact) for row in shown if row.entry in entries]

    def exact_keys(self, kind: Kind) -> set[UUID]:
        """The keys of the rows of a kind that have every word exactly."""
        entries = [row.entry for row in self._rows if row.kind == kind and row.exact == self._exact]
        return set(Entry.objects.filter(pk__in=entries).values_list("object_id", flat=True)) if entries else set()

    def _by_title(self, rows: Sequence[_Row]) -> list[_Row]:
        found = Entry.objects.filter(pk__in=[row.entry for row in rows])
        titles = {key: rest for key, *rest in found.values_list("pk", "title", "title_language", "url")}

        def rank(row: _Row) -> tuple[int, int, float, str]:
            title, language, url = titles[row.entry]
            like = likeness(self.asked.every, title, language)
            return -row.exact, -row.places, -row.points * (1 + like) ** 3, url

        return sorted((row for row in rows if row.entry in titles), key=rank)

    @cached_property
    def _rows(self) -> list[_Row]:
        """Every entry that is found and public, the best ones first."""
        by_place: dict[int, list[Alternative]] = {}
        for one in self.alternatives:
            by_place.setdefault(one.place, []).append(one)
        if len(by_place) < max(self.places, 1):
            return []
        need_all = self.places == len(by_place)
        rows: dict[int, _Row] = {}
        for number, ones in enumerate(sorted(by_place.values(), key=lambda ones: sum(one.number for one in ones))):
            within = rows if need_all and number else None
            found = _having(ones, within)
            more = {entry: _and(before, found[entry]) for entry, before in rows.items() if entry in found}
            rows = more if within is not None else found | rows | more
        left = (row for row in rows.values() if row.places >= self.places)
        return sorted(self._public(left), reverse=True)

    def _public(self, rows: Iterable[_Row]) -> list[_Row]:
        """Those that are public at the moment, and have what stands in quotes."""
        hidden = set(
            Entry.objects.filter(Q(live_from__gt=self.at) | Q(live_to__lte=self.at)).values_list("pk", flat=True)
        )
        left = [row for row in rows if row.entry not in hidden]
        for phrase in self.asked.phrases:
            together = f" {' '.join(phrase)} "
            having: set[int] = set()
            for start in range(0, len(left), ASKED_ABOUT):
                some = [row.entry for row in left[start : start + ASKED_ABOUT]]
                texts = Entry.objects.filter(pk__in=some, words__contains=together)
                having.update(texts.values_list("pk", flat=True))
            left = [row for row in left if row.entry in having]
        return left


def _and(before: _Row, more: _Row) -> _Row:
    """What is known of an entry with one place more."""
    exact, places, points, entry, kind = before
    return _Row(exact + more.exact, places + 1, points + more.points, entry, kind)


def _having(alternatives: Sequence[Alternative], within: dict[int, _Row] | None) -> dict[int, _Row]:
    """What the words for one place say of the entries that have one: the points of the best of them.

    Where there are few entries that it matters of, no others are read.
    """
    factors = {one.word: (one.factor, int(one.is_exact)) for one in alternatives}
    rows = Posting.objects.filter(word__in=factors)
    if within is not None and len(within) <= ASKED_ABOUT:
        rows = rows.filter(entry__in=list(within))
    told = rows.values_list("word_id", "entry_id", "kind", "points").order_by()
    if len(factors) == 1:  # which is the rule, and may be very many
        ((factor, is_exact),) = factors.values()
        return {entry: _Row(is_exact, 1, points * factor, entry, kind) for _word, entry, kind, points in told}
    found: dict[int, _Row] = {}
    for word, entry, kind, points in told:
        factor, is_exact = factors[word]
        before = found.get(entry)
        exact, best = (before.exact, before.points) if before else (0, 0)
        found[entry] = _Row(exact | is_exact, 1, max(best, points * factor), entry, kind)
    return found


def likeness(words: Sequence[str], title: str, language: str) -> float:
    """How much a title is like what was typed, from 0 to 1: the share of the words of both that stand in both.

    So the page that is called as one asks comes first, and `When can we apply?` before another about applying.
    """
    typed, titled = ({stem(word, language) for word in some} for some in (words, words_of(title)))
    return len(typed & titled) / len(typed | titled) if typed else 0
