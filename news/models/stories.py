"""What articles and projects share: a text with a day, in a list that shows the newest first."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from icld_site.days import stockholm_day
from icld_site.languages import dates
from icld_site.publishing.content import Content, ContentQuerySet, State
from icld_site.publishing.prose import SafeProse


class StoryQuerySet(ContentQuerySet):
    def newest_first(self) -> Self:
        """By day, then by when recorded: an order that stays, so that no page of a list repeats or loses a text."""
        return self.order_by("-day", "-recorded_at", "id")

    def for_front_page(self, limit: int) -> Self:
        """What the front page shows: the texts that have a place there, in that order, then the newest."""
        newest = self.newest_first()
        return newest.order_by(F("front_page_order").asc(nulls_last=True), *newest.query.order_by)[:limit]


class Story(Content):
    """A text with a day.

    `day` is a Stockholm day: the text is shown with it, sorted by it, and found under its year. A text that goes live
    later has the day on which it does. Of some texts only the month or the year is known; then the day merely sorts.
    """

    class DayPrecision(models.TextChoices):
        DAY = "day", _("the day")
        MONTH = "month", _("the month")
        YEAR = "year", _("the year")

    title = models.CharField(_("title"), max_length=200, blank=True)
    lead = models.TextField(
        _("lead"),
        blank=True,
        help_text=_("One to three sentences that stand above the text and in lists. No formatting."),
    )
    body = SafeProse(_("text"), blank=True)
    picture = models.ForeignKey(
        "media.Picture",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("main picture"),
        help_text=_("From the library of pictures. Lists show it cut to 3:2."),
    )
    day = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_(
            "The day that is shown with the text; lists show the newest first. "
            "Leave it empty to have the day on which the text goes public."
        ),
    )
    day_precision = models.CharField(
        _("show of the date"),
        max_length=5,
        choices=DayPrecision.choices,
        default=DayPrecision.DAY,
        help_text=_("Choose the month or the year if no more is known. The date above then only sorts."),
    )
    front_page_order = models.PositiveSmallIntegerField(
        _("place on the front page"),
        null=True,
        blank=True,
        help_text=_(
            "1 comes first. Leave it empty, and the front page shows the text as long as it is among the newest."
        ),
    )
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = StoryQuerySet.as_manager()

    class Meta(Content.Meta):
        abstract = True
        constraints = [
            *Content.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(state=State.APPROVED) | models.Q(day__isnull=False),
                name="%(app_label)s_%(class)s_public_has_day",
                violation_error_message=_("A text can’t be approved without a date."),
            ),
        ]
        indexes = [
            models.Index(fields=["-day", "-recorded_at", "id"], name="%(app_label)s_%(class)s_newest"),
            models.Index(
                fields=["front_page_order", "-day", "-recorded_at", "id"], name="%(app_label)s_%(class)s_front"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.day is None and self.live_from:
            self.day = stockholm_day(self.live_from)
        super().save(*args, **kwargs)

    def made_public(self, today: date) -> dict[str, Any]:
        return super().made_public(today) | {"day": self.day or today}

    @property
    def is_of_a_day(self) -> bool:
        """Whether the day itself is known, and not only its month or year."""
        return self.day_precision == self.DayPrecision.DAY

    @property
    def iso_day(self) -> str:
        """As much of the day as is known: `2018-03-05`, `2018-03` or `2018`; nothing for a draft without one."""
        length = {self.DayPrecision.MONTH: 7, self.DayPrecision.YEAR: 4}.get(self.day_precision, 10)
        return self.day.isoformat()[:length] if self.day else ""

    @property
    def when(self) -> SafeString | str:
        """The day in words, or the month or year, in a `<time>`; nothing for a draft without one."""
        elements = {
            self.DayPrecision.MONTH: dates.month_element,
            self.DayPrecision.YEAR: dates.year_element,
        }
        return elements.get(self.day_precision, dates.time_element)(self.day) if self.day else ""

    @property
    def when_in_year(self) -> SafeString | str:
        """The same without the year, for lists that name it once."""
        elements = {
            self.DayPrecision.MONTH: dates.short_month_element,
            self.DayPrecision.YEAR: lambda _day: "",
        }
        return elements.get(self.day_precision, dates.short_time_element)(self.day) if self.day else ""
