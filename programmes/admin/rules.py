"""Admin of the dated rules: kinds of applicant, partner countries, core areas, kinds of application."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin, RowAdmin
from programmes import models

from .second_editor import RuleAdmin

VALIDITY = (
    _("When it holds"),
    {
        "fields": ["first_day", "last_day", "source"],
        "description": _(
            "To change a rule, end the old row and add a new one. What was answered before then stays true."
        ),
    },
)


DOUBT = (
    _("When it is not known on which day it began or ended"),
    {"fields": ["perhaps_from", "perhaps_to"], "classes": ["collapse"]},
)


class HoldsFilter(admin.SimpleListFilter):
    """Rows that hold today, held before, or will hold."""

    title = _("when it holds")
    parameter_name = "holds"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("now", _("today")), ("ended", _("has ended")), ("coming", _("not yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        day = request.today
        if self.value() == "now":
            return queryset.on(day)
        if self.value() == "ended":
            return queryset.filter(last_day__lt=day)
        if self.value() == "coming":
            return queryset.filter(Q(first_day__gt=day))
        return queryset


@admin.register(models.ApplicantType)
class ApplicantTypeAdmin(RuleAdmin, RowAdmin):
    list_display = ("kind", "programme", "first_day", "last_day", "source")
    list_filter = (HoldsFilter, "programme", "kind")
    list_select_related = ("programme",)
    search_fields = ("kind", "source")
    fieldsets = ((None, {"fields": ["programme", "kind"]}), VALIDITY, DOUBT)


@admin.register(models.CountryEligibility)
class CountryEligibilityAdmin(RuleAdmin, RowAdmin):
    list_display = ("country", "programme", "first_day", "last_day", "source")
    list_filter = (HoldsFilter, "programme", "country__region")
    list_select_related = ("programme", "country")
    search_fields = ("country__code", "country__names__title_sv", "country__names__title_en", "source")
    autocomplete_fields = ("country",)
    fieldsets = ((None, {"fields": ["programme", "country"]}), VALIDITY, DOUBT)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).prefetch_related("country__names")


@admin.register(models.CoreArea)
class CoreAreaAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "code", "programme", "order", "first_day", "last_day")
    list_editable = ("order",)
    list_filter = (HoldsFilter, "programme")
    list_select_related = ("programme",)
    search_fields = ("title_sv", "title_en", "code")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["programme", "code", "order"]}), VALIDITY, DOUBT)


@admin.register(models.ApplicationKind)
class ApplicationKindAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "code", "programme", "order")
    list_editable = ("order",)
    list_filter = ("programme",)
    list_select_related = ("programme",)
    search_fields = ("title_sv", "title_en", "code")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["programme", "code", "order", "source"]}),)
