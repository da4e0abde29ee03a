"""Admin of what stands below a page at an address of its own: questions, and documents with their versions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import URLField
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from icld_site.addresses import LANGUAGES
from icld_site.publishing.admin import ContentAdmin, LanguageFieldsets
from icld_site.publishing.content import State
from icld_site.publishing.dated_admin import DatedFormSet
from icld_site.publishing.swedish_time import SwedishTime
from programmes import models

from .remarks import RulesRemarked

PARTS = (models.FaqEntry, models.Document)


class PartForm(forms.ModelForm):
    """Questions and documents of a page share its addresses, which no constraint of one table can see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Either language will do; the content itself asks for one of them.
        self.fields[f"{self._meta.model.text_field}_{LANGUAGES[0]}"].required = False

    def _post_clean(self) -> None:
        """Look at the row once the model has cleaned it: what is refused earlier would be missed by the model too."""
        super()._post_clean()
        beside = [part for part in PARTS if part is not self._meta.model]
        for language in LANGUAGES:
            field = f"slug_{language}"
            named = {"page": self.instance.page_id, field: getattr(self.instance, field)}
            if all(named.values()) and any(part.objects.filter(**named).exists() for part in beside):
                self.add_error(field, _("Another page already has this address."))


class QuestionForm(PartForm):
    def _post_clean(self) -> None:
        super()._post_clean()
        for language in LANGUAGES if self.instance.state == State.APPROVED else ():
            is_asked = getattr(self.instance, f"question_{language}")
            if is_asked and not getattr(self.instance, f"answer_{language}"):
                self.add_error(f"answer_{language}", _("A question can’t be approved without an answer."))


class PartAdmin(RulesRemarked, ContentAdmin):
    """What is public only together with its page and its programme."""

    form = PartForm
    list_editable = ("order",)
    list_filter = ("page", "state")
    list_select_related = ("page__programme",)
    ordering = ("page__order", "order", "id")


@admin.register(models.FaqEntry)
class FaqEntryAdmin(PartAdmin):
    form = QuestionForm
    list_display = ("__str__", "page", "order", "state", "in_languages", "modified")
    search_fields = ("question_sv", "question_en", "answer_sv", "answer_en", "core_words_sv", "core_words_en")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["page", "order", "helps_find_partner"]}),)


class VersionForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        ways = ["file", "link", *(f"had_from_{language}" for language in LANGUAGES)]
        if not self.errors and not any(cleaned.get(way) for way in ways):
            self.add_error("file", _("Give a file, a link, or word of where it can be had."))
        return cleaned


class VersionInline(SwedishTime, LanguageFieldsets, TranslationStackedInline):
    model = models.DocumentVersion
    form = VersionForm
    formset = DatedFormSet
    extra = 0
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    verbose_name_plural = _("versions: when a document is replaced, end the old version and add the new one")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        by_language = super().get_fieldsets(request, obj)
        return [
            (None, {"fields": ["version", ("first_day", "last_day"), "file", "link", "file_language"]}),
            *by_language,
        ]


@admin.register(models.Document)
class DocumentAdmin(PartAdmin):
    list_display = ("__str__", "kind", "page", "order", "state", "in_languages", "modified")
    list_filter = ("page", "kind", "state")
    search_fields = ("title_sv", "title_en", "summary_sv", "summary_en")
    shared_fieldsets = ((_("Where it belongs"), {"fields": ["page", "kind", "order"]}),)
    inlines = (VersionInline,)
