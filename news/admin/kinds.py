"""The kinds of articles, in admin."""

from django.contrib import admin

from icld_site.publishing.admin import RegisterAdmin
from news.models import ArticleKind


@admin.register(ArticleKind)
class ArticleKindAdmin(RegisterAdmin):
    list_display = ("__str__", "title_en", "order")
    list_editable = ("order",)
    search_fields = ("title_sv", "title_en")
    shared_fieldsets = ((None, {"fields": ["code", "order"]}),)
