from datetime import date

import pytest
from django.test import RequestFactory

from icld_site.clients import client_of

PROXY, OTHER_PROXY = "127.0.0.1", "10.1.2.3"
A, B = "1.1.1.1", "9.9.9.9"


def client(peer: str, forwarded: str | None = None, on: date = date(2026, 11, 26)) -> str:
    told = {"REMOTE_ADDR": peer} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    request = RequestFactory().get("/", **told)
    request.today = on
    return client_of(request)


def test_the_word_for_a_client_is_the_same_all_day_and_another_one_tomorrow():
    assert client(A) == client(A)
    assert client(A) != client(A, on=date(2026, 11, 27))
    assert client(A) != client(B)
    assert A not in client(A)


def test_it_can_be_had_with_our_key_alone(settings):
    before = client(A)
    settings.SECRET_KEY = "another"
    assert client(A) != before


@pytest.mark.parametrize("forwarded", [B, f"{B}, {PROXY}", "", "x"])
def test_what_a_visitor_says_of_himself_has_no_say(forwarded):
    assert client(A, forwarded) == client(A)


@pytest.mark.parametrize(
    ("forwarded", "from_"),
    [(A, A), (f"{B}, {A}", A), (f"garbage, {A}", A), (f"{A}, {OTHER_PROXY}", A), (f" {A} ", A), (f"::ffff:{A}", A)],
)
def test_a_proxy_of_ours_is_taken_at_its_word_and_what_came_before_it_is_not(settings, forwarded, from_):
    settings.TRUSTED_PROXIES = ["127.0.0.1", "10.0.0.0/8"]
    assert client(PROXY, forwarded) == client(from_)


def test_one_that_comes_through_a_socket_is_ours_where_we_say_so(settings):
    assert client("", A) == ""
    settings.TRUSTED_PROXIES = ["unix"]
    assert client("", A) == client(A)


@pytest.mark.parametrize(("peer", "forwarded"), [(PROXY, A), (OTHER_PROXY, A), ("", A), ("", None), ("::1", A)])
def test_visitors_of_a_proxy_that_nobody_has_named_are_not_taken_for_one(peer, forwarded):
    assert client(peer, forwarded) == ""


def test_nor_are_those_whose_address_our_proxy_does_not_say(settings):
    settings.TRUSTED_PROXIES = [PROXY]
    assert client(PROXY, "unknown") == ""
    assert client(PROXY) == ""


def test_a_neighbour_that_asks_for_itself_is_a_client_like_others():
    assert client(OTHER_PROXY)
    assert client(PROXY)


def test_a_customer_of_an_ipv6_network_is_one_whichever_address_it_takes():
    assert client("2a00:801:1:2::1") == client("2a00:801:1:2:ffff::9")
    assert client("2a00:801:1:2::1") != client("2a00:801:1:3::1")
