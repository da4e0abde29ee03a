"""Documents as they are shown: the version in force, and the ones before it."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from django.db.models import Prefetch, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify

from icld_site.addresses import address

from .models import Document, DocumentVersion
from .sources import source


@dataclass(frozen=True)
class ShownVersion:
    """A version, where it is, and what one gets there: `PDF, 1.2 MB`, or the site of a link.

    `url` is empty for one that is neither stored nor linked to.
    """

    version: DocumentVersion
    url: str
    what: str


@dataclass(frozen=True)
class ShownDocument:
    document: Document
    in_force: ShownVersion | None
    earlier: tuple[ShownVersion, ...]


def shown_documents(documents: QuerySet, day: date) -> list[ShownDocument]:
    """Documents in their order, with the versions that have come into force by a Stockholm day. Two queries."""
    versions = Prefetch("versions", begun_by(DocumentVersion.objects.all(), day))
    return [shown(document, day) for document in documents.order_by("order", "id").prefetch_related(versions)]


def begun_by(versions: QuerySet, day: date) -> QuerySet:
    """The versions that are or have been in force on a Stockholm day; one that is to come is nobody's business yet."""
    return versions.filter(Q(first_day__isnull=True) | Q(first_day__lte=day))


def shown(document: Document, day: date) -> ShownDocument:
    """A document whose `versions` have been read. The newest of those that have ended comes first."""
    newest_first = sorted(document.versions.all(), key=lambda version: version.first_day or date.min, reverse=True)
    in_force = next((version for version in newest_first if day in version.validity), None)
    return ShownDocument(
        document=document,
        in_force=_shown_version(in_force, document) if in_force else None,
        earlier=tuple(_shown_version(version, document) for version in newest_first if version is not in_force),
    )


def file_address(version: DocumentVersion, document: Document) -> str:
    """The path of a version's file in the language in force."""
    return address(
        "document-file",
        programme=document.page.programme.slug_in(),
        page=document.page.slug_in(),
        part=document.slug_in(),
        version=version.pk,
    )


def file_name(version: DocumentVersion, document: Document) -> str:
    """What a downloaded file is called: `guidelines-2020.pdf`."""
    return slugify(f"{document.slug_in()} {version.version}") + PurePath(version.file.name).suffix.lower()


def _shown_version(version: DocumentVersion, document: Document) -> ShownVersion:
    size = _size(version)
    if size is not None:
        kind = PurePath(version.file.name).suffix.removeprefix(".").upper()
        return ShownVersion(version, file_address(version, document), f"{kind}, {filesizeformat(size)}")
    return ShownVersion(version, version.link, source(version.link).text.split("/", 1)[0])


def _size(version: DocumentVersion) -> int | None:
    """The size of the stored file in bytes; None where there is none, or it has been lost."""
    try:
        return version.file.size if version.file else None
    except OSError:
        return None
