"""Admin of the register of local governments."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RegisterAdmin
from programmes import models
from programmes.register_sources import RegisterSource, read, sources

from .rules import HoldsFilter

IN_WORDS = "words"


class SourceFilter(admin.SimpleListFilter):
    """Rows that a source of the first data is behind, by the first key of its name; or whose source is in words."""

    title = _("source")
    parameter_name = "from"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        keys: dict[str, str] = {}
        for source in sources().values():
            keys.setdefault(source.name, source.key)
        return [*((key, name) for name, key in keys.items()), (IN_WORDS, _("stated in words"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        chosen = sources().get(self.value() or "")
        if not chosen and self.value() != IN_WORDS:
            return queryset

        def is_meant(part: RegisterSource | str) -> bool:
            return chosen is None if isinstance(part, str) else chosen is not None and part.name == chosen.name

        stated = queryset.order_by().values_list("source", flat=True).distinct()
        return queryset.filter(source__in=[text for text in stated if any(map(is_meant, read(text)))])


@admin.register(models.LocalGovernment)
class LocalGovernmentAdmin(RegisterAdmin):
    list_display = ("__str__", "kind", "code", "is_from", "county_name", "first_day", "last_day", "successor")
    list_filter = ("kind", HoldsFilter, SourceFilter, "county_name")
    list_select_related = ("successor",)
    search_fields = ("name_sv", "name_en", "short_name", "legal_name", "other_names", "code", "slug", "source")
    autocomplete_fields = ("successor", "members")
    readonly_fields = ("is_from_in_full",)
    shared_fieldsets = (
        (_("In the register"), {"fields": ["kind", "code", "slug", "county_code", "county_name", "counts_as_region"]}),
        (_("Names by which it is found"), {"fields": ["short_name", "legal_name", "other_names"]}),
        (_("When it exists"), {"fields": ["first_day", "last_day", "successor"]}),
        (_("Where it is from"), {"fields": ["source", "is_from_in_full"]}),
        (_("More"), {"fields": ["members", "org_number", "website", "note"]}),
    )

    @admin.display(description=_("source"), ordering="source", empty_value="–")
    def is_from(self, row: models.LocalGovernment) -> str | None:
        """The names of its sources, the short keys told in words."""
        parts = (part if isinstance(part, str) else part.name for part in read(row.source))
        return "; ".join(dict.fromkeys(parts)) or None

    @admin.display(description=_("the source in words"), empty_value="–")
    def is_from_in_full(self, row: models.LocalGovernment) -> Any:
        """What each source was used for, and its licence."""
        items = ((_told(part),) for part in read(row.source))
        listed = format_html_join("", "<li>{}</li>", items)
        return format_html_join("", '<ul class="plain">{}</ul>', [(listed,)]) if listed else None


def _told(part: RegisterSource | str) -> str:
    if isinstance(part, str):
        return part
    return f"{part.about} ({part.licence})" if part.licence else part.about
