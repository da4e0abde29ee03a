"""The words that staff put beside those of our texts, so that what visitors type leads there."""

from django.contrib import admin

from icld_site.publishing.admin import RowAdmin

from .models import Synonym


@admin.register(Synonym)
class SynonymAdmin(RowAdmin):
    list_display = ("typed", "meant", "language")
    list_filter = ("language",)
    search_fields = ("typed", "meant")
    fields = ("language", "typed", "meant")
