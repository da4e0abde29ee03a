"""Telling the other processes of this machine that content has changed, so that they needn't ask the database.

A small file holds a note that nobody uses twice. Whoever has committed a change writes another one; whoever reads it
sees in a fraction of a microsecond that it is another, for the file is mapped into memory. It says no more than that:
what has changed stands in the database. A write that fails, or a file that was taken away, only means that the others
notice when they next ask the database.
"""

import logging
import mmap
import os
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)

SIZE = 16  # bytes


class Note:
    """The note in a file, which is made where there is none. Raises OSError where it can't be."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Kept open, since a file that is made anew under its name would be another one.
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        if os.fstat(self._file).st_size < SIZE:
            self.replace()
        self._seen = mmap.mmap(self._file, SIZE, prot=mmap.PROT_READ)

    def read(self) -> bytes:
        return self._seen[:]

    def replace(self) -> None:
        # Not through the map: a full disk would end the process there, and is only an error here.
        os.pwrite(self._file, uuid4().bytes, 0)


@cache
def note() -> Note | None:
    """The note of this machine, one for each process; None where its folder can't be written in."""
    try:
        return Note(Path(settings.RUN_ROOT) / "content-changed")
    except OSError:
        logger.warning("No note of changed content can be kept in %s", settings.RUN_ROOT, exc_info=True)
        return None


def tell_afterwards(connection: BaseDatabaseWrapper) -> None:
    """Replace the note once what this connection is doing is committed: now, where it is in no transaction."""
    if not any(waiting is _tell for _savepoints, waiting, *_rest in connection.run_on_commit):
        transaction.on_commit(_tell, using=connection.alias, robust=True)


def _tell() -> None:
    if kept := note():
        try:
            kept.replace()
        except OSError:
            logger.warning("Other processes could not be told of changed content", exc_info=True)
