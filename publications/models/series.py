"""Series in which publications come out, such as Research Report."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.languages.texts import said
from icld_site.publishing.keyed import Keyed

from .checks import check_issn


class Series(Keyed):
    """A series. Reference data: it has a page as long as one of its publications is public."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Stands in addresses, in both languages. Do not change it.")
    )
    title = models.CharField(
        _("name"), max_length=150, help_text=_("As it stands on the documents, such as Research Report.")
    )
    issn = models.CharField(
        "ISSN", max_length=9, blank=True, validators=[check_issn], help_text=_("Such as 0378-5955.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return said(self, "title").text or self.code

    def get_absolute_url(self, language: str | None = None) -> str:
        return address("series", language, series=self.code)

    def title_on(self, language: str) -> str:
        """The name as a document in that language has it."""
        return str(said(self, "title", language))
