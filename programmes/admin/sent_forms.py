"""Admin forms as they are sent: looked at before anything is stored, kept, read in words, and sent in again."""

import json
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.text import capfirst

from icld_site.publishing.form_words import as_sent, words_of
from icld_site.publishing.overtaken import SEEN
from programmes.consequences import Told, consequences
from programmes.frame import taking_applications, taking_applications_later
from programmes.models import RuleChange
from programmes.rulebook import Rulebook, rulebook

#: Fields of the page that asks, beside those of the form: which button, the key of the change, the row as it stood.
STEP, KEY, STOOD = "_step", "_key", "_stood"

_OF_THE_PAGE = {"csrfmiddlewaretoken", STEP, KEY, STOOD}
_BUTTONS = {"_save", "_continue", "_addanother", "_saveasnew", "_popup", "_to_field", "post"}


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What a form would have done: to which row, and what visitors would be told."""

    action: str
    title: str
    row: Any
    told: Told
    changes_rules: bool


class _WouldBeSaved(Exception):  # noqa: N818
    """Leaves the view, and so rolls back everything that it has written."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self.preview = preview


def rehearse(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse | Preview:
    """Run a view of a rule's admin up to where it would be done, and roll back all of it.

    Gives the view's own answer where it stored nothing, such as a form with its errors.
    """

    def stop(action: str, title: str, row: Any) -> HttpResponse:
        after, planned_after = _book(request), taking_applications_later(request.now)
        later = [moment for moment in planned_after if moment not in planned]
        told = consequences(before, after, request.today, later)
        changes_rules = _rules(before) != _rules(after) or planned != planned_after
        raise _WouldBeSaved(Preview(action=action, title=title, row=row, told=told, changes_rules=changes_rules))

    request.on_saved = stop
    try:
        with transaction.atomic():
            before, planned = _book(request), taking_applications_later(request.now)
            return view()
    except _WouldBeSaved as would:
        return would.preview
    finally:
        del request.on_saved


def _book(request: HttpRequest) -> Rulebook | None:
    programme = taking_applications(request.now)
    return rulebook(programme) if programme else None


def _rules(book: Rulebook | None) -> Any:
    return book and (book.programme, book.rules)


def sent_again(change: RuleChange, request: HttpRequest, model_admin: admin.ModelAdmin) -> tuple[HttpRequest, Callable]:
    """The stored form as a request of whoever asks now, and the view that takes it."""
    sent = copy(request)
    sent.method, sent.GET, sent.POST = "POST", QueryDict(), QueryDict(mutable=True)
    for name, values in (change.form or {"post": ["yes"]}).items():
        sent.POST.setlist(name, values)
    sent._files = MultiValueDict()
    sent.agreed_change = change
    row = [] if change.action == RuleChange.Action.ADD else [str(change.object_id)]
    sent.path = sent.path_info = url_of(model_admin, change.action, *row)
    return sent, partial(getattr(model_admin, f"{change.action}_view"), sent, *row)


def url_of(model_admin: admin.ModelAdmin, action: str, *row: str) -> str:
    return reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{action}", args=row)


def to_keep(posted: QueryDict) -> dict[str, list[str]]:
    """The fields of the form, without those of the pages that it was sent from."""
    return {name: values for name, values in posted.lists() if name not in _OF_THE_PAGE | _BUTTONS | {SEEN}}


def to_carry(posted: QueryDict) -> Iterable[tuple[str, str]]:
    """Everything that the asking page has to send on, so that nothing that was typed or pressed is lost."""
    return [(name, value) for name, values in posted.lists() if name not in _OF_THE_PAGE for value in values]


def stands(model_admin: admin.ModelAdmin, request: HttpRequest, row: models.Model | None) -> dict[str, Any]:
    """The fields of a row as its form would send them, each a text, a list of texts, or empty."""
    if row is None:
        return {}
    form = _form_class(model_admin, request, row)(instance=row)
    return {name: as_sent(form[name]) for name in form.fields}


def mark(values: dict[str, Any]) -> str:
    """The same for the same values."""
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _form_class(model_admin: admin.ModelAdmin, request: HttpRequest, row: models.Model | None) -> type[forms.ModelForm]:
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, row))
    return model_admin.get_form(request, row, change=row is not None, fields=fields)


@dataclass(frozen=True)
class FieldChange:
    """A field of the form in words, before and after."""

    label: str
    before: str
    after: str


def field_changes(
    model_admin: admin.ModelAdmin, request: HttpRequest, was: dict[str, Any], sent: dict[str, list[str]]
) -> list[FieldChange]:
    """The fields that differ between a row as it stood and a form as it was sent; without a form, as it is deleted."""
    data = QueryDict(mutable=True)
    for name, values in sent.items():
        data.setlist(name, values)
    fields = _form_class(model_admin, request, None)().fields
    rows = []
    for name, field in fields.items():
        after = field.widget.value_from_datadict(data, MultiValueDict(), name) if sent else None
        words = words_of(field, was.get(name)), words_of(field, after)
        if words[0] != words[1]:
            rows.append(FieldChange(capfirst(str(field.label)), *words))
    return rows
