"""Synonyms in admin: what an editor saves is searched by at once."""

import pytest

from icld_site.search.models import Kind, Synonym
from icld_site.search.results import search
from tests.icld_site.search.test_finding import NOW, entry

pytestmark = pytest.mark.django_db
ADD = "/admin/search/synonym/add/"


def titles(typed: str) -> list[str]:
    return [hit.entry.title for hit in search(typed, "sv", NOW).hits(0, 10)]


@pytest.fixture
def editor(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("anna", password="x", language="sv"))
    return client


def test_a_synonym_works_from_when_it_is_saved_until_it_is_deleted(editor):
    entry(Kind.NEWS, "Avfall")
    assert titles("sopor") == []
    form = editor.get(ADD)
    sent_once = {name: form.context["adminform"].form.initial.get(name, "") for name in ()}
    response = editor.post(ADD, {"language": "sv", "typed": " Sopor ", "meant": "avfall, renhållning", **sent_once})
    assert response.status_code == 302
    assert Synonym.objects.values_list("typed", "meant").get() == ("sopor", "avfall, renhållning")
    assert titles("soporna") == ["Avfall"]
    Synonym.objects.all().delete()
    assert titles("sopor") == []


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"typed": "!!!", "meant": "avfall"}, "typed", "Skriv minst ett ord."),
        ({"typed": "sopor", "meant": ", ,"}, "meant", "Skriv minst ett ord."),
    ],
)
def test_what_has_no_word_is_refused_at_its_field(editor, fields, field, words):
    response = editor.post(ADD, {"language": "sv", **fields})
    assert response.context["adminform"].form.errors[field] == [words]
    assert not Synonym.objects.exists()


def test_a_word_has_its_synonyms_in_one_place(editor):
    Synonym.objects.create(language="sv", typed="sopor", meant="avfall")
    response = editor.post(ADD, {"language": "sv", "typed": "Sopor", "meant": "skräp"})
    assert "Ordet har redan synonymer. Lägg till de nya där." in response.text


def test_synonyms_of_several_words_are_found_one_after_the_other_alone():
    Synonym.objects.create(language="en", typed="sister city", meant="partnership")
    entry(Kind.NEWS, "Partnership", language="en")
    found = [search(typed, "en", NOW).found.exact for typed in ("sister cities", "a sister city", "city sister")]
    assert found == [1, 1, 0]
