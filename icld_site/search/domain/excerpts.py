"""What of a text is shown with a hit: the place where the words are, with them marked."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from .words import STEMMED, WORD, stem, words_of

#: So long is what is shown of a text, in letters.
LENGTH = 220
Wanted = Collection[tuple[str, str]]
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Part:
    """A part of a text, and whether it is a word that was searched for."""

    text: str
    is_hit: bool = False


def marked(text: str, wanted: Wanted) -> list[Part]:
    """A text in parts, with the words that are wanted by language and stem each as a part of its own."""
    parts, end = [], 0
    for start, stop in _places(text, wanted):
        if start > end:
            parts.append(Part(text[end:start]))
        parts.append(Part(text[start:stop], is_hit=True))
        end = stop
    return [*parts, Part(text[end:])] if end < len(text) else parts


def excerpt(lead: str, text: str, wanted: Wanted) -> list[Part]:
    """The lead if it has a wanted word or the text has none, or else the first place of the text that has most."""
    if _places(lead, wanted) or not (places := _places(text, wanted)):
        return marked(_cut(lead, 0), wanted)
    starts = [start for start, _stop in places]
    best = max(starts, key=lambda first: (sum(first <= start < first + LENGTH for start in starts), -first))
    return marked(_cut(text, max(0, best - LENGTH // 4)), wanted)


def _cut(text: str, start: int) -> str:
    """So much of a text, in whole words, with a sign where something is left out."""
    if len(text) <= LENGTH:
        return text
    if start and (space := _SPACE.search(text, start)):
        start = space.end()
    end = start + LENGTH
    if end < len(text):
        end = max((space.start() for space in _SPACE.finditer(text, start, end)), default=end)
    shown = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _places(text: str, wanted: Wanted) -> list[tuple[int, int]]:
    """Where the wanted words begin and end. A look at their first letters spares the stem of every other word."""
    beginnings = tuple({one[: max(2, len(one) - 2)] for _of, one in wanted})
    if not beginnings:
        return []
    found = []
    for match in WORD.finditer(text):
        words = words_of(match[0])
        if words and words[0].startswith(beginnings) and _is_wanted(words[0], wanted):
            found.append(match.span())
    return found


def _is_wanted(word: str, wanted: Wanted) -> bool:
    return any((of, stem(word, of)) in wanted for of in (*STEMMED, ""))
