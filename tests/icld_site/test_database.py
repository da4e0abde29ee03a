"""How long the database may take, and what becomes of a connection that it has closed."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.postgresql

LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
PRINTED = (
    "from django.db import connection; cursor = connection.cursor(); "
    f"[print(cursor.execute('SHOW {{}}'.format(name)).fetchone()[0]) for name in {LIMITS}]"
)


def ask(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_what_visitors_wait_for_ends():
    assert [ask(f"SHOW {name}") for name in LIMITS] == ["20s", "15s", "1min"]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 50")
        with pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(5)")


@pytest.mark.parametrize(
    ("given", "told"), [({}, ["0", "0", "0"]), ({"STATEMENT_TIMEOUT_MS": "400"}, ["400ms", "300ms", "1200ms"])]
)
def test_commands_have_no_limit_unless_one_is_set(given, told):
    environment = {name: value for name, value in os.environ.items() if name != "STATEMENT_TIMEOUT_MS"} | given
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", PRINTED]
    ran = subprocess.run(
        command, cwd=Path(__file__).parents[2], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == told


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_database_has_closed_is_replaced_before_anybody_gets_it(client):
    assert client.get("/readyz").status_code == 200
    closed = ask("SELECT pg_backend_pid()")
    connection.close()  # back into the pool
    settings = connection.settings_dict
    place = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"], "dbname": settings["NAME"]}
    with psycopg.connect(**place, password=settings["PASSWORD"] or None) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [closed])
    assert client.get("/readyz").status_code == 200
    assert ask("SELECT pg_backend_pid()") != closed
