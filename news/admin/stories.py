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
        live_from = data.get("live_from")
        if "live_from" not in self.errors and self._goes_public_sooner_than_its_day(data):
            return stockholm_day(timezone.now())
        if live_from and (not data.get("day") or self._followed_a_moment_that_moved(data)):
            return stockholm_day(live_from)
        if not data.get("day") and data.get("state") == State.APPROVED:
            return stockholm_day(timezone.now())
        return data.get("day")

    def _goes_public_sooner_than_its_day(self, data: dict[str, Any]) -> bool:
        """Whether the moment to come that gave it its day has been taken away, so that it is public from now on."""
        before: Story = self.instance
        return (
            data.get("state") == State.APPROVED
            and data.get("live_from") is None
            and before.live_from is not None
            and before.live_from > timezone.now()
            and before.day == data.get("day") == stockholm_day(before.live_from)
        )

    def _followed_a_moment_that_moved(self, data: dict[str, Any]) -> bool:
        before: Story = self.instance
        return (
            before.live_from is not None
            and before.live_from != data["live_from"]
            and before.day == data["day"] == stockholm_day(before.live_from)
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
