"""Admin of countries, with their names inline."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline
from reversion.admin import VersionAdmin

from programmes import models


class CountryNameInline(TranslationStackedInline):
    model = models.CountryName
    extra = 0
    fields = ("title", "first_day", "last_day")
    verbose_name_plural = _("names: when a country is renamed, end the old name and add the new one")


class ListedInline(admin.TabularInline):
    model = models.CountryEligibility
    extra = 0
    fields = ("programme", "first_day", "last_day", "source")


@admin.register(models.Country)
class CountryAdmin(VersionAdmin):
    list_display = ("__str__", "region")
    list_filter = ("region",)
    search_fields = ("code", "names__title_sv", "names__title_en")
    inlines = (CountryNameInline, ListedInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("names")
