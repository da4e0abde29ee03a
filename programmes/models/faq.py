"""Questions that municipalities really ask, each with an answer at an address of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.content import Content, promises
from icld_site.publishing.prose import SafeProse

from .pages import ProgrammePage


class FaqEntry(Content):
    """A question and its answer."""

    text_field = "question"

    page = models.ForeignKey(ProgrammePage, on_delete=models.CASCADE, related_name="questions", verbose_name=_("page"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    question = models.CharField(_("question"), max_length=200)
    answer = SafeProse(_("answer"), blank=True)
    core_words = models.CharField(
        _("core words"),
        max_length=300,
        blank=True,
        help_text=_("Words by which it is found though they don’t stand in the text; commas between them."),
    )

    helps_find_partner = models.BooleanField(
        _("shown under Find a partner"),
        default=False,
        help_text=_("The page on which municipalities and regions find a partner then shows the question too."),
    )

    class Meta(Content.Meta):
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")
        ordering = ["page", "order", "id"]
        constraints = promises("page")

    def get_absolute_url(self, language: str | None = None) -> str:
        return self.page.address_of(self, language)
