import re

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

PUBLIC = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("address", ["/sv/", "/en/", "/sv/finns-inte/", "/robots.txt", "/"])
def test_public_answers_carry_the_strict_policy_without_a_nonce_or_any_script(client, address):
    assert client.get(address)["Content-Security-Policy"] == PUBLIC


def test_a_cached_page_and_its_policy_are_the_same_twice(client):
    first, second = client.get("/sv/"), client.get("/sv/")
    assert (first["Content-Security-Policy"], first.content) == (second["Content-Security-Policy"], second.content)


def test_admin_has_a_nonce_of_its_own_each_time(admin_client):
    policies = [admin_client.get("/admin/staff/user/add/")["Content-Security-Policy"] for _ in range(2)]
    assert all("frame-ancestors 'none'" in policy and "unsafe" not in policy for policy in policies)


def test_the_few_other_headers_are_on_every_answer(client):
    client.raise_request_exception = False
    for address in ("/sv/", "/accounts/login/", "/sv/broken/", "/sv/finns-inte/", "/static/none.css"):
        response = client.get(address)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert re.search(r"\bcamera=\(\)", response["Permissions-Policy"])


def test_https_is_kept_to_once_the_site_has_it(client, settings):
    settings.SECURE_HSTS_SECONDS = 60
    assert client.get("/sv/", secure=True)["Strict-Transport-Security"] == "max-age=60"
    assert "Strict-Transport-Security" not in client.get("/sv/")
