"""The real history of the rules: thirty questions that were really asked, or might have been, each with its reason.

The numbers are those of the cases that the facts collect (their section 8).
"""

import json
from datetime import date
from urllib.parse import urlencode

import pytest

from programmes.models import CountryEligibility
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("real_history")


def ask(client, applicant: str, country: str = "", on: str = "", **more: str) -> dict:
    query = {"applicant": applicant, "country": country, "on": on, **more}
    response = client.get(f"/data/eligibility.json?{urlencode({k: v for k, v in query.items() if v})}")
    assert response.status_code == 200, response.content
    return json.loads(response.content)


ALE, SORMLAND, GOTLAND = "1440", "landstinget-sormland", "0980"
FEDERATION, BOARD = "Räddningstjänstens kommunalförbund", "Hägersten-Liljeholmens stadsdelsnämnd"
COMPANY, OWNED = "Växjö Energi AB", "Kommunalt bolag för energi"
JOINT, COOPERATION = "Gemensam nämnd för hjälpmedel", "Kommunförbundet Skåne"

#: Who, with which country, on which day, of which kind; the verdict; the findings that decide it, with what they say.
QUESTIONS = {
    "1 open on a day that only the extension gives": (
        (ALE, "ZM", "2018-03-20"), "open", {"window.extended": True}),
    "2 open on the whole last day of the extension": (
        (ALE, "ZM", "2018-03-26"), "open", {"window.extended": True}),
    "3 closed on the day after it": (
        (ALE, "ZM", "2018-03-27"), "later", {"window.none": False}),
    "4 open on the opening day": (
        (ALE, "ZM", "2018-02-15"), "open", {"window.extended": True}),
    "5 open on 29 February": (
        (ALE, "ZM", "2020-02-29"), "open", {"window.open": True}),
    "6 open on a last day that is a Sunday, which is not moved": (
        (ALE, "ZM", "2020-03-15"), "open", {"window.open": True}),
    "6b and closed on the Monday after it": (
        (ALE, "ZM", "2020-03-16"), "later", {"window.none": False}),
    "7 of two rounds in one spring only the last days are known": (
        (ALE, "ZM", "2022-02-10", "project"), "ask", {"window.unknown": None}),
    "8 a round whose opening day no source gives": (
        (ALE, "ZM", "2021-10-10", "project"), "ask", {"window.unknown": None}),
    "9 a preparation at any time beside it": (
        (ALE, "ZM", "2021-10-10", "preparation"), "open", {"window.open": True}),
    "10 a pause beats what would have been open": (
        (ALE, "ZM", "2023-02-20", "preparation"), "ask", {"window.paused": False}),
    "11 no window known ahead": (
        (ALE, "UA", "2027-03-01", "project"), "ask", {"window.unknown": None}),
    "12 closed after 15 October 2021, the round for spring 2022": (
        (ALE, "ZM", "2021-10-16", "project"), "ask", {"window.unknown": None}),
    "14a a landsting on its last day in law": (
        (SORMLAND, "ZM", "2019-10-01"), "open", {"applicant.type": True, "applicant.existed": True}),
    "14b and as a region from 2020 on": (
        (SORMLAND, "ZM", "2020-02-20"), "open", {"applicant.type": True, "applicant.existed": True}),
    "15 Gotland, a municipality with the duties of a region": (
        (GOTLAND, "ZM", "2020-02-20"), "open", {"applicant.type": True}),
    "16a a federation that may not be regional, when only regional ones could": (
        (FEDERATION, "ZM", "2018-02-20"), "ask", {"applicant.type": None}),
    "16b when any could": (
        (FEDERATION, "ZM", "2020-03-01"), "open", {"applicant.type": True}),
    "16c when only regional ones can again": (
        (FEDERATION, "UA", "2023-06-01"), "ask", {"applicant.type": None}),
    "17a a district board by the list of 2018": (
        (BOARD, "ZM", "2018-02-20"), "no", {"applicant.type": False}),
    "17b and the guidelines of 2020 within the two years that an answer looks ahead": (
        (BOARD, "ZM", "2018-03-01"), "later", {"applicant.type": False}),
    "17c by these guidelines": (
        (BOARD, "ZM", "2020-03-01"), "open", {"applicant.type": True}),
    "18 a joint board by the guidelines of 2020": (
        (JOINT, "ZM", "2020-03-01"), "open", {"applicant.type": True}),
    "19a a municipal company in 2015, on the one day that a source gives": (
        (OWNED, "ZM", "2015-06-17"), "ask", {"applicant.type": True}),
    "19b in 2018": (
        (OWNED, "ZM", "2018-03-01"), "no", {"applicant.type": False}),
    "19c since about 2022": (
        (OWNED, "UA", "2023-06-01"), "ask", {"applicant.type": True, "window.unknown": None}),
    "19d a company of which nobody can say who owns it": (
        (COMPANY, "UA", "2023-06-01"), "ask", {"applicant.type": None}),
    "20 a state authority by the widest list": (
        ("Länsstyrelsen i Skåne län", "UA", "2023-06-01"), "no", {"applicant.type": False}),
    "21a a county's association of municipalities in 2020": (
        (COOPERATION, "ZM", "2020-03-01"), "open", {"applicant.type": True}),
    "21b in 2018": (
        (COOPERATION, "ZM", "2018-02-20"), "no", {"applicant.type": False}),
    "22 a municipality abroad": (
        ("Lobatse Town Council", "BW", "2018-03-01"), "no", {"applicant.type": False}),
    "24a Belarus while the preparation was granted": (
        (ALE, "BY", "2018-03-01"), "open", {"country.listed": True}),
    "24b on a day between the lists": (
        (ALE, "BY", "2018-10-01"), "ask", {"country.listed": None}),
    "24c when the project was to follow": (
        (ALE, "BY", "2019-10-01"), "no", {"country.listed": False}),
    "25a Rwanda between the lists": (
        (ALE, "RW", "2024-06-01"), "ask", {"country.listed": None}),
    "25b Colombia by the list of about 2022": (
        (ALE, "CO", "2023-06-01"), "ask", {"country.listed": True}),
    "25c Colombia by that of 2019": (
        (ALE, "CO", "2019-10-01"), "no", {"country.listed": False}),
    "28 North Macedonia under its one code, before its new name": (
        (ALE, "MK", "2018-03-01"), "open", {"country.listed": True}),
    "29 Kosovo, which the standard of codes lacks": (
        (ALE, "XK", "2018-03-01"), "open", {"country.listed": True}),
    "30 Namibia, whose code is NA": (
        (ALE, "NA", "2018-03-01"), "open", {"country.listed": True}),
    "32 a third party in the EU is no main partner": (
        (ALE, "LT", "2018-03-01"), "no", {"country.listed": False}),
    "36 a day before the first rule": (
        (ALE, "ZM", "2009-03-01"), "ask", {"rules.unknown": None}),
}  # fmt: skip


@pytest.mark.parametrize("case", QUESTIONS)
def test_the_history_answers_what_was_really_asked(client, case):
    (applicant, country, on, *kind), verdict, deciding = QUESTIONS[case]
    told = ask(client, applicant, country, on, kind="".join(kind))
    found = {finding["code"]: finding["ok"] for finding in told["findings"]}
    assert (told["verdict"], {code: found.get(code, "missing") for code in deciding}) == (verdict, deciding)


@pytest.mark.parametrize(("on", "name", "asked"), [
    ("2018-12-31", "Landstinget Sörmland", None),
    ("2019-12-31", "Region Sörmland", "Landstinget Sörmland"),
    ("2020-01-01", "Region Sörmland", "Landstinget Sörmland"),
])  # fmt: skip
def test_a_landsting_is_itself_then_a_region_in_name_then_one_in_law(client, on, name, asked):
    told = ask(client, SORMLAND, "ZM", on)
    assert (told["applicant"]["name"]["sv"], told.get("asked", {}).get("name", {}).get("sv")) == (name, asked)
    assert next(f["ok"] for f in told["findings"] if f["code"] == "applicant.type") is True


@pytest.mark.parametrize(("day", "number"), [
    ("2012-06-01", 20), ("2014-01-01", 20), ("2016-06-01", 21), ("2018-03-20", 21), ("2019-10-01", 19),
    ("2020-10-01", 19), ("2023-01-24", 13), ("2025-06-01", 13),
])  # fmt: skip
def test_each_list_has_as_many_countries_as_its_source(day, number):
    """Facts, section 1.2 and 1.8. In 2014 Zambia had come, and Albania may have left."""
    assert CountryEligibility.objects.on(date.fromisoformat(day)).count() == number


def test_a_window_that_is_not_for_every_kind_names_its_kind_also_where_no_kind_changes_the_answer(client):
    """In June 2021 only preparations could be sent in; with a country in doubt every kind is answered with `ask`."""
    told = ask(client, ALE, "GE", "2021-06-01")
    window = next(finding for finding in told["findings"] if finding["code"] == "window.open")
    assert (told["verdict"], told.get("kinds") or []) == ("ask", [])
    assert window["text"]["sv"].startswith("Förberedelse: ansökan är öppen. ")


@pytest.mark.parametrize("name", [
    "Räddningstjänstförbundet Storgöteborg", "Södertörns brandförsvarsförbund", "Kalmarsunds gymnasieförbund",
])  # fmt: skip
@pytest.mark.parametrize(("on", "verdict"), [("2018-02-20", "ask"), ("2020-03-01", "open"), ("2023-06-01", "ask")])
def test_a_federation_for_a_service_is_answered_as_a_federation(client, name, on, verdict):
    """Case 16: regional or not decides, by the list of the day; its name tells neither."""
    assert ask(client, name, "UA", on, kind="preparation")["verdict"] == verdict


def test_the_answer_counts_the_countries_in_doubt_apart(client):
    """In June 2021 ICLD's own page counted 19; which of them had left, and which had come, no source tells."""
    told = ask(client, ALE, "ZM", "2021-06-01", kind="preparation")
    listed = next(finding for finding in told["findings"] if finding["code"] == "country.listed")
    assert listed["text"]["en"] == (
        "Zambia is a partner country. The programme has 10 partner countries for certain, and perhaps 12 more. "
        "No source gives the days."
    )


def test_who_asks_about_every_country_is_told_of_those_in_doubt_too(client):
    """Georgia may have been one and was asked about as `ask`, while the list left it out as if it were none."""
    told = ask(client, ALE, on="2021-06-01", kind="preparation")
    assert {row["code"]: row["verdict"] for row in told["countries"]} == {
        **dict.fromkeys(["BA", "BW", "KE", "RS", "TZ", "UA", "UG", "XK", "ZA", "ZM"], "open"),
        **dict.fromkeys(["CN", "GE", "ID", "MD", "MK", "MZ", "NA", "TR", "VN"], "ask"),
        **dict.fromkeys(["CO", "GT", "ZW"], "ask"),
        "RW": "no",  # perhaps from January 2023 on
    }
    page = text_of(client.get("/en/can-we-apply/?applicant=1440&kind=preparation&on=2021-06-01"))
    assert "Georgia ask ICLD" in page


@pytest.mark.parametrize(("on", "told"), [
    ("2014-03-01", (
        "Municipalities, county councils and regions in Sweden may apply for a municipal partnership with one of the "
        "partner countries that are designated. Perhaps also regional federations of local authorities, cooperation "
        "bodies of municipalities, municipal companies and municipal foundations: no source gives the days."
    )),
    ("2014-03-01", "Perhaps also Albania: no source gives the days. Europe"),
    ("2019-01-01", "Perhaps also Belarus and India: no source gives the days. Europe"),
])  # fmt: skip
def test_the_page_of_another_day_names_what_is_in_doubt(client, on, told):
    assert told in text_of(client.get(f"/en/programmes/municipal-partnerships/?on={on}"))


def test_the_page_of_a_day_without_doubt_names_none(client):
    assert "Perhaps also" not in text_of(client.get("/en/programmes/municipal-partnerships/?on=2018-03-20"))


@pytest.mark.parametrize("path", [
    "/sv/program/kommunala-partnerskap/lander/",
    "/en/programmes/municipal-partnerships/countries/",
    "/sv/program/kommunala-partnerskap/lander/albanien/",
    "/en/programmes/municipal-partnerships/countries/rwanda/",
    "/sv/program/kommunala-partnerskap/lander/belarus/",
    "/en/programmes/municipal-partnerships/",
    "/sv/",
    "/sv/far-vi-ansoka/ale-kommun/",
])  # fmt: skip
def test_the_pages_stand_on_the_real_rules_too(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(("path", "told"), [
    (
        "/sv/program/kommunala-partnerskap/lander/georgien/",
        ("Georgien var ett samarbetsland till och med den 31 december 2020. "
        "Ingen källa anger dagarna: kanske till och med den 23 januari 2023."),
    ),
    (
        "/en/programmes/municipal-partnerships/countries/georgia/",
        ("Georgia was a partner country to and including 31 December 2020. "
        "No source gives the days: perhaps to and including 23 January 2023."),
    ),
    (
        "/sv/program/kommunala-partnerskap/lander/rwanda/",
        "från och med 1 januari 2025 (kanske redan från den 25 januari 2023)",
    ),
])  # fmt: skip
def test_a_country_page_says_which_days_no_source_gives(client, path, told):
    assert told in text_of(client.get(path))


def test_the_programme_says_today_that_nothing_is_known_of_its_windows(client, time_machine):
    time_machine.move_to("2026-11-26T12:00:00Z", tick=False)
    assert "Vi vet inte när ansökan är öppen Efter 2020 anger källorna inga öppningsdagar" in text_of(
        client.get("/sv/")
    )
