"""Whoever tries passwords is stopped, whoever mistypes one is not, and nobody can shut out somebody else."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client

from icld_site.staff.models import FailedSignIn

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
ATTACKER, OWNER = "185.220.101.1", "192.36.148.17"
RIGHT, WRONG = "en lång fras", "en annan fras"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture(autouse=True)
def _editors(django_user_model):
    for name in ("anna", "bo"):
        django_user_model.objects.create_user(name, password=RIGHT, is_staff=True)


def sign_in(password=WRONG, name="anna", address=ATTACKER, language="sv"):
    told = {"username": name, "password": password}
    return Client().post("/accounts/login/", told, REMOTE_ADDR=address, headers={"Accept-Language": language})


def fail(times, **more):
    assert [sign_in(**more).status_code for _time in range(times)] == [200] * times


def test_after_five_failures_the_right_password_is_not_even_looked_at(clock):
    fail(5)
    refused = sign_in(RIGHT)
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "sessionid" not in refused.cookies


def test_after_four_it_signs_in_and_all_is_forgotten(clock):
    fail(4)
    assert sign_in(RIGHT).status_code == 302
    assert FailedSignIn.objects.count() == 0
    fail(5)


@pytest.mark.parametrize(
    ("language", "minutes", "told"),
    [
        ("sv", 3, "Det har varit för många misslyckade försök. Vänta 12 minuter och försök sedan igen."),
        ("sv", 14, "Det har varit för många misslyckade försök. Vänta 1 minut och försök sedan igen."),
        ("en", 3, "There have been too many failed attempts. Wait 12 minutes, then try again."),
        ("en", 14, "There have been too many failed attempts. Wait 1 minute, then try again."),
    ],
)
def test_the_page_says_how_long_to_wait(clock, language, minutes, told):
    fail(5)
    clock.shift(timedelta(minutes=minutes))
    page = sign_in(RIGHT, language=language)
    assert told in page.text
    assert 'class="error-summary"' in page.text


def test_a_quarter_of_an_hour_later_it_signs_in_also_after_further_attempts(clock):
    fail(5)
    clock.shift(timedelta(minutes=14, seconds=59))
    assert sign_in(RIGHT).status_code == 429
    clock.shift(timedelta(seconds=1))
    assert sign_in(RIGHT).status_code == 302


def test_who_is_attacked_gets_in_from_elsewhere_and_others_do_too(clock):
    fail(5)
    assert sign_in(RIGHT, address=OWNER).status_code == 302
    assert sign_in(RIGHT, name="bo").status_code == 302


@pytest.mark.parametrize("name", ["anna", "ANNA", "ａｎｎａ", " anna"])
def test_a_name_is_the_same_however_it_is_written(clock, name):
    fail(5)
    assert sign_in(RIGHT, name=name).status_code == 429


def test_a_name_that_nobody_has_is_treated_alike(clock):
    fail(5, name="nobody")
    assert sign_in(name="nobody").status_code == 429


def test_one_client_that_tries_many_names_is_stopped(clock):
    for number in range(50):
        fail(1, name=f"name-{number}")
    assert sign_in(RIGHT, name="bo").status_code == 429
    assert sign_in(RIGHT, name="bo", address=OWNER).status_code == 302


def test_many_clients_that_try_one_name_are_stopped(clock):
    for number in range(50):
        fail(1, address=f"185.220.102.{number}")
    assert sign_in(RIGHT, address="185.220.103.1").status_code == 429
    assert sign_in(RIGHT, name="bo", address="185.220.103.1").status_code == 302


def test_visitors_of_an_unknown_proxy_are_limited_by_name_alone(clock):
    proxied = {"REMOTE_ADDR": "127.0.0.1", "headers": {"X-Forwarded-For": ATTACKER}}
    told = {"username": "anna", "password": WRONG}
    answers = [Client().post("/accounts/login/", told, **proxied).status_code for _time in range(6)]
    assert answers == [200] * 5 + [429]
    assert Client().post("/accounts/login/", {"username": "bo", "password": RIGHT}, **proxied).status_code == 302


def test_neither_the_address_nor_what_was_typed_is_stored_and_nothing_for_longer(clock, caplog):
    fail(1, name="a password in the wrong field")
    (row,) = FailedSignIn.objects.all()
    assert not {ATTACKER, "a password in the wrong field"} & {row.name, row.client}
    assert ATTACKER not in caplog.text
    assert "wrong field" not in caplog.text
    clock.shift(timedelta(minutes=15))
    fail(1, name="bo", address=OWNER)
    assert not FailedSignIn.objects.filter(pk=row.pk).exists()


def test_an_empty_form_is_no_attempt(clock):
    for _time in range(9):
        assert sign_in("", name="").status_code == 200
    assert FailedSignIn.objects.count() == 0


@pytest.mark.parametrize("password", ["a" * 100_000, "å\0", b"\xff"])
def test_odd_passwords_are_wrong_ones(clock, password):
    assert sign_in(password).status_code == 200


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_attempts_at_once_no_more_are_looked_at_than_one_after_the_other(monkeypatch):
    looked_at = []

    def slowly(request, **given):
        looked_at.append(given)
        time.sleep(0.2)

    def attempt(_number):
        try:
            return sign_in().status_code
        finally:
            connection.close()

    monkeypatch.setattr("django.contrib.auth.forms.authenticate", slowly)
    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(attempt, range(24)))
    assert len(looked_at) == statuses.count(200) <= 5
    assert statuses.count(429) == 24 - len(looked_at)
