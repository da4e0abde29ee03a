import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.mark.parametrize(("address", "language"), [("/sv/", "sv"), ("/en/", "en")])
def test_the_address_decides_the_language_of_a_page(client, address, language):
    response = client.get(address, headers={"Accept-Language": "en" if language == "sv" else "sv"})
    assert response["Content-Language"] == language
    assert "Accept-Language" not in response["Vary"]


def test_no_language_is_left_behind_for_the_next_visitor(client):
    client.get("/en/")
    assert client.get("/healthz", headers={"Accept-Language": ""}).status_code == 200
    assert client.get("/nothing")["Content-Language"] == "sv"


@pytest.mark.parametrize(("accepted", "language"), [("en", "en"), ("sv", "sv"), ("de", "sv")])
def test_the_sign_in_page_speaks_the_browsers_language(client, accepted, language):
    response = client.get("/accounts/login/", headers={"Accept-Language": accepted})
    assert response["Content-Language"] == language
    assert f'<html lang="{language}"' in response.text


@pytest.mark.parametrize("language", ["sv", "en"])
def test_admin_speaks_the_language_of_whoever_is_signed_in(client, admin_user, language):
    admin_user.language = language
    admin_user.save()
    client.force_login(admin_user)
    response = client.get("/admin/", headers={"Accept-Language": "en" if language == "sv" else "sv"})
    assert response["Content-Language"] == language
    assert f'<html lang="{language}"' in response.text


def test_admin_falls_back_to_swedish_for_a_language_that_is_no_longer_ours(client, admin_user):
    type(admin_user).objects.update(language="xx")
    client.force_login(admin_user)
    assert client.get("/admin/")["Content-Language"] == "sv"
