import pytest
from django.db import DatabaseError, connection
from django.test import Client

from icld_site.delivery.errors import NOT_FOUND, as_plain_text

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.fixture
def visitor():
    """Sees what a visitor sees, where Django's test client would raise the page's own error."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "language"), [("/sv/finns-inte/", "sv"), ("/en/no-such-page/", "en")])
def test_a_missing_page_is_told_in_the_language_of_its_address(visitor, address, language):
    response = visitor.get(address, headers={"Accept-Language": "en" if language == "sv" else "sv"})
    assert (response.status_code, response["Content-Language"]) == (404, language)
    assert f'<html lang="{language}"' in response.text
    assert 'content="noindex"' in response.text


def test_a_missing_page_outside_both_languages_is_told_in_the_browsers(visitor):
    response = visitor.get("/wp-login.php", headers={"Accept-Language": "en"})
    assert (response.status_code, response["Content-Language"]) == (404, "en")
    assert "Accept-Language" in response["Vary"]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sv/finns-inte/", 404),
        ("/sv/refused/", 403),
        ("/sv/broken/", 500),
        ("/sv/reader/?" + "a=1&" * 1001, 400),
        ("/sv/?q=%00", 400),
        ("/sv/%00/", 400),
        ("/sv/?q=" + "a" * 8190, 414),
    ],
)
def test_every_fault_has_a_page_of_our_own(visitor, address, status):
    response = visitor.get(address)
    assert response.status_code == status
    assert "<h1" in response.text
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_a_fault_of_ours_is_told_in_both_languages(visitor):
    text = visitor.get("/sv/broken/").text
    assert 'lang="sv"' in text
    assert 'lang="en"' in text


def test_open_data_tells_its_faults_as_json(visitor):
    for address, status in (("/data/finns-inte.json", 404), ("/data/broken.json", 500)):
        response = visitor.get(address)
        assert response.status_code == status
        (error,) = response.json()["errors"]
        assert error["field"] is None
        assert set(error["text"]) == {"sv", "en"}


def test_a_form_sent_without_its_token_is_refused_in_words(visitor):
    response = Client(enforce_csrf_checks=True).post("/sv/")
    assert response.status_code == 403
    assert "<h1" in response.text
    assert not response.cookies


def test_a_missing_page_is_told_even_when_the_database_is_away(visitor):
    def away(*_query):
        raise DatabaseError("away")

    with connection.execute_wrapper(away):
        assert visitor.get("/sv/finns-inte/").status_code == 404


@pytest.mark.parametrize("address", ["/sv/away/", "/en/away/", "/sv/closed/"])
def test_a_page_without_its_database_says_in_both_languages_when_to_come_back(visitor, address):
    response = visitor.get(address)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "5", "no-store")
    assert "Sidan kan inte visas just nu" in response.text
    assert "The page cannot be shown right now" in response.text


@pytest.mark.postgresql
def test_a_page_for_which_the_database_takes_too_long_says_the_same(visitor):
    response = visitor.get("/sv/endless/")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert "Sidan kan inte visas just nu" in response.content.decode()


def test_open_data_without_its_database_says_so_as_json(visitor):
    response = visitor.get("/data/away.json")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert set(response.json()["errors"][0]["text"]) == {"sv", "en"}


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/sv/full/", "Det finns inte plats att spara detta"), ("/en/full/", "There is no room left to store this")],
)
def test_a_full_disk_is_told_in_the_language_of_who_sent_something(visitor, address, heading):
    response = visitor.get(address)
    assert (response.status_code, response["Cache-Control"]) == (507, "no-store")
    assert f"<h1>{heading}</h1>" in response.text


def test_plain_words_hold_both_languages_when_no_page_can_be_made():
    heading = NOT_FOUND.heading
    assert as_plain_text(NOT_FOUND).count("\n") == 5
    assert heading in as_plain_text(NOT_FOUND)


@pytest.mark.parametrize(
    "address",
    [
        "/sv/%00/",
        "/%00",
        "/sv/%ff%fe/",
        "/sv/?q=%ff",
        "/sv/?%ff=%fe&%",
        "/sv/reader/?a=%zz",
        "//sv//",
        "/sv/%2e%2e/admin/",
    ],
)
def test_odd_bytes_are_never_a_fault_of_ours(visitor, address):
    assert visitor.get(address).status_code < 500
