"""The number of queries of a page does not depend on the number of rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import ApplicationWindow, Country, CountryEligibility, CountryName, Programme
from tests.news.many import add_articles, add_projects

pytestmark = pytest.mark.usefixtures("starting_content")

PAGES = {
    "/sv/": 13,
    "/en/programmes/municipal-partnerships/": 1,
    "/sv/far-vi-ansoka/": 2,
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM": 3,
    "/data/eligibility.json?applicant=1440": 3,
    "/sv/ansokningsperioder/": 1,
    "/sv/ansokningsperioder.ics?body=region&country=ZM&kind=project": 2,
    "/sv/aktuellt/": 2,
    "/sv/aktuellt/?country=ZM": 2,
    "/sv/aktuellt/2018/sok-praktik-pa-icld/": 11,
    "/en/projects/": 5,
    "/en/projects/citizen-dialogue-in-ale-and-ghanzi/": 9,
    "/sv/aktuellt/atom.xml": 1,
    "/data/projects.json": 7,
    "/data/countries.json": 3,
    "/data/windows.csv": 1,
    "/data/local-governments.csv": 1,
    "/data/catalog.jsonld": 11,
    "/sv/oppna-data/": 11,
    "/sv/publikationer/": 3,
}


def count(client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def add_rows() -> None:
    programme = Programme.objects.get(takes_applications=True)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for code in [f"{one}{two}" for one in letters for two in letters[:8]][:200]:
        country, is_new = Country.objects.get_or_create(code=code, defaults={"region": "asia"})
        if is_new:
            CountryName.objects.create(country=country, title_sv=code, title_en=code)
            CountryEligibility.objects.create(programme=programme, country=country, first_day=date(2018, 1, 1))
    ApplicationWindow.objects.bulk_create(
        ApplicationWindow(
            programme=programme,
            opens=date(1990, 1, 1) + timedelta(days=40 * n),
            closes=date(1990, 1, 20) + timedelta(days=40 * n),
        )
        for n in range(1000)
    )
    add_projects(2_000)
    add_articles(10_000)


def test_queries_are_as_many_with_many_rows_as_with_few(client):
    few = counts(client)
    add_rows()
    assert counts(client) == few
    assert few == PAGES


def counts(client) -> dict[str, int]:
    for path in PAGES:
        client.get(path)  # what is kept until content changes
    return {path: count(client, path) for path in PAGES}
