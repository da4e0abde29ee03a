"""The open data of the rules: partner countries with their periods, windows with their days, and the register."""

import csv
import json
from datetime import date
from io import StringIO
from uuid import UUID, uuid5

import pytest

from programmes.models import (
    ApplicationKind,
    ApplicationWindow,
    CountryEligibility,
    Gap,
    Pause,
    Programme,
    WindowRule,
)
from programmes.rulebook import rulebook

pytestmark = pytest.mark.usefixtures("starting_content")

STATED = "https://icld.se/en/municipal-partnership/"
PAGES = {
    "sv": "http://localhost:8000/sv/program/kommunala-partnerskap/lander/nordmakedonien/",
    "en": "http://localhost:8000/en/programmes/municipal-partnerships/countries/north-macedonia/",
}


@pytest.fixture
def programme(starting_content) -> Programme:
    return Programme.objects.get(takes_applications=True)


@pytest.fixture(autouse=True)
def _on_a_day(time_machine) -> None:
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)


def items(client, name: str) -> dict[str, dict]:
    """A list by what each of its items is known by: a code, or a first day, or else a last one."""
    told = json.loads(client.get(f"/data/{name}.json").content)
    assert set(told) - {"gaps"} == {"licence", "source", "modified", "items"}
    return {item.get("code") or item["opens"] or item["closes"]: item for item in told["items"]}


def rows(client, name: str) -> list[dict[str, str]]:
    response = client.get(f"/data/{name}.csv")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


# Countries


def test_a_country_is_told_with_its_names_and_periods(client):
    countries = items(client, "countries")
    assert list(countries) == sorted(countries)
    assert len(countries) == 21
    assert countries["MK"] == {
        "code": "MK",
        "name": {"sv": "Nordmakedonien", "en": "North Macedonia"},
        "names": [
            {"name": {"sv": "Makedonien", "en": "Macedonia"}, "valid_from": None, "valid_to": "2019-02-11"},
            {"name": {"sv": "Nordmakedonien", "en": "North Macedonia"}, "valid_from": "2019-02-12", "valid_to": None},
        ],
        "region": "europe",
        "listed": True,
        "periods": [
            {"valid_from": "2018-01-01", "valid_to": None, "perhaps_from": None, "perhaps_to": None, "source": STATED}
        ],
        "url": PAGES,
    }


@pytest.fixture
def _comes_and_goes(programme) -> None:
    """North Macedonia leaves after 25 November 2026, and comes back in 2028."""
    row = CountryEligibility.objects.get(programme=programme, country__code="MK")
    row.last_day = date(2026, 11, 25)
    row.save()
    CountryEligibility.objects.create(programme=programme, country=row.country, first_day=date(2028, 1, 1))


@pytest.mark.usefixtures("_comes_and_goes")
@pytest.mark.parametrize(
    ("moment", "is_listed"),
    [("2026-11-25T22:59:59Z", True), ("2026-11-25T23:00:00Z", False), ("2027-12-31T23:00:00Z", True)],
)
def test_whether_a_country_is_listed_follows_the_swedish_day(client, time_machine, moment, is_listed):
    time_machine.move_to(moment, tick=False)
    assert items(client, "countries")["MK"]["listed"] is is_listed


@pytest.mark.usefixtures("_comes_and_goes")
def test_the_table_of_countries_has_a_row_a_period(client):
    told = [row for row in rows(client, "countries") if row["code"] == "MK"]
    common = {
        "code": "MK",
        "name_sv": "Nordmakedonien",
        "name_en": "North Macedonia",
        "region": "europe",
        "listed": "true",
        "perhaps_from": "",
        "perhaps_to": "",
        "url_sv": PAGES["sv"],
        "url_en": PAGES["en"],
    }
    assert told == [
        common | {"valid_from": "2018-01-01", "valid_to": "2026-11-25", "source": STATED},
        common | {"valid_from": "2028-01-01", "valid_to": "", "source": ""},
    ]


# Windows


def test_a_window_is_told_with_its_days_and_why_they_changed(client, programme):
    windows = items(client, "windows")
    spring = WindowRule.objects.get(programme=programme, opens_month=2)
    assert windows["2018-02-15"] == {
        "id": str(uuid5(UUID("6f6d4f0e-5f0f-5c7e-9a57-3b1a0c1f7c11"), f"{spring.pk}/2018")),
        "name": {"sv": "Våren 2018", "en": "Spring 2018"},
        "opens": "2018-02-15",
        "closes": "2018-03-15",
        "extended_to": "2018-03-26",
        "days_are_about": False,
        "cancelled": False,
        "kinds": [],
        "pauses": [],
        "opens_at": "2018-02-14T23:00:00Z",
        "closes_at": "2018-03-26T22:00:00Z",
        "decision_expected": "2018-06",
        "reason": {
            "sv": "ICLD har förlängt vårens ansökningsomgång.",
            "en": "ICLD has extended the spring application round.",
        },
        "source": "https://icld.se/sv/artikel/onlineansokan/",
    }


def test_windows_reach_from_the_first_rule_to_24_months_ahead(client):
    opens = list(items(client, "windows"))
    assert opens == [f"{year}-{day}" for year in range(2018, 2029) for day in ("02-15", "09-15")]


def test_windows_of_rules_that_always_held_reach_ten_years_back(client, programme):
    for row in (*WindowRule.objects.filter(programme=programme), *programme.applicanttype_set.all()):
        row.first_day = None
        row.save()
    assert next(iter(items(client, "windows"))) == "2017-02-15"  # the one before was over on 25 November 2016


def test_a_window_keeps_its_id_when_its_days_change(client, programme):
    before = items(client, "windows")["2027-02-15"]
    spring = WindowRule.objects.get(programme=programme, opens_month=2)
    moved = ApplicationWindow.objects.create(
        programme=programme,
        rule=spring,
        year=2027,
        opens=date(2027, 3, 1),
        closes=date(2027, 3, 31),
        decision_expected=date(2027, 7, 1),
    )
    after = items(client, "windows")
    assert "2027-02-15" not in after
    assert (after["2027-03-01"]["id"], after["2027-03-01"]["decision_expected"]) == (before["id"], "2027-07-01")
    moved.is_cancelled = True
    moved.save()
    cancelled = items(client, "windows")["2027-03-01"]
    assert [cancelled[name] for name in ("id", "cancelled", "opens_at", "closes_at")] == [
        before["id"],
        True,
        None,
        None,
    ]


def test_a_pause_cuts_the_moments_and_leaves_the_days(client, programme):
    Pause.objects.create(
        programme=programme,
        first_day=date(2027, 3, 10),
        last_day=date(2027, 9, 20),
        reason_sv="Översyn",
        reason_en="Review",
        source="Beslut 2026-11-01",
    )
    spring, autumn, next_spring = (items(client, "windows")[day] for day in ("2027-02-15", "2027-09-15", "2028-02-15"))
    pause = {
        "valid_from": "2027-03-10",
        "valid_to": "2027-09-20",
        "kinds": [],
        "reason": {"sv": "Översyn", "en": "Review"},
        "still_accepted": {"sv": None, "en": None},
        "source": "Beslut 2026-11-01",
    }
    assert (spring["closes"], spring["closes_at"]) == ("2027-03-15", "2027-03-09T23:00:00Z")
    assert (autumn["opens"], autumn["opens_at"]) == ("2027-09-15", "2027-09-20T22:00:00Z")
    assert [window["pauses"] for window in (spring, autumn, next_spring)] == [[pause], [pause], []]


def test_the_end_of_the_programme_cuts_the_moments_too(client, programme):
    programme.closed_from = date(2027, 3, 1)
    programme.save()
    windows = items(client, "windows")
    assert windows["2027-02-15"]["closes_at"] == "2027-02-28T23:00:00Z"
    assert (windows["2027-09-15"]["opens"], windows["2027-09-15"]["opens_at"]) == ("2027-09-15", None)


def test_a_window_known_by_one_day_alone_says_so(client, programme):
    ApplicationWindow.objects.create(programme=programme, closes=date(2027, 5, 31))
    ApplicationWindow.objects.create(programme=programme, opens=date(2027, 6, 1))
    windows = items(client, "windows")
    announced, rolling = windows["2027-05-31"], windows["2027-06-01"]
    assert [announced[name] for name in ("opens", "opens_at", "closes_at")] == [None, None, None]
    assert (rolling["closes"], rolling["opens_at"], rolling["closes_at"]) == (None, "2027-05-31T22:00:00Z", None)


def test_the_table_of_windows_has_a_row_a_window(client, programme):
    kind = ApplicationKind.objects.get(programme=programme, code="preparation")
    row = ApplicationWindow.objects.create(
        programme=programme, title_sv="Extra", title_en="Extra", opens=date(2027, 6, 1), closes=date(2027, 6, 30)
    )
    row.kinds.add(kind)
    for first, last in ((date(2027, 6, 10), date(2027, 6, 11)), (date(2027, 6, 29), None)):
        Pause.objects.create(programme=programme, first_day=first, last_day=last, reason_sv="Ö", reason_en="R")
    (told,) = [row for row in rows(client, "windows") if row["opens"] == "2027-06-01"]
    (window,) = [w for w in rulebook(programme).rules.schedule.dated if w.opens == date(2027, 6, 1)]
    assert told == {
        "id": str(window.uid),
        "name_sv": "Extra 2027",
        "name_en": "Extra 2027",
        "opens": "2027-06-01",
        "closes": "2027-06-30",
        "extended_to": "",
        "days_are_about": "false",
        "cancelled": "false",
        "kinds": "preparation",
        "pauses": "2027-06-10/2027-06-11; 2027-06-29/",
        "opens_at": "2027-05-31T22:00:00Z",
        "closes_at": "2027-06-28T22:00:00Z",
        "decision_expected": "",
        "reason_sv": "",
        "reason_en": "",
        "source": "",
    }


# What isn't known


@pytest.mark.parametrize(("moment", "listed"), [("2026-11-25T22:59:59Z", True), ("2026-11-25T23:00:00Z", None)])
def test_a_day_in_doubt_is_neither_listed_nor_unlisted(client, programme, time_machine, moment, listed):
    row = CountryEligibility.objects.get(programme=programme, country__code="MK")
    row.last_day, row.perhaps_to = date(2026, 11, 25), date(2026, 12, 31)
    row.save()
    time_machine.move_to(moment, tick=False)
    country = items(client, "countries")["MK"]
    assert country["listed"] is listed
    assert country["periods"][0]["perhaps_to"] == "2026-12-31"
    time_machine.move_to("2026-12-31T23:00:00Z", tick=False)
    assert items(client, "countries")["MK"]["listed"] is False


def test_days_that_stand_for_a_season_have_no_moments(client, programme):
    days = {"opens": date(2027, 6, 1), "closes": date(2027, 8, 31)}
    ApplicationWindow.objects.create(programme=programme, days_are_about=True, **days)
    window = items(client, "windows")["2027-06-01"]
    assert (window["days_are_about"], window["opens_at"], window["closes_at"]) == (True, None, None)


def test_a_gap_in_what_is_known_stands_beside_the_windows(client, programme):
    Gap.objects.create(
        programme=programme, first_day=date(2018, 1, 1), last_day=date(2018, 1, 31), reason_en="No source", source="–"
    )
    assert json.loads(client.get("/data/windows.json").content)["gaps"] == [
        {
            "valid_from": "2018-01-01",
            "valid_to": "2018-01-31",
            "reason": {"sv": None, "en": "No source"},
            "source": "–",
        }
    ]


# When they changed


def test_a_list_has_changed_when_one_of_its_rows_has(client, programme, time_machine):
    def modified(name: str) -> str:
        return json.loads(client.get(f"/data/{name}.json").content)["modified"]

    before = {name: modified(name) for name in ("countries", "windows", "local-governments")}
    time_machine.move_to("2099-01-01T12:00:00Z", tick=False)
    ApplicationWindow.objects.get(programme=programme, year=2018).save()
    assert modified("windows") == "2099-01-01T12:00:00Z"
    assert modified("countries") == before["countries"]
    time_machine.move_to("2099-01-02T12:00:00Z", tick=False)
    CountryEligibility.objects.filter(programme=programme).first().save()
    assert modified("countries") == "2099-01-02T12:00:00Z"
    assert modified("local-governments") == before["local-governments"]


# The register


def test_the_table_of_the_register_has_a_row_a_body(client):
    told = {row["slug"]: row for row in rows(client, "local-governments")}
    assert len(told) == 349
    assert told["landstinget-sormland"] == {
        "code": "04",
        "kind": "county_council",
        "slug": "landstinget-sormland",
        "name_sv": "Landstinget Sörmland",
        "name_en": "Sörmland County Council",
        "county": "04",
        "valid_from": "",
        "valid_to": "2018-12-31",
        "successor": "04",
    }
    assert told["ale-kommun"]["code"] == "1440"


def test_a_source_that_a_spreadsheet_would_run_is_text(client, programme):
    for row, source in zip(
        CountryEligibility.objects.filter(programme=programme).order_by("country__code"),
        ["=cmd|' /C calc'!A0", "@x", "-5", "Beslut 2018"],
        strict=False,
    ):
        row.source = source
        row.save()
    written = [row["source"] for row in rows(client, "countries")][:4]
    assert written == ["'=cmd|' /C calc'!A0", "'@x", "'-5", "Beslut 2018"]
