"""The files of a publication as they are shown: what each is called, and what one gets with it."""

import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from icld_site.addresses import address
from icld_site.delivery.files import plain_letters
from icld_site.languages.texts import Text, said

from .domain.records import Role
from .models import FileVersion, Publication, PublicationFile

#: So many families stand in a file's name; of more, the first one and "et al".
MOST_NAMED = 3
LONGEST_TITLE = 60  # characters
TYPE = "PDF"


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The first page as a picture, with its size in pixels."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, kw_only=True)
class ShownFile:
    """A file that the public can get. `size` is in words, `1.2 MB`; `label` is empty for the document itself."""

    key: UUID
    name: str
    url: str
    type: str
    size: str
    bytes: int
    pages: int
    language: str
    label: Text
    note: Text
    is_tagged: bool | None
    has_text: bool
    cover: Cover | None

    @property
    def is_document(self) -> bool:
        """Whether it is the document itself, and no summary, sample or other part."""
        return not self.label


def with_files(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """Publications with what `files_of` reads. Four queries more, however many they are."""
    return publications.prefetch_related("contributions__contributor", "files__versions")


def files_of(publication: Publication, language: str | None = None) -> list[ShownFile]:
    """The files of a publication in their order, by their addresses in a language or the one in force.

    No query where `with_files` read the publication. Whether it is public, the caller asks.
    """
    rows = sorted(publication.files.all(), key=lambda row: (row.order, str(row.pk)))
    return [_shown(publication, row, newest, language) for row in rows if (newest := row.newest)]


def file_name(publication: Publication, row: PublicationFile) -> str:
    """What a file is called on the disk of who downloads it: `Öjendal-Dellnäs-2013-The-imperative-….pdf`.

    Two files of a publication differ by what they are, or else by language.
    """
    parts = [*_families(publication), str(publication.year or ""), _shortened(publication.own_title)]
    if len(publication.files.all()) > 1:
        parts += [row.label_en or row.label_sv or "", row.language]
    return "-".join(filter(None, map(_hyphened, parts))) + ".pdf"


def file_address(publication: Publication, row: PublicationFile, language: str | None = None) -> str:
    """The path of a file in a language; it ends in the file's name, in plain letters."""
    chosen = _hyphened(plain_letters(file_name(publication, row).removesuffix(".pdf"))) or "publication"
    return address("publication-file", language, slug=publication.slug_in(language), file=row.pk, name=f"{chosen}.pdf")


def first_cover(publication: Publication) -> Cover | None:
    """The first page of the document. No query, where `with_files` and `for_reference` read the publication."""
    return next((file.cover for file in files_of(publication) if file.cover and file.is_document), None)


def cover_of(version: FileVersion) -> Cover | None:
    if not (version.cover and version.cover_width and version.cover_height):
        return None
    url = reverse("publication-cover", args=[version.pk])
    return Cover(url=url, width=version.cover_width, height=version.cover_height)


def _shown(publication: Publication, row: PublicationFile, version: FileVersion, language: str | None) -> ShownFile:
    return ShownFile(
        key=row.pk,
        name=file_name(publication, row),
        url=file_address(publication, row, language),
        type=TYPE,
        size=filesizeformat(version.bytes),
        bytes=version.bytes,
        pages=version.pages,
        language=row.language,
        label=said(row, "label"),
        note=said(row, "accessibility"),
        is_tagged=version.is_tagged,
        has_text=version.has_text,
        cover=cover_of(version),
    )


def _families(publication: Publication) -> list[str]:
    """The families, or the organisations, that wrote it; those who edited it where nobody did."""
    made = sorted(publication.contributions.all(), key=lambda made: (made.order, str(made.pk)))
    for role in (Role.AUTHOR, Role.EDITOR):
        who = [made.contributor for made in made if made.role == role]
        names = [f"{one.particle} {one.family}".strip() or one.organisation for one in who]
        if names:
            return names if len(names) <= MOST_NAMED else [names[0], "et al"]
    return []


def _shortened(title: str) -> str:
    """The beginning of a title, whole words of it."""
    if len(title) <= LONGEST_TITLE:
        return title
    return title[: LONGEST_TITLE + 1].rpartition(" ")[0] or title[:LONGEST_TITLE]


def _hyphened(text: str) -> str:
    """Letters and digits, with a hyphen wherever anything else stood between them."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text)).strip("-")
