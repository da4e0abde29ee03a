"""What of the starting content is suggested, in both languages, whatever is typed."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.publishing.versions import mark
from icld_site.search.domain.words import folded, words_of
from icld_site.search.suggestions import MOST, suggested
from tests.icld_site.search.test_hostile import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starting_content")]

SV, EN = "/sv/sok/forslag.json", "/en/search/suggestions.json"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "typed", "expected"),
    [
        (
            SV,
            "za",
            [
                ("Zambia", "/sv/program/kommunala-partnerskap/lander/zambia/", "Länder"),
                (
                    "25 nya projekt – och Zambia som nytt samarbetsland",
                    "/sv/aktuellt/2013/25-nya-projekt-och-zambia-som-nytt-samarbetsland/",
                    "Aktuellt",
                ),
            ],
        ),
        (
            EN,
            "ZA",
            [
                ("Zambia", "/en/programmes/municipal-partnerships/countries/zambia/", "Countries"),
                (
                    "25 new projects – and Zambia as a new partner country",
                    "/en/news/2013/25-new-projects-and-zambia-as-a-new-partner-country/",
                    "News",
                ),
            ],
        ),
        (
            SV,
            "malmo",
            [
                ("Malmö stad", "/sv/far-vi-ansoka/malmo-stad/", "Kommuner och regioner"),
                (
                    "Malmöhus läns landsting",
                    "/sv/far-vi-ansoka/malmohus-lans-landsting/",
                    "Kommuner och regioner",
                ),
                (
                    "Lärande för hållbarhet i Malmö och Swakopmund",
                    "/sv/projekt/larande-for-hallbarhet-i-malmo-och-swakopmund/",
                    "Projekt",
                ),
                (
                    "Stadsodling i Malmö och Swakopmund",
                    "/sv/projekt/stadsodling-i-malmo-och-swakopmund/",
                    "Projekt",
                ),
            ],
        ),
        (
            EN,
            "city of goth",
            [("City of Gothenburg", "/en/can-we-apply/goteborgs-stad/", "Municipalities and regions")],
        ),
    ],
)
def test_pages_of_the_language_are_suggested_by_the_beginnings_of_their_words(client, address, typed, expected):
    items = client.get(address, {"q": typed}).json()["items"]
    assert [(item["title"], item["url"], item["kind"]) for item in items] == expected
    assert all(set(item) == {"title", "url", "kind"} for item in items)


def test_a_title_in_the_other_language_says_so(client):
    (item,) = client.get(SV, {"q": "local government south"}).json()["items"]
    assert item == {
        "title": "Local government in South Africa",
        "url": "/sv/publikationer/local-government-in-south-africa/",
        "kind": "Publikationer",
        "lang": "en",
    }


def test_there_are_never_more_than_eight_and_each_leads_to_a_page(client):
    items = client.get(SV, {"q": "ko"}).json()["items"]
    assert len(items) == MOST == 8
    assert {client.get(item["url"]).status_code for item in items} == {200}


@pytest.mark.parametrize("typed", HOSTILE)
def test_whatever_is_typed_is_answered(client, typed):
    for address in (SV, EN):
        response = client.get(address, {"q": typed})
        assert response.status_code == 200
        assert len(response.json()["items"]) <= MOST


PIECES = st.sampled_from(
    ["a", "al", "ö", "lo", "ko", "mun", "i", "och", "malm", "Å", "e\u0301", "ß", "İ", "2", "20", "-"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=4).map(" ".join)))
def test_whatever_is_suggested_has_a_word_for_each_that_was_typed(typed):
    for one in suggested(typed, "sv", NOW, mark()):
        has = [folded(word) for word in words_of(one.title)]
        assert all(any(word.startswith(folded(start)) for word in has) for start in words_of(typed))


def test_what_is_asked_again_is_answered_with_one_query(client, django_assert_num_queries):
    client.get(SV, {"q": "za"})
    with django_assert_num_queries(1):
        client.get(SV, {"q": "zam"})
