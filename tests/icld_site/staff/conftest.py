"""Anna, a member of staff, and her phone, on a day that stands still."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from icld_site.staff.models import User
from tests.icld_site.staff.phones import Phone, set_up

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
PHRASE = "en lång fras"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def anna(db) -> User:
    return User.objects.create_superuser("anna", password=PHRASE)


@pytest.fixture
def phone(clock, anna) -> Phone:
    """Anna's, set up an hour ago."""
    return set_up(anna, NOON - timedelta(hours=1))


@pytest.fixture
def give_password():
    """`give_password(client)`: the first step of Anna's sign-in."""

    def give(client: Client, target: str = "", **more):
        told = {"username": "anna", "password": PHRASE, **({"next": target} if target else {})}
        return client.post("/accounts/login/", told, **more)

    return give
