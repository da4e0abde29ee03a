"""Setting up a phone, replacing it, making codes and turning it off: each asks for the password."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from icld_site.staff.models import RecoveryCode, SecondFactor
from tests.icld_site.staff.conftest import PHRASE
from tests.icld_site.staff.phones import Phone
from tests.icld_site.staff.test_sign_in import ELSEWHERE

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

OVERVIEW, SET_UP = "/accounts/second-factor/", "/accounts/second-factor/set-up/"
NEW_CODES, REMOVE = "/accounts/second-factor/recovery-codes/", "/accounts/second-factor/remove/"


@pytest.fixture
def signed_in(client, clock, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def elsewhere(clock, anna):
    """Another browser that Anna is signed in with."""
    client = Client()
    client.force_login(anna)
    return client


def shown_phone(client):
    """The phone that has read what the page shows."""
    return Phone(re.search(r'<p class="key[^>]*>([A-Z2-7 ]{39})</p>', client.get(SET_UP).text)[1].replace(" ", ""), [])


def set_up(client, phone, password=PHRASE, code=None, **more):
    return client.post(SET_UP, {"code": code or phone.code(), "password": password, **more})


def codes_on(page):
    return re.findall(r"<li>(\d{4} \d{4} \d{4})</li>", page.text)


def is_in(client):
    return client.get("/admin/staff/user/").status_code == 200


def test_it_is_offered_in_admin_and_set_up_with_a_code_and_the_password(signed_in, anna, clock, give_password):
    assert f'href="{OVERVIEW}"' in signed_in.get("/admin/").text
    assert f'href="{SET_UP}"' in signed_in.get(OVERVIEW).text
    phone = shown_phone(signed_in)
    page = set_up(signed_in, phone)
    codes = codes_on(page)
    assert len(set(codes)) == 10
    assert 'href="/accounts/second-factor/"' in page.text
    overview = signed_in.get(OVERVIEW).text
    assert "Den är påslagen sedan 26\xa0november\xa02026." in overview
    assert "Du har 10 reservkoder kvar av 10." in overview
    assert not [code for code in codes if code in overview]
    assert is_in(signed_in)

    clock.shift(30)
    for code in (phone.code(), codes[0]):
        later = Client()
        give_password(later)
        assert later.post("/accounts/code/", {"code": code}).status_code == 302


def test_the_key_stays_the_same_until_it_is_used_and_the_picture_is_drawn_from_it(signed_in):
    phone = shown_phone(signed_in)
    page = signed_in.get(SET_UP)
    assert shown_phone(signed_in) == phone
    assert f"secret={phone.key}" in page.context["address"]
    assert "<svg" in page.text
    set_up(signed_in, phone)
    assert shown_phone(signed_in) != phone


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"password": "fel"}, "Lösenordet är fel."),
        ({"password": ""}, "Detta fält måste fyllas i."),
        ({"code": "000000"}, "Koden är fel eller redan använd."),
        ({"code": "x" * 51}, "som mest 50 tecken"),
    ],
)
def test_without_the_right_code_and_password_nothing_is_set_up_and_nothing_is_lost(signed_in, wrong, told):
    phone = shown_phone(signed_in)
    page = set_up(signed_in, phone, **wrong)
    assert page.status_code == 200
    assert told in page.text
    assert not SecondFactor.objects.exists()
    assert shown_phone(signed_in) == phone
    if "code" not in wrong:
        assert f'value="{phone.code()}"' in page.text


def test_a_form_that_is_sent_twice_sets_up_one(signed_in):
    phone = shown_phone(signed_in)
    set_up(signed_in, phone)
    assert set_up(signed_in, phone)["Location"] == OVERVIEW
    assert (SecondFactor.objects.count(), RecoveryCode.objects.count()) == (1, 10)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_what_comes_after_it_is_never_another_site(signed_in, target):
    phone = shown_phone(signed_in)
    assert signed_in.get(SET_UP, {"next": target}).context["next"] == ""
    page = set_up(signed_in, phone, next=target)
    assert page.context["target"] == OVERVIEW


def test_the_code_that_set_it_up_signs_nobody_in(signed_in, give_password):
    phone = shown_phone(signed_in)
    set_up(signed_in, phone)
    other = Client()
    give_password(other)
    assert other.post("/accounts/code/", {"code": phone.code()}).status_code == 200


@pytest.mark.parametrize("change", ["set up", "replace", "remove"])
def test_every_change_ends_all_sessions_but_the_one_it_was_made_in(client, elsewhere, clock, anna, request, change):
    if change != "set up":
        request.getfixturevalue("phone")
        elsewhere.force_login(anna)
    client.force_login(anna)
    assert is_in(client)
    assert is_in(elsewhere)
    if change == "remove":
        assert client.post(REMOVE, {"password": PHRASE})["Location"] == OVERVIEW
    else:
        assert codes_on(set_up(client, shown_phone(client)))
    assert is_in(client)
    assert not is_in(elsewhere)


def test_a_session_from_before_ends_also_where_an_older_secret_key_still_counts(elsewhere, phone, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert not is_in(elsewhere)


def test_the_old_phone_works_until_the_new_one_has_shown_its_code(client, anna, phone, give_password, clock):
    client.force_login(anna)
    new = shown_phone(client)
    set_up(client, new, code="000000")
    for works in (phone, new):
        other = Client()
        give_password(other)
        assert other.post("/accounts/code/", {"code": works.code()}).status_code == 302
        set_up(client, new)
        clock.shift(30)
    give_password(other := Client())
    assert other.post("/accounts/code/", {"code": phone.code()}).status_code == 200


def test_new_codes_take_the_place_of_the_old_ones(client, anna, phone, give_password):
    client.force_login(anna)
    codes = codes_on(client.post(NEW_CODES, {"password": PHRASE}))
    assert len(set(codes)) == 10
    give_password(other := Client())
    assert other.post("/accounts/code/", {"code": phone.recovery_codes[0]}).status_code == 200
    assert other.post("/accounts/code/", {"code": codes[0]}).status_code == 302
    assert "Du har 9 reservkoder kvar av 10." in client.get(OVERVIEW).text


def test_turned_off_the_password_alone_signs_in(client, anna, phone, give_password):
    client.force_login(anna)
    told = client.post(REMOVE, {"password": PHRASE}, follow=True)
    assert "Tvåstegsverifieringen är avstängd." in told.text
    assert give_password(Client())["Location"] == "/admin/"


@pytest.mark.parametrize("path", [NEW_CODES, REMOVE])
@pytest.mark.parametrize("password", ["", "fel"])
def test_nothing_is_changed_without_the_password(client, anna, phone, path, password):
    client.force_login(anna)
    before = set(RecoveryCode.objects.values_list("hidden", flat=True))
    page = client.post(path, {"password": password})
    assert page.status_code == 200
    assert "Inget har ändrats" in page.text
    assert set(RecoveryCode.objects.values_list("hidden", flat=True)) == before


@pytest.mark.parametrize("path", [SET_UP, NEW_CODES, REMOVE])
def test_who_tries_passwords_here_is_stopped_as_at_sign_in(client, anna, phone, clock, path, give_password):
    client.force_login(anna)
    told = {"code": shown_phone(client).code()}
    for _time in range(5):
        assert client.post(path, {**told, "password": "fel"}).status_code == 200
    refused = client.post(path, {**told, "password": PHRASE})
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "Vänta 15 minuter" in refused.text
    assert give_password(Client()).status_code == 429
    clock.shift(timedelta(minutes=15))
    told = {"code": shown_phone(client).code()}
    assert client.post(path, {**told, "password": PHRASE}).status_code in (200, 302)
    assert not RecoveryCode.objects.filter(hidden__in=phone.recovery_codes).exists()


@pytest.mark.parametrize("path", [NEW_CODES, REMOVE])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_none_is_shown_that(signed_in, path, method):
    assert getattr(signed_in, method)(path)["Location"] == OVERVIEW


@pytest.mark.parametrize("path", [OVERVIEW, SET_UP, NEW_CODES, REMOVE])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_gets_in(client, phone, path, method):
    assert getattr(client, method)(path)["Location"] == f"/accounts/login/?next={path}"


@pytest.mark.parametrize("path", [SET_UP, NEW_CODES, REMOVE])
def test_no_form_can_be_sent_from_another_site(anna, phone, path):
    client = Client(enforce_csrf_checks=True)
    client.force_login(anna)
    assert client.post(path, {"password": PHRASE}).status_code == 403


@pytest.mark.parametrize(("language", "told"), [("sv", "Ställ in tvåstegsverifiering"), ("en", "Set up two-step")])
def test_the_pages_speak_the_editors_language_and_are_kept_nowhere(signed_in, anna, language, told):
    anna.language = language
    anna.save()
    page = signed_in.get(SET_UP, headers={"Accept-Language": "en" if language == "sv" else "sv"})
    assert told in page.text
    assert page["Cache-Control"] == "private, no-store"


def test_the_session_holds_no_key_and_no_codes(signed_in):
    phone = shown_phone(signed_in)
    (session,) = Session.objects.all()
    assert phone.key not in str(session.get_decoded())
    codes = codes_on(set_up(signed_in, phone))
    (session,) = Session.objects.all()
    assert not [code for code in codes if code.replace(" ", "") in str(session.get_decoded())]
