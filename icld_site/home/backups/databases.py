"""The dump of a database and its way back, by the database's own means.

A dump is of one moment, also while editors save. It comes back in one step: until it is there, what was there before
is, and so it is after a failure.
"""

import gzip
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient
from django.db.backends.sqlite3._functions import register

from . import BackupError

#: What is there in a portal that nobody has filled: what `migrate` writes by itself.
BOOKKEEPING = {
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "publishing_changecount",
    "publishing_contentversion",
}


def dump(folder: Path) -> tuple[Path, dict[str, int]]:
    """A dump laid into a folder, and how many rows each table has in it."""
    plain = folder / "dump"
    rows = _dump_sqlite(plain) if connection.vendor == "sqlite" else _dump_postgresql(plain)
    return _packed(plain, folder / "dump.gz"), rows


def bring_back(packed: Path, rows: dict[str, int]) -> None:
    """Put a dump in the place of all that the database holds. Raises BackupError where it can't be, or not wholly."""
    plain = packed.with_name("unpacked")
    with gzip.open(packed) as source, plain.open("wb") as target:
        shutil.copyfileobj(source, target)
    if connection.vendor == "sqlite":
        _bring_back_sqlite(plain, rows)
    else:
        _bring_back_postgresql(plain)
    if wrong := {name: number for name, number in counted().items() if rows.get(name) != number}:
        raise BackupError(f"The database has other rows than the backup: {wrong}.")


def counted() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        return _counted(cursor, connection.introspection.table_names(cursor))


def has_content() -> bool:
    return any(number for name, number in counted().items() if name not in BOOKKEEPING)


def _dump_sqlite(target: Path) -> dict[str, int]:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        return _checked(copy)


def _bring_back_sqlite(source: Path, rows: dict[str, int]) -> None:
    with closing(sqlite3.connect(source)) as copy:
        if _checked(copy) != rows:
            raise BackupError("The dump has other rows than the manifest says.")
        connection.ensure_connection()
        copy.backup(connection.connection)
    connection.close()


def _checked(copy: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table of a copy has. Raises BackupError where SQLite finds a fault in it."""
    register(copy)  # our columns and constraints call functions that Django adds to SQLite
    cursor = copy.cursor()
    if (said := cursor.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        raise BackupError(f"SQLite finds a fault in the database: {said}")
    names = cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return _counted(cursor, sorted(name for (name,) in names.fetchall()))


def _dump_postgresql(target: Path) -> dict[str, int]:
    """The rows are counted in the same snapshot of the database that pg_dump reads."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # The snapshot lasts for as long as this transaction, which only waits while pg_dump works.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        _run("pg_dump", f"--snapshot={snapshot}", "--no-owner", "--no-acl", f"--file={target}")
        return _counted(cursor, connection.introspection.table_names(cursor))


def _bring_back_postgresql(source: Path) -> None:
    """In one transaction, with all that was there before taken away first: also tables that the dump doesn't know."""
    connection.close()
    emptied = "SET client_min_messages = warning; DROP SCHEMA public CASCADE; CREATE SCHEMA public"
    steps = ["--command=SET lock_timeout = '30s'", f"--command={emptied}", f"--file={source}"]
    _run("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", *steps)


def _run(program: str, *options: str) -> None:
    """Run one of PostgreSQL's programs on our database. Raises BackupError with what it says where it fails."""
    found = shutil.which(program)
    if not found:
        raise BackupError(f"{program} is missing: apt-get install postgresql-client, of the server's version or newer.")
    (_psql, *where), secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    command = [found, *options, *where[:-1], f"--dbname={where[-1]}"]
    done = subprocess.run(command, env=os.environ | (secrets or {}), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackupError(f"{program} failed: {done.stderr.strip()}")


def _counted(cursor: object, tables: Sequence[str]) -> dict[str, int]:
    rows = {}
    for name in sorted(tables):
        cursor.execute(f'SELECT COUNT(*) FROM "{name}"')  # noqa: S608 - a name that the database gave
        (rows[name],) = cursor.fetchone()
    return rows


def _packed(plain: Path, target: Path) -> Path:
    with plain.open("rb") as source, gzip.open(target, "wb", compresslevel=3) as packed:
        shutil.copyfileobj(source, packed)
    plain.unlink()
    return target
