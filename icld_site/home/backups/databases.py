"""The dump of a database and its way back, by the database's own means.

A dump is of one moment, also while editors save. It comes back in one step: until it is there, what was there before
is, and so it is after a failure.
"""

import gzip
import os
import shutil
import sqlite3
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import psycopg
from django.db import DatabaseError, connection, transaction
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
    try:
        with gzip.open(packed) as source:
            if connection.vendor == "sqlite":
                _bring_back_sqlite(source, packed.with_name("unpacked"), rows)
            else:
                _bring_back_postgresql(source, rows)
    except (gzip.BadGzipFile, zlib.error, EOFError, sqlite3.Error, psycopg.Error, DatabaseError) as error:
        raise BackupError(f"The dump could not be brought back, and all rows are as they were: {error}") from error


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


def _bring_back_sqlite(source: BinaryIO, plain: Path, rows: dict[str, int]) -> None:
    with plain.open("wb") as target:
        shutil.copyfileobj(source, target)
    with closing(sqlite3.connect(plain)) as copy:
        _compare(_checked(copy), rows)
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


def _bring_back_postgresql(source: BinaryIO, rows: dict[str, int]) -> None:
    """In one transaction, with all that was there before taken away first: also tables that the dump doesn't know.

    Not by psql, which would run the commands for itself, and with them those of the shell, that a dump may hold.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '30s'; DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        _run_dump(connection.connection.cursor(), source)
        cursor.execute("RESET search_path")  # a dump sets it to nothing
        _compare(_counted(cursor, connection.introspection.table_names(cursor)), rows)
    connection.close()
    connection.close_pool()  # a dump sets more than that, for as long as its connection lasts


def _run_dump(cursor: psycopg.Cursor, lines: Iterator[bytes]) -> None:
    """Run what pg_dump has written: statements, and between them rows that COPY takes up to a line with `\\.`."""
    statements: list[bytes] = []
    for line in lines:
        if line.startswith(b"COPY ") and line.endswith(b" FROM stdin;\n"):
            cursor.execute(b"".join(statements))
            statements.clear()
            with cursor.copy(line) as copy:
                for row in iter(lines.__next__, b"\\.\n"):
                    copy.write(row)
        elif not line.startswith((b"\\restrict ", b"\\unrestrict ")):  # by which it guards psql
            statements.append(line)
    cursor.execute(b"".join(statements))


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


def _compare(found: dict[str, int], rows: dict[str, int]) -> None:
    """Raises BackupError where a dump doesn't hold so many rows of each table as the manifest says."""
    if wrong := sorted(name for name in found.keys() | rows.keys() if found.get(name) != rows.get(name)):
        raise BackupError(
            f"The dump has other rows than the manifest says, and all rows are as they were: {', '.join(wrong)}."
        )


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
