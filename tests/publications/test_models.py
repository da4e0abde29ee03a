from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from publications.domain.records import Issued, Kind, Name, Record
from publications.models import Publication
from publications.records import record_of
from tests.publications.factories import PublicationFactory, series
from tests.publications.many import add_publications

pytestmark = pytest.mark.django_db


def test_it_is_cited_by_the_title_in_its_own_language():
    row = PublicationFactory(
        title_sv="Översatt", subtitle_sv="Under", title_en="Original", subtitle_en="Below", document_language="en"
    )
    record = record_of(row)
    assert (record.title, record.subtitle, record.language) == ("Original", "Below", "en")
    assert record.translated_title == "Översatt"


def test_a_document_in_a_third_language_is_cited_by_its_own_title():
    record = record_of(
        PublicationFactory(
            document_language="fr",
            original_title="La démocratie",
            original_subtitle="Une étude",
            title_en="Democracy",
            slug_en="democracy",
        )
    )
    assert (record.full_title, record.translated_title) == ("La démocratie: Une étude", "Democracy")
    assert record.url == "http://localhost:8000/en/publications/democracy/"


def test_its_record_has_all_that_it_is_cited_by():
    row = PublicationFactory(
        title_en="Title",
        slug_en="title",
        abstract_en="<p>One<br>two &amp; three.</p><ul><li><p>Four</p></li></ul>",
        series=series(issn="0378-5955"),
        series_number="7",
        issued_on=date(2016, 5, 3),
        publisher="ICLD",
        publisher_place="Visby",
        pages=64,
        isbn="978-91-86725-20-4",
        doi="10.1000/1",
        licence="https://creativecommons.org/licenses/by/4.0/",
        from_knowledge_centre=True,
        authors=["Ek, Åsa", "ICLD"],
        editors=["Al, Bo"],
        photographers=["Foto, F"],
    )
    assert record_of(row, ["https://a.se/1.pdf"]) == Record(
        key=str(row.pk),
        kind=Kind.RESEARCH_REPORT,
        title="Title",
        issued=Issued(year=2016, month=5, day=3),
        authors=(Name(family="Ek", given="Åsa"), Name(organisation="ICLD")),
        editors=(Name(family="Al", given="Bo"),),
        photographers=(Name(family="Foto", given="F"),),
        series="Research Report",
        number="7",
        publisher="ICLD",
        place="Visby",
        pages=64,
        isbn="978-91-86725-20-4",
        issn="0378-5955",
        doi="10.1000/1",
        abstract="One\ntwo & three.\nFour",
        licence="https://creativecommons.org/licenses/by/4.0/",
        url="http://localhost:8000/en/publications/title/",
        files=("https://a.se/1.pdf",),
        from_knowledge_centre=True,
    )


@pytest.mark.parametrize(
    ("language", "titles"),
    [("sv", {"title_sv": None}), ("en", {"title_sv": "Å", "title_en": ""}), ("fr", {"title_sv": "Å"})],
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


def test_the_newest_are_read_from_an_index_and_not_sorted():
    add_publications(2000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = Publication.objects.newest_first()[:20].explain()
    assert "publication_newest" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan


@pytest.mark.parametrize(
    ("field", "value"), [("isbn", "978-91-86725-20-5"), ("year", 1899), ("year", 2100), ("document_language", "xx")]
)
def test_a_wrong_fact_is_refused_at_its_field(field, value):
    with pytest.raises(ValidationError) as refusal:
        PublicationFactory.build(**{field: value}).full_clean(exclude=["title", "subtitle", "abstract", "slug"])
    assert field in refusal.value.message_dict


def test_a_right_one_passes():
    PublicationFactory.build(isbn="978-91-86725-20-4").full_clean()
