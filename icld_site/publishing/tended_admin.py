"""Admin of texts that somebody answers for: who, and by which day they are to be read again."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from icld_site.days import add_months

TENDING = (_("Who answers for it"), {"fields": ["responsible", "review_by"]})
TENDED_COLUMNS = ("responsible", "review_by")


class ReviewFilter(admin.SimpleListFilter):
    """Texts by the day on which they are to be read again, as it stands on the Stockholm day of the request."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [
            ("overdue", _("overdue")),
            ("soon", _("within a month")),
            ("none", _("without a day")),
            ("mine", _("mine")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        day = request.today
        wanted: dict[str | None, dict[str, Any]] = {
            "overdue": {"review_by__lt": day},
            "soon": {"review_by__range": (day, add_months(day, 1))},
            "none": {"review_by__isnull": True},
            "mine": {"responsible": request.user.pk},
        }
        return queryset.filter(**wanted.get(self.value(), {}))
