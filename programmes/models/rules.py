"""The rules that decide who may apply, with whom and on what, each with the days on which it holds.

They have validity and no workflow: to change a rule, end the old row and add a new one, so that the old answer stands.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.dated import Dated, NoOverlap
from icld_site.publishing.keyed import Keyed
from programmes.domain.applicants import COUNTY_COUNCIL, FEDERATION, MUNICIPALITY, REGION

from .countries import Country
from .programmes import Programme


class BodyKind(models.TextChoices):
    """The kinds of body that the register and the rules know."""

    MUNICIPALITY = MUNICIPALITY, _("municipality")
    REGION = REGION, _("region")
    COUNTY_COUNCIL = COUNTY_COUNCIL, _("county council (landsting)")
    FEDERATION = FEDERATION, _("regional federation of local authorities")


class ProgrammeRule(Dated):
    """A dated rule of a programme, and where it is stated."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, verbose_name=_("programme"))
    source = models.CharField(
        _("source"),
        max_length=300,
        blank=True,
        help_text=_(
            "Where the rule is stated: an address that begins with https://, or a decision "
            "with its date. Shown to visitors."
        ),
    )

    class Meta(Dated.Meta):
        abstract = True


class ApplicantType(ProgrammeRule):
    """A kind of body that may apply."""

    kind = models.CharField(_("kind of applicant"), max_length=20, choices=BodyKind.choices)

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("kind of applicant")
        verbose_name_plural = _("kinds of applicant")
        ordering = ["programme", "kind", "first_day"]
        constraints = [
            *ProgrammeRule.Meta.constraints,
            NoOverlap(name="applicant_type_no_overlap", within=("programme", "kind")),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class CountryEligibility(ProgrammeRule):
    """A country that is a partner country."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, verbose_name=_("country"))

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("partner country")
        verbose_name_plural = _("partner countries")
        ordering = ["programme", "country", "first_day"]
        constraints = [
            *ProgrammeRule.Meta.constraints,
            NoOverlap(name="country_eligibility_no_overlap", within=("programme", "country")),
        ]

    def __str__(self) -> str:
        return str(self.country)


class CoreArea(ProgrammeRule):
    """A core area that a partnership may work in. The same code carries it through all its periods."""

    code = models.SlugField(
        _("code"), max_length=30, help_text=_("Stands in addresses and open data; the same through all periods.")
    )
    title = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what it means"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(ProgrammeRule.Meta):
        verbose_name = _("core area")
        verbose_name_plural = _("core areas")
        ordering = ["programme", "order", "first_day", "id"]
        constraints = [
            *ProgrammeRule.Meta.constraints,
            NoOverlap(name="core_area_no_overlap", within=("programme", "code")),
        ]

    def __str__(self) -> str:
        return self.title_sv or self.title_en or self.code


class ApplicationKind(Keyed):
    """A kind of application, such as preparation or project."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="application_kinds", verbose_name=_("programme")
    )
    code = models.SlugField(_("code"), max_length=30)
    title = models.CharField(_("name"), max_length=120)
    summary = models.TextField(
        _("what it is"), blank=True, help_text=_("Aim, and who takes part; one or two sentences.")
    )
    precondition = models.TextField(
        _("precondition, as a question"),
        blank=True,
        help_text=_(
            "A question that must be answered with yes before one may apply, such as a "
            "finished preparation. Empty: none."
        ),
    )
    source = models.CharField(_("source"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("kind of application")
        verbose_name_plural = _("kinds of application")
        ordering = ["programme", "order", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="application_kind_code")]

    def __str__(self) -> str:
        return self.title_sv or self.title_en or self.code
