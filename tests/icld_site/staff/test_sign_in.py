import html

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.icld_site.delivery.faulty_urls")]

ELSEWHERE = [
    "//evil.example",
    "/\\evil.example",
    "///evil.example",
    "https:evil",
    "https://evil.example/",
    "javascript:1",
    "https://testserver.evil.example",
    "https://testserver@evil.example",
    " //evil.example",
    "\x01https://evil.example",
]


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("anna", password="en lång fras", is_staff=True)


def sign_in(client, **query):
    return client.post(
        "/accounts/login/", {"username": "anna", "password": "en lång fras", **query}, query_params=query
    )


def test_signing_in_leads_to_admin(client, editor):
    assert sign_in(client)["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_signing_in_leads_back_to_where_one_came_from(client, editor):
    assert sign_in(client, next="/admin/staff/user/?q=å")["Location"] == "/admin/staff/user/?q=%C3%A5"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_never_leads_to_another_site(client, editor, target):
    assert sign_in(client, next=target)["Location"] == "/admin/"


@pytest.mark.parametrize("target", ["/admin/\r\nX: 1", "/admin/%0d%0aX:1"])
def test_a_line_break_in_next_makes_no_header(client, editor, target):
    response = sign_in(client, next=target)
    assert "X" not in response.headers
    assert "\n" not in response["Location"]


@pytest.mark.parametrize("target", ELSEWHERE)
def test_admin_hands_on_no_address_that_sign_in_would_follow_elsewhere(client, editor, target):
    page = client.get("/admin/login/", {"next": target}, follow=True)
    assert page.redirect_chain[-1][0].startswith("/accounts/login/?next=")
    assert page.context["next"] == ""


def test_admin_leads_to_the_portals_sign_in_and_back(client, editor):
    page = client.get("/admin/staff/user/", follow=True)
    assert [address for address, _status in page.redirect_chain] == [
        "/admin/login/?next=/admin/staff/user/",
        "/accounts/login/?next=/admin/staff/user/",
    ]
    assert sign_in(client, next="/admin/staff/user/")["Location"] == "/admin/staff/user/"


def test_a_wrong_password_is_told_and_signs_nobody_in(client, editor):
    response = client.post("/accounts/login/", {"username": "anna", "password": "fel"})
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("language", ["sv", "en"])
def test_who_signs_in_without_being_staff_is_told_so_and_whom_to_ask(client, django_user_model, language):
    django_user_model.objects.create_user("anna", password="en lång fras", language=language)
    page = client.post("/accounts/login/", {"username": "anna", "password": "en lång fras"}, follow=True)
    with translation.override(language):
        text = gettext(
            "You are signed in as %(name)s, and this account may not edit the portal: it lacks “Staff status”. "
            "Ask a colleague who looks after the accounts for it, or sign in with another one."
        )
    assert page.status_code == 200
    assert text % {"name": "anna"} in html.unescape(page.text)
    assert "form" in page.context


def test_nobody_who_isnt_signed_in_is_told_that(client):
    assert list(client.get("/admin/", follow=True).context["messages"]) == []


def test_a_new_colleague_is_staff_unless_that_is_unticked(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("redaktor"))
    add = "/admin/staff/user/add/"
    assert client.get(add).context["adminform"].form["is_staff"].value() is True
    told = {"password1": "en lång fras", "password2": "en lång fras", "language": "sv", "usable_password": "true"}
    for name, ticked in (("anna", {"is_staff": "on"}), ("bo", {})):
        assert client.post(add, {**told, "username": name, **ticked}).status_code == 302
        assert django_user_model.objects.get(username=name).is_staff is bool(ticked)


def test_staff_who_open_admins_own_sign_in_are_already_in(client, editor):
    client.force_login(editor)
    assert client.get("/admin/login/")["Location"] == "/admin/"


@pytest.mark.parametrize("address", ["/accounts/logout/", "/admin/logout/"])
def test_signing_out_leads_to_sign_in(client, editor, address):
    client.force_login(editor)
    assert client.post(address)["Location"] == "/accounts/login/"
    assert client.get("/admin/").status_code == 302


def test_signing_out_takes_a_click_and_not_a_link(client, editor):
    client.force_login(editor)
    assert client.get("/accounts/logout/").status_code == 405


def test_the_sign_in_form_cannot_be_sent_from_another_site(editor):
    assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403
