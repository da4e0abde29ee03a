"""What is kept of one version of the content: the answers themselves, and how many of them."""

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Any

from icld_site.delivery.reads import Reads

Headers = list[tuple[str, str]]
#: A path, what counts of the query, and the content coding.
Key = tuple[str, str, str]

#: What a kept answer needs beside its body, at most; measured, in bytes.
BESIDE_BODY = 4096
#: One answer may take this part of the memory, so that a few large ones don't push out all others.
LARGEST_PART = 16
#: Of how many paths it is remembered by what their answers are told apart.
MOST_PATHS = 50_000
#: Of how many answers to a query it is remembered that somebody has asked for them once; 0.1 KB each.
MOST_ASKED_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: its headers, those of a 304 in its place, its bytes as they go out, and what the log tells of it."""

    headers: Headers
    without_body: Headers
    etag: str
    body: bytes
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.body) + BESIDE_BODY


class Shelf:
    """Answers, least recently used out, within so many bytes. Reading takes no lock: each step is one for Python."""

    def __init__(self, limit: int) -> None:
        self._limit, self._used = limit, 0
        self._answers: OrderedDict[Key, Kept] = OrderedDict()
        self._putting = Lock()

    def get(self, key: Key) -> Kept | None:
        answer = self._answers.get(key)
        if answer is not None:
            with suppress(KeyError):  # it may have been pushed out just now
                self._answers.move_to_end(key)
        return answer

    def put(self, key: Key, answer: Kept) -> None:
        with self._putting:
            replaced = self._answers.pop(key, None)
            self._used += answer.size - (replaced.size if replaced else 0)
            self._answers[key] = answer
            while self._used > self._limit:
                self._used -= self._answers.popitem(last=False)[1].size


class AskedOnce:
    """Remembers, of the answers to a query that weren't kept, which were asked for last."""

    def __init__(self) -> None:
        self._hashes: dict[int, None] = {}

    def has(self, key: Key) -> bool:
        """Whether it has been asked for before; from now on it has."""
        number = hash(key)
        if number in self._hashes:
            return True
        self._hashes[number] = None
        if len(self._hashes) > MOST_ASKED_ONCE:
            del self._hashes[next(iter(self._hashes))]
        return False


class Making:
    """A page that is being made for somebody, and may be awaited by others."""

    def __init__(self) -> None:
        self.is_awaited = False
        self.is_done = Event()


class Edition:
    """All that is kept of one version of the content.

    Answers to a query stand on a shelf of their own, since anybody can think up queries: they never push out a page,
    and are kept when they are asked for a second time.
    """

    def __init__(self, version: object, limit: int, asked_once: AskedOnce | None = None) -> None:
        self.version, self._limit = version, limit
        #: By address as it was asked for: what is being made just now.
        self.making: dict[Key, Making] = {}
        self._asked_once = asked_once or AskedOnce()
        self._pages, self._asked = Shelf(limit - limit // 4), Shelf(limit // 4)
        self._largest = limit // LARGEST_PART
        #: By what of a query the answers at a path are told apart: by more and more, never by less.
        self._reads: dict[str, Reads] = {}
        self._same_reads: dict[Reads, Reads] = {}
        self._putting = Lock()

    def next(self, version: object) -> "Edition":
        """The one of another version. What somebody has asked for once goes on being known."""
        return Edition(version, self._limit, self._asked_once)

    def get(self, path: str, query: str, encoding: str) -> Kept | None:
        if not query:
            return self._pages.get((path, "", encoding))
        if (reads := self._reads.get(path)) is None:
            return None
        key = reads.key(query)
        answer = (self._asked if key else self._pages).get((path, key, encoding))
        return answer if self._reads.get(path) is reads else None

    def put(self, path: str, query: str, encoding: str, reads: Reads, answer: Kept, is_awaited: bool = False) -> None:
        """Keep an answer, unless it is too large, or one to a query that only one visitor has asked so far."""
        with self._putting:
            known = self._reads.get(path)
            if answer.size > self._largest or (known is None and len(self._reads) >= MOST_PATHS):
                return
            united = reads | known if known else reads
            if united != known:
                self._reads[path] = self._same_reads.setdefault(united, united)
            key = (path, united.key(query), encoding)
            if not key[1]:
                self._pages.put(key, answer)
            elif self._asked_once.has(key) or is_awaited:
                self._asked.put(key, answer)
