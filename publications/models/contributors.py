"""Who wrote, edited or photographed: persons and organisations, each once."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.publishing.keyed import Keyed
from publications.domain import records
from publications.domain.records import Name

from .checks import check_orcid


class Contributor(Keyed):
    """A person by the parts of the name, or an organisation by its name; one and the same in every publication."""

    slug = models.SlugField(
        _("address"), max_length=100, unique=True, help_text=_("The last part of the address of the page about it.")
    )
    family = models.CharField(_("family name"), max_length=100, blank=True)
    given = models.CharField(_("given name"), max_length=100, blank=True, help_text=_("Or initials, with full stops."))
    particle = models.CharField(
        _("particle"), max_length=30, blank=True, help_text=_("Before the family name, and not sorted by: van der, af.")
    )
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    orcid = models.CharField(
        "ORCID", max_length=19, blank=True, validators=[check_orcid], help_text=_("Such as 0000-0002-1825-0097.")
    )

    class Meta:
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["family", "organisation", "given", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(family="") ^ Q(organisation=""),
                name="contributor_is_a_person_or_an_organisation",
                violation_error_message=_("Give a family name or an organisation, and not both."),
            ),
            models.UniqueConstraint(
                fields=["orcid"],
                condition=~Q(orcid=""),
                name="contributor_orcid_once",
                violation_error_message=_("Another contributor has this ORCID."),
            ),
        ]

    def __str__(self) -> str:
        return self.name.inverted if self.family or self.organisation else "–"

    def clean(self) -> None:
        super().clean()
        if bool(self.family) == bool(self.organisation):
            raise ValidationError(_("Give a family name or an organisation, and not both."))

    def get_absolute_url(self, language: str | None = None) -> str:
        return address("contributor", language, contributor=self.slug)

    @property
    def name(self) -> Name:
        """The name as the domain knows it. Raises ValueError where it is none yet."""
        return Name(family=self.family, given=self.given, particle=self.particle, organisation=self.organisation)


class Contribution(Keyed):
    """What a contributor did for a publication, and the place in the order of its title page."""

    class Role(models.TextChoices):
        AUTHOR = records.Role.AUTHOR.value, _("author")
        EDITOR = records.Role.EDITOR.value, _("editor")
        PHOTOGRAPHER = records.Role.PHOTOGRAPHER.value, _("photographer")

    publication = models.ForeignKey(
        "publications.Publication",
        on_delete=models.CASCADE,
        related_name="contributions",
        verbose_name=_("publication"),
    )
    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, related_name="contributions", verbose_name=_("contributor")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.AUTHOR)
    order = models.PositiveSmallIntegerField(_("order"), default=0, help_text=_("That of the title page."))

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributors")
        ordering = ["publication", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "contributor", "role"],
                name="contribution_once",
                violation_error_message=_("The contributor has this role already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.contributor)
