"""Publications, in admin, with those who made them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import ContentAdmin
from publications.models import Contribution, Publication
from publications.wording import byline

from .files import FileInline, FilesForStaff


class ContributionInline(admin.TabularInline):
    model = Contribution
    extra = 0
    autocomplete_fields = ("contributor",)
    fields = ("contributor", "role", "order")


@admin.register(Publication)
class PublicationAdmin(FilesForStaff, ContentAdmin):
    list_display = ("__str__", "people", "year", "in_series", "document_language", "state", "in_languages")
    list_filter = ("state", "kind", "series", "document_language", "core_areas", "from_knowledge_centre", "year")
    change_list_template = "admin/publications/publication/change_list.html"
    ordering = ("-year", "-recorded_at", "id")
    search_fields = (
        "title_sv",
        "title_en",
        "original_title",
        "subtitle_sv",
        "subtitle_en",
        "contributions__contributor__family",
        "contributions__contributor__given",
        "contributions__contributor__organisation",
        "series__title_sv",
        "series__title_en",
        "isbn",
        "doi",
        "abstract_sv",
        "abstract_en",
    )
    autocomplete_fields = ("version_of", "series", "countries", "projects")
    inlines = (ContributionInline, FileInline)
    shared_fieldsets = (
        (
            _("The document"),
            {
                "fields": [
                    "kind",
                    "document_language",
                    ("original_title", "original_subtitle"),
                    "version_of",
                    ("year", "issued_on"),
                    ("series", "series_number"),
                    ("publisher", "publisher_place"),
                    ("isbn", "doi"),
                    "pages",
                    "licence",
                    "had_from",
                    "from_knowledge_centre",
                ]
            },
        ),
        (_("What it is about"), {"fields": ["countries", "core_areas", "projects"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).for_reference()

    def formfield_for_manytomany(self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "core_areas":  # so few that all of them stand in the form
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("contributors"), empty_value="–")
    def people(self, obj: Publication) -> str | None:
        return byline(obj) or None

    @admin.display(description=_("series"), ordering="series__code", empty_value="–")
    def in_series(self, obj: Publication) -> str | None:
        return f"{obj.series} {obj.series_number}".strip() if obj.series else None
