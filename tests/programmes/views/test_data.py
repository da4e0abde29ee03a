"""The open data: the answer in exactly the form that was promised, and a clear 400 for anything that is no question."""

import json
from datetime import date
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.addresses import LANGUAGES
from programmes.models import LocalGovernment

pytestmark = pytest.mark.usefixtures("starting_content")

RULE = {"valid_from": "2018-01-01", "valid_to": None, "source": "https://icld.se/en/municipal-partnership/"}


def ask(client, query: str, status: int = 200) -> dict:
    response = client.get(f"/data/eligibility.json?{query}")
    assert response.status_code == status
    return json.loads(response.content)


def spaced(day: str) -> str:
    """A day as it stands in a text: its parts never part at the end of a line."""
    return day.replace(" ", "\u00a0")


def test_the_answer_has_exactly_the_promised_form(client):
    told = ask(client, "applicant=1440&country=ZM&on=2027-03-15")
    texts = [finding.pop("text") for finding in told["findings"]]
    offer = told["otherwise"][0].pop("text")
    assert told == {
        "on": "2027-03-15",
        "programme": "municipal-partnerships",
        "applicant": {
            "code": "1440",
            "kind": "municipality",
            "slug": "ale-kommun",
            "name": {"sv": "Ale kommun", "en": "Ale Municipality"},
        },
        "country": {"code": "ZM", "name": {"sv": "Zambia", "en": "Zambia"}},
        "area": None,
        "areas": [
            {"code": code, "verdict": "open"} for code in ("equity", "participation", "transparency", "accountability")
        ],
        "verdict": "open",
        "window": {
            "opens": "2027-02-15",
            "closes": "2027-03-15",
            "extended_to": None,
            "days_left": 0,
            "opens_at": "2027-02-14T23:00:00Z",
            "closes_at": "2027-03-15T23:00:00Z",
        },
        "next_windows": [
            {"opens": f"{year}-{month}-15", "closes": f"{year}-{next_month}-15", "extended_to": None}
            for year, month, next_month in [
                (2027, "09", "10"),
                (2028, "02", "03"),
                (2028, "09", "10"),
                (2029, "02", "03"),
            ]
        ],
        "findings": [
            {"code": "applicant.type", "ok": True, "rule": RULE},
            {"code": "country.listed", "ok": True, "rule": RULE},
            {"code": "window.open", "ok": True, "rule": RULE},
        ],
        "otherwise": [{"query": "applicant=1440&country=ZM&on=2027-09-15", "verdict": "open"}],
    }
    assert [text["sv"] for text in texts] == [
        "Kommuner får ansöka. Kommuner, landsting, regioner och regionala kommunalförbund i Sverige får ansöka.",
        "Zambia är ett samarbetsland. Programmet har 21 samarbetsländer.",
        (
            f"Ansökan är öppen. {spaced('15 februari 2027')} till {spaced('15 mars 2027')}, "
            f"båda dagarna inräknade (svensk tid). Besked väntas {spaced('i juni 2027')}."
        ),
    ]
    assert [text["en"] for text in texts] == [
        (
            "Municipalities may apply. Municipalities, county councils, regions and regional federations of local "
            "authorities in Sweden may apply."
        ),
        "Zambia is a partner country. The programme has 21 partner countries.",
        (
            f"Applications are open. {spaced('15 February 2027')} to {spaced('15 March 2027')}, "
            f"both days included (Swedish time). A decision is expected {spaced('in June 2027')}."
        ),
    ]
    assert offer == {
        "sv": "Den 15\u00a0september\u00a02027 kan ni ansöka.",
        "en": "On 15\u00a0September\u00a02027 you can apply.",
    }


def test_the_day_after_the_window_it_is_later_with_the_next_one(client):
    told = ask(client, "applicant=1440&country=ZM&on=2027-03-16")
    assert (told["verdict"], told["window"], told["next_windows"][0]["opens"]) == ("later", None, "2027-09-15")


def test_the_extended_window_keeps_both_last_days(client):
    told = ask(client, "applicant=1440&country=ZM&on=2018-03-20")
    assert told["window"] == {
        "opens": "2018-02-15",
        "closes": "2018-03-15",
        "extended_to": "2018-03-26",
        "days_left": 6,
        "opens_at": "2018-02-14T23:00:00Z",
        "closes_at": "2018-03-26T22:00:00Z",
    }
    assert told["findings"][-1]["code"] == "window.extended"


@pytest.mark.parametrize(
    ("code", "verdict"), [("IQ", "no"), ("zm", "open"), ("xk", "open"), ("SE", "no"), ("NA", "open")]
)
def test_a_known_country_is_answered_whatever_its_case(client, code, verdict):
    told = ask(client, f"applicant=1440&country={code}&on=2027-03-15")
    assert (told["country"]["code"], told["verdict"]) == (code.upper(), verdict)


def test_without_a_country_each_one_has_its_verdict(client):
    told = ask(client, "applicant=1440&on=2027-03-15")
    assert (told["country"], told["verdict"], len(told["countries"])) == (None, "open", 21)
    assert {row["verdict"] for row in told["countries"]} == {"open"}


@pytest.mark.parametrize(
    ("on", "names"),
    [
        ("2018-06-01", {"sv": "Makedonien", "en": "Macedonia"}),
        ("2026-06-01", {"sv": "Nordmakedonien", "en": "North Macedonia"}),
    ],
)
def test_a_renamed_country_is_one_country_with_the_name_of_the_day(client, on, names):
    assert ask(client, f"applicant=1440&country=MK&on={on}")["country"] == {"code": "MK", "name": names}


@pytest.mark.parametrize(
    ("on", "slug", "asked"),
    [
        ("2018-12-31", "landstinget-sormland", None),
        ("2019-12-31", "region-sormland", "landstinget-sormland"),
        ("2020-06-01", "region-sormland", "landstinget-sormland"),
    ],
)
def test_a_landsting_is_answered_as_what_it_was_on_the_day(client, on, slug, asked):
    told = ask(client, f"applicant=landstinget-sormland&country=ZM&on={on}")
    assert told["applicant"]["slug"] == slug
    assert told.get("asked", {}).get("slug") == asked
    assert told["verdict"] == "later"
    assert [finding["code"] for finding in told["findings"]].count("applicant.existed") == (1 if asked else 0)


def test_a_federation_outside_the_register_is_ask(client):
    told = ask(client, "applicant=Sydarmors+kommunalförbund&country=ZM&on=2027-03-15")
    assert (told["verdict"], told["findings"][0]["code"], told["findings"][0]["ok"]) == ("ask", "applicant.type", None)
    assert told["applicant"] == {
        "code": None,
        "kind": "federation",
        "slug": None,
        "name": {"sv": "Sydarmors kommunalförbund", "en": "Sydarmors kommunalförbund"},
    }


NOT_HELD = {
    "Växjö Energi AB": ("municipal_company", "Växjö Energi AB får inte ansöka.", "Växjö Energi AB may not apply."),
    "Hägersten-Liljeholmens stadsdelsnämnd": (
        "district_board",
        "Kommundels- och stadsdelsnämnder får inte ansöka.",
        "District boards may not apply.",
    ),
    "Gemensamma nämnden för hjälpmedel": (
        "joint_board",
        "Gemensamma nämnder får inte ansöka.",
        "Joint boards may not apply.",
    ),
    "Kommunförbundet Skåne": (
        "cooperation_body",
        "Kommunala samverkansorganisationer får inte ansöka.",
        "Cooperation bodies of municipalities may not apply.",
    ),
    "Länsstyrelsen i Skåne län": (
        "other",
        "Länsstyrelsen i Skåne län får inte ansöka.",
        "Länsstyrelsen i Skåne län may not apply.",
    ),
    "Linnéuniversitetet i Växjö universitet": (
        "other",
        "Linnéuniversitetet i Växjö universitet får inte ansöka.",
        "Linnéuniversitetet i Växjö universitet may not apply.",
    ),
    "Lobatse Town Council": (
        "abroad",
        "En kommun utomlands ansöker inte själv.",
        "A local authority abroad does not apply itself.",
    ),
}


@pytest.mark.parametrize("name", NOT_HELD)
def test_a_body_that_is_no_applicant_by_its_name_is_told_so_and_why(client, name):
    """Facts, section 8, cases 17 to 22: by the rules of 2018 the answer is no for all of them."""
    told = ask(client, urlencode({"applicant": name, "country": "ZM", "on": "2027-03-15"}))
    kind, swedish, english = NOT_HELD[name]
    first = told["findings"][0]
    assert (told["verdict"], told["applicant"]["kind"], first["code"], first["ok"]) == (
        "no",
        kind,
        "applicant.type",
        False,
    )
    assert first["text"]["sv"].startswith(swedish)
    assert first["text"]["en"].startswith(english)


@pytest.mark.parametrize("name", ["Stokholms kommun", "Regionen Västra", "Landstinget i Skane"])
def test_a_misspelt_name_of_a_kind_that_the_register_holds_whole_is_still_asked_for_again(client, name):
    told = ask(client, urlencode({"applicant": name, "country": "ZM"}), status=400)
    assert [error["field"] for error in told["errors"]] == ["applicant"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("applicant=1440&country=ZZ", "country"),
        ("applicant=1440&country=Z", "country"),
        ("applicant=1440&country=ZAMBIA", "country"),
        ("applicant=1440&country=ß", "country"),
        ("applicant=1440&country=ZM&on=2027-02-29", "on"),
        ("applicant=1440&country=ZM&on=20270315", "on"),
        ("applicant=1440&country=ZM&on=1899-12-31", "on"),
        ("applicant=1440&country=ZM&on=%EF%BC%92027-03-15", "on"),
        ("applicant=9999&country=ZM", "applicant"),
        ("country=ZM", "applicant"),
        ("", "applicant"),
        ("applicant=&country=ZM", "applicant"),
        ("applicant=14%0040", "applicant"),
        ("applicant=1440&on=2027-03-15%00", "on"),
        ("applicant=1440&applicant=1441", "applicant"),
        ("applicant=1440&country=ZM&country=ZM", "country"),
        ("applicant=" + "a" * 4000, "applicant"),
        ("applicant=1440&area=roads", "area"),
        ("applicant=1440&kind=party", "kind"),
        ("applicant=%FF%FE", "applicant"),
    ],
)
def test_what_is_no_question_gets_400_with_a_text_in_both_languages(client, query, field):
    told = ask(client, query, status=400)
    assert [error["field"] for error in told["errors"]] == [field]
    texts = told["errors"][0]["text"]
    assert set(texts) == set(LANGUAGES)
    assert texts["sv"] != texts["en"]


def test_a_name_of_several_bodies_names_them(client):
    told = ask(client, "applicant=Stockholm&country=ZM", status=400)
    assert [body["slug"] for body in told["candidates"]] == ["stockholms-stad", "region-stockholm"]


def test_every_fault_is_told_and_not_only_the_first(client):
    told = ask(client, "applicant=9999&country=ZZ&on=yesterday", status=400)
    assert [error["field"] for error in told["errors"]] == ["applicant", "country", "on"]


def test_unknown_parameters_are_ignored(client):
    plain = ask(client, "applicant=1440&country=ZM&on=2027-03-15")
    assert ask(client, "applicant=1440&utm_source=x&country=ZM&on=2027-03-15&area=") == plain


@given(
    st.dictionaries(st.sampled_from(["applicant", "country", "area", "kind", "prepared", "on"]), st.text(max_size=120))
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_is_answered_or_refused_and_never_breaks(client, values):
    response = client.get(f"/data/eligibility.json?{urlencode(values, errors='surrogatepass')}")
    assert response.status_code in (200, 400)
    json.loads(response.content)


def test_the_register_holds_every_body_ended_ones_and_federations_too(client):
    told = json.loads(client.get("/data/local-governments.json").content)
    assert set(told) == {"licence", "source", "modified", "items"}
    assert len(told["items"]) == LocalGovernment.objects.count() == 349
    items = {item["slug"]: item for item in told["items"]}
    assert items["landstinget-sormland"] == {
        "code": "04",
        "kind": "county_council",
        "slug": "landstinget-sormland",
        "name": {"sv": "Landstinget Sörmland", "en": "Sörmland County Council"},
        "county": "04",
        "valid_from": None,
        "valid_to": "2018-12-31",
        "successor": "04",
    }


def test_the_day_is_today_in_stockholm_when_none_is_asked(client, time_machine):
    time_machine.move_to("2026-09-14T22:30:00Z", tick=False)
    assert ask(client, "applicant=1440&country=ZM")["on"] == date(2026, 9, 15).isoformat()
    assert ask(client, "applicant=1440&country=ZM")["verdict"] == "open"
    time_machine.move_to("2026-09-14T21:59:59Z", tick=False)
    assert ask(client, "applicant=1440&country=ZM")["verdict"] == "later"
