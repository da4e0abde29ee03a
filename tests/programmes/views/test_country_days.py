"""What the page of a country says where it comes, leaves or returns."""

from datetime import date

import pytest

from programmes.models import (
    ApplicationWindow,
    WindowRule,
)
from tests.programmes.countries import EN, SV, begins, ends
from tests.programmes.states import programme

pytestmark = pytest.mark.usefixtures("starting_content")


@pytest.fixture(autouse=True)
def _winter(time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)


def test_a_country_that_has_left_says_since_when_and_what_goes_on(client, read):
    ends("BY", date(2019, 6, 30))
    sv, en = read(f"{SV}belarus/"), read(f"{EN}belarus/")
    assert "Belarus var ett samarbetsland till och med den 30 juni 2019." in sv
    assert "Belarus was a partner country to and including 30 June 2019." in en
    assert (
        "Det går inte att ansöka om nya partnerskap med Belarus. Partnerskap som redan pågår fortsätter. "
        "Pågår en förberedelse med en part i Belarus? Ta upp med ICLD hur ni går vidare: partnership@icld.se ."
    ) in sv
    assert (
        "No new partnership with Belarus can be applied for. Partnerships that are under way go on. "
        "Is a preparation with a partner in Belarus under way? Discuss with ICLD how to go on: partnership@icld.se ."
    ) in en
    assert "Samarbetsland 1 januari 2018 till och med 30 juni 2019" in sv
    page = client.get(f"{SV}belarus/").content.decode()
    assert "country=BY" not in page
    assert '<g class="world-mark world-left">' in page


def test_a_country_is_a_partner_country_to_the_end_of_its_last_day(read, time_machine):
    ends("BY", date(2026, 3, 31))
    time_machine.move_to("2026-03-31T21:59:59Z", tick=False)
    assert "Belarus är ett samarbetsland till och med den 31 mars 2026." in read(f"{SV}belarus/")
    time_machine.move_to("2026-03-31T22:00:00Z", tick=False)
    assert "Belarus var ett samarbetsland till och med den 31 mars 2026." in read(f"{SV}belarus/")


@pytest.mark.parametrize(
    ("last", "sv", "en"),
    [
        (
            date(2027, 3, 1),
            (
                "Ansökningsperioden 15 februari 2027 till 15 mars 2027 slutar senare. "
                "Med Indonesien är sista dagen att ansöka den 1 mars 2027."
            ),
            (
                "The window 15 February 2027 to 15 March 2027 closes later. "
                "With Indonesia the last day to apply is 1 March 2027."
            ),
        ),
        (
            date(2027, 3, 15),
            "I den ansökningsperiod som öppnar den 15 september 2027 går det inte att ansöka med Indonesien.",
            "In the window that opens on 15 September 2027 you cannot apply with Indonesia.",
        ),
        (
            date(2026, 12, 31),
            "I den ansökningsperiod som öppnar den 15 februari 2027 går det inte att ansöka med Indonesien.",
            "In the window that opens on 15 February 2027 you cannot apply with Indonesia.",
        ),
    ],
)
def test_a_country_that_leaves_says_what_its_last_day_means_for_the_windows(read, last, sv, en):
    ends("ID", last)
    under_way = {
        "sv": "Partnerskap som redan pågår fortsätter. Pågår en förberedelse med en part i Indonesien?",
        "en": "Partnerships that are under way go on. Is a preparation with a partner in Indonesia under way?",
    }
    assert f"Får vi ansöka? Ansökan öppnar 15 februari 2027. {sv} {under_way['sv']}" in read(f"{SV}indonesien/")
    assert f"May we apply? Applications open 15 February 2027. {en} {under_way['en']}" in read(f"{EN}indonesia/")


def test_a_country_that_leaves_while_the_window_is_rolling(read):
    ApplicationWindow.objects.all().delete()
    WindowRule.objects.all().delete()
    ApplicationWindow.objects.create(programme=programme(), opens=date(2026, 1, 1))
    ends("ID", date(2027, 3, 1))
    assert (
        "Ansökan är öppen tills vidare. Med Indonesien går det bara att ansöka till och med den 1 mars 2027."
    ) in read(f"{SV}indonesien/")
    assert (
        "Applications are open until further notice. With Indonesia you can apply only to and including 1 March 2027."
    ) in read(f"{EN}indonesia/")


def test_a_country_that_leaves_when_the_programme_is_closed_promises_no_window(read):
    row = programme()
    row.closed_from = date(2027, 2, 1)
    row.save()
    ends("ID", date(2027, 3, 1))
    assert "Får vi ansöka? Ingen ansökningsperiod" in (text := read(f"{SV}indonesien/")) or "Ansökan är stängd" in text
    assert "slutar senare" not in text
    assert "som öppnar den" not in text


@pytest.mark.parametrize(
    ("first", "sv", "en"),
    [
        (
            date(2027, 5, 1),
            "Den första ansökningsperioden därefter är 15 september 2027 till 15 oktober 2027.",
            "The first window after that is 15 September 2027 to 15 October 2027.",
        ),
        (
            date(2027, 2, 20),
            "Då är ansökningsperioden 15 februari 2027 till 15 mars 2027 öppen.",
            "The window 15 February 2027 to 15 March 2027 is open then.",
        ),
    ],
)
def test_a_country_that_comes_says_from_when(client, read, first, sv, en):
    begins("CO", first, names=("Colombia", "Colombia"))
    day_sv = {5: "1 maj 2027", 2: "20 februari 2027"}[first.month]
    day_en = {5: "1 May 2027", 2: "20 February 2027"}[first.month]
    text = read(f"{SV}colombia/")
    assert f"Colombia blir samarbetsland den {day_sv}." in text
    assert f"Ansökningar med Colombia tas emot från och med den {day_sv}. {sv} Kontrollera om ni får" in text
    text = read(f"{EN}colombia/")
    assert f"Colombia becomes a partner country on {day_en}." in text
    assert f"Applications with Colombia are taken from {day_en}. {en} Check whether" in text
    assert "country=CO&amp;edit=1" in client.get(f"{EN}colombia/").content.decode()


def test_a_country_that_comes_for_less_than_the_way_to_a_window_is_promised_none(read):
    begins("CO", date(2027, 5, 1), date(2027, 6, 1), names=("Colombia", "Colombia"))
    text = read(f"{SV}colombia/")
    assert "Ansökningar med Colombia tas emot från och med den 1 maj 2027. Kontrollera" in text


def test_a_country_that_returned_shows_both_periods(client, read):
    ends("GE", date(2020, 12, 31))
    begins("GE", date(2024, 1, 1))
    sv, en = read(f"{SV}georgien/"), read(f"{EN}georgia/")
    assert "Georgien är ett samarbetsland." in sv
    assert "Samarbetsland 1 januari 2018 till och med 31 december 2020 från och med 1 januari 2024" in sv
    assert "Partner country 1 January 2018 to and including 31 December 2020 from 1 January 2024" in en


def test_a_country_that_is_away_for_a_time_says_when_it_is_back(read, time_machine):
    ends("GE", date(2027, 3, 31))
    begins("GE", date(2027, 9, 1))
    assert (
        "Ansökan öppnar 15 februari 2027. Georgien blir åter samarbetsland den 1 september 2027. "
        "Partnerskap som redan pågår fortsätter."
    ) in read(f"{SV}georgien/")
    time_machine.move_to("2027-05-01T12:00:00Z", tick=False)
    assert "Georgia becomes a partner country again on 1 September 2027." in read(f"{EN}georgia/")


def test_two_rules_without_a_gap_are_one_period(read):
    ends("ZM", date(2025, 12, 31))
    begins("ZM", date(2026, 1, 1))
    text = read(f"{SV}zambia/")
    assert "Samarbetsland från och med 1 januari 2018 Längre" in text
