"""Articles: what is new, from where, and of which kind."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address

from .kinds import ArticleKind
from .projects import Project
from .stories import Story, StoryQuerySet


class ArticleQuerySet(StoryQuerySet):
    def newest_first(self) -> Self:
        """By day, each with its kind, which every list shows."""
        return super().newest_first().select_related("kind", "picture")


class Article(Story):
    """A piece of news, found under the year of its day."""

    place = models.CharField(
        _("place"), max_length=80, blank=True, help_text=_("Where it happens, such as Visby. Shown before the kind.")
    )
    kind = models.ForeignKey(
        ArticleKind,
        on_delete=models.PROTECT,
        related_name="articles",
        verbose_name=_("kind"),
        help_text=_("Shown after the place."),
    )
    byline = models.CharField(
        _("written by"), max_length=120, blank=True, help_text=_("A name, or a role such as ICLD’s editors.")
    )
    projects = models.ManyToManyField(Project, blank=True, related_name="articles", verbose_name=_("projects"))
    local_governments = models.ManyToManyField(
        "programmes.LocalGovernment", blank=True, related_name="+", verbose_name=_("local governments")
    )
    countries = models.ManyToManyField("programmes.Country", blank=True, related_name="+", verbose_name=_("countries"))
    core_areas = models.ManyToManyField(
        "programmes.CoreArea", blank=True, related_name="+", verbose_name=_("core areas")
    )
    source = models.URLField(_("source"), max_length=500, blank=True, help_text=_("Where it is stated."))

    objects = ArticleQuerySet.as_manager()

    class Meta(Story.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_absolute_url(self, language: str | None = None) -> str:
        """The path in a language. Raises NoReverseMatch for a draft without a day or a slug."""
        year = self.day.year if self.day else None
        return address("article", language, year=year, slug=self.slug_in(language))
