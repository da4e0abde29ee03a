"""Somebody of the staff who is signed in."""

import pytest
from django.test import Client

from icld_site.staff.models import User


@pytest.fixture
def editor(client: Client) -> Client:
    """An editor who may do everything, in Swedish."""
    client.force_login(User.objects.create_superuser("redaktor", password="x", language="sv"))
    return client
