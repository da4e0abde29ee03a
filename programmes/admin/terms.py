"""Admin of ceilings and lengths, which belong to a kind of application and a period."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin
from programmes import models

from .rules import VALIDITY, HoldsFilter


@admin.register(models.Ceiling)
class CeilingAdmin(RegisterAdmin):
    list_display = ("kind", "parties", "region", "amount", "per", "is_guide", "first_day", "last_day")
    list_filter = (HoldsFilter, "kind", "parties", "region")
    list_select_related = ("kind",)
    search_fields = ("kind__title_sv", "kind__title_en", "note_sv", "note_en", "source")
    shared_fieldsets = (
        (_("What is paid at most"), {"fields": ["kind", "parties", "region", "amount", "per", "is_guide"]}),
        VALIDITY,
    )


@admin.register(models.Length)
class LengthAdmin(RegisterAdmin):
    list_display = ("kind", "least", "most", "first_day", "last_day")
    list_filter = (HoldsFilter, "kind")
    list_select_related = ("kind",)
    search_fields = ("kind__title_sv", "kind__title_en", "note_sv", "note_en", "source")
    shared_fieldsets = ((_("How long it may last"), {"fields": ["kind", "least", "most"]}), VALIDITY)
