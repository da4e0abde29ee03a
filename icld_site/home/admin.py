"""Admin of the home page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import ContentAdmin

from .models import FrontPage


@admin.register(FrontPage)
class FrontPageAdmin(ContentAdmin):
    autocomplete_fields = ("statement", "publication")
    shared_fieldsets = ((_("Shown large"), {"fields": ["statement", "publication"]}),)
