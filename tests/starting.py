"""The starting content, for tests that ask the portal as a visitor does.

It is loaded once a process, as a user loads it. What that left in the database is then laid down as it is, for each
module or test that asks for it: loading takes seconds, this takes tens of milliseconds.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, models, transaction

from icld_site.publishing.models import ContentVersion
from programmes import history


@dataclass(frozen=True)
class Starting:
    """Tables that hold the rows of the starting content, by the model of each, and the folder with the uploads.

    `types` are what models the rows call by a number: where tables have been emptied, models get new ones.
    """

    models: list[type[models.Model]]
    media: Path
    types: dict[int, tuple[str, str]]

    def lay_down(self) -> None:
        """Copy all rows within the database."""
        numbers = {old: ContentType.objects.get_by_natural_key(*name).pk for old, name in self.types.items()}
        with transaction.atomic(), connection.cursor() as cursor:
            for model in self.models:
                table, columns = _table(model), _columns(model)
                cursor.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {_copy(model)}")
                for field in _fields(model):
                    if field.related_model is ContentType:
                        _renumber(cursor, table, connection.ops.quote_name(field.column), numbers)


@pytest.fixture(scope="session")
def starting(django_db_setup: None, django_db_blocker: Any) -> Starting:
    """What `loadcontent` adds to an empty database."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = _rows()
        call_command("loadcontent", verbosity=0, history=False)
        added = {model: [row for row in rows if row not in before[model]] for model, rows in _rows().items()}
        types = {row.pk: row.natural_key() for row in ContentType.objects.all()}
        transaction.set_rollback(True)
    filled = [model for model, rows in added.items() if rows]
    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        for model in filled:
            columns, values = _columns(model), ", ".join(["%s"] * len(_fields(model)))
            cursor.execute(f"CREATE TABLE {_copy(model)} AS SELECT {columns} FROM {_table(model)} WHERE 1 = 0")
            cursor.executemany(f"INSERT INTO {_copy(model)} ({columns}) VALUES ({values})", added[model])
    return Starting(filled, Path(settings.MEDIA_ROOT), types)


@pytest.fixture(scope="module")
def _laid_down(starting: Starting, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        starting.lay_down()
        connection.check_constraints()  # once, or PostgreSQL would look at every row again after each test
        yield
        transaction.set_rollback(True)


@pytest.fixture
def starting_content(_laid_down: None, db: None) -> None:
    """The rows of a new portal. Laid down once a module; what a test changes is rolled back after it."""


@pytest.fixture(scope="module")
def _history_laid_down(_laid_down: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        history.load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def real_history(_history_laid_down: None, db: None) -> None:
    """The rows of a new portal with the real rules since 2012. For modules in which every test wants them."""


@pytest.fixture
def live_content(starting: Starting, transactional_db: None, _own_media: None) -> None:
    """The rows and uploads of a new portal, for a server in another thread."""
    starting.lay_down()
    shutil.copytree(starting.media, settings.MEDIA_ROOT, dirs_exist_ok=True)


def _rows() -> dict[type[models.Model], list[tuple[Any, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if model is not ContentVersion:  # its mark is replaced by what is laid down
                cursor.execute(f"SELECT {_columns(model)} FROM {_table(model)}")
                found[model] = list(cursor.fetchall())
    return found


def _renumber(cursor: Any, table: str, column: str, numbers: dict[int, int]) -> None:
    """All at once, since an old number may be a new one too."""
    cases = " ".join(f"WHEN {old} THEN {new}" for old, new in numbers.items())
    cursor.execute(f"UPDATE {table} SET {column} = CASE {column} {cases} END WHERE {column} IS NOT NULL")


def _copy(model: type[models.Model]) -> str:
    return connection.ops.quote_name(f"starting_{model._meta.db_table}")


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


def _columns(model: type[models.Model]) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in _fields(model))


def _fields(model: type[models.Model]) -> list[models.Field]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]
