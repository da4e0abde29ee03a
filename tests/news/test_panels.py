"""What the room shows on the page of a partner country."""

import re
from datetime import date

import pytest

from news.models import Project
from news.panels import SHOWN
from programmes.models import Country, CountryEligibility
from tests.news.factories import ProjectFactory
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

SV = "/sv/program/kommunala-partnerskap/lander/"
EN = "/en/programmes/municipal-partnerships/countries/"


def project_in(code: str, **fields) -> Project:
    return ProjectFactory(partner_country=Country.objects.get(code=code), **fields)


def titles(client, path: str) -> list[str]:
    page = client.get(path).content.decode()
    return [" ".join(re.sub("<[^>]+>", "", title).split()) for title in re.findall(r'class="title">(.*?)</h3>', page)]


def test_a_country_shows_the_projects_with_partners_there(client, read):
    assert titles(client, f"{SV}zambia/") == ["Många beröringspunkter för Alingsås och Chililabombwe"]
    assert "Projekt Många beröringspunkter för Alingsås och Chililabombwe Livingstone" in read(f"{SV}zambia/")
    assert "Alingsås – Chililabombwe 25 februari 2018 Kontakt" in read(f"{SV}zambia/")
    assert "Alingsås – Chililabombwe 25 February 2018 Contact" in read(f"{EN}zambia/")
    assert 'href="/en/projects/' in client.get(f"{EN}zambia/").content.decode()


def test_a_country_without_any_has_no_empty_panel(client):
    page = client.get(f"{SV}kenya/").content.decode()
    assert 'id="panel-' not in page
    assert "css/lists.css" not in page


def test_only_what_is_public_is_shown(client):
    project_in("KE", title_sv="Utkast", state="draft")
    project_in("KE", title_sv="Kommer", live_from="2100-01-01T00:00:00Z")
    project_in("KE", title_sv="Slut", live_to="2000-01-01T00:00:00Z")
    project_in("TZ", title_sv="Grannen")
    assert titles(client, f"{SV}kenya/") == []
    project_in("KE", title_sv="Syns")
    assert titles(client, f"{SV}kenya/") == ["Syns"]


def test_the_newest_come_first_and_the_list_of_all_holds_the_rest(client, read):
    for number in range(SHOWN):
        project_in("KE", title_sv=f"Projekt {number}", day=date(2019, 1, 1 + number))
    assert titles(client, f"{SV}kenya/") == [f"Projekt {number}" for number in reversed(range(SHOWN))]
    assert "Alla projekt" not in read(f"{SV}kenya/")
    project_in("KE", title_sv="Det äldsta", day=date(2018, 1, 1))
    assert titles(client, f"{SV}kenya/") == [f"Projekt {number}" for number in reversed(range(SHOWN))]
    assert "Alla projekt" in read(f"{SV}kenya/")


def test_a_project_in_the_other_language_only_is_marked(client):
    project_in("KE", title_sv="Bara på svenska")
    page = client.get(f"{EN}kenya/").content.decode()
    assert re.search(r'<span lang="sv">\s*Bara på svenska', page)
    assert "In Swedish only" in page


def test_a_project_stays_public_when_its_country_has_left(client):
    row = CountryEligibility.objects.get(country__code="ZM")
    row.last_day = date(2020, 12, 31)
    row.save()
    project = Project.objects.get(partner_country__code="ZM")
    response = client.get(project.get_absolute_url("sv"))
    assert response.status_code == 200
    assert "Chililabombwe Zambia" in text_of(response)
    assert titles(client, f"{SV}zambia/") == [heading_of(response)]
    assert "Zambia var ett samarbetsland till och med den 31 december 2020." in text_of(client.get(f"{SV}zambia/"))


def test_queries_do_not_grow_with_the_projects(client, django_assert_num_queries):
    project_in("KE")
    path = f"{SV}kenya/"
    client.get(path)
    with django_assert_num_queries(17):
        client.get(path)
    for _ in range(10):
        project_in("KE")
    with django_assert_num_queries(17):
        client.get(path)
