"""The last part of an address, as it is typed in admin."""

import pytest
from django.utils import translation

from icld_site.publishing.slug_field import AddressField
from news.models import Article
from tests.icld_site.publishing.test_sent_once import ADD, article_form

pytestmark = pytest.mark.django_db


def test_capitals_become_small(editor):
    assert editor.post(ADD, article_form(slug_sv="Mote-I-Visby")).status_code == 302
    assert Article.objects.get().slug_sv == "mote-i-visby"


@pytest.mark.parametrize("typed", ["möte", "mote_i_visby", "mote i visby", "mote/visby"])
def test_what_an_address_can_not_hold_is_told_with_an_example(editor, typed):
    response = editor.post(ADD, article_form(slug_sv=typed))
    with translation.override("sv"):
        expected = str(AddressField.default_validators[0].message)
    assert response.context["adminform"].form.errors["slug_sv"][0] == expected
    assert not Article.objects.exists()


def test_an_address_may_stay_empty(editor):
    assert editor.post(ADD, article_form(slug_en="")).status_code == 302
    assert Article.objects.get().slug_en is None
