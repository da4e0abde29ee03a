"""The files of a publication: each stands at one address, whatever was uploaded there last."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said
from icld_site.publishing.keyed import Keyed

from .publications import Publication


def _folder(kind: str) -> str:
    """A new name that says nothing of who uploaded it or what it is; the folder itself is never served."""
    return f"publications/{uuid4()}.{kind}"


def where_file(version: "FileVersion", name: str) -> str:
    return _folder("pdf")


def where_cover(version: "FileVersion", name: str) -> str:
    return _folder("webp")


class PublicationFile(Keyed):
    """A PDF of a publication, under an address that stays. What is sent is the newest of its versions."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="files", verbose_name=_("publication")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    label = models.CharField(
        _("what it is"),
        max_length=120,
        blank=True,
        help_text=_("Such as Summary. Empty for the document itself."),
    )
    language = models.CharField(
        _("language of the file"),
        max_length=8,
        choices=Publication.DocumentLanguage.choices,
        default=Publication.DocumentLanguage.ENGLISH,
    )
    accessibility = models.CharField(
        _("note on accessibility"),
        max_length=300,
        blank=True,
        help_text=_("What somebody who can’t see it well should know, and where another form can be had."),
    )

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["publication", "order", "id"]

    def __str__(self) -> str:
        return said(self, "label").text or "PDF"

    @property
    def newest(self) -> "FileVersion | None":
        """The version that is sent; None where there is none. Looks through what has been prefetched."""
        return next(iter(self.newest_first()), None)

    def newest_first(self) -> "list[FileVersion]":
        return sorted(self.versions.all(), key=lambda version: (version.uploaded_at, str(version.pk)), reverse=True)


class FileText(models.Model):
    """The words of a file: kept apart, since they are long and no list, page or history has any use for them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    text = models.TextField()

    class Meta:
        verbose_name = _("text of a file")
        verbose_name_plural = _("texts of files")

    def __str__(self) -> str:
        return self.sha256


class FileVersion(Keyed):
    """What was uploaded at one time, and what was found in it. It is never changed; a newer one takes its place."""

    file = models.ForeignKey(PublicationFile, on_delete=models.CASCADE, related_name="versions", verbose_name=_("file"))
    stored = models.FileField(_("stored file"), upload_to=where_file, max_length=200)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField(_("bytes"))
    pages = models.PositiveIntegerField(_("pages"))
    is_tagged = models.BooleanField(
        _("tagged"), null=True, help_text=_("Whether it says what is a heading, a list, a table.")
    )
    words = models.ForeignKey(
        FileText, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("text")
    )
    cover = models.FileField(_("cover"), upload_to=where_cover, max_length=200, blank=True)
    cover_width = models.PositiveSmallIntegerField(null=True, blank=True)
    cover_height = models.PositiveSmallIntegerField(null=True, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"))

    class Meta:
        verbose_name = _("version of a file")
        verbose_name_plural = _("versions of files")
        ordering = ["file", "-uploaded_at", "id"]

    def __str__(self) -> str:
        return f"{self.file} {self.uploaded_at:%Y-%m-%d}"

    @property
    def has_text(self) -> bool:
        """Whether words could be taken from it; a scan has none."""
        return self.words_id is not None

    @property
    def text(self) -> str:
        """Its words, a page after the other; an empty text for a scan. One query."""
        return self.words.text if self.words else ""
