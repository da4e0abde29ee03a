"""What a kind of application may cost and how long it may last, from one day to another."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.dated import Dated, NoOverlap

from .countries import Country
from .rules import ApplicationKind


class TermsOfKind(Dated):
    """The base of what belongs to a kind of application and a period, and where it is stated."""

    kind = models.ForeignKey(ApplicationKind, on_delete=models.CASCADE, verbose_name=_("kind of application"))
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("Shown beside it."))
    source = models.CharField(_("source"), max_length=300, blank=True, help_text=_("Shown to visitors."))

    class Meta(Dated.Meta):
        abstract = True


class Ceiling(TermsOfKind):
    """The most that ICLD pays, in whole kronor, by the number of parties and the partner's part of the world."""

    class Parties(models.TextChoices):
        TWO = "two", _("two parties")
        THREE = "three", _("three parties")
        MANY = "many", _("more parties")

    class Per(models.TextChoices):
        WHOLE = "whole", _("in all")
        YEAR = "year", _("a year")

    parties = models.CharField(_("parties"), max_length=10, choices=Parties.choices, default=Parties.TWO)
    region = models.CharField(
        _("the partner’s region"),
        max_length=20,
        choices=Country.Region.choices,
        blank=True,
        help_text=_("Empty: all regions."),
    )
    amount = models.PositiveIntegerField(_("amount, in kronor"))
    per = models.CharField(_("for"), max_length=10, choices=Per.choices, default=Per.WHOLE)
    is_guide = models.BooleanField(
        _("a guide"), default=False, help_text=_("Ticked: a sum to start from, which is agreed with ICLD.")
    )

    class Meta(TermsOfKind.Meta):
        verbose_name = _("ceiling")
        verbose_name_plural = _("ceilings")
        ordering = ["kind", "parties", "region", "first_day", "id"]
        constraints = [
            *TermsOfKind.Meta.constraints,
            NoOverlap(name="ceiling_no_overlap", within=("kind", "parties", "region")),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.get_parties_display()}"


class Length(TermsOfKind):
    """How long it may last, in months, since not every round counts in years."""

    least = models.PositiveSmallIntegerField(
        _("shortest, in months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    most = models.PositiveSmallIntegerField(
        _("longest, in months"), validators=[MinValueValidator(1), MaxValueValidator(120)]
    )

    class Meta(TermsOfKind.Meta):
        verbose_name = _("length")
        verbose_name_plural = _("lengths")
        ordering = ["kind", "first_day", "id"]
        constraints = [
            *TermsOfKind.Meta.constraints,
            NoOverlap(name="length_no_overlap", within=("kind",)),
            models.CheckConstraint(
                condition=Q(least__isnull=True) | Q(least__lte=F("most")),
                name="length_in_order",
                violation_error_message=_("The shortest is longer than the longest."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.most}"
