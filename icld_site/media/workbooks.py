"""Workbooks (XLSX) that somebody sends: opened once it is clear how much they unpack to."""

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: A workbook of five megabytes is some thirty unpacked. More is a mistake, or meant to use up the memory.
MOST_UNPACKED = 60 * 1024 * 1024

#: Some kilobytes with it, which no program writes, become gigabytes while they are read.
_ENTITY = b"<!ENTITY"


class BrokenWorkbookError(Exception):
    """It can't be opened, or isn't one."""


class UnpacksTooBigError(Exception):
    """It would unpack to more than MOST_UNPACKED bytes."""


def open_workbook(content: bytes) -> "Workbook":
    """A workbook with the values that Excel had worked out.

    Raises BrokenWorkbookError and UnpacksTooBigError. Its rows are read when they are asked for, and what is damaged
    or hostile in them may raise anything then.
    """
    _check_size(content)
    return _opened(content)


def open_with_formulas(content: bytes) -> "tuple[Workbook, Workbook]":
    """The same, and once more with the formulas that stand behind the values."""
    _check_size(content)
    return _opened(content), _opened(content, formulas=True)


def _opened(content: bytes, *, formulas: bool = False) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - six megabytes of memory, which only importing needs

    try:
        return load_workbook(BytesIO(content), read_only=True, data_only=not formulas, keep_links=False)
    except Exception:  # noqa: BLE001 - whatever a damaged or hostile workbook makes of its reader
        raise BrokenWorkbookError from None


def _check_size(content: bytes) -> None:
    """Raises before anything is unpacked that would be too much, or that could grow while it is read."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnpacksTooBigError
            # Wherever it stands and whatever its part is called: a sheet may have any name. NULs are those of UTF-16.
            if any(_ENTITY in packed.read(part).replace(b"\x00", b"") for part in parts):
                raise BrokenWorkbookError
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise BrokenWorkbookError from None
