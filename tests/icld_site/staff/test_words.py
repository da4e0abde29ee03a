"""The words of admin's scripts."""

import pytest
from django.urls import reverse

from icld_site.staff.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "is_swedish"), [("sv", True), ("en", False)])
@pytest.mark.parametrize("words", ['"Insert Table": "Infoga tabell"', '"Today": "I dag"'])
def test_the_scripts_of_admin_and_of_the_rich_text_speak_the_editors_language(client, language, is_swedish, words):
    client.force_login(User.objects.create_superuser("redaktor", password="x", language=language))
    assert (words in client.get(reverse("admin:jsi18n")).text) is is_swedish
