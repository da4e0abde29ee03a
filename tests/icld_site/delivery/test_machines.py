import shutil
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]


@pytest.mark.parametrize(
    ("accepted", "start"),
    [
        ("", "/sv/"),
        ("en", "/en/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("sv-FI, en;q=0.5", "/sv/"),
        ("en;q=0.4, sv;q=0.6", "/sv/"),
        ("de, en;q=0.1", "/en/"),
        ("de", "/sv/"),
        ("en;q=0, sv", "/sv/"),
        ("*", "/sv/"),
        ("x" * 5000, "/sv/"),
        (";;,q=,\x7f", "/sv/"),
    ],
)
def test_the_root_leads_to_the_language_that_the_browser_wants(client, accepted, start):
    response = client.get("/", headers={"Accept-Language": accepted})
    assert (response.status_code, response["Location"]) == (302, start)


def test_the_root_keeps_nothing_about_the_visitor(client):
    response = client.get("/", headers={"Accept-Language": "en"})
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Vary"] == "Accept-Language"
    assert not response.cookies


def test_healthz_says_ok_without_asking_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")


def test_readyz_says_ok_when_database_and_storage_answer(client):
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_names_the_storage_that_is_away(client, settings):
    shutil.rmtree(settings.MEDIA_ROOT)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"away: storage\n")


def test_readyz_names_the_database_that_is_away(client):
    def away(*_query):
        raise DatabaseError("away")

    with connection.execute_wrapper(away):
        response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"away: database\n")


def test_robots_keep_out_of_what_is_the_staffs(client, settings):
    settings.SITE_URL = "https://icld.example"
    said = client.get("/robots.txt").text.splitlines()
    assert said == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "",
        "Sitemap: https://icld.example/sitemap.xml",
    ]


def test_the_icon_is_found_where_browsers_look_for_it(client):
    leading = client.get("/favicon.ico")
    assert (leading.status_code, leading["Location"]) == (302, "/static/icons/favicon.ico")
    icon = client.get(leading["Location"])
    assert icon.status_code == 200
    assert b"".join(icon).startswith(b"\0\0\1\0")
    icon.close()


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 8, 31), date(2028, 2, 29), date(2026, 12, 31)])
def test_security_txt_expires_between_five_and_seven_months_ahead(client, day):
    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
        said = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines())
    assert said["Contact"] == "mailto:info@icld.se"
    ahead = datetime.fromisoformat(said["Expires"]).date() - day
    assert timedelta(days=150) < ahead < timedelta(days=200)


def test_security_txt_is_the_same_all_month(client):
    tags = set()
    for moment in ("2026-11-01T00:00:00+01:00", "2026-11-30T23:59:59+01:00"):
        with time_machine.travel(moment, tick=False):
            tags.add(client.get("/.well-known/security.txt")["ETag"])
    assert len(tags) == 1


@pytest.mark.parametrize("address", ["/", "/healthz", "/readyz", "/robots.txt", "/.well-known/security.txt"])
def test_machines_may_only_read(client, address):
    assert client.post(address).status_code == 405
