"""Projects: what a Swedish body and a partner abroad do together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.publishing.keyed import Keyed
from icld_site.publishing.prose import SafeProse
from news.domain.periods import Status, status_on

from .stories import Story, StoryQuerySet
from .themes import Theme

if TYPE_CHECKING:
    from .parties import Partner, SwedishParty


@dataclass(frozen=True)
class Pair:
    """The two ends of a partnership, as they are shown: here in Sweden, there in the partner country."""

    here_place: Any
    here_country: str
    there_place: Any
    there_country: Any


class ProjectQuerySet(StoryQuerySet):
    def newest_first(self) -> Self:
        """By day, each with its parties, which every list shows."""
        return super().newest_first().select_related("picture").with_parties()

    def with_parties(self) -> Self:
        """Each with its parties, for three queries more, however many there are."""

        def rows(relation: str, each_with: str) -> Prefetch:
            model = getattr(self.model, relation).rel.related_model
            return Prefetch(relation, model.objects.select_related(each_with))

        return self.prefetch_related(
            rows("swedish_parties", "body"), rows("partners", "country"), "partners__country__names"
        )

    def partnerships(self) -> Self:
        """All but what still seeks its Swedish party: what municipalities and regions do or did together."""
        return self.exclude(phase=self.model.Phase.SEEKS_PARTNER)

    def seeking(self) -> Self:
        """Those of a party abroad that seeks a Swedish one."""
        return self.filter(phase=self.model.Phase.SEEKS_PARTNER)

    def in_country(self, country: Any) -> Self:
        """Those with a party in a country, each once."""
        return self.filter(pk__in=self.model._base_manager.filter(partners__country=country).values("pk"))

    def in_countries(self, codes: Collection[str]) -> Self:
        """Those with a party in one of some countries, by their codes, each once."""
        return self.filter(pk__in=self.model._base_manager.filter(partners__country__code__in=codes).values("pk"))


class Project(Story):
    """A partnership's project: who works together, on what, when, and what came of it.

    Without parties it tells of something else that ICLD does. In the phase in which it seeks a partner it has one
    abroad and no Swedish party yet, and is no partnership: lists of these leave it out. `starts` and `ends` are its
    first and last Stockholm day, either unknown; of many only the years are known.
    """

    class Phase(models.TextChoices):
        SEEKS_PARTNER = "seeks-partner", _("Seeks a Swedish partner")
        PREPARATION = "preparation", _("Preparation")
        PROJECT = "project", _("Project")

    class PeriodPrecision(models.TextChoices):
        DAY = "day", _("the days")
        YEAR = "year", _("the years")

    quote = models.TextField(
        _("quotation"),
        blank=True,
        help_text=_(
            "What someone says, and who it is. Shown after the lead on the front page, set off on its own page."
        ),
    )
    results = SafeProse(_("results"), blank=True, help_text=_("What came of it. Empty: nothing is said."))
    core_areas = models.ManyToManyField(
        "programmes.CoreArea", blank=True, related_name="+", verbose_name=_("core areas")
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="projects", verbose_name=_("themes"))
    phase = models.CharField(
        _("phase"),
        max_length=20,
        choices=Phase.choices,
        blank=True,
        help_text=_(
            "What seeks a Swedish partner has a partner abroad and no Swedish party. It is shown under Find a partner "
            "while its country is a partner country, and not among the projects."
        ),
    )
    starts = models.DateField(_("first day"), null=True, blank=True, help_text=_("Empty: it isn’t known."))
    ends = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Empty: it isn’t known. A project without a last day isn’t said to go on."),
    )
    period_precision = models.CharField(
        _("show of the period"),
        max_length=4,
        choices=PeriodPrecision.choices,
        default=PeriodPrecision.YEAR,
        help_text=_("Choose the years if the exact days aren’t known. Then any day of the year will do above."),
    )
    granted = models.PositiveIntegerField(
        _("granted, in SEK"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    source = models.URLField(_("source"), max_length=500, blank=True, help_text=_("Where it is stated."))

    objects = ProjectQuerySet.as_manager()

    class Meta(Story.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            *Story.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(starts__lte=F("ends")),
                name="news_project_days_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
        ]
        indexes = [
            *Story.Meta.indexes,
            # Few of many: what is listed under Find a partner.
            models.Index(
                fields=["-day", "-recorded_at", "id"],
                condition=Q(phase="seeks-partner"),
                name="news_project_seeking",
            ),
        ]

    def clean(self) -> None:
        self._fill_the_years()
        super().clean()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._fill_the_years()
        super().save(*args, **kwargs)

    def _fill_the_years(self) -> None:
        """Where only the years are known, the days are the first of the first year and the last of the last one."""
        if self.period_precision == self.PeriodPrecision.YEAR:
            self.starts = date(self.starts.year, 1, 1) if self.starts else None
            self.ends = date(self.ends.year, 12, 31) if self.ends else None

    @property
    def seeks_partner(self) -> bool:
        return self.phase == self.Phase.SEEKS_PARTNER

    def get_absolute_url(self, language: str | None = None) -> str:
        """The path in a language. Raises NoReverseMatch for a draft without a slug."""
        return address("project", language, slug=self.slug_in(language))

    def status_on(self, day: date) -> Status:
        """What its days say of it on a Stockholm day."""
        return status_on(day, self.starts, self.ends)

    @cached_property
    def bodies(self) -> "Sequence[SwedishParty]":
        """The Swedish parties in their order, the one that is granted the money first."""
        return sorted(self.swedish_parties.all(), key=lambda party: (party.order, str(party.pk)))

    @cached_property
    def abroad(self) -> "Sequence[Partner]":
        """The partners abroad in their order, the main one first."""
        found = sorted(self.partners.all(), key=lambda party: (party.order, str(party.pk)))
        for partner in found:
            partner.project = self  # so that none asks the database for what is at hand
        return found

    @cached_property
    def pair(self) -> Pair | None:
        """The two main parties, the country under the name that it had on the project's day; None without both."""
        if not (self.bodies and self.abroad):
            return None
        here, there = self.bodies[0], self.abroad[0]
        return Pair(
            here_place=here.place,
            here_country=gettext("Sweden"),
            there_place=there.name,
            there_country=there.country_name,
        )


class ProjectPicture(Keyed):
    """A picture that is shown below a project's text, in its order."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("project"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    picture = models.ForeignKey("media.Picture", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture"))

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures below the text")
        ordering = ["project", "order", "id"]

    def __str__(self) -> str:
        return str(self.picture)
