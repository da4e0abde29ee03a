"""How near to the top of its hits a search has the page that a visitor wants: the judged queries, and their measure."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

#: A page that is further down counts as not found.
LAST = 10


@dataclass(frozen=True)
class Judged:
    """What somebody types in a language, and the pages of which one should be first.

    `kind` says what is difficult about it; `why` why those pages are wanted.
    """

    language: str
    query: str
    first: tuple[str, ...]
    kind: str
    why: str

    def rank(self, urls: Sequence[str]) -> int | None:
        """The place of the best of its pages among the hits, from 1, or None where it isn't one of the first ten."""
        return next((place for place, url in enumerate(urls[:LAST], 1) if url in self.first), None)


def judged() -> list[Judged]:
    """The queries of `judged.csv`, in its order."""
    with Path(__file__).with_name("judged.csv").open(encoding="utf-8", newline="") as file:
        return [Judged(**row | {"first": tuple(row["first"].split())}) for row in csv.DictReader(file)]


def mean_reciprocal_rank(ranks: Iterable[int | None]) -> float:
    """1 where every page is first, 0.5 where every page is second, 0 where none is found."""
    return fmean(1 / rank if rank else 0 for rank in ranks)
