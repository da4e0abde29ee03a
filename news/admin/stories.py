"""What the admin of articles and of projects shares: the day, and how it follows the moment of going public."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from icld_site.days import stockholm_day
from icld_site.publishing.admin import ContentAdmin
from icld_site.publishing.content import State
from news.models.stories import Story


class StoryForm(forms.ModelForm):
    """Gives a text without a day the one on which it goes public."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if "day" in self.fields and "day" not in self.errors:
            data["day"] = self._day(data)
        return data

    def _day(self, data: dict[str, Any]) -> Any:
        """The day as typed; a day that was that of going public moves when this is moved."""
        goes_public = data.get("live_from") or (timezone.now() if data.get("state") == State.APPROVED else None)
        if goes_public and (not data.get("day") or self._followed_a_moment_that_moved(data)):
            return stockholm_day(goes_public)
        return data.get("day")

    def _followed_a_moment_that_moved(self, data: dict[str, Any]) -> bool:
        """Whether its day was that of a moment which has been moved, or taken away before it came."""
        before, after = self.instance.live_from, data.get("live_from")
        return (
            "live_from" not in self.errors
            and before is not None
            and before != after
            and (after is not None or before > timezone.now())
            and self.instance.day == data.get("day") == stockholm_day(before)
        )


class StoryAdmin(ContentAdmin):
    form = StoryForm
    date_hierarchy = "day"
    ordering = ("-day", "-recorded_at", "id")
    #: The relations that are so few that all stand in the form, to be ticked.
    checkboxes: tuple[str, ...] = ()

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.checkboxes:
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("date"), ordering="day", empty_value="–")
    def shown_day(self, obj: Story) -> Any:
        return obj.when or None
