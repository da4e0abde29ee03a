"""Each state of the programme in words of its own, the same on home, programme page, strip, answer and open data."""

import html
import json
import re
from datetime import date

import pytest

from programmes.models import CoreArea, WindowRule
from tests.programmes import states
from tests.programmes.states import STATES
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

HOME = {"sv": "/sv/", "en": "/en/"}
PROGRAMME = {"sv": "/sv/program/kommunala-partnerskap/", "en": "/en/programmes/municipal-partnerships/"}
CHECKER = {"sv": "/sv/far-vi-ansoka/", "en": "/en/can-we-apply/"}
NEWS = {"sv": "/sv/aktuellt/", "en": "/en/news/"}
ASKED = "?applicant=1440&country=ZM"

TOLD = {
    "opens": {
        "sv": "Ansökan öppnar 15 september 2027",
        "en": "Applications open 15 September 2027",
    },
    "open": {
        "sv": "Ansökan är öppen till och med 15 mars 2027",
        "en": "Applications are open to and including 15 March 2027",
    },
    "last-day": {
        "sv": "Sista dagen att ansöka är i dag, till midnatt",
        "en": "The last day to apply is today, until midnight",
    },
    "extended": {
        "sv": "Ansökan är förlängd till och med 29 mars 2027",
        "en": "Applications are extended to and including 29 March 2027",
    },
    "closed": {"sv": "Ansökan är stängd", "en": "Applications are closed"},
    "paused": {
        "sv": "Ansökan är pausad till och med 3 april 2027",
        "en": "Applications are paused to and including 3 April 2027",
    },
    "rolling": {
        "sv": "Ansökan är öppen tills vidare",
        "en": "Applications are open until further notice",
    },
    "none": {"sv": "Ingen ansökningsperiod är planerad", "en": "No application window is planned"},
    "closed-for-good": {
        "sv": "Programmet tar inte längre emot ansökningar",
        "en": "The programme takes no more applications",
    },
    "unknown": {"sv": "Vi vet inte när ansökan är öppen", "en": "We do not know when applications are open"},
    "announced": {"sv": "Ansökan är inte öppen än", "en": "Applications are not open yet"},
    "cancelled": {
        "sv": "Ansökan öppnar 15 september 2027",
        "en": "Applications open 15 September 2027",
    },
    "kinds": {
        "sv": "Ansökan om förberedelse är öppen tills vidare",
        "en": "Applications for preparation are open until further notice",
    },
    "kind-paused": {
        "sv": "Ansökan om förberedelse är öppen till och med 15 mars 2027",
        "en": "Applications for preparation are open to and including 15 March 2027",
    },
}
NOTED = {
    "opens": {
        "sv": "Ansökningsperioden pågår till och med den 15 oktober 2027.",
        "en": "The window lasts to and including 15 October 2027.",
    },
    "extended": {
        "sv": (
            "Tidigare sista dag: 15 mars 2027. ICLD beslutade om förlängningen den 12 mars 2027. "
            "Många kommuner har bett om mer tid."
        ),
        "en": (
            "Earlier last day: 15 March 2027. Decided by ICLD on 12 March 2027. "
            "Many municipalities have asked for more time."
        ),
    },
    "closed": {
        "sv": (
            "Den senaste ansökningsperioden stängde den 15 mars 2027. "
            "Besked om ansökningarna från den senaste perioden väntas i juni 2027. "
            "Nästa ansökningsperiod är inte beslutad. Den visas här så snart den är det."
        ),
        "en": (
            "The last window closed on 15 March 2027. "
            "A decision on the applications of the last window is expected in June 2027. "
            "The next one is not decided; it is shown here as soon as it is."
        ),
    },
    "paused": {
        "sv": (
            "ICLD byter system för ansökningar. Redovisningar kan skickas in som vanligt. "
            "Ansökan öppnar den 15 september 2027. Ansökningsperioden pågår till och med den 15 oktober 2027."
        ),
        "en": (
            "ICLD is changing its system for applications. Reports can be sent in as usual. "
            "Applications open on 15 September 2027. The window lasts to and including 15 October 2027."
        ),
    },
    "none": {
        "sv": "Nästa ansökningsperiod är inte beslutad. Den visas här så snart den är det.",
        "en": "The next one is not decided; it is shown here as soon as it is.",
    },
    "closed-for-good": {
        "sv": (
            "Den senaste ansökningsperioden stängde den 15 mars 2027. "
            "Besked om ansökningarna från den senaste perioden väntas i juni 2027. "
            "Programmet är avslutat sedan den 1 april 2027. "
            "Sidorna, länderna och projekten går fortfarande att läsa här."
        ),
        "en": (
            "The last window closed on 15 March 2027. "
            "A decision on the applications of the last window is expected in June 2027. "
            "The programme is closed since 1 April 2027. "
            "Its pages, countries and projects can still be read here."
        ),
    },
    "unknown": {
        "sv": "Källorna slutar med 2026. Fråga ICLD innan ni planerar en ansökan.",
        "en": "The sources end with 2026. Ask ICLD before you plan an application.",
    },
    "announced": {
        "sv": "Sista dag är den 15 oktober 2027. Öppningsdagen är inte bestämd.",
        "en": "The last day is 15 October 2027; the opening day is not decided.",
    },
    "cancelled": {
        "sv": "Ansökningsperioden 15 februari 2027 till 15 mars 2027 är inställd. Inga medel finns.",
        "en": "The window 15 February 2027 to 15 March 2027 is cancelled. There are no funds.",
    },
    "kinds": {"sv": "Projekt: öppnar 15 september 2027", "en": "Project: opens on 15 September 2027"},
    "kind-paused": {
        "sv": (
            "Projekt: pausad till och med 3 april 2027. "
            "ICLD byter system för ansökningar. Redovisningar kan skickas in som vanligt."
        ),
        "en": (
            "Project: paused to and including 3 April 2027. "
            "ICLD is changing its system for applications. Reports can be sent in as usual."
        ),
    },
}
ANSWERED = {
    "open": {"sv": "Ja, ni kan ansöka nu.", "en": "Yes, you can apply now."},
    "later": {"sv": "Ja, men inte just nu.", "en": "Yes, but not just now."},
    "ask": {"sv": "Fråga ICLD, det kan vi inte svara på.", "en": "Ask ICLD, we cannot tell."},
    "no": {"sv": "Nej, inte med de här svaren.", "en": "No, not with these answers."},
    "depends": {"sv": "Det beror på vilket slags ansökan ni gör.", "en": "It depends on the kind of application."},
}
VERDICTS = {
    "opens": ("later", "window.none"),
    "open": ("open", "window.open"),
    "last-day": ("open", "window.open"),
    "extended": ("open", "window.extended"),
    "closed": ("ask", "window.none"),
    "paused": ("later", "window.paused"),
    "rolling": ("open", "window.open"),
    "none": ("ask", "window.none"),
    "closed-for-good": ("no", "programme.closed"),
    "unknown": ("ask", "window.unknown"),
    "announced": ("ask", "window.none"),
    "cancelled": ("later", "window.cancelled"),
    "kinds": ("open", "window.open"),
    "kind-paused": ("open", "window.open"),
}
#: The states that other pages don't tell of.
WITHOUT_STRIP = {"opens", "closed", "none", "closed-for-good", "unknown", "announced", "cancelled"}


@pytest.fixture
def state(time_machine):
    """`state("paused")` brings a state about."""

    def arrange(name: str) -> None:
        time_machine.move_to(f"{STATES[name].day}T11:00:00Z", tick=False)
        STATES[name].arrange()

    return arrange


def block(response) -> str:
    """The words of the block that tells the state."""
    found = re.search(r'<section class="status.*?</section>', response.content.decode(), flags=re.DOTALL)[0]
    found = re.sub(r"<svg.*?</svg>", " ", found, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"</?(?:time|del|strong|span)\b[^>]*>", "", found)).split())


def plain(text: str) -> str:
    """The words alone: on the page a fact stands by itself, in the open data it ends a sentence."""
    return " ".join(text.replace(".", " ").split())


def words(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", STATES)
def test_home_and_programme_page_tell_the_state_in_words_of_its_own(client, state, name, language):
    state(name)
    for path in (HOME[language], PROGRAMME[language]):
        told = words(block(client.get(path)))
        assert TOLD[name][language] in told
        assert NOTED.get(name, {}).get(language, "") in told


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", STATES)
def test_the_strip_of_other_pages_says_the_same_and_only_what_is_worth_it(client, state, name, language):
    state(name)
    text = text_of(client.get(NEWS[language]))
    assert (TOLD[name][language] in text) is (name not in WITHOUT_STRIP)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", STATES)
def test_the_answer_and_the_open_data_fit_the_state(client, state, name, language):
    state(name)
    verdict, code = VERDICTS[name]
    told = json.loads(client.get(f"/data/eligibility.json{ASKED}").content)
    assert told["verdict"] == verdict
    assert code in [finding["code"] for finding in told["findings"]]
    page = client.get(f"{CHECKER[language]}{ASKED}")
    depends = name in ("kinds", "kind-paused")
    assert heading_of(page) == ANSWERED["depends" if depends else verdict][language]
    for finding in told["findings"] if not depends else ():
        if finding["code"].startswith(("window.", "programme.")):
            assert plain(finding["text"][language]) in plain(text_of(page))


def test_a_kind_is_named_in_the_table_of_windows_and_a_near_one_in_the_strip(client, time_machine):
    time_machine.move_to("2027-08-20T11:00:00Z", tick=False)
    states.projects_in_windows()
    assert "Löpande Förberedelse 1 januari 2021 tills vidare – Öppen tills vidare" in text_of(client.get("/sv/"))
    assert "Rolling Preparation 1 January 2021 until further notice" in text_of(client.get("/en/"))
    strip = "Ansökan om förberedelse är öppen tills vidare · Projekt: öppnar 15 september 2027"
    assert strip in text_of(client.get("/sv/aktuellt/"))


def test_more_than_two_kinds_are_named_below_the_heading(client, time_machine):
    time_machine.move_to("2027-03-01T11:00:00Z", tick=False)
    states.projects_in_windows()
    more = [states.kind("steering", "Styrgrupp", "Steering group"), states.kind("spreading", "Spridning", "Spreading")]
    for rule in WindowRule.objects.all():
        rule.kinds.add(*more)
    told = words(block(client.get("/sv/")))
    assert "Ansökan är öppen till och med 15 mars 2027 14 dagar kvar" in told
    assert "Det gäller projekt, styrgrupp och spridning. Förberedelse: öppen tills vidare" in told


# L6: a pause over the spring window, which itself is not edited.


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2023-01-23", "Ansökan öppnar 15 september 2023"),
        ("2023-01-24", "Ansökan är pausad till och med 3 april 2023"),
        ("2023-02-15", "Ansökan är pausad till och med 3 april 2023"),
        ("2023-04-03", "Ansökan är pausad till och med 3 april 2023"),
        ("2023-04-04", "Ansökan öppnar 15 september 2023"),
    ],
)
def test_a_pause_over_the_spring_window_is_told_on_every_surface(client, time_machine, day, told):
    states.pause(date(2023, 1, 24), date(2023, 4, 3))
    time_machine.move_to(f"{day}T11:00:00Z", tick=False)
    paused = "pausad" in told
    for path in (HOME["sv"], PROGRAMME["sv"]):
        shown = words(block(client.get(path)))
        assert told in shown
        assert ("Redovisningar kan skickas in som vanligt." in shown) is (day != "2023-04-04")
    assert (told in text_of(client.get(NEWS["sv"]))) is paused
    answer = json.loads(client.get(f"/data/eligibility.json{ASKED}").content)
    assert answer["verdict"] == "later"
    assert ("window.paused" in [finding["code"] for finding in answer["findings"]]) is paused
    if paused:
        page = text_of(client.get(f"{CHECKER['sv']}{ASKED}"))
        assert "Ansökan är pausad till och med den 3 april 2023" in page
        assert "Redovisningar kan skickas in som vanligt." in page


def test_a_coming_pause_is_told_with_its_days_and_the_table_shows_what_remains(client, time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)
    states.pause(date(2027, 3, 1), date(2027, 3, 10))
    told = words(block(client.get("/sv/")))
    assert "Ansökan är öppen till och med 28 februari 2027 8 dagar kvar" in told
    assert "Ansökan är pausad från och med den 1 mars 2027 till och med den 10 mars 2027." in told
    assert "15 mars 2027 i juni 2027 Öppen, 8 dagar kvar, pausad från och med 1 mars 2027" in text_of(
        client.get("/sv/")
    )
    time_machine.move_to("2027-03-05T11:00:00Z", tick=False)
    assert "Ansökan öppnar den 11 mars 2027. Ansökningsperioden pågår till och med den 15 mars" in words(
        block(client.get("/sv/"))
    )
    assert "15 mars 2027 i juni 2027 Pausad, öppnar 11 mars 2027" in text_of(client.get("/sv/"))


def test_no_decision_is_promised_for_a_window_that_takes_nothing(client, state):
    state("paused")
    assert "Våren 2027 15 februari 2027 15 mars 2027 – Pausad" in text_of(client.get("/sv/"))


def test_the_end_of_the_programme_cuts_the_window_on_home_and_in_the_table(client, time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)
    row = states.programme()
    row.closed_from = date(2027, 3, 1)
    row.save()
    told = words(block(client.get("/sv/")))
    assert "Ansökan är öppen till och med 28 februari 2027" in told
    assert "Från och med den 1 mars 2027 tar programmet inte längre emot ansökningar." in told
    assert "15 mars 2027 28 februari 2027 i juni 2027 Öppen, 8 dagar kvar" in text_of(client.get("/sv/"))
    assert "Hösten 2027" not in text_of(client.get("/sv/"))


def test_a_programme_that_is_closed_for_good_keeps_its_archive_and_invites_nobody(client, state):
    state("closed-for-good")
    for language in ("sv", "en"):
        for path in (HOME[language], PROGRAMME[language]):
            page = client.get(path)
            text = text_of(page)
            assert f'href="{CHECKER[language]}"' not in page.content.decode()
            for invitation in ("kan ansöka om", "may apply for", "Varje år har vi", "Every year there"):
                assert invitation not in text, path
            assert "Zambia" in text
            assert CoreArea.objects.first().title_sv in text or language == "en"
        answer = client.get(f"{CHECKER[language]}{ASKED}").content.decode()
        assert not re.search(r'class="button"[^>]*>(Så här|Hur|How to)', answer)
    for path in ("/sv/projekt/", "/en/projects/", "/sv/program/kommunala-partnerskap/sa-har-ansoker-ni/"):
        assert client.get(path).status_code == 200, path


def test_when_a_decision_can_be_expected_stands_in_the_block_and_in_the_table(client, time_machine):
    time_machine.move_to("2027-03-01T11:00:00Z", tick=False)
    assert "Besked väntas i juni 2027." in words(block(client.get("/sv/")))
    assert "A decision is expected in June 2027." in words(block(client.get("/en/")))
    assert "15 mars 2027 i juni 2027 Öppen, 14 dagar kvar" in text_of(client.get("/sv/"))
    time_machine.move_to("2027-06-30T11:00:00Z", tick=False)
    told = "Besked om ansökningarna från den senaste perioden väntas i juni 2027."
    assert told in words(block(client.get("/sv/")))
    time_machine.move_to("2027-07-01T11:00:00Z", tick=False)
    assert "Besked om" not in words(block(client.get("/sv/")))


def test_a_decision_by_a_day_is_told_as_that_day(client, time_machine):
    time_machine.move_to("2027-03-01T11:00:00Z", tick=False)
    states.spring(decision_expected=date(2027, 6, 1))
    assert "Besked väntas senast 1 juni 2027." in words(block(client.get("/sv/")))
    assert "A decision is expected by 1 June 2027." in words(block(client.get("/en/")))


def test_no_column_of_decisions_stands_where_none_is_said(client, time_machine):
    time_machine.move_to("2027-03-01T11:00:00Z", tick=False)
    for rule in WindowRule.objects.all():
        rule.decision_month = None
        rule.save()
    assert 'data-label="Besked"' not in client.get("/sv/").content.decode()
