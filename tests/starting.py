"""The starting content, for tests that ask the portal as a visitor does."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("loadcontent", verbosity=0, history=False)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def starting_content(_loaded: None, db: None) -> None:
    """The rows of a new portal. Loaded once a module; what a test changes is rolled back after it."""
