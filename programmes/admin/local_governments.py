"""Admin of the register of local governments."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin
from programmes import models

from .rules import HoldsFilter


@admin.register(models.LocalGovernment)
class LocalGovernmentAdmin(RegisterAdmin):
    list_display = ("__str__", "kind", "code", "county_name", "first_day", "last_day", "successor")
    list_filter = ("kind", HoldsFilter, "county_name")
    list_select_related = ("successor",)
    search_fields = ("name_sv", "name_en", "short_name", "legal_name", "other_names", "code", "slug")
    autocomplete_fields = ("successor", "members")
    shared_fieldsets = (
        (_("In the register"), {"fields": ["kind", "code", "slug", "county_code", "county_name", "counts_as_region"]}),
        (_("Names by which it is found"), {"fields": ["short_name", "legal_name", "other_names"]}),
        (_("When it exists"), {"fields": ["first_day", "last_day", "successor"]}),
        (_("More"), {"fields": ["members", "org_number", "website", "source", "note"]}),
    )
