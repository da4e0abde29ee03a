"""Somebody deletes a row while another has it open: what that one sends is shown again, to be saved as a new row."""

from typing import Any

from django import forms
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from .form_words import day_and_time

#: Has the rows below a form taken as new ones, whatever keys they are sent with.
AS_NEW = "_saveasnew"


class NotLostWithRow:
    """For the admin of rows that more than one edits."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        key = unquote(object_id)
        is_lost = request.method == "POST" and self.get_object(request, key) is None
        if not is_lost or not self.has_add_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        entries = LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(self.model), object_id=key)
        request.deletion_told = _told(entries.filter(action_flag=DELETION).select_related("user").first())
        request.POST = _as_new(request.POST)
        add = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_add")
        return self.changeform_view(request, None, add, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which isn't valid where what was sent with it is to be looked at again."""
        form = super().get_form(request, obj, change=change, **kwargs)
        told = getattr(request, "deletion_told", None)
        if told is None:
            return form

        def clean(sent: forms.ModelForm) -> Any:
            cleaned = super(guarded, sent).clean()
            sent.add_error(None, told)
            return cleaned

        guarded = type(form)(form.__name__, (form,), {"clean": clean})
        return guarded


def _told(entry: LogEntry | None) -> str:
    kept = _("What you typed stands below, and isn’t stored yet. If you save it, it becomes a new row.")
    if entry is None:
        return f"{_('This has been deleted while you had it open.')} {kept}"
    who = entry.user.get_full_name() or entry.user.get_username()
    deleted = _("%(who)s deleted this on %(day)s at %(time)s, while you had it open.")
    return f"{deleted % {'who': who, **day_and_time(entry.action_time)}} {kept}"


def _as_new(sent: QueryDict) -> QueryDict:
    """The form with none of its rows counted among those that are stored."""
    new = sent.copy()
    new[AS_NEW] = "1"
    for name in sent:
        if name.endswith("-INITIAL_FORMS"):
            new[name] = "0"
    return new
