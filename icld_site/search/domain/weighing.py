"""How much it says of an entry that a word stands in it: more in a title than in a text, and more in a short title."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .words import STEMMED, folded, is_empty, stem, words_of

#: Points of a word by where it stands. A title shares some of them among its words that say something.
IN_TITLE, SHARED_BY_TITLE, IN_LEAD, IN_BODY, IN_FILE = 45, 90, 16, 8, 3
#: A word that comes again says a little more, up to so many times.
MOST_TIMES = 6


@dataclass(frozen=True)
class Words:
    """A text with the language that it is written in."""

    text: str
    language: str


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """A word of an entry: its stem in the language it is written in, as it was met first, and its points.

    `language` is empty for one whose words aren't stemmed.
    """

    language: str
    stem: str
    shown: str
    points: int

    @property
    def folded(self) -> str:
        return folded(self.stem)


def weighed(
    titles: Iterable[Words],
    leads: Iterable[Words] = (),
    bodies: Iterable[Words] = (),
    files: Iterable[Words] = (),
    prior: int = 100,
) -> list[Weighed]:
    """The words of an entry.

    `titles` are all names that it goes by; `prior` is what points are taken of, in percent.
    """
    shown: dict[tuple[str, str], str] = {}
    in_title: Counter[tuple[str, str]] = Counter()
    elsewhere: Counter[tuple[str, str]] = Counter()
    for title in titles:
        keys = _keys(title, shown)
        telling = [word for word in words_of(title.text) if not is_empty(word, title.language)]
        for key in set(keys):
            in_title[key] = max(in_title[key], IN_TITLE + SHARED_BY_TITLE // max(1, len(telling)))
    for texts, points in ((leads, IN_LEAD), (bodies, IN_BODY), (files, IN_FILE)):
        times = Counter(key for text in texts for key in _keys(text, shown))
        for key, number in times.items():
            elsewhere[key] += points + min(number, MOST_TIMES) - 1
    return [
        Weighed(language=key[0], stem=key[1], shown=word, points=(in_title[key] + elsewhere[key]) * prior // 10)
        for key, word in shown.items()
    ]


def _keys(text: Words, shown: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    keys = []
    language = text.language if text.language in STEMMED else ""
    for word in words_of(text.text):
        key = (language, stem(word, language))
        shown.setdefault(key, word)
        keys.append(key)
    return keys
