"""What an article is, in a word that readers see: news, conference."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.languages.texts import said


class ArticleKind(models.Model):
    """A kind of article. Reference data: it holds for all time, and articles keep theirs."""

    code = models.SlugField(
        _("code"), max_length=30, unique=True, help_text=_("Stands in addresses of filtered lists. Do not change it.")
    )
    title = models.CharField(_("name"), max_length=50)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("kind of article")
        verbose_name_plural = _("kinds of articles")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return said(self, "title").text or self.code
