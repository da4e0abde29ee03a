"""Publications, in admin."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import ContentAdmin
from publications.models import Publication


@admin.register(Publication)
class PublicationAdmin(ContentAdmin):
    list_display = ("__str__", "authors", "year", "series", "document_language", "state", "in_languages")
    list_filter = ("state", "document_language", "from_knowledge_centre", "series", "year", "countries")
    ordering = ("-year", "-recorded_at", "id")
    search_fields = (
        "title_sv",
        "title_en",
        "subtitle_sv",
        "subtitle_en",
        "authors",
        "series",
        "isbn",
        "abstract_sv",
        "abstract_en",
    )
    autocomplete_fields = ("countries",)
    shared_fieldsets = (
        (
            _("The document"),
            {
                "fields": [
                    "document_language",
                    "authors",
                    "year",
                    "series",
                    "series_number",
                    "publisher",
                    "publisher_place",
                    "isbn",
                    "from_knowledge_centre",
                    "countries",
                ]
            },
        ),
    )
