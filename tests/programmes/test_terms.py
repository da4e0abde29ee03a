"""Ceilings and lengths in words: who they are for, what holds on a day, and which row of a region counts."""

from datetime import date

import pytest
from django.utils import translation

from programmes.sources import Source
from programmes.terms import ShownCeiling, terms_of, terms_on
from tests.programmes.factories import CeilingFactory, KindFactory, LengthFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

DAY = date(2027, 3, 1)


def kind(**fields):
    return KindFactory(**fields)


def lines(terms) -> list[str]:
    return [f"{row.parties}, {row.regions}: {row.amount}".replace("\u00a0", " ") for row in terms.ceilings]


def test_sums_are_told_by_parties_and_region_in_both_languages():
    preparation = kind()
    for region, amount in [("africa", 275_000), ("europe", 220_000), ("asia", 275_000)]:
        CeilingFactory(kind=preparation, region=region, amount=amount)
    CeilingFactory(kind=preparation, parties="three", amount=330_000)
    CeilingFactory(kind=preparation, parties="many", amount=1_300_000, per="year", is_guide=True)
    (terms,) = terms_on(preparation.programme, DAY)
    assert lines(terms) == [
        "två parter, Europa: högst 220 000 kronor",
        "två parter, Asien och Afrika: högst 275 000 kronor",
        "tre parter, alla världsdelar: högst 330 000 kronor",
        "fler parter, alla världsdelar: riktvärde 1 300 000 kronor per år",
    ]
    with translation.override("en"):
        (terms,) = terms_on(preparation.programme, DAY)
    assert lines(terms) == [
        "two parties, Europe: at most 220,000 kronor",
        "two parties, Asia and Africa: at most 275,000 kronor",
        "three parties, all regions: at most 330,000 kronor",
        "more parties, all regions: as a guide 1,300,000 kronor a year",
    ]


def test_a_sum_and_its_unit_stay_on_one_line():
    ceiling = CeilingFactory()
    (terms,) = terms_on(ceiling.kind.programme, DAY)
    assert terms.ceilings[0].amount == "högst 275\u00a0000\u00a0kronor"


def test_regions_with_the_same_sum_but_another_note_stand_apart():
    preparation = kind()
    CeilingFactory(kind=preparation, region="asia", note_sv="Nytt")
    CeilingFactory(kind=preparation, region="africa")
    (terms,) = terms_on(preparation.programme, DAY)
    assert [(row.regions, str(row.note)) for row in terms.ceilings] == [("Asien", "Nytt"), ("Afrika", "")]


@pytest.mark.parametrize(
    ("least", "most", "swedish", "english"),
    [
        (12, 12, "1 år", "1 year"),
        (12, 36, "1–3 år", "1–3 years"),
        (None, 36, "högst 3 år", "at most 3 years"),
        (None, 12, "högst 1 år", "at most 1 year"),
        (18, 18, "18 månader", "18 months"),
        (6, 12, "6–12 månader", "6–12 months"),
        (1, 1, "1 månad", "1 month"),
    ],
)
def test_a_length_is_told_in_years_where_it_is_whole_years(least, most, swedish, english):
    length = LengthFactory(least=least, most=most)
    for language, expected in (("sv", swedish), ("en", english)):
        with translation.override(language):
            (terms,) = terms_on(length.kind.programme, DAY)
        assert terms.length.replace("\u00a0", " ") == expected


def test_a_note_that_stands_beside_every_sum_is_said_once():
    same = kind()
    different = kind(code="project", order=1, programme=same.programme)
    for region, of_its_own in (("asia", "a"), ("africa", "b")):
        CeilingFactory(kind=same, region=region, amount=len(region), note_sv="Gällde 2016.")
        CeilingFactory(kind=different, region=region, note_sv=of_its_own)
    notes = [terms.common_note for terms in terms_on(same.programme, DAY)]
    assert [note and str(note) for note in notes] == ["Gällde 2016.", None]


def test_only_what_holds_on_the_day_is_told():
    preparation = kind()
    CeilingFactory(kind=preparation, amount=200_000, last_day=date(2027, 2, 28))
    CeilingFactory(kind=preparation, amount=300_000, first_day=date(2027, 3, 2))
    LengthFactory(kind=preparation, last_day=date(2027, 2, 28))
    (before,) = terms_on(preparation.programme, date(2027, 2, 28))
    (between,) = terms_on(preparation.programme, DAY)
    (after,) = terms_on(preparation.programme, date(2027, 3, 2))
    assert lines(before) == ["två parter, alla världsdelar: högst 200 000 kronor"]
    assert (between.length, between.ceilings) == ("", ())
    assert lines(after) == ["två parter, alla världsdelar: högst 300 000 kronor"]


def test_a_kind_of_another_programme_is_not_told():
    preparation = kind()
    kind(programme=ProgrammeFactory(slug_sv="annat", slug_en="other"), code="other")
    assert [terms.kind for terms in terms_on(preparation.programme, DAY)] == [preparation]


def test_beside_an_answer_stand_the_sums_of_its_region():
    preparation = kind()
    CeilingFactory(kind=preparation, region="africa", amount=500_000)
    CeilingFactory(kind=preparation, amount=450_000)
    CeilingFactory(kind=preparation, parties="three", amount=600_000)
    CeilingFactory(kind=preparation, parties="three", region="asia", amount=1)
    told = {
        region: lines(terms_of("preparation", region, DAY, preparation.programme)) for region in ("africa", "europe")
    }
    assert told == {
        "africa": ["två parter, Afrika: högst 500 000 kronor", "tre parter, alla världsdelar: högst 600 000 kronor"],
        "europe": [
            "två parter, alla världsdelar: högst 450 000 kronor",
            "tre parter, alla världsdelar: högst 600 000 kronor",
        ],
    }
    assert lines(terms_of("preparation", "", DAY, preparation.programme)) == [
        "två parter, Afrika: högst 500 000 kronor",
        "två parter, övriga världsdelar: högst 450 000 kronor",
        "tre parter, Asien: högst 1 kronor",
        "tre parter, övriga världsdelar: högst 600 000 kronor",
    ]


def test_a_kind_that_the_programme_does_not_have_has_no_terms():
    assert terms_of("project", "europe", DAY, kind().programme) is None


def test_each_source_is_named_once_and_an_address_without_its_scheme():
    preparation = kind(source="Riktlinjer 2020")
    LengthFactory(kind=preparation, source="https://www.icld.se/riktlinjer/")
    CeilingFactory(kind=preparation, source="https://www.icld.se/riktlinjer/")
    (terms,) = terms_on(preparation.programme, DAY)
    assert terms.sources == (
        Source("icld.se/riktlinjer", "https://www.icld.se/riktlinjer/"),
        Source("Riktlinjer 2020"),
    )


def test_a_source_that_is_no_web_address_is_no_link():
    preparation = kind(source="javascript:alert(1)")
    (terms,) = terms_on(preparation.programme, DAY)
    assert terms.sources == (Source("javascript:alert(1)", ""),)


def test_a_note_in_one_language_says_which():
    ceiling = CeilingFactory(note_sv="Avtalas")
    with translation.override("en"):
        (terms,) = terms_on(ceiling.kind.programme, DAY)
    (row,) = terms.ceilings
    assert isinstance(row, ShownCeiling)
    assert (str(row.note), row.note.language) == ("Avtalas", "sv")


def test_many_kinds_take_as_many_queries_as_one(django_assert_num_queries):
    programme = ProgrammeFactory()
    for number in range(5):
        CeilingFactory(kind=kind(programme=programme, code=f"kind-{number}"))
    with django_assert_num_queries(3):
        assert len(terms_on(programme, DAY)) == 5
