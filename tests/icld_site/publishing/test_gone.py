"""What a visitor is told at the address of a page that there was, and where old addresses lead."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.test import Client

from icld_site.publishing.content import State
from icld_site.publishing.models import Redirect
from tests.news.factories import ArticleFactory, ProjectFactory
from tests.programmes.factories import PageFactory
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
SWEDISH, ENGLISH = "/sv/aktuellt/2018/borta/", "/en/news/2018/away/"
BOTH = {"title_sv": "Hemlig rubrik", "slug_sv": "borta", "title_en": "Secret title", "slug_en": "away"}
LATER, BEFORE = NOW + timedelta(hours=1), NOW - timedelta(hours=1)
ENDED = {"live_from": NOW - timedelta(days=9), "live_to": NOW}


@pytest.fixture(autouse=True)
def at_a_moment():
    with time_machine.travel(NOW, tick=False):
        yield


def redirect(path, **fields):
    return Redirect.objects.create(path=path, **{"language": "sv"} | fields)


def leads(client, path) -> tuple[int, str]:
    response = client.get(path)
    return response.status_code, response.get("Location", "")


# Withdrawn


@pytest.mark.parametrize("fields", [{"state": State.WITHDRAWN}, ENDED])
def test_a_page_that_there_was_is_told_to_be_withdrawn_without_its_title(client, fields):
    ArticleFactory(**BOTH, **fields)
    swedish, english = client.get(SWEDISH), client.get(ENGLISH)
    assert (swedish.status_code, english.status_code) == (410, 410)
    assert heading_of(swedish) == "Sidan har dragits tillbaka"
    assert heading_of(english) == "The page has been withdrawn"
    assert "Hemlig" not in swedish.text
    assert "Secret" not in english.text
    assert 'content="noindex"' in swedish.text
    assert '<a class="action" href="/sv/aktuellt/">' in swedish.text
    assert '<a class="action" href="/en/news/">' in english.text


def test_a_draft_that_has_no_day_yet_is_not_found_at_an_address_with_its_name(client):
    ArticleFactory(**BOTH, state=State.DRAFT, day=None)
    answers = [client.get(path) for path in (SWEDISH, ENGLISH)]
    assert [(answer.status_code, "Hemlig" in answer.text) for answer in answers] == [(404, False)] * 2


def test_a_page_is_gone_at_the_moment_that_it_ends_and_not_before(client):
    ArticleFactory(**BOTH, live_to=LATER)
    assert client.get(SWEDISH).status_code == 200
    with time_machine.travel(LATER, tick=False):
        assert client.get(SWEDISH).status_code == 410


@pytest.mark.parametrize(
    "fields",
    [
        {"state": State.DRAFT},
        {"state": State.IN_REVIEW},
        {"live_from": LATER},
        {"state": State.WITHDRAWN, "live_from": LATER},  # withdrawn before anybody could read it
        {"state": State.DRAFT, **ENDED},
    ],
)
def test_what_nobody_has_read_is_not_found(client, fields):
    ArticleFactory(**BOTH, **fields)
    assert client.get(SWEDISH).status_code == 404
    assert client.get(ENGLISH).status_code == 404


def test_what_was_deleted_or_never_was_is_not_found(client):
    ArticleFactory(**BOTH, state=State.WITHDRAWN).delete()
    assert client.get(SWEDISH).status_code == 404


def test_the_links_of_a_withdrawn_page_each_stand_once_and_lead_to_its_own_list_first(client):
    ProjectFactory(slug_sv="borta", state=State.WITHDRAWN)
    page = client.get("/sv/projekt/borta/").text
    links = page.split('class="error-links"')[1].split("</ul>")[0]
    assert [link.split('"')[0] for link in links.split('href="')[1:]] == [
        "/sv/projekt/",
        "/sv/",
        "/sv/program/",
        "/sv/aktuellt/",
    ]


def test_without_the_slash_at_its_end_it_is_told_the_same(client):
    ArticleFactory(**BOTH, state=State.WITHDRAWN)
    assert client.get(SWEDISH.rstrip("/")).status_code == 410


def test_a_page_below_a_withdrawn_one_is_gone_with_it_but_a_draft_below_it_never_was(client):
    page = PageFactory()
    below = page.get_absolute_url("sv")
    page.programme.state = State.WITHDRAWN
    page.programme.save()
    assert client.get(page.programme.get_absolute_url("sv")).status_code == 410
    assert client.get(below).status_code == 410
    assert client.get(f"{below}finns-inte/").status_code == 404
    page.state = State.DRAFT
    page.save()
    assert client.get(below).status_code == 404


def test_a_public_page_below_a_draft_was_never_read(client):
    page = PageFactory()
    page.programme.state = State.DRAFT
    page.programme.save()
    assert client.get(page.get_absolute_url("sv")).status_code == 404


def test_an_old_slug_of_a_withdrawn_article_is_gone_too(client):
    article = ArticleFactory(**BOTH)
    article.slug_sv = "ny"
    article.save()
    article.state = State.WITHDRAWN
    article.save()
    assert [client.get(f"/sv/aktuellt/2018/{slug}/").status_code for slug in ("borta", "ny")] == [410, 410]


def test_a_withdrawn_page_may_be_kept_but_is_asked_for_again(client):
    ArticleFactory(**BOTH, state=State.WITHDRAWN)
    response = client.get(SWEDISH)
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=1, must-revalidate, stale-while-revalidate=0"
    assert client.head(SWEDISH).status_code == 410
    assert client.post(SWEDISH).status_code != 200


def test_open_data_tells_it_as_json(client):
    redirect("/data/gammal.json/", is_gone=True)
    response = client.get("/data/gammal.json")
    assert (response.status_code, response["Content-Type"]) == (410, "application/json")
    (error,) = response.json()["errors"]
    assert error["text"]["en"] == "The page has been withdrawn"


def test_a_missing_page_costs_few_questions_to_the_database(client, django_assert_max_num_queries):
    client.get("/sv/finns-inte/")
    with django_assert_max_num_queries(20):
        assert client.get("/sv/aktuellt/2018/finns-inte/").status_code == 404


# Old addresses


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_old_address_outside_both_languages_leads_on_in_its_own(client, language):
    article = ArticleFactory(**BOTH)
    redirect("/artikel/gammal/", language=language, content=article)
    for path in ("/artikel/gammal/", "/artikel/gammal", "/artikel/gammal/?utm_source=x"):
        response = client.get(path, headers={"Accept-Language": "en" if language == "sv" else "sv"})
        assert (response.status_code, response["Location"]) == (301, article.get_absolute_url(language))


def test_it_follows_the_article_under_every_new_name_in_one_hop(client):
    article = ArticleFactory(**BOTH)
    redirect("/artikel/gammal/", content=article)
    for slug in ("andra", "tredje"):
        article.slug_sv = slug
        article.save()
        assert leads(client, "/artikel/gammal/") == (301, f"/sv/aktuellt/2018/{slug}/")
    assert client.get("/sv/aktuellt/2018/tredje/").status_code == 200


def test_letters_are_found_plain_and_percent_encoded_in_either_set(client):
    redirect("/artikel/får-å-ö/", new_path="/sv/aktuellt/")
    for path in (quote("/artikel/får-å-ö/"), "/artikel/f%E5r-%E5-%F6/", quote("/artikel/får-å-ö")):
        assert leads(client, path) == (301, "/sv/aktuellt/")


def test_case_is_kept(client):
    redirect("/Artikel/X.pab/", new_path="/sv/aktuellt/")
    assert leads(client, "/Artikel/X.pab") == (301, "/sv/aktuellt/")
    assert client.get("/artikel/x.pab").status_code == 404


@pytest.mark.parametrize("path", ["/", "/sv/", "/en/"])
def test_an_address_that_only_its_query_tells_apart_leads_on_and_the_start_page_stays(client, path):
    redirect(f"{path}?partner=vaxjo&post_type=project", new_path="/sv/projekt/?party=vaxjo")
    redirect(f"{path}?partner=vaxjo", new_path="/sv/projekt/")
    before = leads(client, path)
    assert leads(client, f"{path}?post_type=project&partner=vaxjo") == (301, "/sv/projekt/?party=vaxjo")
    assert leads(client, f"{path}?utm_source=x&partner=vaxjo") == (301, "/sv/projekt/")
    for other in (f"{path}?partner=ale", f"{path}?utm_source=x", f"{path}?partner=vaxj", f"{path}?Partner=vaxjo"):
        assert leads(client, other) == before


def test_an_old_query_can_be_withdrawn_too(client):
    redirect("/sv/?kampanj=1", is_gone=True)
    assert client.get("/sv/?kampanj=1").status_code == 410


def test_what_is_public_wins_over_an_old_address_with_and_without_its_slash(client):
    redirect(SWEDISH, new_path="/sv/projekt/")
    ArticleFactory(**BOTH)
    assert client.get(SWEDISH).status_code == 200
    assert leads(client, SWEDISH.rstrip("/")) == (301, SWEDISH)


def test_an_old_address_that_leads_to_itself_is_no_loop(client):
    redirect("/sv/borta/", new_path="/sv/borta/")
    assert client.get("/sv/borta/").status_code == 404


def test_a_loaded_address_says_nothing_of_the_pages_below_it(client):
    redirect("/artikel/", new_path="/sv/aktuellt/")
    assert client.get("/artikel/okand/").status_code == 404


def test_what_lies_below_a_renamed_page_cannot_split_the_answer(client):
    page = PageFactory()
    old = page.programme.get_absolute_url("sv")
    page.programme.slug_sv = "nytt"
    page.programme.save()
    assert leads(client, f"{old}a%0d%0aX:1/%3Fb%23c/") == (301, "/sv/program/nytt/a%0D%0AX%3A1/%3Fb%23c/")


def test_a_fixed_address_moves_along_with_the_page_that_it_lies_below(client):
    page = PageFactory()
    old = page.programme.get_absolute_url("sv")
    redirect("/lander/", new_path=f"{old}lander/?a=1")
    page.programme.slug_sv = "nytt"
    page.programme.save()
    assert leads(client, "/lander/") == (301, "/sv/program/nytt/lander/?a=1")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_withdrawn_old_address_names_what_took_its_place_in_the_visitors_language(language):
    article = ArticleFactory(**BOTH)
    redirect("/artikel/borta/", is_gone=True, content=article)
    response = Client().get("/artikel/borta", headers={"Accept-Language": language})
    assert (response.status_code, response["Content-Language"]) == (410, language)
    assert f'<a class="action" href="{SWEDISH}">' in response.text
    words = "Det som har kommit i stället" if language == "sv" else "What has taken its place"
    assert words in text_of(response)
    article.state = State.DRAFT
    article.save()
    response = Client().get("/artikel/borta", headers={"Accept-Language": language})
    assert response.status_code == 410
    assert SWEDISH not in response.text


def test_a_withdrawn_page_names_what_took_its_place_where_that_is_stored(client):
    ArticleFactory(**BOTH, state=State.WITHDRAWN)
    redirect(SWEDISH, is_gone=True, new_path="/sv/projekt/")
    response = client.get(SWEDISH)
    assert response.status_code == 410
    assert '<a class="action" href="/sv/projekt/">' in response.text


@pytest.mark.parametrize(
    "path",
    [
        "//sv//",
        "/sv/%2e%2e/admin/",
        "/%ff%fe/",
        "/sv/%5b/",
        "/sv/aktuellt/2018/%E5/",
        "/%25%25/",
        "/?%ff=%fe&%",
        "/sv/?a=[&//[=x",
    ],
)
def test_odd_addresses_are_never_a_fault_of_ours(path):
    client = Client(raise_request_exception=False)
    assert client.get(path).status_code in (200, 301, 302, 404)


def test_a_path_that_looks_like_a_broken_host_is_not_found():
    assert Client(raise_request_exception=False).request(PATH_INFO="//[").status_code == 404
