"""Pictures in admin: found by name, words or credit, with where each is used."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin

from .models import Picture
from .variants import name_of


class WordsFilter(admin.SimpleListFilter):
    """Pictures without words, which stand only where they are decorative."""

    title = _("words")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", _("in words")), ("decorative", _("decorative")), ("missing", _("words are missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        lacking = Q(alt_sv__isnull=True) | Q(alt_sv="") | Q(alt_en__isnull=True) | Q(alt_en="")
        if self.value() == "yes":
            return queryset.exclude(lacking)
        if self.value() == "decorative":
            return queryset.filter(is_decorative=True)
        if self.value() == "missing":
            return queryset.filter(lacking)
        return queryset


@admin.register(Picture)
class PictureAdmin(RegisterAdmin):
    list_display = ("small", "title", "alt_sv", "credit", "is_decorative", "uploaded_at")
    list_display_links = ("small", "title")
    list_filter = (WordsFilter, "uploaded_at")
    search_fields = ("title", "alt_sv", "alt_en", "caption_sv", "caption_en", "credit")
    readonly_fields = ("used_by",)
    shared_fieldsets = (
        (_("The picture"), {"fields": ["title", "file", "focus", "is_decorative"]}),
        (_("From whom"), {"fields": ["credit", "made"]}),
        (_("Where it is used"), {"fields": ["used_by"]}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The picture first, then the words for it."""
        languages, shared = super().get_fieldsets(request, obj)[:2], self.shared_fieldsets
        return [shared[0], *languages, *shared[1:]]

    @admin.display(description=_("picture"))
    def small(self, obj: Picture) -> SafeString | str:
        url = getattr(obj.file, name_of("row", 240, "webp"))
        return format_html('<img src="{}" width="120" height="80" alt="">', url)

    @admin.display(description=_("used by"))
    def used_by(self, obj: Picture) -> SafeString | str:
        """The texts that show it, each as a link to its form; while there is one, the picture can't be deleted."""
        uses = obj.uses() if not obj._state.adding else []
        if not uses:
            return _("nothing yet")
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', [(_form_of(row), row) for row in uses])


def _form_of(row: Any) -> str:
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        return "#"
