"""The pages below a programme: how to apply, how to report, whom to ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.publishing.content import LIVE_IN_ORDER, PUBLIC_HAS_ADDRESS, Content, unique_slugs
from icld_site.publishing.prose import SafeProse

from .programmes import Programme


class ProgrammePage(Content):
    """A page of a programme, of one of five kinds."""

    class Kind(models.TextChoices):
        INSPIRATION = "inspiration", _("Inspiration")
        HOW_TO_APPLY = "how-to-apply", _("How to apply")
        REPORTING = "reporting", _("Reporting")
        GUIDELINES = "guidelines-and-training", _("Guidelines and training")
        FAQ = "faq-and-contact", _("FAQ and contact")

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="pages", verbose_name=_("programme")
    )
    kind = models.CharField(_("kind of page"), max_length=30, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=120)
    lead = models.TextField(_("lead"), blank=True)
    body = SafeProse(_("text"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(Content.Meta):
        verbose_name = _("programme page")
        verbose_name_plural = _("programme pages")
        ordering = ["order", "id"]
        constraints = [LIVE_IN_ORDER, PUBLIC_HAS_ADDRESS, *unique_slugs("programme")]

    def get_absolute_url(self, language: str | None = None) -> str:
        return address(
            "programme-page", language, programme=self.programme.slug_in(language), page=self.slug_in(language)
        )
