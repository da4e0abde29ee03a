import re
from datetime import UTC, datetime

import pytest
import time_machine

from icld_site.publishing.content import State
from publications.models import Publication
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def fill(number):
    Publication.objects.bulk_create(
        Publication(state=State.APPROVED, title_en=f"Number {index}", slug_en=f"number-{index}", year=2016)
        for index in range(number)
    )


@pytest.mark.parametrize("address", ["/sv/publikationer/", "/en/publications/"])
def test_an_empty_list_is_a_page(client, address):
    assert client.get(address).status_code == 200


def test_an_english_document_is_marked_in_the_swedish_frame(client):
    PublicationFactory(title_en="Local government", slug_en="local", subtitle_en="A question?")
    for address in ("/sv/publikationer/", "/sv/publikationer/local/"):
        page = client.get(address).text
        assert '<span lang="en">Local government</span>' in page
        assert '<span lang="en">A question?</span>' in page
    page = client.get("/sv/publikationer/local/").text
    links = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page)
    own = "http://localhost:8000/en/publications/local/"
    assert links == [("en", own), ("x-default", own)]


def test_it_has_one_address_in_each_language(client):
    PublicationFactory(title_sv="Svensk", slug_sv="svensk", slug_en="english")
    response = client.get("/sv/publikationer/english/")
    assert (response.status_code, response["Location"]) == (301, "/sv/publikationer/svensk/")
    response = client.get("/en/publications/svensk/")
    assert (response.status_code, response["Location"]) == (301, "/en/publications/english/")


def test_a_scheduled_publication_is_absent_until_its_moment(client):
    live_from = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    PublicationFactory(slug_en="later", live_from=live_from)
    for moment, status, told in [(datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC), 404, False), (live_from, 200, True)]:
        with time_machine.travel(moment, tick=False):
            assert client.get("/en/publications/later/").status_code == status
            for address in ("/en/publications/", "/sv/", "/sitemap.xml"):
                assert (
                    "/publications/later/" in client.get(address).text.replace("publikationer", "publications")
                ) is told


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "abc", "9999999999", "99999999999999999999", "１２"])
def test_a_page_that_doesnt_exist_is_not_found(client, page):
    assert client.get("/en/publications/", {"page": page}).status_code == 404


@pytest.mark.parametrize("query", ["?page=1", "?page="])
def test_the_first_page_has_one_address(client, query):
    response = client.get(f"/en/publications/{query}")
    assert (response.status_code, response["Location"]) == (301, "/en/publications/")


@pytest.mark.parametrize("address", ["/sv/publikationer/", "/en/publications/number-3/"])
def test_a_page_makes_as_many_queries_with_a_thousand_rows_as_with_four(
    client, address, django_assert_num_queries, django_assert_max_num_queries
):
    client.get(address)
    fill(4)
    with django_assert_max_num_queries(20) as few:
        assert client.get(address).status_code == 200
    Publication.objects.all().delete()
    fill(1000)
    with django_assert_num_queries(len(few)):
        assert client.get(address).status_code == 200


def test_hostile_text_is_shown_as_text(client):
    PublicationFactory(
        title_en="<script>1</script>", authors="<b>A</b>", slug_en="a", abstract_en="<p>a</p><script>1</script>"
    )
    page = client.get("/en/publications/a/").text
    assert "<script>1" not in page
    assert "<b>A</b>" not in page
    assert "&lt;b&gt;A&lt;/b&gt;" in page
