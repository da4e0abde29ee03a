"""What partnerships work with, in a word or two: waste, citizen dialogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said


class Theme(models.Model):
    """A theme of projects. Reference data: it holds for all time, and projects keep theirs."""

    code = models.SlugField(
        _("code"), max_length=30, unique=True, help_text=_("Stands in addresses of filtered lists. Do not change it.")
    )
    title = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return said(self, "title").text or self.code
