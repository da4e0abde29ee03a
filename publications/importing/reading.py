"""From the bytes of a file to its rows, whatever program has written it. Plain Python: no database, no clock."""

import codecs
import re

from . import ris, sheets, tables
from .faults import Unreadable
from .rows import Read

MOST_BYTES = 5 * 1024 * 1024

_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(content: bytes) -> Read:
    """The rows of a CSV, XLSX or RIS file. What it is, is seen from the content; a name can say anything.

    Raises Unreadable for anything else, and for a file that is too large or holds no rows.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable("too_big", most=MOST_BYTES // 1024**2)
    if not content.strip(b"\x00 \t\r\n"):
        raise Unreadable("empty")
    if content.lstrip()[:5] == _PDF:
        raise Unreadable("pdf")
    if content.startswith(_OLE):
        raise Unreadable("old_excel")
    if content.startswith(_ZIP):
        return sheets.read(content)
    text, encoding = _decoded(content)
    if not text.strip():
        raise Unreadable("empty")
    return ris.read(text, encoding) if ris.is_ris(text) else tables.read(text, encoding)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding: what it says by its first bytes, else UTF-8, else Windows-1252."""
    if content.startswith(_UTF_16):
        encoding, shown = "utf-16", "UTF-16"
    elif _is_utf8(content):
        encoding, shown = "utf-8-sig", "UTF-8"
    else:
        encoding, shown = "cp1252", "Windows-1252"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable("not_text") from None
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        raise Unreadable("not_text")
    return text, shown


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
