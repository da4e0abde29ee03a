"""Which version of the content holds now, for whoever keeps what is made of it outside of requests.

A version is a mark of the content (`versions.py`) and a span of time in which no page changes by itself. A process
learns of a new mark by the note of its machine (`telling.py`) at once, and of what other machines have changed by
asking the database again after a second. Where the database is away, the version that held last goes on holding, as
long as no note says otherwise and no page has to change by itself, for an hour.
"""

import logging
import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.models import Min, Q

from icld_site.days import LAST_SECONDS, end_of, stockholm_day

from .content import Content
from .telling import Note
from .versions import mark

logger = logging.getLogger(__name__)

#: Seconds after which the database is asked again; a little less than the second that is promised.
ASKED_AGAIN = 0.9
#: Seconds after which it may be asked already while visitors are answered, so that none of them waits for it.
ASKED_AHEAD = 0.5
#: Seconds for which the connection of who asks beside visitors stays open, one after the other.
KEPT_OPEN = 60
#: Seconds for which a version holds without the database.
WITHOUT_DATABASE = 3600


@dataclass(frozen=True, eq=False)
class Version:
    """A mark of the content, and the UTC moment, in seconds, at which a page changes by itself: it ends there."""

    mark: str
    until: float


@dataclass(frozen=True)
class _Known:
    """What was found, and all moments in seconds.

    `version` is None where nothing has been found yet, or there is no content. `note` is the one that stood before
    the database was asked, which said so at `found_at`; it was asked last at `asked_at`, and is again at `again_at`.
    """

    version: Version | None = None
    note: bytes = b""
    found_at: float = 0
    asked_at: float = 0
    again_at: float = 0
    is_away: bool = False


class Currency:
    """What holds in this process. Safe to ask from many threads.

    `asks_ahead` says whether it may ask the database in a thread of its own before it has to.
    """

    def __init__(self, note: Note | None, *, asks_ahead: bool = False) -> None:
        self._read_note: Callable[[], bytes] = note.read if note else bytes
        self._ahead = ASKED_AHEAD if asks_ahead else math.inf
        self._known = _Known()
        self._asking = threading.Lock()
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="currency")

    def version(self, now: float) -> Version | None:
        """The version at a UTC moment, in seconds; None where nothing that is kept can be relied on.

        Who finds that it may be another one asks the database. The others wait for that only where the one before
        holds no longer; while the database is away, or while it needn't be asked yet, nobody waits, and a thread of
        its own asks.
        """
        known = self._known
        if self._is_fresh(known, now):
            if now - known.asked_at > self._ahead and self._asking.acquire(blocking=False):
                self._ask_beside(now)
            return known.version
        held = known.version if known.version and self._still_stands(known, now) else None
        if not held and not known.is_away:
            with self._asking:
                return self._known.version if self._is_fresh(self._known, now) else self._ask(now)
        if self._asking.acquire(blocking=False):
            if not known.is_away:
                return self._ask_and_release(now)
            self._ask_beside(now)
        return held

    def still_holds(self, version: Version) -> bool:
        """Whether the content is now just what it was when the version was found: asks the database."""
        try:
            return mark() == version.mark
        except DatabaseError:
            return False

    def _is_fresh(self, known: _Known, now: float) -> bool:
        return known.note == self._read_note() and known.asked_at <= now < known.again_at

    def _still_stands(self, known: _Known, now: float) -> bool:
        """Whether a version holds as far as can be told without the database."""
        ends_at = min(known.version.until, known.found_at + WITHOUT_DATABASE) if known.version else now
        return known.note == self._read_note() and known.asked_at <= now < ends_at

    def _ask_beside(self, now: float) -> None:
        self._beside.submit(self._ask_and_keep_connection, now)

    def _ask_and_keep_connection(self, now: float) -> None:
        """In a thread that stays, and its connection with it: to open one takes SQLite longer than to ask. PostgreSQL's
        stands in a pool meanwhile, for others too.
        """
        with suppress(DatabaseError):  # which is told of below
            if connection.vendor == "sqlite" and connection.connection is None:
                connection.connect()
                connection.close_at = time.monotonic() + KEPT_OPEN
        self._ask_and_release(now)

    def _ask_and_release(self, now: float) -> Version | None:
        try:
            return self._ask(now)
        finally:
            self._asking.release()

    def _ask(self, now: float) -> Version | None:
        before, note = self._known, self._read_note()  # the note first: what is committed after this changes it
        try:
            found = self._found(before.version, now)
        except DatabaseError:
            if not before.is_away:
                logger.warning("The database can't be asked for the version of the content", exc_info=True)
            held = before.version if note == before.note and self._still_stands(before, now) else None
            again_at = min(now + ASKED_AGAIN, held.until if held else now + ASKED_AGAIN)
            self._known = _Known(held, note, before.found_at, now, again_at, is_away=True)
            return held
        finally:
            if not connection.in_atomic_block:  # which somebody else began, and who needs it still
                connection.close_if_unusable_or_obsolete()
        again_at = min(now + ASKED_AGAIN, found.until if found else now + ASKED_AGAIN)
        self._known = _Known(found, note, now, now, again_at)
        return found

    def _found(self, before: Version | None, now: float) -> Version | None:
        found = mark()
        if before and before.mark == found and now < before.until:
            return before
        return Version(found, next_turn(datetime.fromtimestamp(now, UTC)).timestamp()) if found else None


def next_turn(at: datetime) -> datetime:
    """The next UTC moment after another one at which a page changes by itself.

    That is midnight in Stockholm, just before which a shared cache is told something else, and when a text goes live
    or ends.
    """
    midnight = end_of(stockholm_day(at))
    turns = [midnight - LAST_SECONDS, midnight, *_live_moments(at)]
    return min(turn for turn in turns if turn > at)


def _live_moments(at: datetime) -> list[datetime]:
    found: list[Any] = []
    for model in apps.get_models():
        if issubclass(model, Content):
            ahead = {name: Min(name, filter=Q(**{f"{name}__gt": at})) for name in ("live_from", "live_to")}
            found += model._base_manager.aggregate(**ahead).values()
    return [moment for moment in found if moment]
