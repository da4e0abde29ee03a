import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from publications.models import Publication
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db


def test_it_is_cited_by_the_title_in_its_own_language():
    reference = PublicationFactory(
        title_sv="Översatt", subtitle_sv="Under", title_en="Original", subtitle_en="Below", document_language="en"
    ).reference
    assert (reference.title, reference.subtitle, reference.language) == ("Original", "Below", "en")


@pytest.mark.parametrize(
    ("language", "titles"), [("sv", {"title_sv": None}), ("en", {"title_sv": "Å", "title_en": ""})]
)
def test_the_title_in_its_own_language_is_there(language, titles):
    with pytest.raises(IntegrityError, match="publication_has_its_own_title"):
        PublicationFactory(document_language=language, **titles)


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ({}, ("en",)),
        ({"abstract_sv": "<p>Sammanfattning</p>"}, ("sv", "en")),
        ({"title_sv": "Översatt"}, ("sv", "en")),
        ({"abstract_en": "<p>Summary</p>"}, ("en",)),
    ],
)
def test_a_page_exists_in_the_languages_in_which_it_says_something(texts, languages):
    assert PublicationFactory(**texts).languages() == languages


def test_the_newest_year_comes_first_and_then_the_last_recorded():
    for title, year in [("b", 2016), ("a", 2016), ("c", 2019)]:
        PublicationFactory(title_en=title, year=year)
    assert [row.title_en for row in Publication.objects.newest_first()] == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("field", "value"), [("isbn", "978-91-86725-20-5"), ("year", 1899), ("year", 2100), ("document_language", "fr")]
)
def test_a_wrong_fact_is_refused_at_its_field(field, value):
    with pytest.raises(ValidationError) as refusal:
        PublicationFactory.build(**{field: value}).full_clean(exclude=["title", "subtitle", "abstract", "slug"])
    assert field in refusal.value.message_dict


def test_a_right_one_passes():
    PublicationFactory.build(isbn="978-91-86725-20-4").full_clean()
