"""Projects: what a Swedish body and a partner abroad do together."""

from dataclasses import dataclass
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.languages.texts import said

from .stories import Story, StoryQuerySet


@dataclass(frozen=True)
class Pair:
    """The two ends of a partnership, as they are shown: here in Sweden, there in the partner country."""

    here_place: Any
    here_country: str
    there_place: Any
    there_country: Any


class ProjectQuerySet(StoryQuerySet):
    def newest_first(self) -> Self:
        """By day, each with its two parties, which every list shows."""
        return (
            super()
            .newest_first()
            .select_related("swedish_party", "partner_country", "picture")
            .prefetch_related("partner_country__names")
        )


class Project(Story):
    """A partnership's story. Both parties are known, or the story is about something else."""

    quote = models.TextField(
        _("quotation"),
        blank=True,
        help_text=_(
            "What someone says, and who it is. Shown after the lead on the front page, set off on its own page."
        ),
    )
    swedish_party = models.ForeignKey(
        "programmes.LocalGovernment",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Swedish party"),
    )
    partner_name = models.CharField(
        _("partner abroad"), max_length=120, blank=True, help_text=_("The place or body, such as Chililabombwe.")
    )
    partner_country = models.ForeignKey(
        "programmes.Country",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("partner country"),
    )

    objects = ProjectQuerySet.as_manager()

    class Meta(Story.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")

    def get_absolute_url(self, language: str | None = None) -> str:
        """The path in a language. Raises NoReverseMatch for a draft without a slug."""
        return address("project", language, slug=self.slug_in(language))

    @property
    def pair(self) -> Pair | None:
        """The two parties, the country under the name that it had on the project's day; None where one is missing."""
        if not (self.swedish_party and self.partner_country and said(self, "partner_name")):
            return None
        name = self.partner_country.name_on(self.day) if self.day else None
        return Pair(
            here_place=self.swedish_party.short_name or said(self.swedish_party, "name"),
            here_country=gettext("Sweden"),
            there_place=said(self, "partner_name"),
            there_country=said(name, "title") if name else self.partner_country.code,
        )
