"""Who edits."""

import pytest


@pytest.fixture
def staff(client, admin_user):
    """Signs in an editor who speaks a language."""

    def sign_in(language: str = "en"):
        admin_user.language = language
        admin_user.save()
        client.force_login(admin_user)
        return client

    return sign_in
