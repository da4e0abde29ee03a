"""Which words of the index stand for those that were asked for: these themselves in any form, and their synonyms."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from .domain.asking import Asked
from .domain.words import STEMMED, stem
from .models import Posting, Word

#: By the stems of what is typed, one after the other, the words that may stand for it.
Synonyms = Mapping[tuple[str, ...], tuple[str, ...]]
#: A word that stands for another counts as much of it, in percent.
AS_SYNONYM = 60


@dataclass(frozen=True)
class Alternative:
    """A word of the index that stands for the one at a `place` of what was asked.

    `factor` is what its points are taken times; `is_exact` says that it is the word itself, in whatever form, and
    `number` how many entries have it.
    """

    word: int
    place: int
    factor: int
    is_exact: bool
    number: int = 0


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
    held = [(key, place, share) for key, of, one in rows for place, share in wanted.get((of, one), {}).items()]
    return weighted(held, is_exact=True)


def meant(asked: Asked, language: str, synonyms: Synonyms) -> list[tuple[range, tuple[str, ...]]]:
    """The places of words that have synonyms, and these."""
    stems = tuple(stem(word, language) for word in asked.words)
    spans = [range(start, end) for start in range(len(stems)) for end in range(start + 1, len(stems) + 1)]
    return [(span, synonyms[key]) for span in spans if (key := stems[span.start : span.stop]) in synonyms]


def weighted(told: Sequence[tuple[int, int, int]], *, is_exact: bool) -> list[Alternative]:
    """Alternatives of triples of word, place and share in percent. One query.

    A word that few entries have says more than one that many have.
    """
    counted = Posting.objects.filter(word__in={word for word, _place, _share in told}).values_list("word_id")
    numbers = dict(counted.annotate(number=Count("pk")).order_by())
    return [
        Alternative(word, place, _rarity(numbers.get(word, 0)) * share // 100, is_exact, numbers.get(word, 0))
        for word, place, share in told
    ]


def _rarity(number: int) -> int:
    return max(5, round(100 - 11 * math.log2(1 + number)))
