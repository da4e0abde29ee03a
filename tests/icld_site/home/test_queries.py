"""The number of queries of a page does not depend on the number of rows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import Article, ArticleKind
from programmes.models import ApplicationWindow, Country, CountryEligibility, CountryName, Programme

pytestmark = pytest.mark.usefixtures("starting_content")

PAGES = {
    "/sv/": 20,
    "/en/programmes/municipal-partnerships/": 14,
    "/sv/far-vi-ansoka/": 13,
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM": 14,
    "/data/eligibility.json?applicant=1440": 14,
    "/sv/aktuellt/": 17,
    "/en/projects/": 20,
    "/sv/publikationer/": 14,
}


def count(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
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
    kind = ArticleKind.objects.first()
    Article.objects.bulk_create(
        Article(
            title_sv=f"Nyhet {n}",
            slug_sv=f"nyhet-{n}",
            kind=kind,
            day=date(2017, 1, 1) + timedelta(days=n % 300),
            state="approved",
            modified=timezone.now(),
        )
        for n in range(1000)
    )


def test_queries_are_as_many_with_many_rows_as_with_few(client):
    for path in PAGES:
        client.get(path)  # what is kept from request to request, such as content types
    few = {path: count(client, path) for path in PAGES}
    add_rows()
    assert {path: count(client, path) for path in PAGES} == few
    assert few == PAGES
