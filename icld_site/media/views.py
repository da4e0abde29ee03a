"""Sends the variants of pictures. What was uploaded, and what is kept of it, is never sent."""

import re
from datetime import timedelta
from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import Picture
from .variants import FORMATS, WIDTHS, name_of

#: Two folders named for the file, then the variant's name: nothing that could lead anywhere else.
NAME = re.compile(
    r"[0-9a-f]{3}/[0-9a-f]{3}/(?P<key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-[0-9a-f]{12}"
    r"\.(?P<kind>avif|webp|jpg)"
)
#: A variant's name holds a fingerprint of how it was made and of the file, so it never changes.
FOR_EVER = f"public, max-age={int(timedelta(days=365).total_seconds())}, immutable"


@require_safe
def variant(request: HttpRequest, name: str) -> FileResponse:
    """A file below `__processed__/`, by its name there; made now if it isn't there yet.

    Raises Http404 for any other name.
    """
    asked = NAME.fullmatch(name)
    if asked is None:
        raise Http404
    path = f"__processed__/{name}"
    try:
        if not default_storage.exists(path):
            _make(path, asked["key"])
        file = default_storage.open(path)
    except OSError:  # there is no such variant, or the picture itself is lost
        raise Http404 from None
    kind = asked["kind"].replace("jpg", "jpeg")
    return FileResponse(file, content_type=f"image/{kind}", headers={"Cache-Control": FOR_EVER})


def _make(path: str, key: str) -> None:
    """Make the variant of that name, if the picture with that key has one."""
    row = Picture.objects.filter(pk=key).first()
    url = default_storage.url(path)
    for spec in FORMATS if row else ():
        if getattr(row.file, spec) == url:
            row.file.process(spec)


@require_safe
def largest(request: HttpRequest, key: UUID) -> HttpResponseRedirect:
    """The address of a picture in texts: it leads to the picture as wide as it is served."""
    row = get_object_or_404(Picture, pk=key)
    return HttpResponseRedirect(getattr(row.file, name_of("whole", WIDTHS["whole"][-1], "webp")))
