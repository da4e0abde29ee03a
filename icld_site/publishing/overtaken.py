"""Two editors at one row: who saves second is told who saved first, when, and what, before anything is replaced.

A form carries the number of the version that it was opened on. Where there is a newer one when it comes back, nothing
is stored, and it is shown again: with all that was typed, and beside that what has been saved meanwhile. What its
editor hadn't touched then stands as the other one saved it, so that saving again takes nothing from anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import quote
from django.core.exceptions import FieldDoesNotExist
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from reversion.errors import RevertError
from reversion.models import Version

from .form_words import as_sent, day_and_time, words_of

#: The hidden field that carries the number of the version.
SEEN = "_seen"


@dataclass(frozen=True)
class Difference:
    """A field that stands otherwise than it was typed, in words."""

    label: str
    stored: str
    typed: str


@dataclass(frozen=True)
class Told:
    """Who saved, at which UTC moment; which fields were taken over from there, and which ones both have changed."""

    who: str
    is_own: bool
    at: datetime
    taken_over: Sequence[str] = ()
    differences: Sequence[Difference] = ()

    def __str__(self) -> str:
        said = {"who": self.who, **day_and_time(self.at)}
        if self.is_own:
            return _("You saved this yourself on %(day)s at %(time)s, in another window.") % said
        if self.who:
            return _("%(who)s saved this on %(day)s at %(time)s, after you had opened it.") % said
        return _("This was saved on %(day)s at %(time)s, after you had opened it.") % said


class NotOvertaken:
    """For the admin of rows with history."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        request.opened_on = _number(request.POST.get(SEEN))  # history shows old versions on pages of their own
        return super().change_view(request, object_id, form_url, extra_context)

    def _reversion_revisionform_view(
        self, request: HttpRequest, version: Version, *args: Any, **more: Any
    ) -> HttpResponse:
        """An old version, to undo or to recover. It isn't stored over what somebody has saved since it was opened."""
        with transaction.atomic():
            opened_on = _number(request.POST.get(SEEN))
            obj = self.get_object(request, version.object_id) if opened_on is not None else None
            stored = obj and _locked(obj)
            newer = stored and _newer(stored, opened_on)
            if not newer:
                return super()._reversion_revisionform_view(request, version, *args, **more)
        kept = _("The old version hasn’t been stored over that: this is what stands now.")
        self.message_user(request, f"{Told(*_saved(request, newer))} {kept}", messages.WARNING)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", quote(stored.pk))

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, which isn't valid where somebody else has saved since it was opened."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if not change or getattr(request, "opened_on", None) is None:
            return form

        def clean(sent: forms.ModelForm) -> Any:
            cleaned = super(guarded, sent).clean()
            stored = _locked(obj)
            if stored and (newer := _newer(stored, request.opened_on)) and _says_otherwise(request, form, stored):
                request.overtaken_by, request.stored_form = newer, form(instance=stored)
                sent.add_error(
                    None, _("This has been saved since you opened it, so what you have typed isn’t stored yet.")
                )
            return cleaned

        guarded = type(form)(form.__name__, (form,), {"clean": clean})
        return guarded

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        """The fields of a list carry what it was opened with, so that only what was changed is stored."""
        formset = super().get_changelist_formset(request, **kwargs)
        for name in self.list_editable:
            formset.form.base_fields[name].show_hidden_initial = True
        return formset

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        formsets, inlines = super()._create_formsets(request, obj, change)
        request.formsets_sent = formsets if request.method == "POST" else []
        return formsets, inlines

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        if obj := kwargs.get("obj"):
            newer = getattr(request, "overtaken_by", None)
            if newer:
                context["overtaken"] = _told(request, context["adminform"].form, newer)
            opened_on = getattr(request, "opened_on", None)
            context["seen"] = opened_on if opened_on is not None and not newer else _latest(obj)
        return super().render_change_form(request, context, *args, **kwargs)


def _number(sent: str | None) -> int | None:
    return int(sent) if sent and sent.isascii() and sent.isdigit() and len(sent) < 19 else None


def _latest(obj: models.Model) -> int:
    return Version.objects.get_for_object(obj).values_list("pk", flat=True).first() or 0


def _locked(obj: models.Model) -> models.Model | None:
    """The row as it stands, which nobody else saves before we have."""
    return type(obj)._base_manager.select_for_update().filter(pk=obj.pk).first()


def _newer(stored: models.Model, opened_on: int) -> Version | None:
    newer = Version.objects.get_for_object(stored).filter(pk__gt=opened_on)
    return newer.select_related("revision__user").first()


def _says_otherwise(request: HttpRequest, form: type[forms.ModelForm], stored: models.Model) -> bool:
    """Whether anything was sent that doesn't stand already, as it does after a double click."""
    sent = form(request.POST, request.FILES, instance=stored)
    return sent.has_changed() or any(formset.has_changed() for formset in request.formsets_sent)


# What the page tells


def _told(request: HttpRequest, form: forms.ModelForm, newer: Version) -> Told:
    """Look through all forms of the page, and have those fields show what is stored that weren't touched in them."""
    base = Version.objects.get_for_object(form.instance).filter(pk=request.opened_on).first()
    taken_over: list[str] = []
    differences: list[Difference] = []
    pairs = [("", form, request.stored_form, base)]
    pairs += [(f"{row.instance}: ", row, _unsent(row), _of_then(row.instance, base)) for row in _rows(request)]
    for before, sent, stored, then in pairs:
        held = _fields(then)
        for name, was in _changed(sent, stored):
            label = before + capfirst(str(sent.fields[name].label))
            if _is_untouched(sent, name, held):
                taken_over.append(label)
                sent.fields[name].bound_data = partial(_always, stored[name].value())
            else:
                typed = words_of(sent.fields[name], sent[name].data)
                differences.append(Difference(label, words_of(sent.fields[name], was), typed))
    return Told(*_saved(request, newer), taken_over, differences)


def _saved(request: HttpRequest, newer: Version) -> tuple[str, bool, datetime]:
    """Who saved, whether that is whoever asks, and when."""
    user = newer.revision.user
    who = (user.get_full_name() or user.get_username()) if user else ""
    return who, user == request.user, newer.revision.date_created


def _rows(request: HttpRequest) -> Iterator[forms.ModelForm]:
    """The rows below, as they were sent, of those that were there before."""
    for formset in request.formsets_sent:
        yield from (row for row in formset.initial_forms if row.instance.pk)


def _unsent(row: forms.ModelForm) -> forms.ModelForm:
    """The form of a row as it is stored."""
    stored = type(row.instance)._base_manager.filter(pk=row.instance.pk).first()
    return type(row)(instance=stored or row.instance, prefix=row.prefix)


def _of_then(row: models.Model, base: Version | None) -> Version | None:
    """A row's version as it was when the page was opened."""
    if base is None:
        return None
    return Version.objects.get_for_object(row).filter(revision_id__lte=base.revision_id).first()


def _fields(version: Version | None) -> Mapping[str, Any]:
    """The fields of a version; none where there is no version, or one that today's code can't read."""
    try:
        return version.field_dict if version else {}
    except RevertError:
        return {}


def _changed(sent: forms.ModelForm, stored: forms.ModelForm) -> Iterator[tuple[str, Any]]:
    """The fields of a model that were sent otherwise than they are stored, with what is stored."""
    for name, field in stored.fields.items():
        is_told = name in sent.fields and _is_of_model(stored, name) and not field.disabled
        if is_told and field.has_changed(stored[name].initial, sent[name].data):
            yield name, as_sent(stored[name])


def _is_of_model(form: forms.ModelForm, name: str) -> bool:
    try:
        return form._meta.model._meta.get_field(name).editable
    except FieldDoesNotExist:
        return False


def _always(stored: Any, _sent: Any, _initial: Any) -> Any:
    """What a field shows in place of what was sent."""
    return stored


def _is_untouched(sent: forms.ModelForm, name: str, held: Mapping[str, Any]) -> bool:
    """Whether a field was sent as the page was opened with it."""
    column = sent._meta.model._meta.get_field(name).attname
    return column in held and not sent.fields[name].has_changed(held[column], sent[name].data)
