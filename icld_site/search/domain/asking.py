"""What somebody typed, as it can be searched for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .words import is_empty, words_of

#: More than this of what is typed says nothing more.
LONGEST, MOST_WORDS = 200, 10

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


@dataclass(frozen=True)
class Asked:
    """The words to be found, each once, and those that have to stand together in their order.

    `text` is what was typed, with single spaces, and `every` all its words, those included that say nothing; `is_cut`
    says that it was longer than what is searched for.
    """

    text: str
    words: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    is_cut: bool = False

    @property
    def forms(self) -> Iterator[tuple[range, str]]:
        """Each word with its place, and two that follow each other as one: `eco-tourism` is `ecotourism` too."""
        for place, word in enumerate(self.words):
            yield range(place, place + 1), word
            if place + 1 < len(self.words):
                yield range(place, place + 2), word + self.words[place + 1]


def asked(typed: str, language: str) -> Asked:
    """What a person asks for in a language. Empty words count only where there are no others, or in quotes."""
    text = " ".join(typed.replace("\0", " ").split())
    cut = text[:LONGEST]
    phrases = [tuple(words_of(quoted)) for quoted in _QUOTED.findall(cut)]
    every = list(dict.fromkeys(words_of(cut)))
    telling = [word for word in every if not is_empty(word, language)]
    words = (telling or every)[:MOST_WORDS]
    return Asked(
        text=cut.strip(),
        words=tuple(words),
        every=tuple(every),
        phrases=tuple(phrase for phrase in phrases if len(phrase) > 1),
        is_cut=len(text) > LONGEST or len(telling or every) > MOST_WORDS,
    )
