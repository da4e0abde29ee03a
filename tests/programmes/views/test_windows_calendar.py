"""The calendar that is subscribed to: what a program reads in it, and what it is told when a window changes."""

from datetime import date
from itertools import pairwise

import icalendar
import pytest

from icld_site.publishing import versions
from programmes.models import ApplicationWindow, Programme, WindowRule
from tests.programmes import states
from tests.programmes.calendars import EN, SV, days, fetched, spring

pytestmark = pytest.mark.usefixtures("starting_content")

MORE_TIME = "Många kommuner har bett om mer tid."
NEW_SYSTEM = "ICLD byter system för ansökningar. Redovisningar kan skickas in som vanligt."


@pytest.fixture(autouse=True)
def _february(time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)


def test_an_entry_lasts_from_the_opening_day_to_the_day_after_the_last(client, time_machine):
    """alphagov/calendars#32, formax68/memoChron#26."""
    time_machine.move_to("2026-02-20T11:00:00Z", tick=False)
    for path in (SV, EN):
        lines = client.get(path).content.decode().split("\r\n")
        at = lines.index("DTSTART;VALUE=DATE:20260215")
        assert lines[at + 1] == "DTEND;VALUE=DATE:20260316"


def test_the_windows_of_two_years_back_and_two_years_ahead_stand_in_it(client):
    starts = [event.start for event in fetched(client).events]
    years = range(2025, 2030)
    assert starts == [date(year, month, 15) for year in years for month in (2, 9)][:-1]


def test_an_entry_speaks_the_language_of_its_address(client):
    event = spring(client)
    assert event["summary"] == "Ansökan öppen: Kommunala Partnerskap, våren 2027"
    assert str(event["description"]).splitlines() == [
        "Ansökningar tas emot 15 februari 2027 till 15 mars 2027, båda dagarna inräknade, svensk tid.",
        "Besked väntas i juni 2027.",
        "Får vi ansöka? http://localhost:8000/sv/far-vi-ansoka/",
    ]
    assert event["url"] == "http://localhost:8000/sv/ansokningsperioder/"
    event = spring(client, EN)
    assert event["summary"] == "Applications open: Municipal Partnerships, spring 2027"
    assert str(event["description"]).splitlines() == [
        "Applications are taken 15 February 2027 to 15 March 2027, both days included, Swedish time.",
        "A decision is expected in June 2027.",
        "May we apply? http://localhost:8000/en/can-we-apply/",
    ]


def test_the_calendar_is_named_in_its_language_and_reminds_of_nothing(client):
    assert fetched(client)["x-wr-calname"] == "ICLD: ansökningsperioder"
    assert fetched(client, EN)["x-wr-calname"] == "ICLD: application windows"
    assert [event.alarms.times for event in fetched(client).events if event.alarms.times] == []


def test_lines_are_at_most_75_octets_also_with_letters_of_two(client):
    states.extended()
    for path in (SV, EN):
        lines = client.get(path).content.split(b"\r\n")
        assert max(len(line) for line in lines) <= 75
    assert "Många kommuner har bett om mer tid." in spring(client)["description"]


# The same, as long as nothing changes
def test_two_fetches_two_workers_and_both_languages_know_a_window_by_the_same_uid(client, monkeypatch):
    """angusmcleod/angus-events-plugin#51."""
    first = client.get(SV)
    monkeypatch.setattr(versions, "_shelf", versions._Shelf())  # as another worker has it
    second = client.get(SV)
    assert (first.content, first["ETag"]) == (second.content, second["ETag"])
    uids = [str(event["uid"]) for event in fetched(client).events]
    assert uids == [str(event["uid"]) for event in fetched(client, EN).events]
    assert len(set(uids)) == 9


def test_nothing_is_sent_anew_while_nothing_has_changed(client, time_machine):
    time_machine.move_to("2027-04-01T06:00:00Z", tick=False)
    etag = client.get(SV)["ETag"]
    time_machine.move_to("2027-06-01T06:00:00Z", tick=False)
    again = client.get(SV, headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(SV)["ETag"] == etag


# When a window changes
def test_a_window_that_is_extended_keeps_its_uid_and_raises_its_number(client):
    before = spring(client)
    states.extended()
    after = spring(client)
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["status"] == "CONFIRMED"
    assert days(after) == (date(2027, 2, 15), date(2027, 3, 30))
    assert str(after["description"]).splitlines()[:2] == [
        "Ansökningar tas emot 15 februari 2027 till 29 mars 2027, båda dagarna inräknade, svensk tid.",
        "Ansökningsperioden är förlängd. Från början var sista dagen den 15 mars 2027. " + MORE_TIME,
    ]
    assert "The window is extended. The last day was first 15 March 2027." in spring(client, EN)["description"]


def test_a_number_never_falls_also_when_all_is_taken_back(client):
    told = [spring(client)]
    states.extended()
    told.append(spring(client))
    pause = states.pause()
    told.append(spring(client))
    pause.delete()
    told.append(spring(client))
    ApplicationWindow.objects.filter(year=2027).delete()
    told.append(spring(client))
    assert all(one["sequence"] < two["sequence"] for one, two in pairwise(told))
    assert len({str(event["uid"]) for event in told}) == 1
    assert days(told[-1]) == days(told[0])


def test_the_moment_of_the_last_change_is_told(client, time_machine):
    time_machine.move_to("2027-03-12T13:14:15Z", tick=False)
    states.extended()
    time_machine.move_to("2027-03-13T06:00:00Z", tick=False)
    assert f"{spring(client)['dtstamp'].dt:%Y-%m-%d %H:%M:%S}" == "2027-03-12 13:14:15"


def test_a_window_that_is_cancelled_stays_and_says_so(client):
    before = spring(client)
    states.cancelled()
    after = spring(client)
    assert (after["uid"], after["status"], days(after)) == (before["uid"], "CANCELLED", days(before))
    assert after["summary"] == "Inställd: Kommunala Partnerskap, våren 2027"
    assert str(after["description"]).splitlines()[:2] == [
        "Ansökningsperioden 15 februari 2027 till 15 mars 2027 är inställd.",
        "Inga medel finns.",
    ]
    assert spring(client, EN)["summary"] == "Cancelled: Municipal Partnerships, spring 2027"


def test_a_window_that_a_pause_takes_is_cancelled_with_its_reason_and_the_rule_stays_as_it_was(client):
    """ICLD's pause of 24 January 2023: the yearly windows stood unchanged."""
    rules = list(WindowRule.objects.values())
    before = spring(client)
    states.pause()
    after = spring(client)
    assert (after["uid"], after["status"], days(after)) == (before["uid"], "CANCELLED", days(before))
    assert after["summary"] == "Pausad: Kommunala Partnerskap, våren 2027"
    assert str(after["description"]).splitlines()[:2] == [
        "Under ansökningsperioden 15 februari 2027 till 15 mars 2027 tas inga ansökningar emot.",
        "Pausad 15 februari 2027 till 15 mars 2027. " + NEW_SYSTEM,
    ]
    assert "Reports can be sent in as usual." in spring(client, EN)["description"]
    assert list(WindowRule.objects.values()) == rules
    assert ApplicationWindow.objects.filter(year=2027).count() == 0


def test_a_pause_within_a_window_is_told_and_one_at_its_end_cuts_it(client):
    pause = states.pause(date(2027, 2, 20), date(2027, 3, 1))
    event = spring(client)
    assert (event["status"], days(event)) == ("CONFIRMED", (date(2027, 2, 15), date(2027, 3, 16)))
    assert "Pausad 20 februari 2027 till 1 mars 2027. ICLD byter system" in event["description"]
    pause.last_day = None
    pause.save()
    event = spring(client)
    assert days(event) == (date(2027, 2, 15), date(2027, 2, 20))
    assert "Pausad 20 februari 2027 till 15 mars 2027." in event["description"]


def test_a_pause_for_some_kinds_of_application_is_told_beside_the_days_of_the_others(client):
    states.projects_paused()
    event = spring(client)
    assert (event["status"], days(event)) == ("CONFIRMED", (date(2027, 2, 15), date(2027, 3, 16)))
    assert "Pausad för projekt 24 januari 2027 till 3 april 2027. ICLD byter system" in event["description"]


def test_windows_after_the_closing_of_the_programme_are_cancelled(client):
    states.closed_for_good()
    events = {event.start: event for event in fetched(client).events}
    assert spring(client)["status"] == "CONFIRMED"
    autumn = events[date(2027, 9, 15)]
    assert autumn["status"] == "CANCELLED"
    assert "Från och med den 1 april 2027 tar programmet inte längre emot ansökningar." in autumn["description"]


def test_a_rolling_window_is_an_entry_on_its_opening_day(client):
    states.rolling()
    (event,) = fetched(client).events
    assert days(event) == (date(2021, 1, 1), date(2021, 1, 2))
    assert event["summary"] == "Ansökan öppnar: Kommunala Partnerskap, löpande"
    assert str(event["description"]).startswith("Ansökningar tas emot från och med 1 januari 2021 tills vidare.")


def test_a_window_that_is_known_by_its_last_day_is_an_entry_on_that_day(client):
    states.announced()
    (event,) = fetched(client).events
    assert days(event) == (date(2027, 10, 15), date(2027, 10, 16))
    assert event["summary"] == "Sista dag att ansöka: Kommunala Partnerskap, 2027"
    assert str(event["description"]).startswith("Sista dag är den 15 oktober 2027. Öppningsdagen är inte bestämd.")


def test_a_day_that_no_calendar_reaches_breaks_nothing(client):
    states.window(opens=date(2027, 5, 1), closes=date.max)
    assert len(fetched(client).events) == 10


# One window
def test_one_window_is_the_same_entry_as_in_the_whole_calendar(client):
    states.extended()
    whole = spring(client)
    response = client.get(f"/sv/ansokningsperioder/{whole['uid']}.ics")
    (event,) = icalendar.Calendar.from_ical(response.content).events
    assert event.to_ical() == whole.to_ical()
    assert response["Content-Disposition"] == (
        'attachment; filename="ansokan-oppen-kommunala-partnerskap-varen-2027.ics"'
    )
    english = client.get(f"/en/application-windows/{whole['uid']}.ics")
    assert 'filename="applications-open-municipal-partnerships-spring-2027.ics"' in english["Content-Disposition"]


@pytest.mark.parametrize("key", ["00000000-0000-0000-0000-000000000001", "nonsense"])
def test_a_window_that_there_is_not_is_not_found(client, key):
    for path in (f"/sv/ansokningsperioder/{key}.ics", f"/en/application-windows/{key}.ics"):
        assert client.get(path).status_code == 404


def test_without_a_programme_that_takes_applications_there_is_no_calendar(client):
    Programme.objects.update(takes_applications=False)
    for path in (SV, EN, f"/sv/ansokningsperioder/{'0' * 8}-0000-0000-0000-{'0' * 12}.ics", "/sv/ansokningsperioder/"):
        assert client.get(path).status_code == 404
