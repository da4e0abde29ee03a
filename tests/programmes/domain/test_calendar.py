"""The file of a calendar, as another program reads it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icld_site.days import DayRange
from programmes.domain.calendar import Calendar, Entry, as_icalendar
from tests.programmes.domain.rulebooks import SPRING, SPRING_2018

CHANGED = datetime(2027, 2, 1, 11, 30, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"), max_size=200)
LONG = "Ansökningsperiod för kommunala partnerskap, våren 2027; förlängd på grund av åskväder över Öland. " * 3


def entry(**fields) -> Entry:
    return Entry(
        **{
            "uid": UUID(int=1),
            "days": DayRange(date(2026, 2, 15), date(2026, 3, 15)),
            "summary": "Våren 2026",
            "description": "Sista dagen är 15 mars 2026.\nBesked i juni.",
            "url": "https://icld.se/sv/ansokningsperioder/",
            "categories": ["ICLD", "Kommunala partnerskap"],
        }
        | fields
    )


def calendar(*entries: Entry, **fields) -> Calendar:
    return Calendar(
        **{
            "name": "ICLD: ansökningsperioder",
            "description": "När man kan ansöka.",
            "language": "sv",
            "url": "https://icld.se/sv/ansokningsperioder.ics?country=KE&country=ZM",
            "changes": 7,
            "changed_at": CHANGED,
            "entries": entries,
        }
        | fields
    )


def read(made: Calendar) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(as_icalendar(made))


def test_the_last_day_is_the_day_before_the_end():
    """alphagov/calendars#32: the end of an all-day event is not part of it."""
    lines = as_icalendar(calendar(entry())).decode().split("\r\n")
    assert "DTSTART;VALUE=DATE:20260215" in lines
    assert "DTEND;VALUE=DATE:20260316" in lines


@pytest.mark.parametrize(
    ("first", "last", "end"),
    [
        (date(2028, 2, 29), date(2028, 2, 29), "20280301"),
        (date(2026, 12, 1), date(2026, 12, 31), "20270101"),
        (date(2027, 3, 1), date(2027, 3, 28), "20270329"),  # clocks go forward within it
        (date(2027, 3, 1), date.max, "99991231"),
    ],
)
def test_the_end_is_right_at_the_turn_of_a_month_a_year_and_of_the_clocks(first, last, end):
    made = as_icalendar(calendar(entry(days=DayRange(first, last)))).decode()
    assert f"DTEND;VALUE=DATE:{end}\r\n" in made


def test_an_entry_says_what_it_is_and_how_new():
    event = read(calendar(entry(), entry(uid=UUID(int=2), is_cancelled=True))).events
    assert [str(e["status"]) for e in event] == ["CONFIRMED", "CANCELLED"]
    assert [e["sequence"] for e in event] == [7, 7]
    assert event[0]["uid"] == "00000000-0000-0000-0000-000000000001"
    assert event[0]["transp"] == "TRANSPARENT"
    assert event[0]["dtstamp"].dt == event[0]["last-modified"].dt == CHANGED
    assert event[0]["categories"].cats == ["ICLD", "Kommunala partnerskap"]
    assert event[0]["url"] == "https://icld.se/sv/ansokningsperioder/"
    assert [e.alarms.times for e in event] == [[], []]


def test_the_calendar_says_its_name_and_when_to_ask_again():
    made = as_icalendar(calendar()).decode()
    for line in (
        "PRODID:-//ICLD//Application windows//SV",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:ICLD: ansökningsperioder",
        "NAME:ICLD: ansökningsperioder",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "LAST-MODIFIED:20270201T113000Z",
    ):
        assert f"{line}\r\n" in made
    assert "SOURCE;VALUE=URI:https://icld.se/sv/ansokningsperioder.ics?country=KE&" in made


def test_there_is_something_in_a_calendar_without_entries():
    assert [part.name for part in read(calendar()).subcomponents] == ["VTIMEZONE"]
    assert [part.name for part in read(calendar(entry())).subcomponents] == ["VEVENT"]


def test_lines_are_folded_between_letters_and_read_back_whole():
    made = as_icalendar(calendar(entry(summary=LONG, description=LONG)))
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    for line in made.split(b"\r\n"):
        line.decode("utf-8")  # å is two octets, and stays on one line
    assert str(read(calendar(entry(summary=LONG))).events[0]["summary"]) == LONG


def test_the_signs_of_the_format_are_marked_in_every_text():
    made = as_icalendar(calendar(name="Mål; medel, \\ och")).decode()
    assert "NAME:Mål\\; medel\\, \\\\ och\r\n" in made
    assert "X-WR-CALNAME:Mål\\; medel\\, \\\\ och\r\n" in made


def test_what_would_break_a_line_becomes_white_space():
    odd = entry(summary="Vår\x00en\x0b 2027\u2028!", description="ett\r\ntvå\rtre\nfyra")
    event = read(calendar(odd)).events[0]
    assert str(event["summary"]) == "Vår en  2027 !"
    assert str(event["description"]) == "ett\ntvå tre\nfyra"


def test_the_same_calendar_is_the_same_bytes():
    assert as_icalendar(calendar(entry())) == as_icalendar(calendar(entry()))


@given(TEXTS, TEXTS, st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 400), st.uuids())
def test_any_entry_is_read_back_as_it_was_written(summary, description, first, length, uid):
    days = DayRange(first, first + timedelta(days=length))
    raw = as_icalendar(calendar(entry(uid=uid, summary=summary, description=description, days=days)))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    (event,) = icalendar.Calendar.from_ical(raw).events
    assert (event["uid"], event.start, event.end) == (str(uid), first, days.last + timedelta(days=1))
    assert (str(event["summary"]), str(event["description"])) == (summary, description)


@given(st.text(max_size=200))
@example("a, b; c\n")
def test_no_text_can_end_a_line_or_an_entry(text):
    raw = as_icalendar(calendar(entry(summary=text, description=text, categories=[text]), name=text))
    assert len(raw.splitlines()) == raw.count(b"\r\n")
    found = icalendar.Calendar.from_ical(raw)
    assert [event["uid"] for event in found.events] == [str(UUID(int=1))]


def test_a_window_is_known_by_the_same_uid_whatever_becomes_of_it():
    """Subscribers have it: it never changes."""
    assert str(SPRING.window_of(2018).uid) == "30928697-35d8-58fa-a529-d136469cc5d7"
    assert SPRING_2018.uid == SPRING.window_of(2018).uid != SPRING.window_of(2019).uid
