"""Signing in with a password and a code: nobody is in before both, and no code opens twice."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from icld_site.staff import second_factor
from icld_site.staff.models import FailedSignIn, RecoveryCode, SecondFactor
from tests.icld_site.staff.phones import set_up
from tests.icld_site.staff.test_sign_in import ELSEWHERE

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

WRONG = {
    "sv": "Koden är fel eller redan använd. Vänta på nästa och kontrollera att telefonens klocka går rätt.",
    "en": "The code is wrong, or has been used already. Wait for the next one, and check that the phone’s clock",
}


@pytest.fixture
def halfway(client, phone, give_password):
    """Somebody who has given Anna's password and nothing else."""
    give_password(client)
    return client


def give_code(client, code, **more):
    return client.post("/accounts/code/", {"code": code}, **more)


def is_in(client):
    return client.get("/admin/staff/user/").status_code == 200


def test_the_password_leads_to_the_code_and_both_into_admin(client, phone, give_password):
    asked = give_password(client)
    assert asked["Location"] == "/accounts/code/?next=/admin/"
    assert client.get(asked["Location"]).status_code == 200
    assert not is_in(client)
    assert give_code(client, phone.code())["Location"] == "/admin/"
    assert is_in(client)


def test_until_then_the_session_names_nobody(halfway, anna):
    (session,) = Session.objects.all()
    assert "_auth_user_id" not in session.get_decoded()
    anna.refresh_from_db()
    assert anna.last_login is None
    for path in ("/admin/", "/admin/jsi18n/", "/accounts/second-factor/", "/accounts/second-factor/set-up/"):
        assert halfway.get(path).status_code == 302


def test_the_session_of_the_first_step_is_not_the_one_of_the_second(halfway, phone):
    before = halfway.cookies["sessionid"].value
    give_code(halfway, phone.code())
    assert halfway.cookies["sessionid"].value != before
    assert not Session.objects.filter(pk=before).exists()


@pytest.mark.parametrize("target", ["/admin/staff/user/?q=å", "/accounts/second-factor/"])
def test_both_steps_lead_on_to_where_one_came_from(client, phone, give_password, target):
    asked = give_password(client, target)
    form = client.get(asked["Location"]).context["next"]
    assert form == target
    landed = client.post("/accounts/code/", {"code": phone.code(), "next": form})
    assert landed["Location"] == target.replace("å", "%C3%A5")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_neither_step_leads_to_another_site(client, phone, give_password, target):
    assert give_password(client, target)["Location"] == "/accounts/code/?next=/admin/"
    assert client.get("/accounts/code/", {"next": target}).context["next"] == ""
    landed = client.post("/accounts/code/", {"code": phone.code(), "next": target}, query_params={"next": target})
    assert landed["Location"] == "/admin/"
    assert give_code(Client(), phone.code(), query_params={"next": target})["Location"] == (
        "/accounts/login/?next=/admin/"
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("code", ["000000", "12345", "1234567", "abcdef", "000000000000", "", "\0", "１２", "é" * 50])
def test_a_wrong_code_is_told_and_lets_nobody_in(halfway, code, language):
    page = give_code(halfway, code, headers={"Accept-Language": language})
    assert page.status_code == 200
    assert 'class="error-summary"' in page.text
    assert not is_in(halfway)
    if code.strip("\0"):
        assert WRONG[language] in page.text


@pytest.mark.parametrize("form", ["{0}", " {0} ", "{1} {2}", "{1}-{2}", "{1}\u2013{2}"])
def test_a_code_is_taken_however_it_is_typed(halfway, phone, form):
    code = phone.code()
    assert give_code(halfway, form.format(code, code[:3], code[3:])).status_code == 302


def test_a_code_of_full_width_digits_is_one_too(halfway, phone):
    typed = phone.code().translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert give_code(halfway, typed).status_code == 302


@pytest.mark.parametrize(("steps", "status"), [(-2, 200), (-1, 302), (0, 302), (1, 302), (2, 200)])
def test_the_clock_of_a_phone_may_be_one_step_off(halfway, phone, steps, status):
    assert give_code(halfway, phone.code(steps)).status_code == status


def test_a_code_opens_once_in_any_browser_and_so_does_one_before_it(clock, phone, give_password):
    code, earlier = phone.code(), phone.code(-1)
    clients = Client(), Client(), Client()
    for client in clients:
        give_password(client)
    first, second, third = clients
    assert give_code(first, code).status_code == 302
    assert give_code(second, code).status_code == 200
    assert give_code(third, earlier).status_code == 200
    clock.shift(30)
    assert give_code(third, code).status_code == 200
    assert give_code(third, phone.code()).status_code == 302


def test_a_recovery_code_opens_once_and_says_how_many_are_left(phone, give_password):
    code = phone.recovery_codes[3]
    assert len(set(phone.recovery_codes)) == 10
    for status in (302, 200):
        client = Client()
        give_password(client)
        assert give_code(client, f"{code[:4]} {code[4:8]} {code[8:]}").status_code == status
        if status == 302:
            assert "Du loggade in med en reservkod och har 9 kvar." in client.get("/admin/").text
    assert RecoveryCode.objects.count() == 9


def test_a_recovery_code_opens_nobody_elses_account(client, phone, clock, django_user_model):
    set_up(django_user_model.objects.create_superuser("bo", password="en annan fras"), timezone.now())
    client.post("/accounts/login/", {"username": "bo", "password": "en annan fras"})
    assert give_code(client, phone.recovery_codes[0]).status_code == 200
    assert give_code(client, phone.code()).status_code == 200
    assert RecoveryCode.objects.count() == 20


def test_after_five_wrong_codes_the_right_one_is_not_even_looked_at(clock, halfway, phone):
    for _time in range(5):
        assert give_code(halfway, "000000").status_code == 200
    clock.shift(timedelta(minutes=3))
    refused = give_code(halfway, phone.code(), headers={"Accept-Language": "sv"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "720")
    assert "Det har varit för många misslyckade försök. Vänta 12 minuter och försök sedan igen." in refused.text
    assert give_code(halfway, phone.recovery_codes[0]).status_code == 429
    assert not is_in(halfway)


def test_codes_are_counted_by_account_over_all_browsers_and_addresses(phone, give_password):
    for number in range(6):
        client = Client(REMOTE_ADDR=f"185.220.102.{number}")
        give_password(client)
        assert give_code(client, "000000").status_code == (200 if number < 5 else 429)


def test_the_right_password_makes_no_wrong_code_forgotten(halfway, phone, give_password):
    for _time in range(5):
        give_code(halfway, "000000")
        give_password(halfway)
    assert give_code(halfway, phone.code()).status_code == 429


def test_the_right_code_makes_wrong_ones_forgotten(halfway, phone):
    for _time in range(4):
        give_code(halfway, "000000")
    assert give_code(halfway, phone.code()).status_code == 302
    assert FailedSignIn.objects.count() == 0


def test_an_empty_code_is_no_attempt(halfway):
    for _time in range(9):
        assert give_code(halfway, "").status_code == 200
    assert FailedSignIn.objects.count() == 0


def test_ten_minutes_after_the_password_it_is_asked_for_again(clock, halfway, phone):
    clock.shift(timedelta(minutes=10) - timedelta(seconds=1))
    assert halfway.get("/accounts/code/").status_code == 200
    clock.shift(1)
    page = halfway.post("/accounts/code/", {"code": phone.code(), "next": "/admin/staff/user/"}, follow=True)
    assert page.redirect_chain == [("/accounts/login/?next=/admin/staff/user/", 302)]
    assert "Det tog för lång tid. Logga in igen." in page.text
    assert not is_in(halfway)


def test_without_the_password_there_is_no_second_step(client, phone):
    assert client.get("/accounts/code/")["Location"] == "/accounts/login/?next=/admin/"
    assert give_code(client, phone.code())["Location"] == "/accounts/login/?next=/admin/"


@pytest.mark.parametrize("change", ["password", "active", "phone", "none"])
def test_what_changes_about_the_account_meanwhile_ends_the_sign_in(halfway, phone, anna, change):
    if change == "password":
        anna.set_password("en annan fras")
    elif change == "active":
        anna.is_active = False
    elif change == "phone":
        SecondFactor.objects.update(salt=second_factor.new_salt())
    anna.save()
    landed = give_code(halfway, phone.code())
    assert landed["Location"] == ("/admin/" if change == "none" else "/accounts/login/?next=/admin/")
    assert is_in(halfway) is (change == "none")


def test_the_second_step_cannot_be_sent_from_another_site(phone, give_password):
    client = Client(enforce_csrf_checks=True)
    token = client.get("/accounts/login/").context["csrf_token"]
    client.post("/accounts/login/", {"username": "anna", "password": "en lång fras", "csrfmiddlewaretoken": str(token)})
    assert give_code(client, phone.code()).status_code == 403


def test_the_log_names_nobody_and_tells_no_code(halfway, phone, caplog):
    give_code(halfway, "000000")
    give_code(halfway, phone.code())
    assert "a code at sign-in was wrong" in caplog.text
    assert "a member of staff signed in" in caplog.text
    assert not [secret for secret in ("000000", phone.code(), phone.key, "anna") if secret in caplog.text]


def at_once(work, times):
    def one(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_of_many_who_come_with_one_code_at_once_one_is_let_in(phone, give_password, kind):
    code = phone.code() if kind == "app" else phone.recovery_codes[0]
    clients = [Client() for _number in range(5)]
    for client in clients:
        give_password(client)
    statuses = at_once(lambda number: give_code(clients[number], code).status_code, 5)
    assert statuses.count(302) == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_of_many_wrong_codes_at_once_no_more_are_looked_at_than_one_after_the_other(phone, give_password, monkeypatch):
    looked_at = []

    def slowly(*given):
        looked_at.append(given)
        time.sleep(0.2)
        return False

    clients = [Client() for _number in range(16)]
    for client in clients:
        give_password(client)
    monkeypatch.setattr(second_factor, "accepts", slowly)
    statuses = at_once(lambda number: give_code(clients[number], "000000").status_code, 16)
    assert len(looked_at) == statuses.count(200) <= 5
    assert statuses.count(429) == 16 - len(looked_at)
