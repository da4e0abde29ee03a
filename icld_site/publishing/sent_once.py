"""A form that is sent twice is stored once: a double click, a resend by the browser, two posts of one page."""

import re
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from .storage import undone_with_the_rows

#: The hidden field that carries the key of the form, which a new object takes as its own.
FIELD = "_form"

_NEW_ROW = re.compile(r"(?P<prefix>.+-[0-9]+)-id")


class SentOnce:
    """For the admin of models with a UUID key. Each form page has a key of its own.

    A new object takes the form's key, and a new inline row one that is made from it. So a second post finds what the
    first one stored, or is stopped by the primary key where both are under way, and gets the same answer. Who may not
    view such rows is told nothing of what is stored.
    """

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._once(request, None, partial(super().add_view, request, form_url, extra_context))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        return self._once(request, object_id, partial(super().change_view, request, object_id, form_url, extra_context))

    def _once(self, request: HttpRequest, object_id: str | None, view: Callable[[], HttpResponse]) -> HttpResponse:
        if obj := self._stored_before(request, object_id):
            return self._answer_again(request, object_id, obj)
        try:
            with undone_with_the_rows():
                response = view()
        except IntegrityError:
            if obj := self._stored_before(request, object_id):
                return self._answer_again(request, object_id, obj)
            raise
        if _is_refused(response) and (obj := self._stored_before(request, object_id)):
            return self._answer_again(request, object_id, obj)
        return response

    def _stored_before(self, request: HttpRequest, object_id: str | None) -> models.Model | None:
        """The object, where this very form has been stored: as a new object, or with its new inline rows."""
        key = key_of(request)
        if not key:
            return None
        if object_id is None:
            return self.get_queryset(request).filter(pk=key).first() if self.has_add_permission(request) else None
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_change_permission(request, obj):
            return None
        rows = [_key_of_row(key, found["prefix"]) for name in request.POST if (found := _NEW_ROW.fullmatch(name))]
        inlines = [inline.model for inline in self.get_inline_instances(request, obj) if _has_uuid(inline.model)]
        return obj if any(model._base_manager.filter(pk__in=rows).exists() for model in inlines) else None

    def _answer_again(self, request: HttpRequest, object_id: str | None, obj: models.Model) -> HttpResponse:
        if not self.has_view_permission(request, obj):  # the key of any row can be sent as that of a form
            response = self.response_post_save_add(request, obj)
        else:
            response = self.response_add(request, obj) if object_id is None else self.response_change(request, obj)
        text = _("The form was sent twice and is stored once. What was changed in between has to be changed again.")
        self.message_user(request, text, messages.INFO)
        return response

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        key = key_of(request)
        if key and not change and _has_uuid(self.model):
            obj.pk = key
        super().save_model(request, obj, form, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        key = key_of(request)
        if key and _has_uuid(formset.model):
            for row in formset.extra_forms:
                row.instance.pk = _key_of_row(key, row.prefix)
        super().save_formset(request, form, formset, change)

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        context["form_key"] = key_of(request) or uuid.uuid4()
        return super().render_change_form(request, context, *args, **kwargs)


def key_of(request: HttpRequest) -> uuid.UUID | None:
    """The key of the form that was posted; None where it has none that can be read."""
    try:
        return uuid.UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _key_of_row(key: uuid.UUID, prefix: str) -> uuid.UUID:
    return uuid.uuid5(key, prefix)


def _has_uuid(model: type[models.Model]) -> bool:
    return isinstance(model._meta.pk, models.UUIDField)


def _is_refused(response: HttpResponse) -> bool:
    """Whether the form is shown again, with errors that may come from the other post."""
    return "adminform" in (getattr(response, "context_data", None) or {})
