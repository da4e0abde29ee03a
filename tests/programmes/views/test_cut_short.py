"""A window that takes no application to its end: every surface tells the day on which it really is over."""

import json
from datetime import date

import pytest

from programmes.models import CountryEligibility, Programme
from tests.programmes import states
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")

ASKED = "?applicant=1440&country=ZM"


@pytest.fixture
def _in_the_window(time_machine) -> None:
    time_machine.move_to("2027-02-20T12:00:00Z", tick=False)


def page_of(client, language: str) -> str:
    checker = {"sv": "/sv/far-vi-ansoka/", "en": "/en/can-we-apply/"}[language]
    return text_of(client.get(f"{checker}{ASKED}"))


def window_of(client) -> dict[str, object]:
    told = json.loads(client.get(f"/data/eligibility.json{ASKED}").content)
    assert told["verdict"] == "open"
    return {name: told["window"][name] for name in ("closes", "days_left", "closes_at")}


@pytest.mark.usefixtures("_in_the_window")
def test_a_pause_ends_an_open_window_on_the_day_before(client):
    states.pause(first=date(2027, 3, 1), last=date(2027, 4, 3))
    assert "Ansökan är öppen till och med 28 februari 2027" in text_of(client.get("/sv/"))
    assert window_of(client) == {"closes": "2027-03-15", "days_left": 8, "closes_at": "2027-02-28T23:00:00Z"}
    swedish, english = page_of(client, "sv"), page_of(client, "en")
    assert "Sista dagen är den 28 februari 2027, om 8 dagar." in swedish
    assert "15 februari 2027 till 28 februari 2027, båda dagarna inräknade" in swedish
    assert "Därefter tas inga ansökningar emot, fast perioden skulle ha varat längre." in swedish
    assert "The last day is 28 February 2027, in 8 days." in english
    assert "After that no application is taken, though the window was to last longer." in english


@pytest.mark.usefixtures("_in_the_window")
def test_closing_the_programme_ends_an_open_window_on_the_day_before(client):
    Programme.objects.filter(takes_applications=True).update(closed_from=date(2027, 3, 6))
    assert "Ansökan är öppen till och med 5 mars 2027" in text_of(client.get("/sv/"))
    assert window_of(client) == {"closes": "2027-03-15", "days_left": 13, "closes_at": "2027-03-05T23:00:00Z"}
    assert "Sista dagen är den 5 mars 2027, om 13 dagar." in page_of(client, "sv")


@pytest.mark.usefixtures("_in_the_window")
def test_a_country_that_leaves_ends_it_for_those_who_ask_about_that_country(client):
    listed = CountryEligibility.objects.get(country__code="ZM")
    listed.last_day = date(2027, 3, 1)
    listed.save()
    assert "Ansökan är öppen till och med 15 mars 2027" in text_of(client.get("/sv/"))
    assert window_of(client) == {"closes": "2027-03-15", "days_left": 23, "closes_at": "2027-03-15T23:00:00Z"}
    swedish = page_of(client, "sv")
    assert "Sista dagen är den 1 mars 2027, om 9 dagar." in swedish
    assert "Zambia är ett samarbetsland bara till och med den 1 mars 2027" in swedish
    assert "The last day is 1 March 2027, in 9 days." in page_of(client, "en")


@pytest.mark.usefixtures("_in_the_window")
def test_a_window_that_nothing_cuts_is_told_to_its_end_with_the_decision(client):
    assert window_of(client) == {"closes": "2027-03-15", "days_left": 23, "closes_at": "2027-03-15T23:00:00Z"}
    assert "Besked väntas i juni 2027." in page_of(client, "sv")
    assert "A decision is expected in June 2027." in page_of(client, "en")


def test_where_only_the_last_day_is_announced_the_answer_says_so_and_does_not_say_that_nothing_is_planned(
    client, time_machine
):
    time_machine.move_to("2027-07-11T12:00:00Z", tick=False)
    states.announced()
    swedish = page_of(client, "sv")
    assert "Sista dag är den 15 oktober 2027. Öppningsdagen är inte bestämd." in swedish
    assert "Ni uppfyller villkoren, men det är inte bestämt när ansökan öppnar." in swedish
    assert "Ingen ansökningsperiod är planerad" not in swedish
