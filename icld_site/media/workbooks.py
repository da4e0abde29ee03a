"""Workbooks (XLSX) that somebody sends: opened once it is clear how much they unpack to."""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

#: A workbook of five megabytes is some thirty unpacked. More is a mistake, or meant to use up the memory.
MOST_UNPACKED = 60 * 1024 * 1024

#: Some kilobytes with it, which no program writes, become gigabytes while they are read.
_ENTITY = b"<!ENTITY"

#: What becomes a cell or a text: so much as 3000 rows of 60 columns have, each with a text of its own. And what says
#: how they look, which is read five times as slowly.
MOST_TAGS, MOST_OTHER_TAGS, MOST_ATTRIBUTES = 750_000, 100_000, 2_000_000
CELL_TAGS = frozenset({"row", "c", "v", "f", "is", "t", "si"})
#: A row is read as a whole. Excel's widest has 16 384 cells.
MOST_IN_A_ROW = 50_000
DEEPEST = 100
#: Bytes. Before that is reached, a tag with its attributes has ended.
_LONGEST_TAG = 256 * 1024
_CHUNK = 64 * 1024
#: How XML begins for one reader or another: also in codes of four bytes, and in EBCDIC.
_XML = (b"<", b"\x4c\x6f\xa7\x94")


class BrokenWorkbookError(Exception):
    """It can't be opened, or isn't one."""


class UnpacksTooBigError(Exception):
    """It would unpack to more than MOST_UNPACKED bytes."""


class HoldsTooMuchError(Exception):
    """It has more cells, texts and formats than any list, so that reading it would take minutes and gigabytes."""


def open_workbook(content: bytes) -> "Workbook":
    """A workbook with the values that Excel had worked out.

    Raises BrokenWorkbookError, UnpacksTooBigError and HoldsTooMuchError. Its rows are read when they are asked for, and
    what is damaged or hostile in them may raise anything then.
    """
    _check(content)
    return _opened(content)


def open_with_formulas(content: bytes) -> "tuple[Workbook, Workbook]":
    """The same, and once more with the formulas that stand behind the values."""
    _check(content)
    return _opened(content), _opened(content, formulas=True)


def _opened(content: bytes, *, formulas: bool = False) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - six megabytes of memory, which only importing needs

    try:
        return load_workbook(BytesIO(content), read_only=True, data_only=not formulas, keep_links=False)
    except Exception:  # noqa: BLE001 - whatever a damaged or hostile workbook makes of its reader
        raise BrokenWorkbookError from None


def _check(content: bytes) -> None:
    """Raises before anything is unpacked that would be too much, or read that could grow while it is."""
    held = _Held()
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise UnpacksTooBigError
            for unpacked in map(packed.read, parts):
                # Wherever it stands and whatever its part is called: a sheet may have any name. NULs are of UTF-16.
                if _ENTITY in unpacked.replace(b"\x00", b""):
                    raise BrokenWorkbookError
                held.add(unpacked)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise BrokenWorkbookError from None


class _Held:
    """Counts what the parts of a workbook hold, without keeping any of it."""

    def __init__(self) -> None:
        self.tags = self.others = self.attributes = self.in_row = self.depth = self.depth_of_row = 0

    def add(self, part: bytes) -> None:
        """Raises HoldsTooMuchError, and BrokenWorkbookError where only another reader could tell what is in it."""
        self.in_row = self.depth = self.depth_of_row = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        before = self.tags + self.others
        try:
            for at in range(0, len(part), _CHUNK):
                parser.Parse(part[at : at + _CHUNK])
                if at + _CHUNK - parser.CurrentByteIndex > _LONGEST_TAG:
                    raise HoldsTooMuchError
        except expat.ExpatError:  # a picture, or the part ends here for the workbook's reader as well
            if self.tags + self.others == before and part.lstrip(b"\x00\xef\xbb\xbf\xfe\xff \t\r\n").startswith(_XML):
                raise BrokenWorkbookError from None

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self.tags += tag in CELL_TAGS
        self.others += tag not in CELL_TAGS
        self.attributes += len(attributes)
        self.depth += 1
        if self.depth_of_row:
            self.in_row += 1 + len(attributes) // 10
        elif tag == "row":
            self.in_row, self.depth_of_row = 0, self.depth
        if (
            self.tags > MOST_TAGS
            or self.others > MOST_OTHER_TAGS
            or self.attributes > MOST_ATTRIBUTES
            or self.in_row > MOST_IN_A_ROW
            or self.depth > DEEPEST
        ):
            raise HoldsTooMuchError

    def _end(self, _name: str) -> None:
        if self.depth == self.depth_of_row:
            self.depth_of_row = 0
        self.depth -= 1
