"""The feed of publications, as a feed reader takes it."""

from datetime import UTC, datetime
from uuid import uuid5

import feedparser
import pytest

from icld_site.publishing.content import State
from publications.models import Publication
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

FEEDS = {"sv": "/sv/publikationer/atom.xml", "en": "/en/publications/atom.xml"}
SITE = "http://localhost:8000"


def entries(client, language: str):
    response = client.get(FEEDS[language])
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(response.content)
    assert not read.bozo, read.bozo_exception
    return read.entries


@pytest.mark.parametrize(
    ("language", "category", "by"), [("sv", "Bok", "Åsa Ek och Bo Al"), ("en", "Book", "Åsa Ek and Bo Al")]
)
def test_an_entry_says_who_wrote_what(client, language, category, by):
    row = PublicationFactory(
        title_en="Q & A",
        slug_en="q",
        kind="book",
        authors=["Ek, Åsa", "Al, Bo"],
        abstract_en='<p>See <a href="/en/projects/">projects</a>.</p>',
    )
    (entry,) = entries(client, language)
    assert (entry.title, entry.author, entry.tags[0].term) == ("Q & A", by, category)
    assert entry.link == SITE + {"sv": "/sv/publikationer/q/", "en": "/en/publications/q/"}[language]
    assert entry.summary == "Ek, Å & Al, B (2016) Q & A"
    assert f'See <a href="{SITE}/en/projects/">projects</a>.' in entry.content[0].value
    assert entry.id == uuid5(row.pk, language).urn
    assert datetime.fromisoformat(entry.updated) == row.modified


def test_it_is_dated_by_when_it_became_public_and_the_last_recorded_comes_first(client):
    PublicationFactory(title_en="First", year=2020)
    PublicationFactory(title_en="Second", year=2010, live_from=datetime(2020, 1, 2, tzinfo=UTC))
    found = entries(client, "en")
    assert [entry.title for entry in found] == ["Second", "First"]
    assert found[0].published == "2020-01-02T00:00:00+00:00"


def test_the_last_fifty_are_in_it_with_as_many_queries_as_for_one(client, django_assert_num_queries):
    PublicationFactory(authors=["A, B"])
    with django_assert_num_queries(2):
        entries(client, "sv")
    rows = [Publication(state=State.APPROVED, title_en=f"{n}", slug_en=f"n-{n}") for n in range(60)]
    Publication.objects.bulk_create(rows)
    PublicationFactory(authors=["C, D"])
    with django_assert_num_queries(2):
        assert len(entries(client, "sv")) == 50


@pytest.mark.parametrize(("language", "title"), [("sv", "Publikationer från ICLD"), ("en", "Publications from ICLD")])
def test_the_catalogue_names_its_feed(client, language, title):
    page = client.get(FEEDS[language].removesuffix("atom.xml")).text
    assert f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{FEEDS[language]}">' in page
