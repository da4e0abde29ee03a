"""From an upload to a file that is kept: opened elsewhere, then stored as the newest version at its address."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import FileText, FileVersion, PublicationFile
from .pdf.reading import Fault, Reading, RefusedError, read

WORDS = {
    Fault.NOT_A_PDF: _("This is not a PDF. Save the document as a PDF and upload that."),
    Fault.BROKEN: _("The PDF is damaged or not complete. Save it again and upload that."),
    Fault.ENCRYPTED: _("The PDF can only be opened with a password. Save it without one and upload that."),
    Fault.EMPTY: _("The PDF has no pages."),
    Fault.SLOW: _("The PDF took too long to open. Save it in a simpler form, such as PDF/A, and upload that."),
    Fault.DEMANDING: _("The PDF asks for more memory than it may. Save it in a simpler form, such as PDF/A."),
}


@dataclass(frozen=True)
class Examined:
    """An upload that may be kept, with what was found in it."""

    file: File
    size: int
    sha256: str
    reading: Reading


def examined(file: File) -> Examined:
    """Have an upload opened. Takes up to half a minute. Raises ValidationError with words for who uploaded it."""
    if file.size > settings.LARGEST_UPLOAD:
        raise ValidationError(
            _("The file is larger than %(size)d MB. Save it with smaller pictures and upload that."),
            code="large",
            params={"size": settings.LARGEST_UPLOAD // 1024 // 1024},
        )
    try:
        with _laid_down(file) as (path, folder, sha256):
            return Examined(file, file.size, sha256, read(path, folder))
    except RefusedError as refused:
        raise ValidationError(WORDS[refused.fault], code=refused.fault.value) from None


def keep(row: PublicationFile, upload: Examined) -> FileVersion:
    """Store an upload as the newest version of a file; the one before stays. What is there already isn't kept twice."""
    found = upload.reading
    newest = row.newest
    if newest and newest.sha256 == upload.sha256:
        return newest
    with transaction.atomic():
        words = None
        if found.text:
            words, _is_new = FileText.objects.get_or_create(sha256=upload.sha256, defaults={"text": found.text})
        version = FileVersion(
            file=row,
            sha256=upload.sha256,
            bytes=upload.size,
            pages=found.pages,
            is_tagged=found.is_tagged,
            words=words,
            cover_width=found.cover_width,
            cover_height=found.cover_height,
            uploaded_at=timezone.now(),
        )
        upload.file.seek(0)
        version.stored.save("file.pdf", upload.file, save=False)
        if found.cover:
            version.cover.save("cover.webp", ContentFile(found.cover), save=False)
        version.save()
    return version


@contextmanager
def _laid_down(file: File) -> Iterator[tuple[Path, Path, str]]:
    """A copy of an upload on disk, an empty folder beside it, and the checksum of what was written."""
    with TemporaryDirectory(prefix="pdf-") as name:
        path, folder, checksum = Path(name) / "upload", Path(name) / "found", hashlib.sha256()
        folder.mkdir()
        with path.open("wb") as copy:
            for chunk in file.chunks():
                checksum.update(chunk)
                copy.write(chunk)
        yield path, folder, checksum.hexdigest()
