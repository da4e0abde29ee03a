"""Admin of countries, with their names inline."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TranslationStackedInline

from icld_site.publishing.admin import RowAdmin
from icld_site.publishing.swedish_time import SwedishTime
from programmes import models


class CountryNameInline(SwedishTime, TranslationStackedInline):
    model = models.CountryName
    extra = 0
    fields = ("title", "first_day", "last_day")
    verbose_name_plural = gettext_lazy("names: when a country is renamed, end the old name and add the new one")


@admin.register(models.Country)
class CountryAdmin(RowAdmin):
    """When a country is listed is a rule, and changed where rules are; its code is the same through all its days."""

    list_display = ("__str__", "region")
    list_filter = ("region",)
    search_fields = ("code", "names__title_sv", "names__title_en")
    fields = ("code", "region", "listed")
    inlines = (CountryNameInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("names")

    def get_readonly_fields(self, request: HttpRequest, obj: models.Country | None = None) -> Any:
        return ("code", "listed") if obj else ("listed",)

    @admin.display(description=gettext_lazy("partner country"))
    def listed(self, country: models.Country) -> str:
        """The days on which it is a partner country, each a link to where they are changed."""
        if country._state.adding:
            return _("Added among the partner countries, once the country is saved.")
        rows = models.CountryEligibility.objects.filter(country=country).select_related("programme")
        links = format_html_join(
            "",
            '<li><a href="{}">{}: {}</a></li>',
            (
                (reverse("admin:programmes_countryeligibility_change", args=[row.pk]), row.programme, row.days_text())
                for row in rows
            ),
        )
        add = reverse("admin:programmes_countryeligibility_add")
        return format_html(
            '<ul class="plain">{}<li><a href="{}?country={}">{}</a></li></ul>',
            links,
            add,
            country.pk,
            _("Add days on which it is a partner country"),
        )
