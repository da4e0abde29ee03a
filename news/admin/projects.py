"""Projects, in admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from news.models import Project

from .stories import StoryAdmin


@admin.register(Project)
class ProjectAdmin(StoryAdmin):
    list_display = (
        "__str__",
        "swedish_party",
        "partner_country",
        "shown_day",
        "state",
        "in_languages",
        "front_page_order",
    )
    list_filter = ("state", "day", "partner_country")
    list_select_related = ("swedish_party", "partner_country")
    search_fields = (
        "title_sv",
        "title_en",
        "lead_sv",
        "lead_en",
        "body_sv",
        "body_en",
        "partner_name_sv",
        "partner_name_en",
        "swedish_party__name_sv",
        "partner_country__names__title_sv",
        "partner_country__names__title_en",
    )
    autocomplete_fields = ("swedish_party", "partner_country", "picture")
    shared_fieldsets = (
        (
            _("Parties, date and picture"),
            {"fields": ["swedish_party", "partner_country", "day", "day_precision", "picture"]},
        ),
        (_("Front page"), {"fields": ["front_page_order"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Project]:
        return super().get_queryset(request).prefetch_related("partner_country__names")
