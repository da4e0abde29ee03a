"""The words of the home page that belong to no room."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from icld_site.addresses import address
from icld_site.publishing.content import LIVE_IN_ORDER, Content, ContentQuerySet


class FrontPageQuerySet(ContentQuerySet):
    def shown(self, at: datetime) -> "FrontPageQuerySet":
        """The one that is shown at a UTC moment, if any: of several, the one that went live last. Those that don't say
        when they did come after those that do; of them, the one that was saved last.
        """
        return self.public(at).order_by(F("live_from").desc(nulls_last=True), "-modified", "id")[:1]


class FrontPage(Content):
    """The home page: what ICLD does in one sentence, and which article and publication it shows large."""

    slug = None  # it stands at the top, with no name of its own in the address
    title = models.CharField(_("opening sentence"), max_length=120)
    lead = models.TextField(_("lead"), blank=True)
    statement = models.ForeignKey(
        "news.Article",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("statement"),
        help_text=_("The article that is shown large, on a ground of its own. Empty: none."),
    )
    publication = models.ForeignKey(
        "publications.Publication",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("publication"),
        help_text=_("The publication that is shown. Empty: the newest one."),
    )

    objects = FrontPageQuerySet.as_manager()

    class Meta(Content.Meta):
        verbose_name = _("home page")
        verbose_name_plural = _("home page")
        constraints = [LIVE_IN_ORDER]

    def made_public(self, today: date) -> dict[str, Any]:
        """A preview shows this one, whatever others are public."""
        return super().made_public(today) | {"live_from": timezone.now()}

    def get_absolute_url(self, language: str | None = None) -> str:
        return address("home", language)
