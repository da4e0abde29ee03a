"""Sends the variants of pictures. What was uploaded, and what is kept of it, is never sent."""

import re
from datetime import timedelta

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

#: Two folders named for the file, then the variant's name: nothing that could lead anywhere else.
NAME = re.compile(r"[0-9a-f]{3}/[0-9a-f]{3}/[\w-]+\.(avif|webp)")
#: A variant's name holds a fingerprint of how it was made and of the file, so it never changes.
FOR_EVER = f"public, max-age={int(timedelta(days=365).total_seconds())}, immutable"


@require_safe
def variant(request: HttpRequest, name: str) -> FileResponse:
    """A file below `__processed__/`, by its name there. Raises Http404 for any other."""
    is_a_variant = NAME.fullmatch(name)
    if is_a_variant is None:
        raise Http404
    try:
        file = default_storage.open(f"__processed__/{name}")
    except OSError:
        raise Http404 from None
    return FileResponse(file, content_type=f"image/{is_a_variant[1]}", headers={"Cache-Control": FOR_EVER})
