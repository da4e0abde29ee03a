import pytest

from icld_site.delivery.middleware.admission import LONGEST_WAIT, waited

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.fixture
def _too_long():
    token = waited.set(LONGEST_WAIT + 0.1)
    yield
    waited.reset(token)


@pytest.mark.usefixtures("_too_long")
@pytest.mark.parametrize("address", ["/sv/", "/en/", "/"])
def test_who_has_waited_too_long_is_asked_to_come_back_in_both_languages(client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(address)
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "Sidan kan inte visas just nu" in response.text
    assert "The page cannot be shown right now" in response.text
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.usefixtures("_too_long")
def test_open_data_says_so_in_json(client):
    response = client.get("/data/broken.json")
    assert (response.status_code, response["Retry-After"]) == (503, "5")
    (error,) = response.json()["errors"]
    assert set(error["text"]) == {"sv", "en"}


@pytest.mark.usefixtures("_too_long")
@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/accounts/login/"])
def test_machines_that_ask_whether_it_lives_and_staff_are_let_in(client, address):
    assert client.get(address).status_code == 200


def test_who_has_not_waited_is_let_in(client):
    token = waited.set(LONGEST_WAIT)
    assert client.get("/sv/").status_code == 200
    waited.reset(token)
