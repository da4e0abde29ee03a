"""The rules that decide who may apply, with whom and on what, each with the days on which it holds.

They have validity and no workflow: to change a rule, end the old row and add a new one, so that the old answer stands.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said
from icld_site.publishing.dated import Dated, NoOverlap
from icld_site.publishing.keyed import Keyed
from programmes.domain import applicants

from .countries import Country
from .programmes import Programme


class BodyKind(models.TextChoices):
    """The kinds of body that the rules know; the register holds bodies of the first four."""

    MUNICIPALITY = applicants.MUNICIPALITY, _("municipality")
    REGION = applicants.REGION, _("region")
    COUNTY_COUNCIL = applicants.COUNTY_COUNCIL, _("county council (landsting)")
    FEDERATION = applicants.FEDERATION, _("regional federation of local authorities")
    LOCAL_FEDERATION = applicants.LOCAL_FEDERATION, _("federation of local authorities that is not regional")
    COOPERATION_BODY = applicants.COOPERATION_BODY, _("cooperation body of municipalities")
    DISTRICT_BOARD = applicants.DISTRICT_BOARD, _("district board")
    JOINT_BOARD = applicants.JOINT_BOARD, _("joint board")
    MUNICIPAL_COMPANY = applicants.MUNICIPAL_COMPANY, _("municipal company")
    MUNICIPAL_FOUNDATION = applicants.MUNICIPAL_FOUNDATION, _("municipal foundation")
    MUNICIPAL_ASSOCIATION = applicants.MUNICIPAL_ASSOCIATION, _("association owned or run by municipalities")


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


class DoubtfulRule(ProgrammeRule):
    """A rule of which the very days may not be known. `first_day` and `last_day` are then the first and the last one on
    which it is known to have held; on the days around them nobody can say."""

    perhaps_from = models.DateField(
        _("perhaps held from"),
        null=True,
        blank=True,
        help_text=_("The earliest day from which it may have held, where no source gives the first one. Else empty."),
    )
    perhaps_to = models.DateField(
        _("perhaps held to"),
        null=True,
        blank=True,
        help_text=_("The latest day to which it may have held, where no source gives the last one. Else empty."),
    )

    class Meta(ProgrammeRule.Meta):
        abstract = True
        constraints = [
            *ProgrammeRule.Meta.constraints,
            models.CheckConstraint(
                condition=(Q(perhaps_from__isnull=True) | Q(first_day__isnull=False, perhaps_from__lt=F("first_day")))
                & (Q(perhaps_to__isnull=True) | Q(last_day__isnull=False, perhaps_to__gt=F("last_day"))),
                name="%(app_label)s_%(class)s_doubt_around",
                violation_error_message=_(
                    "The days in doubt lie outside those that are known: before the first day, and after the last one."
                ),
            ),
        ]


class ApplicantType(DoubtfulRule):
    """A kind of body that may apply."""

    kind = models.CharField(_("kind of applicant"), max_length=30, choices=BodyKind.choices)

    class Meta(DoubtfulRule.Meta):
        verbose_name = _("kind of applicant")
        verbose_name_plural = _("kinds of applicant")
        ordering = ["programme", "kind", "first_day"]
        constraints = [
            *DoubtfulRule.Meta.constraints,
            NoOverlap(name="applicant_type_no_overlap", within=("programme", "kind")),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class CountryEligibility(DoubtfulRule):
    """A country that is a partner country."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, verbose_name=_("country"))

    class Meta(DoubtfulRule.Meta):
        verbose_name = _("partner country")
        verbose_name_plural = _("partner countries")
        ordering = ["programme", "country", "first_day"]
        constraints = [
            *DoubtfulRule.Meta.constraints,
            NoOverlap(name="country_eligibility_no_overlap", within=("programme", "country")),
        ]

    def __str__(self) -> str:
        return str(self.country)


class CoreArea(DoubtfulRule):
    """A core area that a partnership may work in. The same code carries it through all its periods."""

    code = models.SlugField(
        _("code"), max_length=30, help_text=_("Stands in addresses and open data; the same through all periods.")
    )
    title = models.CharField(_("name"), max_length=120)
    summary = models.TextField(_("what it means"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta(DoubtfulRule.Meta):
        verbose_name = _("core area")
        verbose_name_plural = _("core areas")
        ordering = ["programme", "order", "first_day", "id"]
        constraints = [
            *DoubtfulRule.Meta.constraints,
            NoOverlap(name="core_area_no_overlap", within=("programme", "code")),
        ]

    def __str__(self) -> str:
        return said(self, "title").text or self.code


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
        return said(self, "title").text or self.code
