"""Sending a stored file, whole or the part of it that is asked for."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath
from typing import BinaryIO
from urllib.parse import quote

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from icld_site.delivery.middleware.caching import public_until_asked

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
#: What a browser can show by itself.
SHOWN_IN_BROWSER = {"pdf"}

_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,18})-(?P<last>[0-9]{0,18})")
#: Letters that Unicode doesn't take apart into a plain one and an accent.
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "ss"})
_CHUNK = 64 * 1024


def send_file(
    request: HttpRequest, stored: str, name: str, modified: datetime, fingerprint: str = ""
) -> HttpResponseBase:
    """A file of the store under a name for whoever saves it; a PDF is shown, anything else is saved.

    `modified` tells one content under `stored` from another; `fingerprint`, where there is one, names the very bytes,
    so that a download that broke off can be taken up again. Raises Http404 where the file has been lost.
    """
    etag = f'"{fingerprint}"' if fingerprint else f'W/"{PurePath(stored).stem}-{modified.timestamp():.0f}"'
    response = get_conditional_response(request, etag=etag) or _file(request, stored, name, etag)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = public_until_asked(request.now)
    return response


def disposition(name: str, *, is_shown: bool = False) -> str:
    """`Content-Disposition` for a name with any letters (RFC 6266): in plain ones too, where it has others."""
    kind, plain = "inline" if is_shown else "attachment", plain_letters(name)
    also = "" if plain == name else f"; filename*=UTF-8''{quote(name, safe='')}"
    return f'{kind}; filename="{plain}"{also}'


def plain_letters(text: str) -> str:
    """In ASCII: `Ojendal` for Öjendal. What has no such letter, and what would end a quoted text, is left out."""
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return re.sub(r"[^ !#-\[\]-~]", "", apart)


def _file(request: HttpRequest, stored: str, name: str, etag: str) -> HttpResponseBase:
    kind = PurePath(name).suffix.removeprefix(".").lower()
    try:
        file = default_storage.open(stored)
        size = file.size
    except OSError as error:
        raise Http404(f"{stored!r} is not in the store") from error
    headers = {
        "Content-Type": CONTENT_TYPES.get(kind, "application/octet-stream"),
        "Content-Disposition": disposition(name, is_shown=kind in SHOWN_IN_BROWSER),
        "Accept-Ranges": "bytes",
    }
    if request.method == "HEAD":
        file.close()
        return HttpResponse(headers={**headers, "Content-Length": str(size)})
    part = _part_asked(request, size, etag)
    if part is None:
        response = FileResponse(file, content_type=headers["Content-Type"])
        for header, value in headers.items():
            response.headers[header] = value
        return response
    if not part:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "Content-Type": "text/plain"})
    headers |= {"Content-Range": f"bytes {part[0]}-{part[-1]}/{size}", "Content-Length": str(len(part))}
    return StreamingHttpResponse(_Part(file, part), status=206, headers=headers)


def _part_asked(request: HttpRequest, size: int, etag: str) -> range | None:
    """The bytes that are asked for, none where they lie behind the end; None for all of them.

    All are sent also where what is asked can't be read or is several parts. With `If-Range`, a part is only of use to
    who has the rest of these very bytes; a weak ETag doesn't tell.
    """
    asked = _RANGE.fullmatch(request.headers.get("Range", "").strip().lower())
    has_rest_of = request.headers.get("If-Range")
    if not asked or (has_rest_of and (has_rest_of != etag or etag.startswith("W/"))):
        return None
    first, last = asked["first"], asked["last"]
    if not first:
        if not last:
            return None
        return range(max(size - int(last), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last or size), size - 1) + 1)


class _Part:
    """Some of a file's bytes, in pieces. The answer closes it, read or not."""

    def __init__(self, file: BinaryIO, part: range) -> None:
        self._file, self._part = file, part
        self.close = file.close

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._part[0])
        left = len(self._part)
        while left and (piece := self._file.read(min(left, _CHUNK))):
            left -= len(piece)
            yield piece
