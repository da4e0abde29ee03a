"""What stands on a programme's pages beside the running text: the steps of an application, and whom to ask."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said
from icld_site.publishing.keyed import Keyed
from icld_site.publishing.prose import SafeProse

from .pages import ProgrammePage

#: `anna.berg@…`: two names with a dot between them are a person's.
_PERSONAL = re.compile(r"^[^@.]{2,}\.[^@.]{2,}@")


def check_role_address(value: str) -> None:
    """Raise ValidationError for an address that looks like a person's: it would be wrong when the person leaves."""
    if _PERSONAL.match(value):
        raise ValidationError(_("Give the address of a role or a team, not a person’s."), code="personal")


class ApplicationStep(Keyed):
    """One step on the way from the first thought to the money, in its order."""

    page = models.ForeignKey(ProgrammePage, on_delete=models.CASCADE, related_name="steps", verbose_name=_("page"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("what to do"), max_length=120)
    body = SafeProse(_("text"), blank=True)
    needed = models.TextField(_("what is needed"), blank=True)
    takes = models.CharField(_("how long it takes"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("step of an application")
        verbose_name_plural = _("steps of an application")
        ordering = ["page", "order", "id"]

    def __str__(self) -> str:
        return said(self, "title").text or "–"


class ContactRole(Keyed):
    """A role or a team that answers questions of a kind; never a person."""

    page = models.ForeignKey(ProgrammePage, on_delete=models.CASCADE, related_name="contacts", verbose_name=_("page"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title = models.CharField(_("role or team"), max_length=120)
    about = models.TextField(_("what one asks them about"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True, validators=[check_role_address])
    phone = models.CharField(
        _("telephone"), max_length=30, blank=True, help_text=_("With the country’s code, such as +46 498 29 91 80.")
    )

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["page", "order", "id"]

    def __str__(self) -> str:
        return said(self, "title").text or "–"
