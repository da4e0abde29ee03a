"""Articles, in admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from news.models import Article

from .stories import StoryAdmin


@admin.register(Article)
class ArticleAdmin(StoryAdmin):
    list_display = ("__str__", "kind", "shown_day", "state", "in_languages", "front_page_order")
    list_filter = ("state", "kind", "day")
    list_select_related = ("kind",)
    autocomplete_fields = ("picture", "projects", "local_governments", "countries")
    checkboxes = ("core_areas",)
    search_fields = ("title_sv", "title_en", "place_sv", "place_en", "lead_sv", "lead_en", "body_sv", "body_en")
    shared_fieldsets = (
        (_("Kind, date and picture"), {"fields": ["kind", "day", "day_precision", "picture"]}),
        (_("What it is about"), {"fields": ["projects", "local_governments", "countries", "core_areas", "source"]}),
        (_("Front page"), {"fields": ["front_page_order"]}),
    )
