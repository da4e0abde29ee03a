"""The calendar that is subscribed to, as a program reads it."""

from datetime import date

import icalendar

SV, EN = "/sv/ansokningsperioder.ics", "/en/application-windows.ics"


def fetched(client, path: str = SV) -> icalendar.Calendar:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def spring(client, path: str = SV) -> icalendar.Event:
    """The entry of the spring of 2027."""
    (event,) = (e for e in fetched(client, path).events if "2027" in e["summary"] and e.start.month < 5)
    return event


def days(event: icalendar.Event) -> tuple[date, date]:
    """The first day, and the one after the last."""
    return event.start, event.end
