"""A secret that is made once and kept in a file."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def kept_key(file: Path, make: Callable[[], str]) -> str:
    """The key in the file; the first time, one that is made and written there for its owner's eyes only.

    Several processes may start at once: the file appears whole or not at all, and all of them read the same key.
    Raises OSError where the file can be neither read nor written.
    """
    if not file.exists():
        descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=file.name)  # made with mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as written:
                written.write(make())
            os.link(draft, file)
        except FileExistsError:
            pass  # another process was first: its key counts
        finally:
            Path(draft).unlink()
    return file.read_text(encoding="utf-8").strip()
