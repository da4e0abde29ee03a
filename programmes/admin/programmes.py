"""Admin of programmes, with their pages inline."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import ContentAdmin
from programmes import models


@admin.register(models.Programme)
class ProgrammeAdmin(ContentAdmin):
    list_display = ("__str__", "takes_applications", "rules_checked_on", "state", "in_languages")
    list_filter = ("state", "takes_applications")
    search_fields = ("title_sv", "title_en", "lead_sv", "lead_en")
    shared_fieldsets = (
        (
            _("Applications"),
            {"fields": ["takes_applications", "rules_checked_on", "closed_from", "closed_source"]},
        ),
        (_("Order"), {"fields": ["order"]}),
    )


@admin.register(models.ProgrammePage)
class ProgrammePageAdmin(ContentAdmin):
    list_display = ("__str__", "programme", "kind", "state", "in_languages")
    list_filter = ("programme", "kind", "state")
    list_select_related = ("programme",)
    search_fields = ("title_sv", "title_en", "body_sv", "body_en")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["programme", "kind", "order"]}),)
