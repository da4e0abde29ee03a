import logging

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_a_query_that_takes_long_is_told_without_its_values(settings, caplog):
    settings.SLOW_QUERY_MS = 0.000001
    with caplog.at_level(logging.WARNING), connection.cursor() as cursor:
        cursor.execute("SELECT %s", ["Anna Svensson"])
    (record,) = caplog.records
    assert record.told["sql"] == "SELECT %s"
    assert record.told["ms"] >= 0


def test_one_that_is_quick_is_not(settings, caplog):
    settings.SLOW_QUERY_MS = 60_000
    with caplog.at_level(logging.WARNING), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    assert caplog.records == []
