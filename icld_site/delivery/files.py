"""Sending a stored file."""

from datetime import datetime
from pathlib import PurePath

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
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


def send_file(request: HttpRequest, stored: str, name: str, modified: datetime) -> HttpResponse:
    """A file of the store under a name for whoever saves it; a PDF is shown, anything else is saved.

    `modified` tells one content under `stored` from another. Raises Http404 where the file has been lost.
    """
    etag = f'W/"{PurePath(stored).stem}-{modified.timestamp():.0f}"'
    response = get_conditional_response(request, etag=etag) or _file(stored, name)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = public_until_asked(request.now)
    return response


def _file(stored: str, name: str) -> FileResponse:
    kind = PurePath(name).suffix.removeprefix(".").lower()
    try:
        file = default_storage.open(stored)
    except OSError as error:
        raise Http404(f"{stored!r} is not in the store") from error
    return FileResponse(
        file,
        as_attachment=kind not in SHOWN_IN_BROWSER,
        filename=name,
        content_type=CONTENT_TYPES.get(kind, "application/octet-stream"),
    )
