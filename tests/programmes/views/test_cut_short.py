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


# Seen from before


@pytest.fixture
def _in_november(time_machine) -> None:
    time_machine.move_to("2026-11-27T12:00:00Z", tick=False)


def leaves(code: str, last: date) -> None:
    listed = CountryEligibility.objects.get(country__code=code)
    listed.last_day = last
    listed.save()


@pytest.mark.usefixtures("_in_november")
def test_a_country_that_leaves_before_the_next_window_is_not_said_to_wait_for_it(client):
    leaves("ZM", date(2026, 12, 31))
    swedish, english = page_of(client, "sv"), page_of(client, "en")
    assert "Fråga ICLD: ingen kommande ansökningsperiod stämmer med er fråga." in swedish
    assert "Ni uppfyller villkoren, men inte längre den 15 februari 2027, när nästa ansökningsperiod öppnar." in swedish
    assert "Zambia är ett samarbetsland bara till och med den 31 december 2026" in swedish
    assert "Nästa ansökningsperiod öppnar den 15 februari 2027. I den går det inte att ansöka med Zambia." in swedish
    assert "inte bestämt när ansökan öppnar" not in swedish
    assert "You meet the conditions, but no longer on 15 February 2027, when the next window opens." in english
    assert "The next window opens on 15 February 2027. With Zambia you cannot apply in it." in english
    told = json.loads(client.get(f"/data/eligibility.json{ASKED}").content)
    assert told["verdict"] == "ask"


@pytest.mark.usefixtures("_in_november")
def test_a_country_that_leaves_in_the_next_window_is_told_with_its_own_last_day(client):
    leaves("ZM", date(2027, 2, 20))
    swedish, english = page_of(client, "sv"), page_of(client, "en")
    assert "Ni kan ansöka från och med den 15 februari 2027" in swedish
    assert "Nästa ansökningsperiod slutar senare. Med Zambia är sista dagen att ansöka den 20 februari 2027." in swedish
    assert "15 februari 2027 till 20 februari 2027" in swedish  # under the windows to come
    assert "The next window closes later. With Zambia the last day to apply is 20 February 2027." in english
    assert "15 February 2027 to 20 February 2027" in english


@pytest.mark.usefixtures("_in_november")
def test_a_country_that_leaves_after_the_next_window_is_told_without_a_warning(client):
    leaves("ZM", date(2027, 3, 15))
    assert "samarbetsland bara till och med" not in page_of(client, "sv")


@pytest.mark.usefixtures("_in_november")
def test_a_closing_that_is_decided_is_told_before_it_comes(client):
    Programme.objects.filter(takes_applications=True).update(closed_from=date(2027, 1, 1))
    swedish, english = page_of(client, "sv"), page_of(client, "en")
    assert "Ni uppfyller villkoren, men ingen ansökningsperiod öppnar innan programmet stänger." in swedish
    assert "Från och med den 1 januari 2027 tar programmet inte längre emot ansökningar" in swedish
    assert "Ingen ansökningsperiod är planerad" not in swedish
    assert "You meet the conditions, but no window opens before the programme closes." in english
    windows = text_of(client.get("/sv/ansokningsperioder/"))
    assert "Från och med den 1 januari 2027 tar programmet inte längre emot ansökningar." in windows
    assert "Varje år" not in windows
    assert "Ingen ansökningsperiod är planerad" not in windows


@pytest.mark.usefixtures("_in_november")
def test_on_a_day_on_which_it_is_closed_no_window_is_said_to_be_open(client):
    Programme.objects.filter(takes_applications=True).update(closed_from=date(2027, 1, 1))
    told = json.loads(client.get(f"/data/eligibility.json{ASKED}&on=2027-03-01").content)
    assert told["verdict"] == "no"
    assert [(each["code"], each["ok"]) for each in told["findings"]] == [
        ("programme.closed", False),
        ("applicant.type", True),
        ("country.listed", True),
        ("window.none", False),
    ]
    assert "Ansökan är öppen" not in text_of(client.get(f"/sv/far-vi-ansoka/{ASKED}&on=2027-03-01"))


def test_after_the_closing_the_line_of_the_year_has_no_window_that_is_open_now(client, time_machine):
    time_machine.move_to("2027-03-05T12:00:00Z", tick=False)
    Programme.objects.filter(takes_applications=True).update(closed_from=date(2027, 3, 1))
    for path in ("/en/", "/en/programmes/municipal-partnerships/", "/en/application-windows/"):
        page = client.get(path)
        assert "year-now" not in page.content.decode(), path
        assert "open now" not in text_of(page), path


@pytest.mark.usefixtures("_in_november")
def test_a_window_that_is_called_off_is_told_beside_the_next_one(client):
    states.cancelled()
    swedish = page_of(client, "sv")
    assert "är inställd." in swedish
    assert "Nästa ansökningsperiod är 15 september 2027 till 15 oktober 2027." in swedish
    page = client.get("/sv/ansokningsperioder/").text
    row = page[page.index("Inställd") :].partition("</tr>")[0]
    assert "<a " not in row  # which would put it into a calendar


# A day that is past


@pytest.mark.usefixtures("_in_november")
def test_of_a_day_that_is_past_it_is_told_what_could_be_done_and_nothing_is_offered(client):
    for address, heading, sentence, passed in [
        (
            f"/sv/far-vi-ansoka/{ASKED}&on=2026-02-20",
            "Ja, den 20 februari 2026 kunde ni ansöka.",
            "Ale kommun fick ansöka om ett partnerskap med Zambia. Sista dag var den 15 mars 2026.",
            "Dagen har passerat.",
        ),
        (
            f"/en/can-we-apply/{ASKED}&on=2026-02-20",
            "Yes, on 20 February 2026 you could apply.",
            "Ale Municipality could apply for a partnership with Zambia. The last day was 15 March 2026.",
            "This day has passed.",
        ),
        (
            f"/sv/far-vi-ansoka/{ASKED}&on=2026-04-20",
            "Ja, men inte den 20 april 2026.",
            "Den första dagen efter det då ni kunde ansöka var den 15 september 2026.",
            "Se svaret för i dag",
        ),
    ]:
        page, told = client.get(address).text, text_of(client.get(address))
        assert heading in told
        assert sentence in told
        assert passed in told
        assert "15 september 2026 till" not in told[told.index("Kommande") if "Kommande" in told else -1 :]
        for not_there in ("Så här ansöker ni", "How to apply", "Också möjligt", "Also possible", 'class="verdict band'):
            assert not_there not in page, (address, not_there)
    assert (
        'href="/sv/far-vi-ansoka/?applicant=1440&amp;country=ZM"'
        in client.get(f"/sv/far-vi-ansoka/{ASKED}&on=2026-02-20").text
    )


@pytest.mark.usefixtures("_in_november")
def test_whoever_may_never_apply_is_promised_no_other_answer(client):
    told = text_of(client.get("/sv/far-vi-ansoka/?applicant=Kibaha+Town+Council&country=ZM"))
    assert "Nedan står vad som hindrar." in told
    assert "vad som skulle ändra svaret" not in told
    assert "Vänta:" not in told
