"""The programme page as the rules stood, or will stand, on another day."""

import pytest

from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("real_history")

SV = "/sv/program/kommunala-partnerskap/"
EN = "/en/programmes/municipal-partnerships/"


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-26T12:00:00Z", tick=False)


def test_the_page_shows_the_state_the_countries_and_the_applicants_of_the_day(client):
    told = text_of(client.get(f"{SV}?on=2018-03-20"))
    assert "Så såg reglerna ut den 20 mars 2018 . Visa dagens regler" in told
    assert "Ansökan är förlängd till och med 26 mars 2018" in told
    assert "Kommuner, landsting, regioner och regionala kommunalförbund i Sverige kan ansöka" in told
    assert 'href="/sv/far-vi-ansoka/?on=2018-03-20&amp;edit=1"' in client.get(f"{SV}?on=2018-03-20").content.decode()
    assert "Belarus" in told
    assert "Makedonien" in told
    assert "Nordmakedonien" not in told
    assert "Rwanda" not in told


def test_on_the_last_day_of_then_nobody_is_told_that_it_is_today(client):
    told = text_of(client.get(f"{EN}?on=2018-03-26"))
    assert "This is how the rules stood on 26 March 2018 ." in told
    assert "Applications are open to and including 26 March 2018" in told
    assert "is today" not in told
    assert "Open, last day" in told
    assert "last day today" not in told


def test_of_a_round_long_ago_the_opening_day_is_not_known_rather_than_not_set(client):
    swedish, english = (text_of(client.get(f"{path}?on=2021-09-10")) for path in (SV, EN))
    assert "inte känt" in swedish
    assert "Utlyst, men öppningsdagen är inte känd" in swedish
    assert "inte bestäm" not in swedish
    assert "Announced, the opening day is not known" in english
    assert "not set" not in english


@pytest.mark.parametrize(("on", "there", "not_there"), [
    ("2012-06-01", "Albania", "Zambia"),
    ("2016-06-01", "Mozambique", "Albania"),
    ("2019-10-01", "North Macedonia", "Belarus"),
    ("2023-01-24", "Guatemala", "Georgia"),
    ("2025-06-01", "Rwanda", "Bosnia"),
])  # fmt: skip
def test_each_list_of_countries_is_shown_on_its_days(client, on, there, not_there):
    told = text_of(client.get(f"{EN}?on={on}"))
    assert (there in told, not_there in told) == (True, False)


def test_a_day_before_the_rules_begin_and_one_to_come_are_shown_for_what_they_are(client):
    assert "This is how the rules stood on 15 October 2008 ." in text_of(client.get(f"{EN}?on=2008-10-15"))
    told = text_of(client.get(f"{EN}?on=2027-05-01"))
    assert "This is how the rules will stand on 1 May 2027 , as far as they are decided." in told


def test_another_day_is_not_for_search_engines_and_the_other_language_shows_the_same(client):
    page = client.get(f"{SV}?on=2018-03-20").content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert f'{EN}?on=2018-03-20"' in page
    today = client.get(f"{SV}?on=2026-11-26").content.decode()
    assert "noindex" not in today
    assert 'class="as-of"' not in today


@pytest.mark.parametrize(("query", "sv", "en"), [
    ("on=2018-02-30", "Ange en dag som finns", "Give a day that exists"),
    ("on=20%20mars", "Ange en dag som finns", "Give a day that exists"),
    ("on=2018-03-20&on=2019-03-20", "on anges mer än en gång.", "on is given more than once."),
    ("on=%3Cscript%3E", "Ange en dag som finns", "Give a day that exists"),
])  # fmt: skip
def test_what_is_no_day_is_told_in_the_visitors_language_and_today_is_shown(client, query, sv, en):
    for path, words, error in ((SV, sv, "Fel:"), (EN, en, "Error:")):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 400
        assert words in text_of(response)
        assert f"<title>{error}" in response.content.decode()
        assert "<script>" not in response.content.decode().split("</head>")[1]
        assert heading_of(response) in ("Kommunala Partnerskap", "Municipal Partnerships")
