"""Where uploads are kept: each whole or not at all, and none of a form that could not be stored."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

_stored: ContextVar[list[str] | None] = ContextVar("stored", default=None)


@contextmanager
def undone_with_the_rows() -> Iterator[None]:
    """Takes back the files that were stored within it when it ends in an error, as the database does with the rows."""
    names: list[str] = []
    token = _stored.set(names)
    try:
        yield
    except BaseException:
        for name in names:
            default_storage.delete(name)
        raise
    finally:
        _stored.reset(token)


class Undoable:
    """For a storage of Django: what it stores can be undone."""

    def _save(self, name: str, content: File) -> str:
        name = super()._save(name, content)
        if (names := _stored.get()) is not None:
            names.append(name)
        return name


class Folder(Undoable, FileSystemStorage):
    """MEDIA_ROOT. A file appears under its name once all of it is on the disk.

    Where the disk is full, or the process ends while it writes, there is nothing under that name.
    """

    def _save(self, name: str, content: File) -> str:
        folder = Path(self.location)
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=folder, prefix=".unfinished-")
        try:
            with os.fdopen(descriptor, "wb") as written:
                for chunk in content.chunks():
                    written.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                written.flush()
                os.fsync(written.fileno())
            return super()._save(name, _Written(draft))
        finally:
            Path(draft).unlink(missing_ok=True)  # there still, where it didn't get its name


class _Written(File):
    """A file that Django only has to move to its name."""

    def __init__(self, path: str) -> None:
        super().__init__(None, path)

    def temporary_file_path(self) -> Any:
        return self.name
