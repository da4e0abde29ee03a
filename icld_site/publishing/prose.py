"""Rich text that is clean at every way in."""

from collections.abc import Callable, Iterator
from functools import reduce
from html import unescape
from operator import or_
from typing import Any

import nh3
from django import forms
from django.apps import apps
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import allowlist_from_extensions, expand_extensions
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from .word import as_meant, tidy

CALLOUT = "callout"
_callout = [{"className": CALLOUT, "title": _("Call-out")}]

#: What an editor may use. Headings start at h2, because the page's title is the h1.
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "HardBreak": True,
    "NodeClass": {
        "cssClasses": {
            "paragraph": {"title": _("Paragraph"), "cssClasses": _callout},
            "heading": {"title": _("Heading"), "cssClasses": _callout},
            "bulletList": {"title": _("List"), "cssClasses": _callout},
            "orderedList": {"title": _("List"), "cssClasses": _callout},
        }
    },
}

#: What is dropped with all that is in it; of other unknown tags only the words stay.
DROPPED = {"script", "style", "title", "xml", "del"}


def _cleaner() -> Callable[[str], str]:
    """The editor's own list of tags, but with the one class that is ours: the editor would let any class through."""
    allowed = allowlist_from_extensions(expand_extensions(EXTENSIONS))
    classed = [tag for tag, attributes in allowed["attributes"].items() if "class" in attributes]
    for tag in classed:
        allowed["attributes"][tag].discard("class")
    classes = {tag: {CALLOUT} for tag in classed if tag in allowed["tags"]}
    return nh3.Cleaner(**allowed, allowed_classes=classes, clean_content_tags=DROPPED).clean


_clean = _cleaner()


def sanitized(html: str) -> str:
    """HTML as it may be stored; nothing at all where there are tags but no words."""
    clean = tidy(_clean(as_meant(html)))
    return clean if unescape(strip_tags(clean)).strip() else ""


class ProseFormField(ProseEditorFormField):
    """The editor writes the same text in a way of its own. What counts as a change is what would be stored."""

    def has_changed(self, initial: str | None, data: str | None) -> bool:
        return super().has_changed(initial, sanitized(data) if data else data)


class SafeProse(ProseEditorField):
    """HTML that is sanitised whenever it is stored, also by the shell and by an import, not only in a form."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", sanitized)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return super().formfield(**{"form_class": ProseFormField, **kwargs})

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        # The value is not set on the instance: the column without a language would then write the text of the
        # language in force into the other one.
        value = super().pre_save(model_instance, add)
        return self.sanitize(value) if value else value


def prose_fields(model: type[models.Model]) -> list[SafeProse]:
    """The columns of a model that hold rich text; of a translated field one a language, not the one without."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, SafeProse)]
    translated = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [field for field in fields if field.name not in translated]


def models_with_prose() -> Iterator[tuple[type[models.Model], list[SafeProse]]]:
    """Every table of every room that holds rich text, with those columns."""
    for model in apps.get_models():
        if not model._meta.proxy and (fields := prose_fields(model)):
            yield model, fields


def rows_with(words: str) -> list[models.Model]:
    """The rows of every room whose rich text holds some words, in whichever language, public or not."""
    found: list[models.Model] = []
    for model, fields in models_with_prose():
        holds = (models.Q(**{f"{field.name}__contains": words}) for field in fields)
        found += model._base_manager.filter(reduce(or_, holds))
    return found
