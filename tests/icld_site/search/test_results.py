"""The second chance: what is nearly what was typed, after what is exactly so, and said to be."""

import pytest

from icld_site.search.models import Kind, Synonym
from icld_site.search.results import search
from tests.icld_site.search.test_finding import NOW, entry

pytestmark = pytest.mark.django_db


def told(typed: str, language: str = "sv") -> list[tuple[str, bool]]:
    return [(hit.entry.title, hit.is_exact) for hit in search(typed, language, NOW, "").hits(0, 50)]


def instead(typed: str) -> list[tuple[str, tuple[str, ...]]]:
    return list(search(typed, "sv", NOW, "").instead)


def test_a_word_without_its_dots_is_found_and_never_before_the_exact_one():
    entry(Kind.LOCAL_GOVERNMENT, "Malmö")
    assert told("Malmo") == [("Malmö", False)]
    assert instead("Malmo") == [("malmo", ("malmö",))]
    entry(Kind.NEWS, "Om annat", "En text om malmo.")
    assert told("malmo") == [("Om annat", True), ("Malmö", False)]
    assert instead("malmo") == []
    assert told("Malmö") == [("Malmö", True), ("Om annat", False)]


def test_letters_with_dots_are_letters_of_their_own():
    for number in range(5):
        entry(Kind.QUESTION, f"Får {number}")
    entry(Kind.NEWS, "Far")
    assert {title for title, _exact in told("får")} == {f"Får {number}" for number in range(5)}
    assert told("far")[0] == ("Far", True)


def test_a_part_of_a_compound_is_found_where_there_are_few_hits():
    entry(Kind.PROJECT, "Klimatanpassning i Kalix")
    entry(Kind.PROJECT, "Anpassningar")
    assert told("anpassning") == [("Anpassningar", True), ("Klimatanpassning i Kalix", False)]
    for number in range(5):
        entry(Kind.NEWS, f"Anpassning {number}")
    assert all(is_exact for _title, is_exact in told("anpassning"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("botzwana", "Botswana"),
        ("partnerksap", "Partnerskap"),
        ("demokarti", "Demokrati"),
        ("chililabomwe", "Chililabombwe"),
    ],
)
def test_a_slip_is_forgiven_and_told(typed, meant):
    entry(Kind.NEWS, meant)
    assert told(typed) == [(meant, False)]
    assert instead(typed) == [(typed, (meant.casefold(),))]


@pytest.mark.parametrize("typed", ["al", "1441", "xyz", "zanzibar"])
def test_a_short_word_a_number_or_another_word_is_no_slip(typed):
    for title in ("Ale", "1440", "xyzzy" * 3, "Zambia"):
        entry(Kind.NEWS, title)
    assert told(typed) == []


def test_where_nothing_has_every_word_those_with_most_of_them_come_first():
    entry(Kind.NEWS, "Vatten i Zambia")
    entry(Kind.NEWS, "Vatten")
    found = search("vatten zambia klimatmöte", "sv", NOW, "")
    assert found.is_partial
    assert [hit.entry.title for hit in found.hits(0, 10)] == ["Vatten i Zambia"]


def test_a_synonym_is_found_beside_the_word_itself_and_after_it():
    Synonym.objects.create(language="sv", typed="Landsting", meant="region, hälsa")
    entry(Kind.NEWS, "Region")
    entry(Kind.NEWS, "Landstinget")
    entry(Kind.NEWS, "Hälsa")
    assert told("landstingen")[0] == ("Landstinget", True)
    assert sorted(told("landsting")[1:]) == [("Hälsa", True), ("Region", True)]
    assert told("region") == [("Region", True)]


def test_a_synonym_of_one_language_is_none_in_the_other():
    Synonym.objects.create(language="en", typed="grant", meant="funding")
    entry(Kind.NEWS, "Funding", language="en")
    entry(Kind.NEWS, "Funding", language="sv")
    assert (told("grant", "en"), told("grant", "sv")) == ([("Funding", True)], [])
