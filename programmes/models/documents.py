"""Guidelines, forms and templates: documents that are replaced in place, with the old versions kept."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.content import Content, is_filled, promises
from icld_site.publishing.dated import Dated, NoOverlap

from .pages import ProgrammePage

LARGEST_FILE = 20 * 1024 * 1024
_ZIPPED = b"PK\x03\x04"
#: What may be stored, and how such a file begins.
FILE_TYPES = {
    "pdf": b"%PDF-",
    "docx": _ZIPPED,
    "xlsx": _ZIPPED,
    "pptx": _ZIPPED,
    "odt": _ZIPPED,
    "ods": _ZIPPED,
}


def check_document(file: FieldFile) -> None:
    """Raise ValidationError for a file that is too large, of another type, or not what its name says."""
    if file._committed:  # stored before, and looked at then
        return
    if file.size > LARGEST_FILE:
        raise ValidationError(_("The file is larger than 20 MB."), code="large")
    beginning = FILE_TYPES.get(PurePath(file.name).suffix.lower().removeprefix("."))
    if beginning is None:
        raise ValidationError(
            _("Only these types of file can be stored: %(types)s."),
            code="type",
            params={"types": ", ".join(FILE_TYPES)},
        )
    file.seek(0)
    begins = file.read(len(beginning))
    file.seek(0)
    if begins != beginning:
        raise ValidationError(_("The file is not what its name says. Save it again and upload that."), code="fake")


class Document(Content):
    """A document under one address, whichever version is in force."""

    class Kind(models.TextChoices):
        GUIDELINES = "guidelines", _("guidelines")
        BUDGET = "budget", _("budget")
        FORM = "form", _("form")
        TEMPLATE = "template", _("template")
        GUIDE = "guide", _("guide")

    page = models.ForeignKey(ProgrammePage, on_delete=models.CASCADE, related_name="documents", verbose_name=_("page"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind of document"), max_length=20, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("what it is for"), blank=True)

    class Meta(Content.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["page", "order", "id"]
        constraints = promises("page")

    def get_absolute_url(self, language: str | None = None) -> str:
        return self.page.address_of(self, language)


class DocumentVersion(Dated):
    """A document as it is or was in force: a file, a link, or word of where it can be had."""

    document = models.ForeignKey(
        Document, on_delete=models.CASCADE, related_name="versions", verbose_name=_("document")
    )
    version = models.CharField(
        _("version"), max_length=60, blank=True, help_text=_("Such as 2020, or adopted 26 February 2020.")
    )
    file = models.FileField(_("file"), upload_to="documents/%Y/", blank=True, validators=[check_document])
    link = models.URLField(_("link"), blank=True, help_text=_("Where it stands, when it isn’t stored here."))
    file_language = models.CharField(
        _("language of the file"), max_length=2, choices=[("sv", _("Swedish")), ("en", _("English"))], default="sv"
    )
    had_from = models.CharField(
        _("where it can be had"),
        max_length=200,
        blank=True,
        help_text=_("When there is neither a file nor a link: whom to ask for it."),
    )

    class Meta(Dated.Meta):
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["document", "-first_day", "id"]
        constraints = [
            *Dated.Meta.constraints,
            NoOverlap(name="document_version_no_overlap", within=("document",)),
            models.CheckConstraint(
                condition=~Q(file="") | ~Q(link="") | is_filled("had_from_sv") | is_filled("had_from_en"),
                name="document_version_can_be_had",
                violation_error_message=_("Give a file, a link, or word of where it can be had."),
            ),
        ]

    def __str__(self) -> str:
        return self.version or self.days_text()
