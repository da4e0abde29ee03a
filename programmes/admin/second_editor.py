"""Rules are edited without fear: admin says what visitors will be told, and a second editor agrees before it is so.

A change of rules is the data of an admin form, applied inside a transaction. Rolled back, it is the preview. Stored, it
waits. Sent through the same admin again by another editor, it is the rule.
"""

import json
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from reversion.models import Version

from icld_site.publishing.sent_once import FIELD
from programmes.models import RuleChange

from .sent_forms import KEY, STEP, STOOD, Preview, field_changes, mark, rehearse, stands, to_carry, to_keep, url_of

ASK, SAVE, BACK = "ask", "save", "back"
Action = RuleChange.Action


class RuleAdmin:
    """For the admin of a model whose rows decide what visitors are told. Comes first among the bases."""

    def needs_agreement(self, preview: Preview) -> bool:
        """Whether a second editor is asked for. Of a rule, always."""
        return True

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        return self._agreed(request, None, partial(super().add_view, request, form_url, extra_context))

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        context = {**(extra_context or {}), "waiting_changes": self._waiting(object_id)}
        return self._agreed(request, object_id, partial(super().change_view, request, object_id, form_url, context))

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return self._agreed(request, object_id, partial(super().delete_view, request, object_id, extra_context))

    def revision_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """History shows an old version; to go back to it is a change like any other."""
        if request.method == "POST":
            return self.change_view(request, object_id)
        return super().revision_view(request, object_id, version_id, extra_context)

    def recover_view(self, request: HttpRequest, version_id: str, extra_context: Any = None) -> HttpResponse:
        """To recover a row is to add it, under the key that it had."""
        if request.method == "POST":
            version = get_object_or_404(Version.objects.get_for_model(self.model), pk=version_id)
            request.POST = request.POST.copy()
            request.POST[FIELD] = version.object_id
            return self.add_view(request)
        return super().recover_view(request, version_id, extra_context)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Rows are deleted one by one, so that each is asked about."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; on the way back to it one that is never valid, so that it comes again with all that was typed."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if request.POST.get(STEP) == BACK:
            return type(form)(form.__name__, (form,), {"is_valid": lambda _: False})
        return form

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._saved(request, Action.ADD, str(obj), obj.pk) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._saved(request, Action.CHANGE, str(obj), obj.pk) or super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        return self._saved(request, Action.DELETE, obj_display, obj_id) or super().response_delete(
            request, obj_display, obj_id
        )

    def _saved(self, request: HttpRequest, action: str, title: str, row: Any) -> HttpResponse | None:
        """Where the views end that have stored something: what is done instead of their own answer, if anything."""
        request.was_saved = True
        on_saved = getattr(request, "on_saved", None)
        return on_saved(action, title, row) if on_saved else None

    def _agreed(self, request: HttpRequest, object_id: str | None, view: Callable[[], HttpResponse]) -> HttpResponse:
        """Look at what the form would do, and ask; store it only where that has been agreed to."""
        if request.method != "POST" or hasattr(request, "on_saved"):
            return view()
        seen = rehearse(request, view)
        if not isinstance(seen, Preview):
            return seen
        if not self.needs_agreement(seen):
            return view()
        row = self.get_object(request, unquote(object_id)) if object_id and seen.action != Action.ADD else None
        was = stands(self, request, row)
        key, step = key_in(request.POST.get(KEY)), request.POST.get(STEP)
        if key and request.POST.get(STOOD) != mark(was) and step in (ASK, SAVE):
            self.message_user(request, _("Somebody has changed the row in the meantime. Look again."), messages.WARNING)
        elif key and step == ASK:
            return self._propose(request, seen, was, key)
        elif key and step == SAVE and not settings.SECOND_EDITOR:
            return self._save_at_once(request, seen, was, key, view)
        return self._ask(request, seen, was)

    def _ask(self, request: HttpRequest, seen: Preview, was: dict[str, Any]) -> HttpResponse:
        sent = {} if seen.action == Action.DELETE else to_keep(request.POST)
        context = {
            **self.admin_site.each_context(request),
            "title": _("What visitors will be told"),
            "subtitle": seen.title,
            "opts": self.opts,
            "is_popup": "_popup" in request.POST,
            "action": seen.action,
            "told": seen.told,
            "fields": field_changes(self, request, was, sent),
            "carried": to_carry(request.POST),
            "page_fields": [(KEY, str(uuid.uuid4())), (STOOD, mark(was))],
            "may_save": not settings.SECOND_EDITOR,
            "form_url": url_of(self, Action.CHANGE, str(seen.row)) if seen.action == Action.DELETE else "",
        }
        return TemplateResponse(request, "admin/programmes/consequences.html", context)

    def _record(self, request: HttpRequest, seen: Preview, was: dict[str, Any]) -> dict[str, Any]:
        return {
            "title": seen.title[:300],
            "content_type": ContentType.objects.get_for_model(self.model),
            "object_id": None if seen.action == Action.ADD else seen.row,
            "action": seen.action,
            "form": {} if seen.action == Action.DELETE else to_keep(request.POST),
            "was": was,
            "proposed_by": request.user,
            "proposed_at": request.now,
        }

    def _propose(self, request: HttpRequest, seen: Preview, was: dict[str, Any], key: uuid.UUID) -> HttpResponse:
        change, _is_new = RuleChange.objects.get_or_create(pk=key, defaults=self._record(request, seen, was))
        text = _('The change waits for a second editor; until then nothing changes. <a href="{}">See it here</a>.')
        self.message_user(request, format_html(text, change_url(change)), messages.SUCCESS)
        if "_popup" in request.POST:
            return HttpResponseRedirect(f"{change_url(change)}?_popup=1")
        return self._next_page(request, seen)

    def _save_at_once(
        self, request: HttpRequest, seen: Preview, was: dict[str, Any], key: uuid.UUID, view: Callable[[], HttpResponse]
    ) -> HttpResponse:
        """Store the change without a second editor, and that it was so; sent twice, it is stored once."""
        decided = {"state": RuleChange.State.APPLIED, "decided_by": request.user, "decided_at": request.now}
        with transaction.atomic():
            record = self._record(request, seen, was) | decided
            if not RuleChange.objects.get_or_create(pk=key, defaults=record)[1]:
                return self._next_page(request, seen)
            response = view()
            if not hasattr(request, "was_saved"):
                transaction.set_rollback(True)
        return response

    def _next_page(self, request: HttpRequest, seen: Preview) -> HttpResponse:
        if "_addanother" in request.POST:
            return HttpResponseRedirect(url_of(self, Action.ADD))
        if "_continue" in request.POST and seen.action == Action.CHANGE:
            return HttpResponseRedirect(url_of(self, Action.CHANGE, str(seen.row)))
        return self.response_post_save_change(request, None)

    def _waiting(self, object_id: str) -> list[tuple[RuleChange, str]]:
        """The changes of a row that wait for a second editor, each with its address."""
        key = key_in(unquote(object_id))
        waiting = RuleChange.objects.filter(state=RuleChange.State.WAITING, object_id=key, object_id__isnull=False)
        of_this_kind = waiting.filter(content_type=ContentType.objects.get_for_model(self.model))
        return [(change, change_url(change)) for change in of_this_kind]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return super().log_addition(request, obj, _with_names(request, message))

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return super().log_change(request, obj, _with_names(request, message))

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        if not hasattr(request, "agreed_change"):
            return super().log_deletions(request, queryset)
        names = _with_names(request, [])
        return LogEntry.objects.log_actions(request.user.pk, queryset, DELETION, change_message=names)


def _with_names(request: HttpRequest, message: Any) -> Any:
    """What the history says; for a change that two agreed to, with the names of both."""
    change = getattr(request, "agreed_change", None)
    if change is None:
        return message
    done = LogEntry(action_flag=CHANGE, change_message=json.dumps(message)).get_change_message() if message else ""
    names = _("Proposed by %(proposer)s, approved by %(approver)s.") % {
        "proposer": change.proposed_by or "?",
        "approver": request.user,
    }
    return f"{done} {names}".strip()


def change_url(change: RuleChange) -> str:
    return reverse("admin:programmes_rulechange_change", args=[change.pk])


def key_in(text: str | None) -> uuid.UUID | None:
    """The key that a text stands for; None where it stands for none."""
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
