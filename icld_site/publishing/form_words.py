"""The fields of a form in words, as those read them who compare two states of a row, and when something happened."""

import re
from datetime import date, datetime
from html import unescape
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import formats, timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorFormField

_END_OF_LINE = re.compile(r"</(?:p|h2|h3|li|tr|blockquote)>|<br>")


def as_sent(bound: forms.BoundField) -> Any:
    """What a field holds as its form would send it: a text, a list of texts, or an empty text."""
    value = bound.value()
    if isinstance(bound.field.widget, forms.MultiWidget):
        value = bound.field.widget.decompress(value)
    if isinstance(value, list | tuple):
        return sorted(str(part) for part in value if part is not None)
    return "" if value is None else str(value)


def words_of(field: forms.Field, sent: Any) -> str:
    """What was sent for a field, as a person says it; the bare text where it can't be read."""
    if sent in (None, "", []):
        return ""
    try:
        value = field.clean(sent)
    except ValidationError:
        value = sent
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, models.QuerySet | list | tuple):
        return ", ".join(str(part) for part in value)
    if type(value) is date:
        return formats.date_format(value, "j F Y")
    if isinstance(field, ProseEditorFormField):
        lines = strip_tags(_END_OF_LINE.sub("\n", str(value))).splitlines()
        return "\n".join(unescape(line).strip() for line in lines if line.strip())
    choices = dict(getattr(field, "choices", ())) if isinstance(field, forms.TypedChoiceField) else {}
    return str(choices.get(value, value))


def day_and_time(at: datetime) -> dict[str, str]:
    """A UTC moment as it is said in a sentence, in Swedish time: `day` and `time`."""
    local = timezone.localtime(at)
    return {"day": formats.date_format(local, "j F Y"), "time": f"{local:%H:%M}"}
