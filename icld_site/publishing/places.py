"""Where a row stands: the text that it is a part of, its page, its form in admin, and whether it is public."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse

from .content import Content


def _to_owners(model: type[models.Model]) -> list[models.ForeignKey]:
    """The keys by which a row is a part of a published text, and goes with it."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.many_to_one
        and not field.null
        and field.remote_field.on_delete is models.CASCADE
        and issubclass(field.related_model, Content)
    ]


def owner_of(row: Any) -> Any:
    """The text that a row is a part of, or None."""
    return next((getattr(row, field.name) for field in _to_owners(type(row))), None)


def with_owners(row: Any) -> list[Any]:
    """A row, the text that it is a part of, the one that this is a part of, and so on."""
    owner = owner_of(row)
    return [row, *(with_owners(owner) if owner else [])]


def has_public_page(content: Content, at: datetime) -> bool:
    """Whether the public may read a text at its address at a UTC moment."""
    return public_rows(type(content), at).filter(pk=content.pk).exists()


def public_rows(model: type[models.Model], at: datetime) -> QuerySet:
    """The rows of a table that the public may read at a UTC moment; what they are a part of has to be public too."""
    rows = model.objects.public(at) if issubclass(model, Content) else model._default_manager.all()
    for field in _to_owners(model):
        rows = rows.filter(**{f"{field.name}__in": public_rows(field.related_model, at).values("pk")})
    return rows


def page_of(row: Any, language: str) -> str | None:
    """The path of the page on which a row is shown, or None for one that has no page."""
    if not hasattr(row, "get_absolute_url"):
        owner = owner_of(row)
        return page_of(owner, language) if owner else None
    try:
        return row.get_absolute_url(language)
    except NoReverseMatch:
        return None


def form_of(row: Any) -> str | None:
    """The path of the form in which a row is edited, its own or that of the text it is a part of; or None."""
    try:
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    except NoReverseMatch:
        owner = owner_of(row)
        return form_of(owner) if owner else None
