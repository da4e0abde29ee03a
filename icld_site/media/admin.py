"""Pictures in admin: found by name, words or credit, with where each is used."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin
from icld_site.publishing.places import form_of

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
    readonly_fields = ("address_for_texts", "used_by")
    shared_fieldsets = (
        (_("The picture"), {"fields": ["title", "file", "focus", "is_decorative"]}),
        (_("From whom"), {"fields": ["credit", "made"]}),
        (_("Where it is used"), {"fields": ["address_for_texts", "used_by"]}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The picture first, then the words for it."""
        languages, shared = super().get_fieldsets(request, obj)[:2], self.shared_fieldsets
        return [shared[0], *languages, *shared[1:]]

    @admin.display(description=_("picture"))
    def small(self, obj: Picture) -> SafeString | str:
        url = getattr(obj.file, name_of("row", 240, "webp"))
        return format_html('<img src="{}" width="120" height="80" alt="">', url)

    @admin.display(description=_("address for texts"))
    def address_for_texts(self, obj: Picture) -> SafeString | str:
        """What an editor copies into a text, and what to do there."""
        if obj._state.adding:
            return _("There is one as soon as the picture is saved.")
        hint = _("Write a word in a paragraph of its own and link it to this address: visitors see the picture there.")
        return format_html('<code>{}</code><div class="help">{}</div>', obj.address, hint)

    @admin.display(description=_("used by"))
    def used_by(self, obj: Picture) -> SafeString | str:
        """The texts that show it, each as a link to its form; while there is one, the picture can't be deleted."""
        uses = obj.uses() if not obj._state.adding else []
        if not uses:
            return _("nothing yet")
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}</a>', [(form_of(row) or "#", row) for row in uses])

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[Any, Any, Any, list[Any]]:
        """What is in the way of deleting: also the texts that show a picture, which no foreign key tells of."""
        deleted, counts, perms_needed, protected = super().get_deleted_objects(objs, request)
        texts = dict.fromkeys(row for picture in objs for row in picture.texts())
        links = [
            format_html('{}: <a href="{}">{}</a>', capfirst(row._meta.verbose_name), form_of(row) or "#", row)
            for row in texts
        ]
        return deleted, counts, perms_needed, [*protected, *links]
