from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import end_of, stockholm_day
from icld_site.delivery.middleware.caching import public_until_asked

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

NOON = "2026-11-25T12:00:00+01:00"


@pytest.fixture(autouse=True)
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_a_public_page_may_be_kept_and_must_be_asked_for_again(client):
    """And no shared cache may send an old one while it asks for a new one."""
    said = client.get("/sv/")["Cache-Control"]
    assert said == "public, max-age=0, s-maxage=1, must-revalidate, stale-while-revalidate=0"


def test_two_visitors_get_the_same_page_and_no_cookie(client):
    first, second = client.get("/sv/"), client.get("/sv/", headers={"Accept-Language": "en", "Cookie": "a=b"})
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert not first.cookies
    assert not second.cookies
    assert first["Vary"] == "Accept-Encoding"


@given(st.timedeltas(timedelta(0), timedelta(days=800)))
def test_no_page_is_kept_past_midnight_in_stockholm(later):
    """Not even by a cache that counts in whole seconds, as nginx does: it keeps for nearly two what it may for one."""
    now = datetime(2026, 1, 1, tzinfo=UTC) + later
    kept = int(public_until_asked(now).split("s-maxage=")[1].split(",")[0])
    assert kept in (0, 1)
    assert not kept or now.replace(microsecond=0) + timedelta(seconds=kept + 1) <= end_of(stockholm_day(now))


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_page_that_the_visitor_has_is_answered_with_304(client, method, encoding):
    headers = {"Accept-Encoding": encoding}
    whole = client.get("/sv/", headers=headers)
    again = getattr(client, method)("/sv/", headers={**headers, "If-None-Match": whole["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Length" not in again
    assert {name: again[name] for name in ("ETag", "Cache-Control", "Vary")} == {
        name: whole[name] for name in ("ETag", "Cache-Control", "Vary")
    }


def test_a_304_says_nothing_that_the_visitor_has_already_but_who_may_read_it(client):
    again = client.get("/sv/", headers={"If-None-Match": client.get("/sv/")["ETag"]})
    assert set(again.headers) == {"Cache-Control", "Cross-Origin-Resource-Policy", "ETag", "Vary"}


def test_a_page_that_the_visitor_has_otherwise_is_answered_whole(client):
    assert client.get("/sv/", headers={"If-None-Match": '"another"'}).status_code == 200


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
@pytest.mark.parametrize("address", ["/sv/", "/sv/finns-inte/", "/", "/healthz", "/robots.txt", "/accounts/login/"])
def test_head_is_answered_like_get_without_a_body(client, address, encoding):
    headers = {"Accept-Encoding": encoding, "Cookie": "csrftoken=" + "a" * 32}
    got, head = client.get(address, headers=headers), client.head(address, headers=headers)
    apart = {"Content-Length"} if address == "/accounts/login/" else set()  # its token is another each time
    assert head.status_code == got.status_code
    assert _headers(head, apart) == _headers(got, apart)
    assert head.content == b""


def _headers(response, apart):
    return {name: value for name, value in response.items() if name not in apart}


def test_a_post_is_never_answered_with_304(client):
    response = client.post("/sv/", headers={"If-None-Match": client.get("/sv/")["ETag"]})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/admin/", "/accounts/login/", "/sv/cookie/"])
def test_what_is_one_persons_is_kept_nowhere(client, address):
    assert client.get(address)["Cache-Control"] == "private, no-store"


def test_a_fault_of_ours_is_kept_nowhere(client):
    client.raise_request_exception = False
    assert client.get("/sv/broken/")["Cache-Control"] == "no-store"


def test_a_missing_page_is_asked_for_again(client):
    assert client.get("/sv/finns-inte/")["Cache-Control"].startswith("public, max-age=0")
