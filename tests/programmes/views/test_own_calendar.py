"""A calendar of one's own: the windows as they are for a kind of body, countries and a kind of application."""

from datetime import date

import pytest

from programmes.models import CountryEligibility
from tests.programmes import states
from tests.programmes.calendars import EN, SV, days, fetched, spring

pytestmark = pytest.mark.usefixtures("starting_content")


@pytest.fixture(autouse=True)
def _february(time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)


def test_one_s_own_calendar_says_whom_it_is_for(client):
    path = f"{SV}?body=municipality&country=KE&country=ZM&kind=project"
    calendar, event = fetched(client, path), spring(client, path)
    assert calendar["x-wr-calname"] == "ICLD: ansökningsperioder (kommun · Kenya och Zambia · projekt)"
    assert str(event["description"]).splitlines()[1:4] == [
        "Sökande: kommun",
        "Samarbetsländer: Kenya och Zambia",
        "Slag av ansökan: projekt",
    ]
    assert (event["uid"], event["sequence"]) == (spring(client)["uid"], spring(client)["sequence"])
    english = fetched(client, f"{EN}?body=municipality&country=KE&country=ZM&country=BY")
    assert english["x-wr-calname"] == "ICLD: application windows (municipality · 3 countries)"


def zambia_leaves(last: date) -> None:
    row = CountryEligibility.objects.get(country__code="ZM")
    row.last_day = last
    row.save()


def test_the_days_end_where_a_country_leaves_and_are_told_apart_where_another_stays(client):
    zambia_leaves(date(2027, 3, 3))
    assert days(spring(client, f"{SV}?country=ZM")) == (date(2027, 2, 15), date(2027, 3, 4))
    assert max(event.start for event in fetched(client, f"{SV}?country=ZM").events) == date(2027, 2, 15)
    event = spring(client, f"{SV}?country=ZM&country=KE")
    assert days(event) == (date(2027, 2, 15), date(2027, 3, 16))
    assert "Kenya och Zambia (15 februari 2027 till 3 mars 2027)" in event["description"]


def test_a_change_of_countries_raises_the_number_too(client):
    before = spring(client, f"{SV}?country=ZM")
    zambia_leaves(date(2027, 3, 3))
    assert spring(client, f"{SV}?country=ZM")["sequence"] > before["sequence"]


def test_a_case_that_nobody_may_apply_with_has_no_entries(client):
    assert fetched(client, f"{SV}?country=IQ").events == []


def test_a_pause_for_one_s_own_kind_cancels_the_entry_in_one_s_own_calendar_only(client):
    states.projects_paused()
    assert spring(client, f"{SV}?kind=project")["status"] == "CANCELLED"
    assert spring(client, f"{SV}?kind=preparation")["status"] == "CONFIRMED"
    assert spring(client)["status"] == "CONFIRMED"


def test_the_order_and_the_case_of_what_is_asked_make_no_difference_and_other_parameters_are_ignored(client):
    canonical = client.get(f"{SV}?body=region&country=KE&country=ZM&kind=preparation&kind=project")
    other = client.get(f"{SV}?kind=project&country=zm&utm=1&kind=preparation&country=KE&country=ZM&body=region")
    assert other.content == canonical.content
    source = fetched(client, f"{SV}?kind=project&country=zm&country=KE&body=region")["source"]
    assert source == f"http://localhost:8000{SV}?body=region&country=KE&country=ZM&kind=project"
    assert client.get(f"{SV}?body=&country=&kind=").content == client.get(SV).content


@pytest.mark.parametrize(
    ("query", "sv", "en"),
    [
        ("body=party", "body: party är inte något av municipality, region, federation,", "body: party is not one of"),
        ("body=region&body=municipality", "body: body anges mer än en gång.", "body: body is given more than once."),
        ("country=ZZ", "country: Ange landet med två bokstäver", "country: Give the country as two letters"),
        ("kind=party", "kind: party är inte något av", "kind: party is not one of"),
        (f"country={'Z' * 101}", "country: Här kan vi läsa högst 100 tecken.", "At most 100 characters can be read"),
        (
            "kind=a%E2%80%A8b",
            "kind: Här finns tecken som inte går att läsa.",
            "There are characters here that cannot be read.",
        ),
    ],
)
def test_a_case_that_is_none_is_refused_in_both_languages(client, query, sv, en):
    for path in (SV, EN):
        response = client.get(f"{path}?{query}")
        assert response.status_code == 400
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Cache-Control"] == "no-store"
        assert sv in response.content.decode()
        assert en in response.content.decode()
