"""Has a PDF opened in a process of its own, and takes from it what it found. Plain Python.

Whatever the file does, the answer comes within seconds, and the process that asked lives on.
"""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from PIL import Image

#: From where the process finds the code.
ROOT = Path(__file__).resolve().parent.parent.parent
#: On the clock; on the processor it has less (process.py).
SECONDS = 25
_BEGINNING = b"%PDF-"


class Fault(StrEnum):
    """Why a file isn't taken."""

    NOT_A_PDF = "not-a-pdf"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    SLOW = "slow"
    DEMANDING = "demanding"


class RefusedError(Exception):
    """The file isn't one that can be kept."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was found in a PDF. `text` is empty for a scan; `cover` is a WebP, empty where none could be drawn."""

    pages: int
    text: str
    is_tagged: bool
    title: str
    cover: bytes = b""
    cover_width: int | None = None
    cover_height: int | None = None


def read(file: Path, folder: Path, seconds: float = SECONDS) -> Reading:
    """What is in a PDF. `folder` is empty and the caller's, who clears it away. Raises RefusedError."""
    with file.open("rb") as opened:
        if opened.read(len(_BEGINNING)) != _BEGINNING:
            raise RefusedError(Fault.NOT_A_PDF)
    status = _run(file, folder, seconds)
    if status is None or status == -signal.SIGXCPU:
        raise RefusedError(Fault.SLOW)
    try:
        found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # it was ended before it had found anything
        raise RefusedError(Fault.BROKEN if status >= 0 else Fault.DEMANDING) from None
    return _reading(found, folder / "cover.webp")


def _run(file: Path, folder: Path, seconds: float) -> int | None:
    """How the process ended, negative for a signal; None where it took too long and was ended, with all it began."""
    process = subprocess.Popen(  # noqa: S603 (our own module, and two paths of our own)
        [sys.executable, "-m", "publications.pdf.process", str(file), str(folder)],
        cwd=ROOT,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _reading(found: Any, cover: Path) -> Reading:
    """What the process wrote, looked at once more: a file that got the better of it may have written anything."""
    match found:
        case {"fault": str(fault)} if fault in list(Fault):
            raise RefusedError(Fault(fault))
        case {"pages": int(pages), "text": str(text), "is_tagged": bool(is_tagged), "title": str(title)} if pages > 0:
            return Reading(pages=pages, text=text, is_tagged=is_tagged, title=title, **_cover(cover))
    raise RefusedError(Fault.BROKEN)


def _cover(path: Path) -> dict[str, Any]:
    try:
        with Image.open(path, formats=["WEBP"]) as image:
            width, height = image.size
    except OSError:
        return {}
    return {"cover": path.read_bytes(), "cover_width": width, "cover_height": height}
