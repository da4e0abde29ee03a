"""Counting the changes of some tables, for whoever has to say by a number that a thing is newer than it was.

A room names a group of models when the portal starts. Every statement that changes one of their tables raises the
group's number in the same transaction: also a deletion, and one that takes back what an earlier one did. The number
never falls, and it stands still for as long as the rows do.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import AppConfig
from django.db import connection, connections, models
from django.db.models import F
from django.utils import timezone

from .models import ChangeCount

_groups: dict[str, frozenset[str]] = {}


def count_changes(name: str, *counted: type[models.Model]) -> None:
    """Count the changes of these models, and of their relations to many, by a name. Called when the portal starts."""
    through = (field.remote_field.through for model in counted for field in model._meta.many_to_many)
    _groups[name] = frozenset(model._meta.db_table for model in (*counted, *through))


def changes_of(name: str) -> ChangeCount:
    """How many changes a group has seen, and the UTC moment of the last one."""
    return ChangeCount.objects.get(name=name)


def raise_counts(table: str) -> None:
    """Say that a table has changed."""
    now = timezone.now()
    for name, tables in _groups.items():
        if table in tables and not ChangeCount.objects.filter(name=name).update(number=F("number") + 1, changed_at=now):
            ChangeCount.objects.create(name=name, number=1, changed_at=now)


def counts() -> dict[str, tuple[int, datetime]]:
    """Each group's number and the UTC moment of its last change; none where the database has no table for them yet."""
    if ChangeCount._meta.db_table not in connection.introspection.table_names():
        return {}
    return {row.name: (row.number, row.changed_at) for row in ChangeCount.objects.all()}


def count_replacement(before: Mapping[str, tuple[int, datetime]]) -> None:
    """Say that other rows, with counts of their own, have come in the place of all that there were.

    `before` holds the counts until then. A group that counted otherwise goes on above both.
    """
    after, now = counts(), timezone.now()
    for name, (number, _moment) in before.items():
        if after.get(name) != before[name]:
            number = max(number, after.get(name, before[name])[0]) + 1
            ChangeCount.objects.update_or_create(name=name, defaults={"number": number, "changed_at": now})


def is_counted(table: str) -> bool:
    return any(table in tables for tables in _groups.values())


def begin(sender: AppConfig, using: str, **_signal: Any) -> None:
    """After a migration each group has its row, so that there is a moment to name before the first change."""
    if ChangeCount._meta.db_table in connections[using].introspection.table_names():
        now = timezone.now()
        rows = [ChangeCount(name=name, number=0, changed_at=now) for name in _groups]
        ChangeCount.objects.using(using).bulk_create(rows, ignore_conflicts=True)
