"""The list of partner countries, and where else they are listed."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import (
    ApplicationWindow,
    CountryEligibility,
)
from tests.programmes.countries import EN, SV, begins, ends
from tests.programmes.states import programme
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")


@pytest.fixture(autouse=True)
def _winter(time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)


def test_the_list_shows_the_countries_of_today_by_region(client, read):
    sv, en = client.get(SV), client.get(EN)
    assert (heading_of(sv), heading_of(en)) == ("Samarbetsländer", "Partner countries")
    assert "Programmet har 21 samarbetsländer." in text_of(sv)
    assert "The programme has 21 partner countries." in text_of(en)
    for region in ("Europa 9 länder Belarus Bosnien", "Asien 4 länder Indien", "Afrika 8 länder Botswana"):
        assert region in text_of(sv)
    assert "Tidigare samarbetsländer" not in text_of(sv)
    assert "Kommande samarbetsländer" not in text_of(sv)
    assert len(re.search(r'<svg class="world".*?</svg>', sv.content.decode())[0].encode()) < 40_000


def test_the_list_names_those_that_left_and_those_to_come_with_their_days(read, time_machine):
    ends("BY", date(2019, 6, 30))
    ends("IN", date(2026, 11, 24))
    ends("ID", date(2026, 11, 25))
    begins("CO", date(2027, 5, 1), names=("Colombia", "Colombia"))
    sv, en = read(SV), read(EN)
    assert "Programmet har 19 samarbetsländer." in sv
    assert "Kommande samarbetsländer Colombia från och med 1 maj 2027 Tidigare samarbetsländer" in sv
    assert (
        "Tidigare samarbetsländer Partnerskap som redan pågår fortsätter. "
        "Belarus 1 januari 2018 till och med 30 juni 2019 Indien 1 januari 2018 till och med 24 november 2026 Kontakt"
    ) in sv
    assert "Coming partner countries Colombia from 1 May 2027 Former partner countries" in en
    assert "India 1 January 2018 to and including 24 November 2026" in en


def test_a_programme_without_any_partner_country_today_has_a_list_all_the_same(client):
    for row in CountryEligibility.objects.all():
        row.last_day = date(2020, 12, 31)
        row.save()
    response = client.get(SV)
    assert "Det finns inget samarbetsland." in text_of(response)
    assert response.content.decode().count('class="dated-countries plain"') == 1


@pytest.mark.parametrize("path", ["/sv/", "/sv/program/kommunala-partnerskap/", SV])
def test_the_names_in_every_list_of_countries_lead_to_their_pages(client, path):
    page = client.get(path).content.decode()
    found = re.findall(rf'<li><a href="({SV}[a-z-]+/)">', page)
    assert len(found) == 21
    for target in found:
        assert client.get(target).status_code == 200, target


def test_each_country_that_ever_was_listed_stands_in_the_sitemap(client):
    ends("BY", date(2019, 6, 30))
    begins("CO", date(2030, 1, 1), names=("Colombia", "Colombia"))
    found = re.findall(r"<loc>http://localhost:8000([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    countries = [path for path in found if path.startswith((SV, EN))]
    assert len(countries) == len(set(countries)) == 2 * (22 + 1)
    assert {f"{SV}belarus/", f"{EN}colombia/", SV, EN} <= set(countries)
    for path in countries:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(("path", "number"), [(f"{SV}zambia/", 13), (SV, 1)])
def test_queries_are_as_many_with_many_rows_as_with_few(client, path, number):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    client.get(path)  # what is kept until content changes
    few = count()
    for one in "ABCDEFGH":
        for two in "QX":
            country = begins(f"{one}{two}", date(2018, 1, 1), date(2020, 1, 1), names=(one + two, one + two))
            CountryEligibility.objects.create(programme=programme(), country=country, first_day=date(2024, 1, 1))
    for n in range(30):
        opens = date(1990, 1, 1) + timedelta(days=40 * n)
        ApplicationWindow.objects.create(programme=programme(), opens=opens, closes=opens + timedelta(days=20))
    client.get(path)
    assert count() == few == number
