"""What the last look at the links of all texts found."""

from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _


class Wrong(models.TextChoices):
    """What is wrong with a link. Of one that has moved nothing is: visitors are led on, and editors may mend it."""

    NOT_FOUND = "not_found", _("there is no such page")
    GONE = "gone", _("the page is gone")
    NO_PART = "no_part", _("the page has no such part")
    NO_ADDRESS = "no_address", _("this is no address")
    ENDLESS = "endless", _("leads on without end")
    FAULT = "fault", _("the page can’t be shown")
    MOVED = "moved", _("leads on to a new address")


class BrokenLinkQuerySet(models.QuerySet):
    def broken(self) -> "BrokenLinkQuerySet":
        """Those that lead a visitor nowhere."""
        return self.exclude(wrong=Wrong.MOVED)


class BrokenLink(models.Model):
    """A link that is to be mended: the text and its column, the words that are linked, and the address as written."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, verbose_name=_("kind of text"))
    object_id = models.UUIDField()
    content = GenericForeignKey()
    name = models.CharField(_("text"), max_length=300)
    field = models.CharField(_("field and language"), max_length=63)
    words = models.CharField(_("words of the link"), max_length=300)
    address = models.TextField(_("address"))
    wrong = models.CharField(_("what is wrong"), max_length=10, choices=Wrong.choices)
    leads_to = models.TextField(_("leads to"), blank=True)

    objects = BrokenLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("broken link")
        verbose_name_plural = _("broken links")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.place()}): “{self.words}” {self.address} – {self.trouble()}"

    def place(self) -> str:
        """The column as its form calls it, such as `Text [sv]`."""
        model: Any = self.content_type.model_class()
        return capfirst(str(model._meta.get_field(self.field).verbose_name))

    def trouble(self) -> str:
        return f"{self.get_wrong_display()}: {self.leads_to}" if self.leads_to else str(self.get_wrong_display())


class LinkCheck(models.Model):
    """When all links were looked at last, and how many of them lead into the portal. One row."""

    checked_at = models.DateTimeField(_("checked at"))
    links = models.PositiveIntegerField(_("links"))

    class Meta:
        verbose_name = _("check of links")
        verbose_name_plural = _("checks of links")

    def __str__(self) -> str:
        return str(self.checked_at)
