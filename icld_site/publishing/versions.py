"""Knowing that content has changed, so that what is made of it alone can be kept until then.

One row holds a mark. Every statement that changes content, also an `update()`, a bulk one or one in plain SQL through
Django, replaces the mark in the same transaction. The mark is never used again: one that is rolled back was seen by
nobody else, and what was kept under the earlier one still holds. Whoever changes rows past Django calls `replace_mark`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar
from uuid import uuid4

from django.apps import apps
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse

from .counting import is_counted, raise_counts
from .models import BrokenLink, ChangeCount, ContentVersion, LinkCheck
from .telling import tell_afterwards

Made = TypeVar("Made")
Keep = Callable[[Hashable, Callable[[], Made]], Made]

#: The apps whose tables hold what visitors see, the tables of these that don't, and single ones of other apps.
CONTENT = ("home", "media", "news", "programmes", "publications", "publishing")
ALSO_CONTENT = ("search.Synonym",)
NOT_CONTENT = (ChangeCount, ContentVersion, BrokenLink, LinkCheck)
#: So many things are kept at once. They are small, and there are few of them.
MOST_KEPT = 1000

_CHANGE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)


class Versioned:
    """`request.version`: the mark of content as the request found it, read when it is first asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.version = _Once(mark)
        return self.get_response(request)


class _Once:
    def __init__(self, make: Callable[[], str]) -> None:
        self._make, self._made = make, None

    def __str__(self) -> str:
        if self._made is None:
            self._made = self._make()
        return self._made


def mark() -> str:
    """The mark of content now; an empty text where there is none yet.

    In plain SQL: every page that is made asks for it, and the ORM would take several times as long to write the query
    as the database takes to answer it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM publishing_contentversion ORDER BY id LIMIT 1")
        found = cursor.fetchone()
    return str(found[0]) if found else ""


def replace_mark() -> None:
    """Say that content has changed."""
    if not ContentVersion.objects.update(mark=uuid4()):
        ContentVersion.objects.create(mark=uuid4())
    tell_afterwards(connection)


# Noticing


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Look at every statement of a new connection."""
    if _noticing not in connection.execute_wrappers:
        connection.execute_wrappers.append(_noticing)


def _noticing(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Replace the mark with a change of content, and raise the counts of the groups that it belongs to.

    Within a transaction that comes first, so that all who write wait for each other at the same place. Outside
    of one it comes afterwards: in between, the old mark with the new rows is seen, and is soon gone.
    """
    table = _changed_content(sql)
    if table is None:
        return execute(sql, params, many, context)
    if context["connection"].in_atomic_block:
        _note(table, context["connection"])
        return execute(sql, params, many, context)
    result = execute(sql, params, many, context)
    _note(table, context["connection"])
    return result


def _note(table: str, connection: BaseDatabaseWrapper) -> None:
    if _has_table(connection, ContentVersion):
        replace_mark()
    if is_counted(table) and _has_table(connection, ChangeCount):
        raise_counts(table)


def _changed_content(sql: str) -> str | None:
    """The table of content that a statement changes, if it does."""
    found = _CHANGE.match(sql)
    return found[1] if found and found[1] in _tables() else None


@cache
def _tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if (model._meta.app_label in CONTENT or model._meta.label in ALSO_CONTENT) and model not in NOT_CONTENT
    )


def _has_table(connection: BaseDatabaseWrapper, model: type[models.Model]) -> bool:
    """Whether the table of the mark, or of the counts, is there: migrations that came before it change content too."""
    there = connection.__dict__.setdefault("_noted_in", set())
    if model not in there and model._meta.db_table in connection.introspection.table_names():
        there.add(model)
    return model in there


# Keeping


class _Shelf:
    """What was made for one version of the content, in this process; both stand in one place, for threads' sake."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[Hashable, Any]] = ("", {})

    def get(self, version: str, key: Hashable, make: Callable[[], Made]) -> Made:
        of, things = self._kept
        if of != version or len(things) >= MOST_KEPT:
            things = {}
            self._kept = (version, things)
        if key not in things:
            things[key] = make()
        return things[key]


_shelf = _Shelf()


def kept(version: str, key: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives from content alone: made once for a version and a key, in this process. It isn't changed."""
    return _shelf.get(version, key, make) if version else make()


def keeper(request: HttpRequest, *models_shown: type[models.Model]) -> Keep:
    """Keeps what is made of the rows of some models that are public at the request's moment, on its day.

    It is made anew when content changes, at midnight in Stockholm, and whenever a row goes live or ends by itself.
    """
    version = str(request.version)
    spans = tuple((model._meta.label, _span(version, model, request.now)) for model in models_shown)

    def keep(key: Hashable, make: Callable[[], Made]) -> Made:
        return kept(version, (spans, request.today, key), make)

    return keep


def _span(version: str, model: type[models.Model], at: datetime) -> int:
    """How many of the moments at which a row goes live or ends lie behind a UTC moment."""

    def moments() -> list[datetime]:
        rows = model._base_manager.values_list("live_from", "live_to").distinct()
        return sorted({moment for row in rows for moment in row if moment})

    return bisect_right(kept(version, (model._meta.label, "moments"), moments), at) if version else 0
