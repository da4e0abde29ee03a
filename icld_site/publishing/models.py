"""The tables of this block. The abstract bases stand in `content.py` and `dated.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .broken_links import BrokenLink, LinkCheck
from .redirects import Redirect

__all__ = ["BrokenLink", "ChangeCount", "ContentSet", "ContentVersion", "LinkCheck", "Redirect"]


class ContentSet(models.Model):
    """A set of starting content that was loaded once, so that what an editor deletes afterwards stays deleted."""

    name = models.CharField(_("name"), max_length=50, unique=True)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("content set")
        verbose_name_plural = _("content sets")

    def __str__(self) -> str:
        return self.name


class ContentVersion(models.Model):
    """One row, with a mark that every change of content replaces. See `versions.py`."""

    mark = models.UUIDField(_("mark"))

    class Meta:
        verbose_name = _("version of the content")
        verbose_name_plural = _("versions of the content")

    def __str__(self) -> str:
        return str(self.mark)


class ChangeCount(models.Model):
    """How often the tables of a group have changed, and the UTC moment of the last time. See `counting.py`."""

    name = models.CharField(_("name"), max_length=50, unique=True)
    number = models.PositiveIntegerField(_("number of changes"))
    changed_at = models.DateTimeField(_("last changed at"))

    class Meta:
        verbose_name = _("count of changes")
        verbose_name_plural = _("counts of changes")

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
