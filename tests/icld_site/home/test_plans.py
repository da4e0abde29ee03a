"""How PostgreSQL finds the rows of a page among 10,000 articles, projects and publications each: by an index.

A page is asked for twice: what is kept until content changes, such as the numbers beside links, is made once.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.news.many import add_articles, add_projects
from tests.publications.many import add_publications

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("starting_content")]

MANY = 10_000
#: A table of fewer rows is read at once faster than by an index.
FEW = 3_000

PAGES = [
    "/sv/",
    "/sv/aktuellt/",
    "/en/news/?page=100",
    "/en/news/?kind=news",
    "/sv/aktuellt/?country=ZM",
    "/sv/aktuellt/2018/sok-praktik-pa-icld/",
    "/sv/aktuellt/atom.xml",
    "/sv/projekt/",
    "/en/projects/?page=100",
    "/en/projects/?status=ended",
    "/sv/projekt/?country=ZM",
    "/en/projects/citizen-dialogue-in-ale-and-ghanzi/",
    "/sv/hitta-en-partner/",
    "/sv/publikationer/",
    "/en/publications/?kind=research-report",
    "/en/publications/?sort=title",
    "/sv/publikationer/?sort=author",
    "/sv/publikationer/medverkande/many-1/",
    "/en/publications/atom.xml",
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM",
    "/sv/program/kommunala-partnerskap/lander/zambia/",
]
#: Of a county with its many bodies, all partnerships are looked through: there are few other rows.
WHOLE = {"/sv/far-vi-ansoka/ale-kommun/": {"news_swedishparty"}, "/sv/far-vi-ansoka/region-gotland/": set()}


@pytest.fixture
def _many_rows(starting_content) -> None:
    add_projects(MANY)
    add_articles(MANY)
    add_publications(MANY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does of itself after a while


@pytest.mark.usefixtures("_many_rows")
def test_no_page_looks_at_every_row_of_a_long_table(client):
    found = {path: read_whole(client, path) for path in [*PAGES, *WHOLE]}
    assert {path: tables for path, tables in found.items() if tables - WHOLE.get(path, set())} == {}


def read_whole(client, path: str) -> set[str]:
    """The long tables that the queries of a page read from end to end."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert asked
    return {table for sql in asked for table in scanned(plan(sql)) if rows_of(table) > FEW}


def plan(sql: str) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql.replace('%', '%%')}", [])
        return cursor.fetchone()[0][0]["Plan"]


def scanned(node: dict[str, Any]) -> Iterator[str]:
    if node["Node Type"] == "Seq Scan":
        yield node["Relation Name"]
    for inner in node.get("Plans", ()):
        yield from scanned(inner)


def rows_of(table: str) -> int:
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    return models[table]._base_manager.count()
