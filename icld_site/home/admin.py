"""Admin of the home page."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import ContentAdmin

from .models import FrontPage


@admin.register(FrontPage)
class FrontPageAdmin(ContentAdmin):
    list_display = ("__str__", "is_shown", *ContentAdmin.list_display[1:])
    autocomplete_fields = ("statement", "publication")
    shared_fieldsets = ((_("Shown large"), {"fields": ["statement", "publication"]}),)
    publishing_fieldset = (
        ContentAdmin.publishing_fieldset[0],
        ContentAdmin.publishing_fieldset[1]
        | {
            "description": _(
                "Of several home pages that are public, the one with the latest “public from” is shown; those without "
                "one come after it, the one that was saved last first."
            )
        },
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[FrontPage]:
        return super().get_queryset(request).annotate(is_shown=Q(pk__in=FrontPage.objects.shown(request.now)))

    @admin.display(boolean=True, description=_("shown now"))
    def is_shown(self, obj: Any) -> bool:
        return obj.is_shown
