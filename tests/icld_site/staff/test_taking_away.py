"""Somebody has lost phone and recovery codes: an administrator helps, or a command where there is none."""

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.test import Client

from icld_site.staff.models import RecoveryCode, SecondFactor, User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

BOS = "en annan fras"


@pytest.fixture
def bo(client):
    bo = User.objects.create_superuser("bo", password=BOS)
    client.force_login(bo)
    return bo


def page_of(user):
    return f"/admin/staff/user/{user.pk}/second-factor/"


def test_an_administrator_takes_it_away_and_the_history_says_so(client, bo, anna, phone, give_password):
    change = f"/admin/staff/user/{anna.pk}/change/"
    assert f'26 november 2026 <a href="{page_of(anna)}">Ta bort den</a>' in client.get(change).text
    assert "anna" in client.get(page_of(anna)).text
    done = client.post(page_of(anna), {"password": BOS}, follow=True)
    assert done.redirect_chain == [(change, 302)]
    assert "Nu loggar anna in med enbart lösenord." in done.text
    assert "Ta bort den" not in done.text
    assert (SecondFactor.objects.count(), RecoveryCode.objects.count()) == (0, 0)
    assert give_password(Client())["Location"] == "/admin/"
    history = f"/admin/staff/user/{anna.pk}/history/"
    assert "Tog bort tvåstegsverifiering “anna”." in client.get(history).text
    User.objects.update(language="en")
    assert "Deleted two-step verification “anna”." in client.get(history).text


def test_it_ends_the_sessions_of_whoever_has_the_phone(client, bo, anna, phone):
    finder = Client()
    finder.force_login(anna)
    client.post(page_of(anna), {"password": BOS})
    assert finder.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


@pytest.mark.parametrize("password", ["", "fel", "en lång fras"])
def test_it_takes_the_administrators_own_password(client, bo, anna, phone, password):
    page = client.post(page_of(anna), {"password": password})
    assert page.status_code == 200
    assert "errorlist" in page.text
    assert SecondFactor.objects.exists()


def test_who_tries_passwords_there_is_stopped(client, bo, anna, phone):
    for _time in range(5):
        client.post(page_of(anna), {"password": "fel"})
    refused = client.post(page_of(anna), {"password": BOS})
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "Vänta 15 minuter" in refused.text
    assert SecondFactor.objects.exists()


def test_who_may_not_change_users_may_not(client, anna, phone):
    editor = User.objects.create_user("cia", password=BOS, is_staff=True)
    editor.user_permissions.add(Permission.objects.get(codename="view_user"))
    client.force_login(editor)
    assert client.post(page_of(anna), {"password": BOS}).status_code == 403
    assert SecondFactor.objects.exists()


def test_ones_own_is_turned_off_on_ones_own_page(client, anna, phone):
    client.force_login(anna)
    assert client.post(page_of(anna), {"password": "en lång fras"})["Location"] == "/accounts/second-factor/"
    assert SecondFactor.objects.exists()


def test_nobody_has_no_page_and_who_has_none_has_nothing_to_lose(client, bo, anna):
    assert client.get("/admin/staff/user/999999/second-factor/").status_code == 404
    assert "Ta bort den" not in client.get(f"/admin/staff/user/{anna.pk}/change/").text
    client.post(page_of(anna), {"password": BOS})
    assert "Tog bort" not in client.get(f"/admin/staff/user/{anna.pk}/history/").text


def test_a_new_user_is_added_as_before(client, bo):
    told = {"username": "ny", "password1": "en lång fras", "password2": "en lång fras", "language": "sv"}
    assert client.post("/admin/staff/user/add/", {**told, "usable_password": "true"}).status_code == 302
    assert not User.objects.get(username="ny").has_second_factor


def test_a_command_does_it_for_the_last_administrator(anna, phone, client, capsys, give_password):
    client.force_login(anna)
    call_command("removesecondfactor", "anna")
    assert capsys.readouterr().out == "anna now signs in with the password alone.\n"
    assert give_password(Client())["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    ("name", "told"), [("bo", "bo has no second factor."), ("nobody", "Nobody signs in as nobody.")]
)
def test_the_command_says_what_it_cannot_do(bo, name, told):
    with pytest.raises(CommandError, match=told):
        call_command("removesecondfactor", name)
