"""The pages of news and projects, as a visitor meets them."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from icld_site.publishing.content import State
from news.models import Article, Project
from tests.news.factories import ArticleFactory, ArticleKindFactory, ProjectFactory
from tests.reading import titles_in

pytestmark = pytest.mark.django_db


def fill(model, number, **fields):
    """Rows in bulk, the newest first in number."""
    if model is Article:
        fields["kind"] = ArticleKindFactory()
    model.objects.bulk_create(
        model(
            state=State.APPROVED,
            title_sv=f"Nummer {index}",
            title_en=f"Number {index}",
            slug_sv=f"nummer-{index}",
            slug_en=f"number-{index}",
            day=date(2018, 1, 1),
            **fields,
        )
        for index in range(number)
    )


@pytest.mark.parametrize("address", ["/sv/aktuellt/", "/en/news/", "/sv/projekt/", "/en/projects/"])
def test_an_empty_list_is_a_page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert titles_in(response) == []


def test_news_stand_under_their_years(client):
    ArticleFactory(title_sv="Ny", day=date(2019, 1, 1))
    ArticleFactory(title_sv="Mellan", day=date(2018, 12, 31))
    ArticleFactory(title_sv="Gammal", day=date(2018, 1, 1))
    response = client.get("/sv/aktuellt/")
    assert re.findall(r'<h2 id="part-\d+">(\d+)</h2>', response.text) == ["2019", "2018"]
    assert titles_in(response) == ["Ny", "Mellan", "Gammal"]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/sv/aktuellt/2018/nytt/", "Nytt"),
        ("/en/news/2018/new/", "New"),
    ],
)
def test_an_article_is_read_in_both_languages(client, address, title):
    ArticleFactory(title_sv="Nytt", slug_sv="nytt", title_en="New", slug_en="new")
    response = client.get(address)
    assert response.status_code == 200
    assert f"<h1>{title}</h1>" in response.text


def test_a_scheduled_text_is_absent_until_its_moment_and_there_from_it(client):
    live_from = datetime(2027, 3, 15, 8, 0, tzinfo=UTC)
    ArticleFactory(title_sv="På måndag", slug_sv="pa-mandag", day=None, live_from=live_from)
    with time_machine.travel(datetime(2027, 3, 15, 7, 59, 59, tzinfo=UTC), tick=False):
        assert titles_in(client.get("/sv/aktuellt/")) == []
        assert client.get("/sv/aktuellt/2027/pa-mandag/").status_code == 404
        assert "pa-mandag" not in client.get("/sitemap.xml").text
        assert "På måndag" not in client.get("/sv/").text
    with time_machine.travel(live_from, tick=False):
        assert titles_in(client.get("/sv/aktuellt/")) == ["På måndag"]
        assert client.get("/sv/aktuellt/2027/pa-mandag/").status_code == 200
        assert "/sv/aktuellt/2027/pa-mandag/" in client.get("/sitemap.xml").text
        assert "På måndag" in client.get("/sv/").text


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_approved_is_nowhere(client, state):
    ArticleFactory(title_sv="Dold", slug_sv="dold", state=state)
    ProjectFactory(title_sv="Dold", slug_sv="dold", state=state)
    for address in ("/sv/", "/sv/aktuellt/", "/sv/projekt/", "/sitemap.xml"):
        assert "dold" not in client.get(address).text.lower(), address
    told = 410 if state == State.WITHDRAWN else 404
    assert client.get("/sv/aktuellt/2018/dold/").status_code == told
    assert client.get("/sv/projekt/dold/").status_code == told


# A text that exists in Swedish only


def test_a_swedish_text_is_reached_in_the_english_frame_and_marked(client):
    ArticleFactory(title_sv="Rubrik på svenska", slug_sv="rubrik", lead_sv="Ingress.", body_sv="<p>Text.</p>")
    swedish = client.get("/sv/aktuellt/2018/rubrik/")
    assert re.findall(r'<a[^>]*href="(/en/[^"]*rubrik/)"', swedish.text) == ["/en/news/2018/rubrik/"]
    english = client.get("/en/news/2018/rubrik/")
    assert english.status_code == 200
    assert '<h1><span lang="sv">Rubrik på svenska</span></h1>' in english.text
    assert '<span lang="sv">Ingress.</span>' in english.text
    assert '<div lang="sv"><p>Text.</p></div>' in english.text
    assert re.findall(r'<a[^>]*href="(/sv/[^"]*rubrik/)"', english.text) == ["/sv/aktuellt/2018/rubrik/"]


def test_a_card_of_a_swedish_text_is_marked_in_english_lists(client):
    ArticleFactory(title_sv="Rubrik på svenska", lead_sv="Ingress.", place_sv="Göteborg")
    english = client.get("/en/news/").text
    for text in ("Rubrik på svenska", "Ingress.", "Göteborg"):
        assert f'<span lang="sv">{text}</span>' in english
    assert "<span lang" not in client.get("/sv/aktuellt/").text


def test_a_text_in_one_language_has_no_other_hreflang(client):
    ArticleFactory(slug_sv="rubrik")
    for address in ("/sv/aktuellt/2018/rubrik/", "/en/news/2018/rubrik/"):
        page = client.get(address).text
        assert 'hreflang="en"' not in re.sub(r"<a [^>]*>", "", page)
        assert '<link rel="canonical" href="http://localhost:8000/sv/aktuellt/2018/rubrik/">' in page


def test_the_two_languages_point_at_each_other(client):
    ArticleFactory(title_sv="Nytt", slug_sv="nytt", title_en="New", slug_en="new")
    expected = [
        ("sv", "http://localhost:8000/sv/aktuellt/2018/nytt/"),
        ("en", "http://localhost:8000/en/news/2018/new/"),
        ("x-default", "http://localhost:8000/sv/aktuellt/2018/nytt/"),
    ]
    for address in ("/sv/aktuellt/2018/nytt/", "/en/news/2018/new/"):
        links = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', client.get(address).text)
        assert links == expected


# Addresses


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/sv/aktuellt/2017/nytt/", "/sv/aktuellt/2018/nytt/"),
        ("/sv/aktuellt/2018/new/", "/sv/aktuellt/2018/nytt/"),
        ("/en/news/2018/nytt/", "/en/news/2018/new/"),
        ("/en/news/1999/nytt/", "/en/news/2018/new/"),
        ("/en/projects/partnerskap/", "/en/projects/partnership/"),
    ],
)
def test_an_address_of_another_year_or_language_leads_to_the_right_one(client, asked, right):
    ArticleFactory(title_sv="Nytt", slug_sv="nytt", title_en="New", slug_en="new")
    ProjectFactory(title_sv="Partnerskap", slug_sv="partnerskap", title_en="Partnership", slug_en="partnership")
    response = client.get(asked)
    assert (response.status_code, response.get("Location")) == (301, right)
    assert client.get(right).status_code == 200


def test_a_languages_own_slug_wins_over_the_other_ones(client):
    ArticleFactory(title_sv="Ett", slug_sv="samma", title_en="One", slug_en="one")
    ArticleFactory(title_sv="Två", slug_sv="tva", title_en="Two", slug_en="samma")
    assert "<h1>Ett</h1>" in client.get("/sv/aktuellt/2018/samma/").text
    assert "<h1>Two</h1>" in client.get("/en/news/2018/samma/").text


def test_a_slug_changed_twice_redirects_in_one_hop_in_its_own_language(client):
    article = ArticleFactory(title_sv="Nytt", slug_sv="sv1", title_en="New", slug_en="en1")
    for field, slug in [("slug_en", "en2"), ("slug_en", "en3"), ("slug_sv", "sv2")]:
        setattr(article, field, slug)
        article.save()
    for old, new in [("en/news/2018/en1", "/en/news/2018/en3/"), ("en/news/2018/en2", "/en/news/2018/en3/")]:
        response = client.get(f"/{old}/")
        assert (response.status_code, response["Location"]) == (301, new)
    response = client.get("/sv/aktuellt/2018/sv1/")
    assert (response.status_code, response["Location"]) == (301, "/sv/aktuellt/2018/sv2/")


def test_a_new_article_takes_an_old_slug_and_wins(client):
    moved = ArticleFactory(title_sv="Flyttad", slug_sv="forst")
    moved.slug_sv = "sedan"
    moved.save()
    ArticleFactory(title_sv="Ny", slug_sv="forst")
    assert "<h1>Ny</h1>" in client.get("/sv/aktuellt/2018/forst/").text
    assert "<h1>Flyttad</h1>" in client.get("/sv/aktuellt/2018/sedan/").text


def test_a_slug_that_comes_back_makes_no_loop(client):
    article = ArticleFactory(slug_sv="a")
    for slug in ("b", "a"):
        article.slug_sv = slug
        article.save()
    assert client.get("/sv/aktuellt/2018/a/").status_code == 200
    assert client.get("/sv/aktuellt/2018/b/")["Location"] == "/sv/aktuellt/2018/a/"


def test_a_withdrawn_article_is_led_to_by_nothing(client):
    article = ArticleFactory(slug_sv="a")
    article.slug_sv = "b"
    article.state = State.WITHDRAWN
    article.save()
    assert client.get("/sv/aktuellt/2018/a/").status_code == 410


# Pages of a list


@pytest.mark.parametrize("address", ["/sv/aktuellt/", "/en/projects/"])
@pytest.mark.parametrize(
    "page",
    [
        "0",
        "-1",
        "1.5",
        "abc",
        "3",
        "9999999999",
        "99999999999999999999",
        "9" * 5000,
        "１２",
        "２",
        "02",
        "+2",
        " 2",
        "2 ",
    ],
)
def test_a_page_that_doesnt_exist_is_not_found(client, address, page):
    fill(Article, 21)
    fill(Project, 21)
    assert client.get(address, {"page": page}).status_code == 404


@pytest.mark.parametrize("query", ["?page=1", "?page=", "?page"])
def test_the_first_page_has_one_address(client, query):
    response = client.get(f"/sv/aktuellt/{query}")
    assert (response.status_code, response["Location"]) == (301, "/sv/aktuellt/")


def test_a_page_asked_for_twice_is_not_found(client):
    fill(Article, 41)
    assert client.get("/sv/aktuellt/?page=2&page=3").status_code == 404


def test_the_pages_together_hold_each_article_once(client):
    fill(Article, 45)
    shown = [
        titles_in(client.get(address)) for address in ("/sv/aktuellt/", "/sv/aktuellt/?page=2", "/sv/aktuellt/?page=3")
    ]
    assert [len(titles) for titles in shown] == [20, 20, 5]
    assert sorted(title for titles in shown for title in titles) == sorted(f"Nummer {index}" for index in range(45))


def test_a_later_page_is_a_page_of_its_own(client):
    fill(Article, 45)
    page = client.get("/en/news/?page=2").text
    assert '<link rel="canonical" href="http://localhost:8000/en/news/?page=2">' in page
    assert 'rel="prev" href="/en/news/"' in page
    assert 'rel="next" href="/en/news/?page=3"' in page
    assert 'href="/sv/aktuellt/?page=2"' in page


# What it costs


@pytest.mark.parametrize(
    ("model", "address"),
    [
        (Article, "/sv/aktuellt/"),
        (Article, "/en/news/2018/number-3/"),
        (Project, "/en/projects/"),
        (Article, "/sv/"),
        (Project, "/sv/"),
    ],
)
def test_a_page_makes_as_many_queries_with_a_thousand_rows_as_with_four(
    client, model, address, django_assert_num_queries, django_assert_max_num_queries
):
    client.get(address)
    fill(model, 4)
    with django_assert_max_num_queries(30) as few:
        assert client.get(address).status_code == 200
    model.objects.all().delete()
    fill(model, 1000)
    with django_assert_num_queries(len(few)):
        assert client.get(address).status_code == 200
