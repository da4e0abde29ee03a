"""Countries that are, were or may become partner countries, under the names that they have had."""

from datetime import date
from operator import attrgetter

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said
from icld_site.publishing.dated import Dated, NoOverlap
from icld_site.publishing.keyed import Keyed


class Country(Keyed):
    """A country by its code. Its names are dated rows, so that a country that is renamed stays one country."""

    class Region(models.TextChoices):
        EUROPE = "europe", _("Europe")
        ASIA = "asia", _("Asia")
        AFRICA = "africa", _("Africa")
        LATIN_AMERICA = "latin-america", _("Latin America")

    code = models.CharField(
        _("code"),
        max_length=2,
        unique=True,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, such as ZM."))],
        help_text=_("ISO 3166-1 alpha-2; XK for Kosovo."),
    )
    region = models.CharField(_("region"), max_length=20, choices=Region.choices)

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["code"]

    def __str__(self) -> str:
        names = sorted(self.names.all(), key=lambda name: name.first_day or date.min)
        return f"{names[-1]} ({self.code})" if names else self.code

    def name_on(self, day: date) -> "CountryName | None":
        """The name that held on a Stockholm day, or the nearest one."""
        names = sorted(self.names.all(), key=lambda name: name.first_day or date.min)
        held = [name for name in names if not name.first_day or name.first_day <= day]
        return held[-1] if held else next(iter(names), None)

    def former_names(self, day: date) -> list["CountryName"]:
        """The names that no longer held on a Stockholm day, the newest first."""
        ended = [name for name in self.names.all() if name.last_day and name.last_day < day]
        return sorted(ended, key=attrgetter("last_day"), reverse=True)


class CountryName(Dated):
    """What a country is called, in both languages, from one day to another."""

    country = models.ForeignKey(Country, on_delete=models.CASCADE, related_name="names", verbose_name=_("country"))
    title = models.CharField(_("name"), max_length=100)

    class Meta(Dated.Meta):
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["country", "first_day"]
        constraints = [*Dated.Meta.constraints, NoOverlap(name="country_name_no_overlap", within=("country",))]

    def __str__(self) -> str:
        return said(self, "title").text
