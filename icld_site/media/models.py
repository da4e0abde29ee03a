"""Pictures: rows of their own, each with the words that stand for it, used by texts of every room."""

from typing import Any

from django.db import models
from django.db.models import ProtectedError, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from imagefield.fields import PPOIField

from icld_site.publishing.content import is_filled
from icld_site.publishing.keyed import Keyed
from icld_site.publishing.prose import rows_with

from .fields import PictureField
from .variants import FORMATS


def where_kept(picture: "Picture", name: str) -> str:
    """A name that says nothing of the one who uploaded it; the folder itself is never served."""
    return f"kept/{picture.pk}.webp"


class PictureQuerySet(models.QuerySet):
    def delete(self) -> tuple[int, dict[str, int]]:
        """Raises ProtectedError, and deletes none, while a text shows one of them."""
        for picture in self:
            picture.keep_if_in_text()
        return super().delete()

    delete.queryset_only = delete.alters_data = True


class Picture(Keyed):
    """A picture as it is kept: upright and without metadata. What is served are variants of it.

    `focus` is the point that a cut keeps, in parts of width and height: `0.5x0.5` is the middle.
    """

    file = PictureField(
        _("picture"),
        upload_to=where_kept,
        width_field="width",
        height_field="height",
        ppoi_field="focus",
        formats=FORMATS,
        max_length=200,
        help_text=_("JPEG, PNG, WebP or AVIF, at most 20 MB. What the camera noted, place and time, is taken away."),
    )
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    focus = PPOIField(_("point that matters"))
    title = models.CharField(_("name"), max_length=120, help_text=_("What it is found by here. Visitors don’t see it."))
    alt = models.CharField(
        _("in words"),
        max_length=250,
        blank=True,
        help_text=_("What one sees, for those who don’t see it: one sentence, without “picture of”."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("Ticked: it says nothing that the text doesn’t, and has no words.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=120, blank=True, help_text=_("Such as Photo: ICLD."))
    made = models.CharField(_("how it was made"), max_length=300, blank=True)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-uploaded_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_decorative=True) | is_filled("alt_sv") & is_filled("alt_en"),
                name="picture_in_words",
                violation_error_message=_("Say in both languages what one sees, or tick that it is decorative."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        """What a text links to in order to show it; it stays the same when the file is replaced."""
        return reverse("picture-address", args=[self.pk])

    def uses(self) -> list[models.Model]:
        """The rows that show it, of every room, each once."""
        relations = [field for field in self._meta.get_fields(include_hidden=True) if field.auto_created]
        rows = [
            row
            for relation in relations
            if relation.is_relation
            for row in relation.related_model._base_manager.filter(**{relation.field.name: self})
        ]
        return list(dict.fromkeys([*rows, *self.texts()]))

    def texts(self) -> list[models.Model]:
        """The rows whose running text shows it or links to it."""
        return rows_with(self.address)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Raises ProtectedError while a row shows it."""
        self.keep_if_in_text()
        return super().delete(*args, **kwargs)

    def keep_if_in_text(self) -> None:
        """Raises ProtectedError while a running text shows it; other uses are minded by their foreign keys."""
        if texts := self.texts():
            raise ProtectedError(f"{self} is shown in {len(texts)} texts.", set(texts))
