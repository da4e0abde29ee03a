"""The base of every row's and every content's admin, and the admin of redirects."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin
from reversion.admin import VersionAdmin

from icld_site.addresses import LANGUAGES

from .deleted_meanwhile import NotLostWithRow
from .history import History
from .link_admin import BrokenLinkAdmin
from .models import BrokenLink, Redirect
from .overtaken import NotOvertaken
from .places import has_public_page
from .previewed import Previewed
from .redirect_form import RedirectForm
from .redirects import remember_old_addresses
from .sent_once import SentOnce
from .slug_field import AddressField
from .swedish_time import SwedishTime
from .translated import translated_fields

LANGUAGE_HEADINGS = {"sv": _("Swedish"), "en": _("English")}


class NonceMixin:
    """Gives the import map of the rich text editor the nonce that the page's policy asks for."""

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)


class LanguageFieldsets:
    """A fieldset for each language, Swedish first, then the fields that have no language."""

    #: Headings and fields after the two languages.
    shared_fieldsets: tuple[tuple[Any, dict[str, Any]], ...] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = translated_fields(self.model)
        by_language = [
            (LANGUAGE_HEADINGS[code], {"fields": [f"{field}_{code}" for field in fields]}) for code in LANGUAGES
        ]
        return [*by_language, *self.shared_fieldsets]


class Remarks:
    """Tells an editor what a row's texts may need, above the form and after saving. Nothing is refused for it."""

    def remarks(self, request: HttpRequest, obj: Any) -> list[str]:
        """A sentence for each thing to look at; none by itself."""
        return []

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        obj = kwargs.get("obj")
        context["remarks"] = self.remarks(request, obj) if obj else []
        return super().render_change_form(request, context, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        self._warn(request, obj)
        return super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        self._warn(request, obj)
        return super().response_change(request, obj)

    def _warn(self, request: HttpRequest, obj: Any) -> None:
        """Warn where the next page isn't the form, which shows the remarks itself."""
        if "_continue" not in request.POST:
            for remark in self.remarks(request, obj):
                self.message_user(request, remark, messages.WARNING)


class RowAdmin(SentOnce, NotOvertaken, NotLostWithRow, History, SwedishTime, VersionAdmin):
    """Admin of anything with a key of its own, with history and recovery."""


class RegisterAdmin(Remarks, NonceMixin, LanguageFieldsets, RowAdmin, TranslationAdmin):
    """Admin of anything with texts in both languages."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


class ContentAdmin(Previewed, RegisterAdmin):
    """Admin of published texts."""

    list_display = ("__str__", "state", "live_from", "in_languages", "modified")
    list_filter = ("state",)
    formfield_overrides = RegisterAdmin.formfield_overrides | {models.SlugField: {"form_class": AddressField}}
    publishing_fieldset = (_("Publishing"), {"fields": ["state", "live_from", "live_to"]})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_fieldsets(request, obj), self.publishing_fieldset]

    @admin.display(description=_("languages"))
    def in_languages(self, obj: Any) -> str:
        return ", ".join(str(LANGUAGE_HEADINGS[code]) for code in obj.languages())

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        """Only what is public has a page to look at."""
        return obj.get_absolute_url() if obj and has_public_page(obj, timezone.now()) else None

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Undo a change. An address that is undone with it is remembered here, since history writes past `save`."""
        with transaction.atomic():
            before = self.get_object(request, unquote(object_id))
            response = super().revision_view(request, object_id, version_id, extra_context)
            after = self.get_object(request, unquote(object_id))
            if before and after:
                remember_old_addresses(before, after)
        return response

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str]]:
        if obj or not hasattr(self.model, "slug_sv"):
            return {}
        return {f"slug_{code}": (f"{self.model.text_field}_{code}",) for code in LANGUAGES}


@admin.register(Redirect)
class RedirectAdmin(RowAdmin):
    form = RedirectForm
    fields = ("path", "leads_to", "replaced_by", "note")
    list_display = ("path", "language", "leads_to", "is_gone", "note")
    list_filter = ("is_gone", "language")
    search_fields = ("path", "new_path", "note")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Redirect]:
        return super().get_queryset(request).prefetch_related("content")

    @admin.display(description=_("leads to"))
    def leads_to(self, obj: Redirect) -> str:
        return obj.new_path or str(obj.content or "–")


admin.site.register(BrokenLink, BrokenLinkAdmin)
