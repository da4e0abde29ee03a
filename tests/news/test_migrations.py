"""What was stored before goes on saying what it said."""

from datetime import date

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, AFTER = [("news", "0002_main_picture")], [("news", "0004_move_parties")]


@pytest.fixture
def migrated():
    """Go back to before the parties had rows, and at the end on to today."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    yield executor.loader.project_state([*BEFORE, ("programmes", "0003_around_the_application")]).apps
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_the_two_parties_that_a_project_named_become_rows(migrated):
    country = migrated.get_model("programmes", "Country").objects.create(code="ZM", region="africa")
    body = migrated.get_model("programmes", "LocalGovernment").objects.create(
        kind="municipality", code="1489", slug="alingsas-kommun", name="Alingsås kommun"
    )
    projects = migrated.get_model("news", "Project").objects
    kept = {"state": "draft", "day": date(2018, 2, 25)}
    projects.create(title="A", swedish_party=body, partner_country=country, partner_name_sv="Orten", **kept)
    projects.create(title="B", partner_country=country, partner_name_en="Place", **kept)
    projects.create(title="C", **kept)
    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)
    after = executor.loader.project_state(AFTER).apps
    found = {
        project.title: (
            [party.body_id for party in project.swedish_parties.all()],
            [(partner.title_sv, partner.title_en, partner.country_id) for partner in project.partners.all()],
        )
        for project in after.get_model("news", "Project").objects.all()
    }
    assert found == {
        "A": ([body.pk], [("Orten", None, country.pk)]),
        "B": ([], [(None, "Place", country.pk)]),
        "C": ([], []),
    }
