"""The process that opens a PDF: `python -m publications.pdf.process <file> <folder>`.

It knows neither Django nor a database, and takes its limits upon itself before it looks at the file. In the folder it
leaves `found.json` and, where the first page can be drawn, `cover.webp`. `found.json` holds either `fault`, or `pages`,
`text`, `is_tagged` and `title`. A file that breaks the reader ends the process by a signal, with nothing found.
"""

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 20  # on the processor
LARGEST_OUTPUT = 16 * 1024 * 1024  # bytes a file
MOST_TEXT = 2_000_000  # characters
#: When so much of its time has gone, a reader goes on without the rest of the text.
SECONDS_FOR_TEXT = 12
COVER_WIDTH = 480  # pixels
MOST_COVER_HEIGHT = 1440


def main(file: Path, folder: Path) -> None:
    """Leave in the folder what is found in the file."""
    _limit()
    try:
        found = _found(file, folder)
    except MemoryError:
        found = {"fault": "demanding"}
    (folder / "found.json").write_text(json.dumps(found), encoding="utf-8")


def _limit() -> None:
    """What the process may take. Past the seconds it is ended by a signal; past the memory, it gets no more."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, LARGEST_OUTPUT),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def _found(file: Path, folder: Path) -> dict[str, Any]:
    import pypdfium2  # noqa: PLC0415 (only once the limits hold)
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        # A sound file without a page isn't opened either, and that is said to be no error.
        known = {raw.FPDF_ERR_PASSWORD: "encrypted", raw.FPDF_ERR_SUCCESS: "empty"}
        return {"fault": known.get(error.err_code, "broken")}
    pages = len(document)
    if not pages:
        return {"fault": "empty"}
    try:
        text = _text(document)
        _draw(document[0], folder / "cover.webp")
    except pypdfium2.PdfiumError:
        return {"fault": "broken"}
    return {
        "pages": pages,
        "text": text,
        "is_tagged": bool(raw.FPDFCatalog_IsTagged(document)),
        "title": _clean(document.get_metadata_value("Title"))[:300],
    }


def _text(document: Any) -> str:
    """The words of the pages, up to a length that is enough to search in."""
    parts: list[str] = []
    left = MOST_TEXT
    for page in document:
        text = _clean(page.get_textpage().get_text_bounded())[:left]
        page.close()
        if text:
            parts.append(text)
            left -= len(text)
        if left <= 0 or time.process_time() > SECONDS_FOR_TEXT:
            break
    return "\n\n".join(parts)


def _clean(text: str) -> str:
    """Words that a line's end had broken are whole again, and nothing is left that can't be stored."""
    whole = text.replace("\r\n", "\n").replace("\ufffe\n", "").replace("\ufffe", "").replace("\0", "")
    return whole.encode("utf-8", "replace").decode("utf-8").strip()


def _draw(page: Any, cover: Path) -> None:
    """The first page as a small picture. An endless roll of paper is drawn narrower, so that it stays small too."""
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        return
    scale = min(COVER_WIDTH / width, MOST_COVER_HEIGHT / height)
    if min(width, height) * scale < 1:
        return
    image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    image.save(cover, "WEBP", quality=80, method=4)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
