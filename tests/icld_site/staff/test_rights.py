"""Who looks after accounts without being a superuser gives nobody rights, and leaves superusers alone."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from icld_site.staff.models import SecondFactor, User
from tests.icld_site.staff.conftest import PHRASE

pytestmark = pytest.mark.django_db

USERS = "/admin/staff/user/"


@pytest.fixture
def cia() -> User:
    """May add, change, view and delete users, and no more."""
    cia = User.objects.create_user("cia", password=PHRASE, is_staff=True)
    cia.user_permissions.set(Permission.objects.filter(content_type__app_label="staff", codename__endswith="_user"))
    return cia


@pytest.fixture
def by_cia(cia) -> Client:
    client = Client()
    client.force_login(cia)
    return client


def form(user: User, **more) -> dict[str, object]:
    """What the form of a user sends, all rights ticked."""
    rights = {"is_superuser": "on", "groups": [Group.objects.create(name="Alla").pk]}
    rights["user_permissions"] = list(Permission.objects.values_list("pk", flat=True))
    joined = {"date_joined_0": "2026-11-01", "date_joined_1": "12:00:00"}
    return {
        "username": user.username,
        "language": "sv",
        "is_active": "on",
        "is_staff": "on",
        **joined,
        **rights,
        **more,
    }


@pytest.mark.parametrize("whose", ["own", "a colleague's"])
def test_nobody_but_a_superuser_gives_rights(by_cia, cia, whose):
    row = cia if whose == "own" else User.objects.create_user("dan")
    held = set(row.user_permissions.all())
    assert by_cia.post(f"{USERS}{row.pk}/change/", form(row, first_name="Ny")).status_code == 302
    row.refresh_from_db()
    assert (row.first_name, row.is_superuser, row.groups.count()) == ("Ny", False, 0)
    assert set(row.user_permissions.all()) == held


def test_a_superuser_gives_them(client, anna, cia):
    client.force_login(anna)
    assert client.post(f"{USERS}{cia.pk}/change/", form(cia)).status_code == 302
    cia.refresh_from_db()
    assert (cia.is_superuser, cia.groups.count()) == (True, 1)


def test_a_superuser_is_changed_by_superusers_alone(by_cia, anna, phone):
    new = {"password1": "en annan fras", "password2": "en annan fras", "usable_password": "true"}
    page = f"{USERS}{anna.pk}/"
    assert by_cia.post(f"{page}change/", form(anna, username="borta")).status_code == 403
    assert by_cia.get(f"{page}password/").status_code == by_cia.post(f"{page}password/", new).status_code == 403
    assert by_cia.post(f"{page}second-factor/", {"password": PHRASE}).status_code == 403
    assert by_cia.post(f"{page}delete/", {"post": "yes"}).status_code == 403
    by_cia.post(USERS, {"action": "delete_selected", "_selected_action": [anna.pk], "post": "yes"})
    anna.refresh_from_db()
    assert (anna.username, anna.check_password(PHRASE), SecondFactor.objects.count()) == ("anna", True, 1)


def test_the_password_of_a_colleague_is_set_as_before(by_cia):
    dan = User.objects.create_user("dan", password="x")
    new = {"password1": "en annan fras", "password2": "en annan fras", "usable_password": "true"}
    assert by_cia.post(f"{USERS}{dan.pk}/password/", new | {"set-password": "1"}).status_code == 302
    dan.refresh_from_db()
    assert dan.check_password("en annan fras")
