"""The register of Sweden's municipalities, regions, county councils and regional federations."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said
from icld_site.publishing.dated import Dated
from programmes.domain.applicants import Link

from .rules import BodyKind


class LocalGovernment(Dated):
    """One body, under one name and in one form. A body that became another points to it as its successor."""

    code = models.CharField(
        _("code"),
        max_length=4,
        null=True,
        blank=True,
        help_text=_(
            "Statistics Sweden’s: four digits for a municipality, two for a region or county "
            "council. Empty for a federation."
        ),
    )
    kind = models.CharField(_("kind"), max_length=30, choices=BodyKind.choices)
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=120)
    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    legal_name = models.CharField(_("name in law"), max_length=120, blank=True)
    other_names = models.TextField(
        _("other names"),
        blank=True,
        help_text=_("Former names, short forms and spellings by which it shall be found; one a line."),
    )
    county_code = models.CharField(_("county code"), max_length=10, blank=True)
    county_name = models.CharField(_("county"), max_length=60, blank=True)
    counts_as_region = models.BooleanField(
        _("counts as a region"), default=False, help_text=_("Also Gotland, a municipality with the duties of a region.")
    )
    successor = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
        verbose_name=_("became"),
        help_text=_("The body that it became, or that took over its duties."),
    )
    members = models.ManyToManyField("self", symmetrical=False, blank=True, verbose_name=_("members"))
    org_number = models.CharField(_("organisation number"), max_length=11, blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(Dated.Meta):
        verbose_name = _("local government")
        verbose_name_plural = _("local governments")
        ordering = ["kind", "code", "slug"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["kind", "code"], condition=Q(code__isnull=False), name="local_government_code"
            ),
            models.CheckConstraint(
                condition=~Q(successor=models.F("id")) | Q(successor__isnull=True),
                name="local_government_not_its_own_successor",
            ),
        ]

    def __str__(self) -> str:
        return said(self, "name").text

    @property
    def county(self) -> str:
        """The county in the language in force: `Stockholms län`, `Stockholm County`. The register has Swedish names."""
        if get_language() == "sv" or not self.county_name.endswith(" län"):
            return self.county_name
        return f"{self.county_name.removesuffix(' län').removesuffix('s')} County"

    def as_link(self) -> Link:
        """The body as the domain sees it."""
        return Link(
            kind=self.kind,
            code=self.code,
            slug=self.slug,
            name={"sv": self.name_sv, "en": self.name_en or self.name_sv},
            validity=self.validity,
            counts_as_region=self.counts_as_region,
        )
