"""The page of the search over the starting content: counts, answers at once, what is marked, what leads on."""

import re
from datetime import UTC, datetime

import pytest

from tests.icld_site.search.test_page import EN, SV, hits, kinds, main

pytestmark = pytest.mark.usefixtures("starting_content")


def test_an_empty_search_is_a_form_and_nothing_else(client):
    for address in (SV, EN, f"{SV}?q=", f"{SV}?q=+++"):
        response = client.get(address)
        assert response.status_code == 200
        assert '<input class="field"' in response.text
        assert hits(response) == []
    assert client.get(SV).text.count('name="robots" content="noindex"') == 1


def test_hits_are_counted_by_kind_and_each_kind_is_a_link(client):
    response = client.get(SV, {"q": "zambia"})
    told = kinds(response)
    assert told[0][0] == "Allt"
    assert told[0][1] == sum(number for _label, number, _chosen in told[1:])
    assert [chosen for _label, _number, chosen in told] == [True] + [False] * (len(told) - 1)
    assert hits(response)[0] == "Zambia"
    news = client.get(SV, {"q": "zambia", "kind": "news"})
    (chosen,) = [one for one in kinds(news) if one[2]]
    assert chosen == ("Aktuellt", len(hits(news)), True)


@pytest.mark.parametrize(
    ("address", "typed", "title", "text"),
    [
        (SV, "Zambia", "Zambia", "Zambia är ett samarbetsland. Ansökan öppnar 15 februari 2027."),
        (
            SV,
            "makedonien",
            "Nordmakedonien",
            "Nordmakedonien är ett samarbetsland. Ansökan öppnar 15 februari 2027.",
        ),
        (SV, "japan", "Japan", "Japan är inget samarbetsland."),
        (EN, "Japan", "Japan", "Japan is not a partner country."),
        (EN, "zambia", "Zambia", "Zambia is a partner country. Applications open 15 February 2027."),
        (SV, "Ale", "Ale kommun", "Ja, men inte just nu. Ni uppfyller villkoren."),
        (SV, "1440", "Ale kommun", "Ja, men inte just nu. Ni uppfyller villkoren."),
        (EN, "ale municipality", "Ale Municipality", "Yes, but not just now. You meet the conditions."),
        (SV, "när öppnar ansökan?", "Ansökningsperioder", "Ansökan öppnar 15 februari 2027."),
        (SV, "Ansökningsperioder", "Ansökningsperioder", "Ansökan öppnar 15 februari 2027."),
        (SV, "kalender", "Ansökningsperioder", "Ansökan öppnar 15 februari 2027."),
        (EN, "when is the deadline", "Application windows", "Applications open 15 February 2027."),
        (SV, "får vi ansöka", "Får vi ansöka?", "Ni får svar direkt, med skäl och datum."),
        (EN, "who can apply?", "May we apply?", "The answer comes at once, with the reasons and the dates."),
    ],
)
def test_what_can_be_answered_is_answered_first(client, time_machine, address, typed, title, text):
    time_machine.move_to(datetime(2026, 11, 26, 12, tzinfo=UTC))
    answers = main(client.get(address, {"q": typed})).split('<section class="answers"')[1].split("</section>")[0]
    assert re.findall(r'<p class="direct-title"><a href="[^"]+">([^<]+)</a>', answers) == [title]
    assert text in answers.replace("\xa0", " ")


def test_a_name_of_two_bodies_is_answered_for_both(client):
    answers = main(client.get(SV, {"q": "Stockholm"})).split('<section class="answers"')[1].split("</section>")[0]
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', answers)
    assert [title for _url, title in links] == ["Stockholms stad", "Region Stockholm"]
    assert [client.get(url).status_code for url, _title in links] == [200, 200]


@pytest.mark.parametrize("typed", ["öppna data", "ansöka", "partnerskap", "när kom rapporten", "kan vi få rapporten"])
def test_what_is_asked_in_other_words_is_left_to_the_hits(client, typed):
    assert '<section class="answers"' not in client.get(SV, {"q": typed}).text


def test_an_answer_is_not_repeated_on_the_pages_of_a_kind(client):
    assert '<section class="answers"' not in client.get(SV, {"q": "zambia", "kind": "news"}).text


def test_what_was_searched_for_is_marked_in_title_and_excerpt(client):
    page = main(client.get(SV, {"q": "medborgardialogen"}))
    assert "<mark>Medborgardialog</mark> i Ale och Ghanzi" in page


def test_nothing_found_leads_on(client):
    response = client.get(SV, {"q": "qqqqqqqq"})
    assert response.status_code == 200
    assert "Inga träffar på ”qqqqqqqq”" in main(response)
    for address in ("/sv/program/", "/sv/far-vi-ansoka/", "/sv/publikationer/"):
        assert f'href="{address}"' in main(response)


def test_another_spelling_is_said_to_be_one(client):
    page = main(client.get(SV, {"q": "Malmo"}))
    assert "Inget har exakt ”malmo”. De här träffarna har: malmö." in page
    assert "Nästan det ni skrev" in page


def test_the_index_is_asked_as_often_for_many_hits_as_for_few(client, django_assert_num_queries):
    few, many = "skolans inkludering", "kommun"
    for typed in (few, many):
        client.get(SV, {"q": typed})
    with django_assert_num_queries(8):
        assert len(hits(client.get(SV, {"q": many}))) == 20
    with django_assert_num_queries(14):  # with a second chance, and the other language
        client.get(SV, {"q": few})
