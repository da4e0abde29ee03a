"""Noticing that a row which can be found, or one that it leans on, has changed: its entries are written with it.

`save()`, `delete()` and changed relations are noticed. What changes many rows past them, such as an import in bulk,
calls `changed` with their keys.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import signals

from .indexing import write
from .sources import Source

Touched = list[tuple[Source, list[UUID]]]

_sources: dict[type[models.Model], Source] = {}
_waiting = local()


def register(*sources: Source) -> None:
    """Have the rows of these sources found. Called when the portal starts."""
    for source in sources:
        _sources[source.model] = source
        for model in (source.model, *source.about):
            uid = f"search {model._meta.label}"
            signals.post_save.connect(_saved, model, dispatch_uid=uid)
            signals.pre_delete.connect(_before_delete, model, dispatch_uid=uid)
            signals.post_delete.connect(_deleted, model, dispatch_uid=uid)
        for relation in source.model._meta.many_to_many:
            through = relation.remote_field.through
            signals.m2m_changed.connect(_related, through, dispatch_uid=f"search {through._meta.label}")


def every_source() -> list[Source]:
    return sorted(_sources.values(), key=lambda source: (source.kind, source.label))


def changed(model: type[models.Model], keys: Iterable[UUID]) -> None:
    """Write the entries of rows of a model, now or at the end of what they are changed in."""
    _write([(_sources[model], list(keys))])


@contextmanager
def at_the_end() -> Iterator[None]:
    """Write what changes within once, at the end and in the same transaction, and not at every step."""
    if hasattr(_waiting, "keys"):
        yield
        return
    _waiting.keys = {}
    try:
        with transaction.atomic():
            yield
            waiting = _waiting.keys
            del _waiting.keys
            _write([(source, waiting[source.label]) for source in every_source() if source.label in waiting])
    finally:
        if hasattr(_waiting, "keys"):
            del _waiting.keys


def _saved(instance: models.Model, **_signal: Any) -> None:
    _write(_touched(instance))


def _before_delete(instance: models.Model, **_signal: Any) -> None:
    """What leans on it can't be asked for any more once it is gone."""
    instance._touched_by_deletion = _touched(instance)


def _deleted(instance: models.Model, **_signal: Any) -> None:
    _write(instance._touched_by_deletion)


def _related(instance: models.Model, action: str, **_signal: Any) -> None:
    if action.startswith("post_"):
        _write(_touched(instance))


def _touched(instance: models.Model) -> Touched:
    touched = []
    for source in _sources.values():
        if type(instance) is source.model:
            touched.append((source, [instance.pk]))
        if leaning := source.about.get(type(instance)):
            touched.append((source, list(leaning(instance))))
    return touched


def _write(touched: Iterable[tuple[Source, Iterable[UUID]]]) -> None:
    for source, keys in touched:
        if not (keys := set(keys)):
            continue
        if hasattr(_waiting, "keys"):
            _waiting.keys.setdefault(source.label, set()).update(keys)
        else:
            write(source, keys)
