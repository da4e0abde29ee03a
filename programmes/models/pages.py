"""The pages below a programme: how to apply, how to report, whom to ask."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import LANGUAGES, address
from icld_site.publishing.content import Content, promises
from icld_site.publishing.prose import SafeProse
from icld_site.publishing.tended import Tended

from .programmes import Programme

#: Words that stand where a page's slug would: the partner countries, and what has changed in the rules.
RESERVED_SLUGS = frozenset(("lander", "countries", "andringar", "changes"))


class ProgrammePage(Tended, Content):
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
        constraints = promises("programme")

    def clean(self) -> None:
        super().clean()
        taken = [code for code in LANGUAGES if getattr(self, f"slug_{code}") in RESERVED_SLUGS]
        if taken:
            raise ValidationError({f"slug_{code}": _("Another page of the portal has this address.") for code in taken})

    def get_absolute_url(self, language: str | None = None) -> str:
        return address(
            "programme-page", language, programme=self.programme.slug_in(language), page=self.slug_in(language)
        )

    def address_of(self, part: Content, language: str | None = None) -> str:
        """The address of a question or document of this page."""
        return address(
            "programme-part",
            language,
            programme=self.programme.slug_in(language),
            page=self.slug_in(language),
            part=part.slug_in(language),
        )
