"""The open data of projects."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from news.models import Project, Theme
from tests.news.factories import ProjectFactory, core_area, country, municipality

pytestmark = pytest.mark.django_db


@pytest.fixture
def gotland() -> Project:
    project = ProjectFactory(
        title_sv="Skolor för de globala målen",
        slug_sv="skolor",
        title_en="Schools",
        slug_en="schools",
        lead_sv="En ingress.",
        bodies=[municipality("0980", "Gotland"), municipality("1440", "Ale")],
        abroad=[("Kibaha", country("TZ", "Tanzania", "Tanzania"))],
        phase="project",
        starts=date(2021, 5, 5),
        ends=date(2023, 1, 1),
        granted=2_500_000,
        source="https://www.gotland.se/73152",
    )
    project.core_areas.add(core_area("participation", "Deltagande", "Participation"))
    project.themes.add(Theme.objects.create(code="education", title_sv="Utbildning", title_en="Education"))
    return project


def test_a_project_is_told_in_full(client, gotland, time_machine):
    time_machine.move_to("2023-12-31T12:00:00Z")
    told = json.loads(client.get("/data/projects.json").content)
    assert told["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert told["modified"] == gotland.modified.isoformat().replace("+00:00", "Z")
    (item,) = told["items"]
    assert item.pop("swedish_parties")[0] == {
        "code": "0980",
        "kind": "municipality",
        "slug": "gotland-kommun",
        "name": {"sv": "Gotland kommun", "en": "Gotland Municipality"},
    }
    assert item == {
        "id": str(gotland.pk),
        "title": {"sv": "Skolor för de globala målen", "en": "Schools"},
        "summary": {"sv": "En ingress.", "en": None},
        "partners": [{"name": {"sv": "Kibaha", "en": None}, "country": "TZ"}],
        "core_areas": ["participation"],
        "themes": ["education"],
        "phase": "project",
        "period": {"starts": "2021", "ends": "2023"},
        "status": "ongoing",
        "granted_sek": 2_500_000,
        "source": "https://www.gotland.se/73152",
        "url": {"sv": "http://localhost:8000/sv/projekt/skolor/", "en": "http://localhost:8000/en/projects/schools/"},
    }


def test_the_status_is_that_of_the_day(client, gotland, time_machine):
    time_machine.move_to("2023-12-31T22:59:59Z")
    assert json.loads(client.get("/data/projects.json").content)["items"][0]["status"] == "ongoing"
    time_machine.move_to("2023-12-31T23:00:00Z")
    assert json.loads(client.get("/data/projects.json").content)["items"][0]["status"] == "ended"


def test_what_isnt_known_is_null_and_what_isnt_public_isnt_there(client):
    ProjectFactory(state="draft")
    ProjectFactory(title_sv="Bara det")
    (item,) = json.loads(client.get("/data/projects.json").content)["items"]
    assert (item["title"], item["period"]) == ({"sv": "Bara det", "en": None}, {"starts": None, "ends": None})
    assert [item[name] for name in ("phase", "granted_sek", "source", "status")] == [None, None, None, "unknown"]


def rows(response) -> list[dict[str, str]]:
    assert response.content.startswith(b"\xef\xbb\xbf")  # Excel takes it for UTF-8 by this
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_table_has_a_row_a_project(client, gotland):
    response = client.get("/data/projects.csv")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="projects.csv"'
    (row,) = rows(response)
    assert row == {
        "id": str(gotland.pk),
        "title_sv": "Skolor för de globala målen",
        "title_en": "Schools",
        "swedish_parties": "gotland-kommun; ale-kommun",
        "partners": "Kibaha",
        "countries": "TZ",
        "core_areas": "participation",
        "themes": "education",
        "phase": "project",
        "starts": "2021",
        "ends": "2023",
        "status": "ended",
        "granted_sek": "2500000",
        "source": "https://www.gotland.se/73152",
        "url_sv": "http://localhost:8000/sv/projekt/skolor/",
        "url_en": "http://localhost:8000/en/projects/schools/",
    }


def test_a_title_that_a_spreadsheet_would_run_is_text(client):
    for number, title in enumerate(["=cmd|' /C calc'!A0", "@x", "-5", "+1", "'citat", "Vanlig – titel"]):
        ProjectFactory(title_sv=title, day=date(2018, 1, 28 - number))
    written = [row["title_sv"] for row in rows(client.get("/data/projects.csv"))]
    assert written == ["'=cmd|' /C calc'!A0", "'@x", "'-5", "'+1", "''citat", "Vanlig – titel"]


def test_the_queries_do_not_grow_with_the_projects(client, gotland, django_assert_num_queries):
    for number in range(5):
        body, land = municipality(f"100{number}", f"Ort{number}"), country(f"A{number}"[:2], "Land", "Land")
        ProjectFactory(bodies=[body], abroad=[("Ort", land)])
    with django_assert_num_queries(7):
        client.get("/data/projects.json")
