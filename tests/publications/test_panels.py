"""What the room shows on the page of a partner country."""

import re

import pytest

from programmes.models import Country
from publications.models import Publication
from publications.panels import SHOWN
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.usefixtures("starting_content")

SV = "/sv/program/kommunala-partnerskap/lander/"
EN = "/en/programmes/municipal-partnerships/countries/"


def about(code: str, **fields) -> Publication:
    publication = PublicationFactory(**fields)
    publication.countries.add(Country.objects.get(code=code))
    return publication


def titles(client, path: str) -> list[str]:
    return re.findall(r"<cite[^>]*>(.*?)</cite>", client.get(path).content.decode())


def test_a_country_shows_the_publications_about_it(client, read):
    reference = (
        "Koelble, T & Siddle, A (2016). Local government in South Africa: Can the objectives of the developmental "
        "state be achieved through the current model of decentralized governance? Research Report 7. Visby: ICLD."
    )
    assert reference in read(f"{SV}sydafrika/").partition("Publikationer ")[2]
    assert reference in read(f"{EN}south-africa/").partition("Publications ")[2]
    page = client.get(f"{SV}sydafrika/").content.decode()
    assert '<a href="/sv/publikationer/local-government-in-south-africa/"><cite lang="en">' in page


def test_a_country_without_any_has_no_empty_panel(client):
    assert 'id="panel-' not in client.get(f"{SV}georgien/").content.decode()


def test_only_what_is_public_is_shown(client):
    about("NA", title_en="Draft", state="draft")
    about("NA", title_en="Coming", live_from="2100-01-01T00:00:00Z")
    about("BW", title_en="The neighbour")
    assert titles(client, f"{SV}namibia/") == []
    about("NA", title_en="Shown")
    assert titles(client, f"{SV}namibia/") == ["Shown"]


def test_a_publication_about_two_countries_is_shown_with_both(client):
    about("NA", title_en="Two neighbours").countries.add(Country.objects.get(code="BW"))
    for path in (f"{SV}namibia/", f"{EN}botswana/"):
        assert titles(client, path).count("Two neighbours") == 1


def test_the_newest_come_first_and_the_list_of_all_holds_the_rest(client, read):
    for number in range(SHOWN):
        about("NA", title_en=f"Report {number}", year=2000 + number)
    newest = [f"Report {number}" for number in reversed(range(SHOWN))]
    assert titles(client, f"{SV}namibia/") == newest
    assert "Alla publikationer" not in read(f"{SV}namibia/")
    about("NA", title_en="The oldest", year=1999)
    assert titles(client, f"{SV}namibia/") == newest
    page = client.get(f"{SV}namibia/").content.decode()
    assert '<a class="action" href="/sv/publikationer/?country=NA">Alla publikationer' in page


def test_projects_and_publications_stand_beside_each_other(client, read):
    about("ZM", title_en="On Zambia")
    page = client.get(f"{SV}zambia/").content.decode()
    assert re.findall(r'<h2 id="(panel-\d)">(\w+)</h2>', page) == [
        ("panel-2", "Projekt"),
        ("panel-3", "Publikationer"),
    ]


def test_queries_do_not_grow_with_the_publications(client, django_assert_num_queries):
    path = f"{SV}georgien/"
    for number in (1, 10):
        for _ in range(number):
            about("GE")
        client.get(path)
        with django_assert_num_queries(5):
            client.get(path)
