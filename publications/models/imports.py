"""Files of publications that staff have brought in: looked at first, and stored when somebody has agreed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.keyed import Keyed

from .publications import Publication


class Import(Keyed):
    """A file as it was read, waiting to be agreed to; afterwards only what became of it. Moments are UTC.

    `read` holds the rows until then. `summary` counts what was stored: new, changed, double, same, people, series.
    """

    name = models.CharField(_("file"), max_length=200)
    read = models.JSONField(_("what was read"), default=dict)
    language = models.CharField(
        _("language of documents that don’t say"),
        max_length=8,
        choices=Publication.DocumentLanguage.choices,
        default=Publication.DocumentLanguage.ENGLISH,
    )
    update = models.BooleanField(_("change publications that are here already"), default=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("imported by"),
    )
    confirmed_at = models.DateTimeField(_("imported"), null=True, blank=True)
    summary = models.JSONField(_("what was stored"), default=dict, blank=True)

    class Meta:
        verbose_name = _("import of publications")
        verbose_name_plural = _("imports of publications")
        ordering = ["-uploaded_at", "id"]

    def __str__(self) -> str:
        return self.name
