"""The answer where it depends on the kind of application, or on its precondition: the same on every surface."""

import html
import json

import pytest

from programmes.models import ApplicationKind, Ceiling, Length, Pause, Programme
from tests.programmes.kinds import let_kinds_matter
from tests.reading import heading_of, text_of

SV, EN = "/sv/far-vi-ansoka/", "/en/can-we-apply/"
DATA = "/data/eligibility.json"
TYPE, LISTED, OPEN, SHUT = (
    ("applicant.type", True),
    ("country.listed", True),
    ("window.open", True),
    ("window.none", False),
)
LEFT, DEPENDS = ("country.listed", False), ("Det beror på", "It depends on")
CANNOT = ("Nej, inte med de här svaren.", "No, not with these answers.")
ON_1_OCTOBER_2018 = ("Ja, den 1 oktober 2018 kunde ni ansöka.", "Yes, on 1 October 2018 you could apply.")
ON_1_OCTOBER_2019 = ("Ja, den 1 oktober 2019 kunde ni ansöka.", "Yes, on 1 October 2019 you could apply.")
ON_A_SUMMER_DAY = ("Ja, den 1 juni 2022 kunde ni ansöka.", "Yes, on 1 June 2022 you could apply.")
NOT_ON_A_SUMMER_DAY = ("Ja, men inte den 1 juni 2022.", "Yes, but not on 1 June 2022.")
WHICH_KIND = ("Det beror på vilket slags ansökan ni gör.", "It depends on the kind of application.")
ONE_MORE = ("Det beror på vad ni svarar på en fråga till.", "It depends on your answer to one more question.")


@pytest.fixture(autouse=True)
def _kinds_matter(starting_content):
    let_kinds_matter()


def history(ok):
    return ("applicant.history", ok)


def ask(client, query: str) -> dict:
    response = client.get(f"{DATA}?applicant=1440&{query}")
    assert response.status_code == 200
    return json.loads(response.content)


@pytest.mark.parametrize(
    ("query", "verdict", "findings", "headings"),
    [
        # Belarus is a partner country to 30 June 2019: the preparation is in time, the project is not.
        ("country=BY&kind=preparation&on=2018-10-01", "open", [TYPE, LISTED, OPEN], ON_1_OCTOBER_2018),
        ("country=BY&kind=project&on=2018-10-01", "ask", [TYPE, LISTED, history(None), OPEN], ONE_MORE),
        ("country=BY&kind=project&on=2019-10-01", "no", [TYPE, LEFT, history(None), OPEN], CANNOT),
        ("country=BY&kind=project&prepared=yes&on=2019-10-01", "no", [TYPE, LEFT, history(True), OPEN], CANNOT),
        ("country=BY&kind=project&prepared=no&on=2019-10-01", "no", [TYPE, LEFT, history(False), OPEN], CANNOT),
        # Zambia stays: the precondition decides.
        ("country=ZM&kind=project&on=2019-10-01", "ask", [TYPE, LISTED, history(None), OPEN], ONE_MORE),
        (
            "country=ZM&kind=project&prepared=yes&on=2019-10-01",
            "open",
            [TYPE, LISTED, history(True), OPEN],
            ON_1_OCTOBER_2019,
        ),
        ("country=ZM&kind=project&prepared=no&on=2019-10-01", "no", [TYPE, LISTED, history(False), OPEN], CANNOT),
        # From 2021 on a preparation can be sent in on any day, a project in the two yearly windows.
        ("country=ZM&kind=preparation&on=2022-06-01", "open", [TYPE, LISTED, OPEN], ON_A_SUMMER_DAY),
        (
            "country=ZM&kind=project&prepared=yes&on=2022-06-01",
            "later",
            [TYPE, LISTED, history(True), SHUT],
            NOT_ON_A_SUMMER_DAY,
        ),
        ("country=ZM&kind=project&prepared=no&on=2022-06-01", "no", [TYPE, LISTED, history(False), SHUT], CANNOT),
        ("country=ZM&on=2022-06-01", "open", [TYPE, LISTED, OPEN], WHICH_KIND),
    ],
)
def test_a_question_about_a_kind_has_one_answer_on_the_page_and_in_the_data(client, query, verdict, findings, headings):
    told = ask(client, query)
    assert told["verdict"] == verdict
    assert [(finding["code"], finding["ok"]) for finding in told["findings"]] == findings
    for path, language, heading in ((SV, "sv", headings[0]), (EN, "en", headings[1])):
        page = client.get(f"{path}?applicant=1440&{query}")
        assert heading_of(page) == heading
        for finding in told["findings"]:
            fact = finding["text"][language].replace("\u00a0", " ").split(". ")[0].rstrip(".?")
            assert fact in text_of(page)


def test_with_a_kind_left_open_each_kind_has_its_verdict_and_a_link(client):
    told = ask(client, "country=ZM&on=2022-06-01")
    assert told["kind"] is None
    assert told["kinds"] == [{"code": "preparation", "verdict": "open"}, {"code": "project", "verdict": "ask"}]
    assert ask(client, "country=ZM&prepared=yes&on=2022-06-01")["kinds"][1] == {"code": "project", "verdict": "later"}
    for path, words in (
        (SV, ["Förberedelse öppen tills vidare", "Projekt beror på ett villkor", "Svaret för Ale kommun och Zambia"]),
        (EN, ["Preparation open until further notice", "Project depends on a precondition"]),
    ):
        page = client.get(f"{path}?applicant=1440&country=ZM&on=2022-06-01")
        for each in words:
            assert each in text_of(page)
        for kind in ("preparation", "project"):
            assert f'href="{path}?applicant=1440&country=ZM&kind={kind}&on=2022-06-01"' in html.unescape(
                page.content.decode()
            )


def test_a_kind_says_with_its_verdict_from_when_or_until_when(client):
    told = {
        on: text_of(client.get(f"{SV}?applicant=1440&country=ZM&prepared=yes&on={on}"))
        for on in ("2022-06-01", "2022-10-01", "2020-10-20")
    }
    assert "Projekt från och med 15 september 2022" in told["2022-06-01"]
    assert "Projekt öppen till och med 15 oktober 2022" in told["2022-10-01"]
    assert "Förberedelse från och med 1 januari 2021" in told["2020-10-20"]
    assert "Projekt nej" in text_of(client.get(f"{SV}?applicant=1440&country=ZM&prepared=no&on=2022-06-01"))


def test_a_window_among_the_reasons_names_its_kind_where_the_answer_depends_on_it(client):
    page = text_of(client.get(f"{SV}?applicant=1440&country=ZM&on=2022-06-01"))
    assert "Förberedelse: ansökan är öppen tills vidare" in page
    assert ask(client, "country=ZM&on=2022-06-01")["findings"][-1]["text"]["en"].startswith("Preparation: applications")


def test_a_precondition_is_asked_with_its_own_question_and_two_links(client):
    query = "applicant=1440&country=ZM&kind=project&on=2019-10-01"
    told = ask(client, query.partition("&")[2])
    assert told["prepared"] is None
    assert told["if_prepared"] == [{"prepared": True, "verdict": "open"}, {"prepared": False, "verdict": "no"}]
    for path, question, yes, no in (
        (
            SV,
            "Har ni en avslutad förberedelse?",
            "Om ni svarar ja öppen till och med 15 oktober 2019",
            "Om ni svarar nej ni kan inte ansöka",
        ),
        (
            EN,
            "Do you have a finished preparation?",
            "If you answer yes open to and including 15 October 2019",
            "If you answer no you cannot apply",
        ),
    ):
        page = client.get(f"{path}?{query}")
        source = html.unescape(page.content.decode())
        assert text_of(page).count(question) == 2
        assert yes in text_of(page)
        assert no in text_of(page)
        for said in ("yes", "no"):
            url = f"{path}?applicant=1440&country=ZM&kind=project&prepared={said}&on=2019-10-01"
            assert f'href="{url}"' in source


def test_what_was_answered_stands_in_the_question(client):
    query = "applicant=1440&country=ZM&kind=project&prepared=yes&on=2019-10-01"
    told = ask(client, query.partition("&")[2])
    assert told["kind"] == {"code": "project", "name": {"sv": "Projekt", "en": "Project"}}
    assert told["prepared"] is True
    page = text_of(client.get(f"{SV}?{query}"))
    assert "Slag av ansökan Projekt Har ni en avslutad förberedelse? Ja Dagen ni frågar om" in page


def test_neither_kind_nor_precondition_is_spoken_of_where_nothing_depends_on_them(client):
    for query in ("country=IQ&on=2022-06-01", "country=BY&on=2022-06-01", "country=ZM&on=2016-06-01"):
        told = ask(client, query)
        assert not {"kind", "kinds", "prepared", "if_prepared"} & set(told)
        assert not heading_of(client.get(f"{SV}?applicant=1440&{query}")).startswith(DEPENDS[0])
    told = ask(client, "country=ZM&kind=preparation&on=2022-06-01")
    assert not {"kinds", "prepared", "if_prepared"} & set(told)


def test_whoever_has_begun_with_a_country_that_left_is_told_to_write_and_never_only_no(client):
    left = "Landet var ett samarbetsland till och med den 30 juni 2019. Partnerskap som redan pågår fortsätter. "
    begun = "Har ni en förberedelse med landet, skriv till partnership@icld.se."
    project = "Ingen regel här säger vad som gäller för ett projekt som bygger på en förberedelse med landet. "
    for query, said in (
        ("kind=preparation", begun),
        ("", begun),
        ("kind=project", project),
        ("kind=project&prepared=no", project),
        ("prepared=yes", project),
    ):
        page = client.get(f"{SV}?applicant=1440&country=BY&{query}&on=2019-10-01", follow=True)
        assert left + said in text_of(page)
        assert 'href="mailto:partnership@icld.se"' in page.content.decode()
    never_listed = client.get(f"{SV}?applicant=1440&country=IQ&on=2019-10-01")
    assert 'href="mailto:partnership@icld.se">Skriv' not in never_listed.content.decode()


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        (
            "country=ZM&kind=project",
            ["Belopp och längd", "1–3 år", "Två parter högst 500 000 kronor per år", "Riktlinjer 2020-02-26"],
            ["450 000"],
        ),
        ("country=UA&kind=project", ["Två parter högst 450 000 kronor per år"], ["500 000"]),
        ("country=ZM&kind=preparation", ["högst 1 år", "Två parter högst 275 000 kronor"], ["220 000"]),
        ("kind=project", ["Två parter, Europa högst 450 000", "Två parter, Afrika högst 500 000"], []),
        ("country=ZM", [], ["Belopp och längd", "kronor"]),
    ],
)
def test_what_a_kind_may_cost_and_how_long_it_may_last_stands_with_its_answer(client, query, shown, hidden):
    page = text_of(client.get(f"{SV}?applicant=1440&{query}&on=2022-06-01"))
    for words in shown:
        assert words in page
    for words in hidden:
        assert words not in page


def test_without_rows_nothing_is_said_of_amounts(client):
    Ceiling.objects.all().delete()
    Length.objects.all().delete()
    assert "Belopp och längd" not in text_of(client.get(f"{SV}?applicant=1440&kind=project&on=2022-06-01"))


def test_the_windows_ahead_name_the_kinds_that_they_are_for(client, time_machine):
    time_machine.move_to("2022-06-01T11:00:00Z", tick=False)
    page = text_of(client.get(f"{SV}?applicant=1440&country=ZM&prepared=yes&on=2022-06-01"))
    assert "15 september 2022 till 15 oktober 2022 Projekt" in page


def test_a_pause_of_one_kind_leaves_the_other_its_answer(client):
    programme = Programme.objects.get(takes_applications=True)
    pause = Pause.objects.create(
        programme=programme, reason_sv="Systembyte.", first_day="2022-05-01", last_day="2022-08-31"
    )
    pause.kinds.add(ApplicationKind.objects.get(code="preparation"))
    told = ask(client, "country=ZM&prepared=yes&on=2022-06-01")
    assert told["kinds"] == [{"code": "preparation", "verdict": "later"}, {"code": "project", "verdict": "later"}]
    assert "Förberedelse från och med 1 september 2022" in text_of(
        client.get(f"{SV}?applicant=1440&country=ZM&prepared=yes&on=2022-06-01")
    )
