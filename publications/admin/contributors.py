"""Those who wrote, edited or photographed, in admin: each once."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from icld_site.publishing.admin import RowAdmin
from publications.models import Contributor, Publication


class IsOrganisation(admin.SimpleListFilter):
    title = _("person or organisation")
    parameter_name = "is"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("person", _("person")), ("organisation", _("organisation"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Contributor]) -> QuerySet[Contributor]:
        if self.value() == "person":
            return queryset.filter(organisation="")
        return queryset.exclude(organisation="") if self.value() == "organisation" else queryset


@admin.register(Contributor)
class ContributorAdmin(RowAdmin):
    list_display = ("__str__", "orcid", "number")
    ordering = ("family", "organisation", "given", "id")
    list_filter = (IsOrganisation, ("orcid", admin.EmptyFieldListFilter))
    search_fields = ("family", "given", "particle", "organisation", "orcid", "slug")
    fieldsets = (
        (_("A person"), {"fields": ["given", "particle", "family", "orcid"]}),
        (_("Or an organisation"), {"fields": ["organisation"]}),
        (None, {"fields": ["slug"]}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Contributor]:
        return super().get_queryset(request).annotate(number=Count("contributions__publication", distinct=True))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {"slug": ("organisation", "particle", "family", "given")}

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only who has a public publication has a page to look at."""
        public = Publication.objects.public(timezone.now()).filter(contributions__contributor=obj)
        return obj.get_absolute_url() if obj and public.exists() else None

    @admin.display(description=_("publications"), ordering="number")
    def number(self, obj: Contributor) -> int:
        return obj.number
