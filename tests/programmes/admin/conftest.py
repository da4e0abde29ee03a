"""Editors of admin, on any day; a page to edit."""

import pytest
from django.test import Client

from icld_site.staff.models import User
from programmes.models import ProgrammePage
from tests.programmes.factories import PageFactory


@pytest.fixture
def at(time_machine, client):
    """`at("2027-02-20")`: an editor who is signed in at noon of that day."""

    def editor_at(day: str, language: str = "sv") -> Client:
        time_machine.move_to(f"{day}T11:00:00Z", tick=False)
        user, _ = User.objects.get_or_create(
            username="anna", defaults={"is_staff": True, "is_superuser": True, "language": language}
        )
        client.force_login(user)
        return client

    return editor_at


@pytest.fixture
def page() -> ProgrammePage:
    return PageFactory()
