"""A programme: what it is, and since when its rules have been checked."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.publishing.content import Content
from icld_site.publishing.prose import SafeProse
from icld_site.publishing.tended import Tended


class Programme(Tended, Content):
    """A programme of ICLD. Those that take applications have rules of their own."""

    title = models.CharField(_("name"), max_length=120)
    lead = models.TextField(
        _("lead"), blank=True, help_text=_("One to three sentences that say what the programme is.")
    )
    body = SafeProse(_("text"), blank=True)
    who = models.TextField(
        _("more about who may apply"),
        blank=True,
        help_text=_("Shown beside the sentence that is made from the rules, which need not be said again here."),
    )
    about_areas = models.TextField(_("about the core areas"), blank=True)
    about_windows = models.TextField(
        _("more about the application windows"),
        blank=True,
        help_text=_("Shown beside the sentence that is made from the yearly windows."),
    )
    takes_applications = models.BooleanField(
        _("takes applications"),
        default=False,
        help_text=_("Unticked: the programme is presented, without windows or the question whether one may apply."),
    )
    rules_checked_on = models.DateField(
        _("rules last checked"),
        null=True,
        blank=True,
        help_text=_("The day on which ICLD last made sure that the rules here are right. Shown beside every answer."),
    )
    closed_from = models.DateField(
        _("closed for good from"),
        null=True,
        blank=True,
        help_text=_("The first day on which no application is taken any more. Its pages stay."),
    )
    closed_source = models.CharField(_("where the closing is stated"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(Content.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["order", "id"]

    def get_absolute_url(self, language: str | None = None) -> str:
        return address("programme", language, programme=self.slug_in(language))
