"""Admin of application windows: yearly ones, single ones, pauses, gaps in what is known."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin
from programmes import models

from .rules import VALIDITY, HoldsFilter
from .second_editor import RuleAdmin


@admin.register(models.WindowRule)
class WindowRuleAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "programme", "first_day", "last_day")
    list_filter = (HoldsFilter, "programme")
    list_select_related = ("programme",)
    search_fields = ("title_sv", "title_en", "source")
    filter_horizontal = ("kinds",)
    shared_fieldsets = (
        (
            _("The window of every year"),
            {
                "fields": [
                    "programme",
                    ("opens_day", "opens_month"),
                    ("closes_day", "closes_month"),
                    "decision_month",
                    "kinds",
                ],
                "description": _(
                    "Both days belong to the window, from midnight to midnight Swedish time. To change one year only, "
                    "add an application window for that year and leave this as it is."
                ),
            },
        ),
        VALIDITY,
    )


@admin.register(models.ApplicationWindow)
class ApplicationWindowAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "opens", "closes", "extended_to", "is_cancelled", "rule", "programme")
    list_filter = ("programme", "is_cancelled", "rule")
    list_select_related = ("programme", "rule")
    date_hierarchy = "closes"
    search_fields = ("title_sv", "title_en", "reason_sv", "reason_en", "source")
    filter_horizontal = ("kinds",)
    shared_fieldsets = (
        (
            _("Which window"),
            {
                "fields": ["programme", "rule", "year"],
                "description": _(
                    "To extend, move or cancel the window of one year: choose the yearly window and the year; days "
                    "that are left empty are those of the yearly window. For a window beside the yearly ones: leave "
                    "both empty."
                ),
            },
        ),
        (_("Days, Swedish time"), {"fields": ["opens", "closes", "extended_to", "is_cancelled", "decided_on"]}),
        (_("More"), {"fields": ["decision_expected", "kinds", "days_are_about", "source"]}),
    )


@admin.register(models.Pause)
class PauseAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "programme", "reason_sv")
    list_filter = (HoldsFilter, "programme")
    list_select_related = ("programme",)
    search_fields = ("reason_sv", "reason_en", "source")
    filter_horizontal = ("kinds",)
    shared_fieldsets = ((_("What is paused"), {"fields": ["programme", "kinds"]}), VALIDITY)


@admin.register(models.Gap)
class GapAdmin(RuleAdmin, RegisterAdmin):
    list_display = ("__str__", "programme", "reason_sv")
    list_filter = (HoldsFilter, "programme")
    list_select_related = ("programme",)
    search_fields = ("reason_sv", "reason_en", "source")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["programme"]}), VALIDITY)
