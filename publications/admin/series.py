"""Series, in admin."""

from django.contrib import admin

from icld_site.publishing.admin import RegisterAdmin
from publications.models import Series


@admin.register(Series)
class SeriesAdmin(RegisterAdmin):
    list_display = ("__str__", "title_en", "issn", "order")
    list_editable = ("order",)
    search_fields = ("title_sv", "title_en", "code", "issn")
    shared_fieldsets = ((None, {"fields": ["code", "issn", "order"]}),)

    def get_prepopulated_fields(self, request: object, obj: object = None) -> dict[str, tuple[str]]:
        return {} if obj else {"code": ("title_en",)}
