"""Sends the files of publications, and their first pages as pictures."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from icld_site.delivery.files import send_file
from icld_site.media.views import FOR_EVER
from publications.files import file_address, file_name, with_files
from publications.models import FileVersion, Publication, PublicationFile


@require_safe
def publication_file(request: HttpRequest, slug: str, file: UUID, name: str) -> HttpResponseBase:
    """The newest version of a file of a public publication.

    From any other name of it or of its publication, and from the key of one of its versions, it is redirected to. A
    PDF is shown by the browser's own reader or saved; it is sent as nothing else, and browsers are told not to guess.
    """
    publication, row = _find_file(request, file)
    own = file_address(publication, row)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    version = row.newest
    return send_file(
        request, version.stored.name, file_name(publication, row), version.uploaded_at, fingerprint=version.sha256
    )


@require_safe
def cover(request: HttpRequest, version: UUID) -> FileResponse:
    """The picture of the first page of a version of a file, as long as its publication is public."""
    row = FileVersion.objects.filter(pk=version).exclude(cover="").first()
    public = Publication.objects.public(request.now)
    if row is None or not public.filter(files__versions=row).exists():
        raise Http404(f"there is no public cover of {version}")
    return send_cover(row, FOR_EVER)


def send_cover(version: FileVersion, cached: str) -> FileResponse:
    """Raises Http404 where the picture has been lost."""
    try:
        picture = default_storage.open(version.cover.name)
    except OSError as error:
        raise Http404(f"{version.cover.name!r} is not in the store") from error
    return FileResponse(picture, content_type="image/webp", headers={"Cache-Control": cached})


def _find_file(request: HttpRequest, key: UUID) -> tuple[Publication, PublicationFile]:
    """A file of a public publication by its own key, which is enough to find it, or by that of one of its versions."""
    named = Q(files=key) | Q(files__versions=key)
    publication = with_files(Publication.objects.public(request.now).filter(named).distinct()).first()
    for row in publication.files.all() if publication else ():
        versions = row.newest_first()
        if versions and key in (row.pk, *(version.pk for version in versions)):
            return publication, row
    raise Http404(f"there is no public file {key}")
