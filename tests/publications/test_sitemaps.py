"""Publications, series and contributors in the sitemap."""

import re

import pytest

from icld_site.publishing.content import State
from publications.models import Publication
from tests.publications.factories import PublicationFactory, contributor, series

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"


def addresses(client) -> list[str]:
    found = re.findall(r"<loc>([^<]*)</loc>", client.get("/sitemap.xml").text)
    return [url.removeprefix(SITE) for url in found if "publi" in url]


def test_each_page_stands_there_in_each_language_that_it_has(client):
    PublicationFactory(slug_en="a", authors=["Siddle, Andrew"], series=series())
    PublicationFactory(slug_en="b", state="draft", authors=["Draft, D"], series=series("Draft"))
    contributor("Unused, U")
    assert sorted(addresses(client)) == [
        "/en/publications/",
        "/en/publications/a/",
        "/en/publications/contributors/siddle-andrew/",
        "/en/publications/series/research-report/",
        "/sv/publikationer/",
        "/sv/publikationer/medverkande/siddle-andrew/",
        "/sv/publikationer/serier/research-report/",
    ]


def test_the_queries_do_not_grow(client, django_assert_num_queries, django_assert_max_num_queries):
    PublicationFactory(authors=["Siddle, Andrew"], series=series())
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(12) as few:
        client.get("/sitemap.xml")
    rows = [Publication(state=State.APPROVED, title_en=f"{n}", slug_en=f"n-{n}") for n in range(100)]
    Publication.objects.bulk_create(rows)
    with django_assert_num_queries(len(few)):
        assert len(addresses(client)) == 107
