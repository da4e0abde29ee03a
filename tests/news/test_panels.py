"""What the room shows on the page of a partner country."""

import re
from datetime import date

import pytest

from news.models import Project
from news.panels import SHOWN
from programmes.models import Country, CountryEligibility, LocalGovernment
from tests.news.factories import ProjectFactory
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

SV = "/sv/program/kommunala-partnerskap/lander/"
EN = "/en/programmes/municipal-partnerships/countries/"


def project_in(code: str, **fields) -> Project:
    return ProjectFactory(abroad=[("Ort", Country.objects.get(code=code))], **fields)


def titles(client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    page = page.partition(">Projekt</h2>")[2] or page.partition(">Projects</h2>")[2]
    return [" ".join(re.sub("<[^>]+>", "", title).split()) for title in re.findall(r'class="title">(.*?)</h3>', page)]


def test_a_country_shows_the_projects_with_partners_there(client, read):
    assert titles(client, f"{SV}zambia/") == [
        "Lokal demokrati i Piteå och Chinsali",
        "Många beröringspunkter för Alingsås och Chililabombwe",
    ]
    assert "Alingsås – Chililabombwe Zambia 25 februari 2018" in read(f"{SV}zambia/")
    assert "Alingsås – Chililabombwe Zambia 25 February 2018" in read(f"{EN}zambia/")
    assert 'href="/en/projects/' in client.get(f"{EN}zambia/").content.decode()


def test_a_country_without_any_has_no_empty_panel(client):
    page = client.get(f"{SV}georgien/").content.decode()
    assert 'id="panel-' not in page
    assert "css/lists.css" not in page


def test_only_what_is_public_is_shown(client):
    project_in("GE", title_sv="Utkast", state="draft")
    project_in("GE", title_sv="Kommer", live_from="2100-01-01T00:00:00Z")
    project_in("GE", title_sv="Slut", live_to="2000-01-01T00:00:00Z")
    project_in("TZ", title_sv="Grannen")
    assert titles(client, f"{SV}georgien/") == []
    project_in("GE", title_sv="Syns")
    assert titles(client, f"{SV}georgien/") == ["Syns"]


def test_the_newest_come_first_and_the_list_of_all_holds_the_rest(client, read):
    for number in range(SHOWN):
        project_in("GE", title_sv=f"Projekt {number}", day=date(2019, 1, 1 + number))
    assert titles(client, f"{SV}georgien/") == [f"Projekt {number}" for number in reversed(range(SHOWN))]
    assert "Alla projekt" not in read(f"{SV}georgien/")
    project_in("GE", title_sv="Det äldsta", day=date(2018, 1, 1))
    assert titles(client, f"{SV}georgien/") == [f"Projekt {number}" for number in reversed(range(SHOWN))]
    assert "Alla projekt" in read(f"{SV}georgien/")
    assert 'href="/sv/projekt/?country=GE"' in client.get(f"{SV}georgien/").text
    assert client.get("/sv/projekt/?country=GE").status_code == 200


def test_a_project_in_the_other_language_only_is_marked(client):
    project_in("GE", title_sv="Bara på svenska")
    page = client.get(f"{EN}georgia/").content.decode()
    assert re.search(r'<span lang="sv">\s*Bara på svenska', page)
    assert "In Swedish only" in page


def test_a_project_stays_public_when_its_country_has_left(client):
    row = CountryEligibility.objects.get(country__code="ZM")
    row.last_day = date(2020, 12, 31)
    row.save()
    project = Project.objects.get(slug_sv="manga-beroringspunkter-for-alingsas-och-chililabombwe")
    response = client.get(project.get_absolute_url("sv"))
    assert response.status_code == 200
    assert "Chililabombwe Zambia" in text_of(response)
    assert titles(client, f"{SV}zambia/")[1] == heading_of(response)
    assert "Zambia var ett samarbetsland till och med den 31 december 2020." in text_of(client.get(f"{SV}zambia/"))


def test_queries_do_not_grow_with_the_projects(client, django_assert_num_queries):
    path = f"{SV}georgien/"
    for number in (1, 10):
        for _ in range(number):
            project_in("GE")
        client.get(path)
        with django_assert_num_queries(7):
            client.get(path)


def test_the_list_that_a_local_government_leads_to_is_one_that_is_there(client, read):
    region = LocalGovernment.objects.get(slug="region-stockholm")
    council = LocalGovernment.objects.get(slug="stockholms-lans-landsting")
    for number in range(SHOWN + 1):
        ProjectFactory(title_sv=f"Projekt {number}", day=date(2015, 1, 1 + number), bodies=[council])
    path = f"/sv/far-vi-ansoka/{region.slug}/"
    assert "Projekt 12" in read(path)
    assert f"?party={region.slug}" not in client.get(path).text
    assert "?party=stockholms-lans-landsting" in client.get("/sv/far-vi-ansoka/stockholms-lans-landsting/").text
