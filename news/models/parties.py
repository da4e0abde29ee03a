"""Who works together in a project: Swedish bodies of the register, and partners in other countries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import Text, said
from icld_site.publishing.keyed import Keyed

from .projects import Project


class SwedishParty(Keyed):
    """A Swedish body that takes part. The first one is granted the money and answers for the accounts.

    So says ICLD on its review of accounts in the programme, autumn 2024.
    """

    project = models.ForeignKey(
        Project, on_delete=models.CASCADE, related_name="swedish_parties", verbose_name=_("project")
    )
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("The first one is granted the money and answers for the accounts.")
    )
    body = models.ForeignKey(
        "programmes.LocalGovernment", on_delete=models.PROTECT, related_name="+", verbose_name=_("Swedish party")
    )

    class Meta:
        verbose_name = _("Swedish party")
        verbose_name_plural = _("Swedish parties")
        ordering = ["project", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "body"],
                name="news_swedish_party_once",
                violation_error_message=_("The project has this party already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.body)

    @property
    def name(self) -> Text:
        return said(self.body, "name")

    @property
    def place(self) -> Text | str:
        """The body in a word, such as Ale, for where its kind needs no saying."""
        return self.body.short_name or self.name


class Partner(Keyed):
    """A party abroad: a place or a body, in a country. The first one is the main partner."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="partners", verbose_name=_("project"))
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("The first one is the main partner."))
    title = models.CharField(_("name"), max_length=120, help_text=_("The place or body, such as Chililabombwe."))
    country = models.ForeignKey(
        "programmes.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country")
    )

    class Meta:
        verbose_name = _("partner abroad")
        verbose_name_plural = _("partners abroad")
        ordering = ["project", "order", "id"]

    def __str__(self) -> str:
        return said(self, "title").text or "–"

    @property
    def name(self) -> Text:
        return said(self, "title")

    @property
    def country_name(self) -> Text | str:
        """The name that the country had on the project's day."""
        name = self.country.name_on(self.project.day) if self.project.day else None
        return said(name, "title") if name else self.country.code
