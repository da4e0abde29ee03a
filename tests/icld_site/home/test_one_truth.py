"""The same day asked of every surface gets the same answer, before and after an editor changes a rule."""

import json
import re
from datetime import date, timedelta

import icalendar
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.days import end_of, start_of
from programmes import bodies
from programmes.domain.eligibility import answer
from programmes.domain.judging import Question
from programmes.domain.states import TAKING, status
from programmes.models import Programme
from programmes.rulebook import rulebook
from tests.programmes import states
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

PROGRAMME = {"sv": "/sv/program/kommunala-partnerskap/", "en": "/en/programmes/municipal-partnerships/"}
CHECKER = {"sv": "/sv/far-vi-ansoka/", "en": "/en/can-we-apply/"}
CALENDAR = {"sv": "/sv/ansokningsperioder.ics", "en": "/en/application-windows.ics"}
SAID = {
    "open": ("Ansökan är öppen till och med", "Applications are open to and including"),
    "extended": ("Ansökan är förlängd till och med", "Applications are extended to and including"),
    "last_day": ("Sista dagen att ansöka är i dag, till midnatt", "The last day to apply is today, until midnight"),
    "opens": ("Ansökan öppnar", "Applications open"),
}
ANSWERED = {
    "open": ("Ja, ni kan ansöka nu.", "Yes, you can apply now."),
    "later": ("Ja, men inte just nu.", "Yes, but not just now."),
}
BOUNDARIES = [
    boundary + timedelta(seconds=seconds)
    for day in (date(2027, 2, 15), date(2027, 9, 15))
    for boundary in (start_of(day), end_of(day + timedelta(days=28)), end_of(day + timedelta(days=30)))
    for seconds in (-1, 0, 1)
]
MOMENTS = st.sampled_from(BOUNDARIES) | st.datetimes(
    start_of(date(2018, 1, 1)).replace(tzinfo=None), start_of(date(2030, 1, 1)).replace(tzinfo=None)
).map(lambda moment: moment.replace(tzinfo=start_of(date(2018, 1, 1)).tzinfo))


@given(MOMENTS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_home_programme_page_checker_calendar_and_open_data_agree_at_any_moment(client, time_machine, moment):
    time_machine.move_to(moment, tick=False)
    told = json.loads(client.get("/data/eligibility.json?applicant=1440&country=ZM").content)
    book = rulebook(Programme.objects.get(takes_applications=True))
    day = date.fromisoformat(told["on"])
    state = status(book.rules.schedule, day).state
    assert (told["verdict"] == "open") is (state in TAKING)
    for index, language in enumerate(("sv", "en")):
        assert SAID[state][index] in text_of(client.get(f"/{language}/"))
        assert SAID[state][index] in text_of(client.get(PROGRAMME[language]))
        page = client.get(f"{CHECKER[language]}?applicant=1440&country=ZM")
        assert heading_of(page) == ANSWERED[told["verdict"]][index]
        events = icalendar.Calendar.from_ical(client.get(CALENDAR[language]).content).events
        assert any(event.start <= day < event.end for event in events) is (told["verdict"] == "open")


DAYS = st.dates(date(2027, 1, 1), date(2027, 12, 31))
PERIODS = st.tuples(DAYS, st.integers(0, 90)).map(lambda given: (given[0], given[0] + timedelta(days=given[1])))
ROWS = st.fixed_dictionaries(
    {
        "pause": st.none() | PERIODS,
        "pause_is_for_projects": st.booleans(),
        "extra": st.none() | PERIODS,
        "extra_is_rolling": st.booleans(),
        "extra_is_for_preparation": st.booleans(),
        "spring_is_cancelled": st.booleans(),
        "spring_is_for_projects": st.booleans(),
        "closed": st.none() | DAYS,
    }
)
OPEN = re.compile("är öppen|är förlängd|Sista dagen att ansöka|are open|are extended|The last day to apply")


def _arrange(rows: dict) -> None:
    preparation, project = states.kinds()
    if rows["pause"]:
        pause = states.pause(*rows["pause"])
        pause.kinds.set([project] if rows["pause_is_for_projects"] else [])
    if rows["extra"]:
        first, last = rows["extra"]
        extra = states.window(opens=first, closes=None if rows["extra_is_rolling"] else last)
        extra.kinds.set([preparation] if rows["extra_is_for_preparation"] else [])
    spring = states.spring(is_cancelled=rows["spring_is_cancelled"])
    spring.kinds.set([project] if rows["spring_is_for_projects"] else [])
    programme = states.programme()
    programme.closed_from = rows["closed"]
    programme.save()


@given(ROWS, DAYS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_surfaces_agree_whatever_is_paused_rolling_cancelled_limited_or_closed(client, time_machine, rows, day):
    time_machine.move_to(start_of(day), tick=False)
    with transaction.atomic():
        _arrange(rows)
        told = json.loads(client.get("/data/eligibility.json?applicant=1440&country=ZM").content)
        kinds = {
            kind: json.loads(client.get(f"/data/eligibility.json?applicant=1440&country=ZM&kind={kind}").content)
            for kind in ("preparation", "project")
        }
        is_open = told["verdict"] == "open"
        assert is_open is any(answer["verdict"] == "open" for answer in kinds.values())
        headings = set()
        for language in ("sv", "en"):
            for path in (f"/{language}/", PROGRAMME[language]):
                page = client.get(path)
                heading = re.search(r'id="status">(.*?)</h2>', page.content.decode(), re.DOTALL)[1]
                assert bool(OPEN.search(heading)) is is_open, heading
                assert ('class="status band"' in page.content.decode()) is is_open
                headings.add((language, heading))
            answer = heading_of(client.get(f"{CHECKER[language]}?applicant=1440&country=ZM"))
            said_yes = answer == ANSWERED["open"][language == "en"]
            depends = len({(a["verdict"], json.dumps(a["window"])) for a in kinds.values()}) > 1
            assert said_yes is is_open or depends, answer
        assert len(headings) == 2
        own = icalendar.Calendar.from_ical(client.get(f"{CALENDAR['sv']}?body=municipality&country=ZM").content)
        held = [event for event in own.events if event["status"] == "CONFIRMED"]
        rolling = rows["extra"] and rows["extra_is_rolling"]
        assert not is_open or rolling or any(event.start <= day < event.end for event in held)
        transaction.set_rollback(True)


def test_the_domain_gives_what_the_open_data_shows(client):
    book = rulebook(Programme.objects.get(takes_applications=True))
    applicant = bodies.applicant(bodies.find("1440")[0])
    for code in ("ZM", "IQ", "BY"):
        for on in (date(2018, 3, 26), date(2018, 3, 27), date(2027, 2, 14), date(2027, 2, 15)):
            told = json.loads(client.get(f"/data/eligibility.json?applicant=1440&country={code}&on={on}").content)
            given_answer = answer(Question(applicant=applicant, country=code), on, book.rules)
            assert told["verdict"] == given_answer.verdict
            assert [f["code"] for f in told["findings"]] == [f.code for f in given_answer.findings]
