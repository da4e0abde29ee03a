"""The command that brings the register up to a new list: what it says, what it stores, what it refuses."""

import zipfile
from datetime import date
from io import BytesIO, StringIO

import pytest
import reversion
from django.core.management import CommandError, call_command
from django.utils.translation import override
from openpyxl import Workbook
from reversion.models import Version

from icld_site.languages.dates import NO_BREAK
from programmes import bodies
from programmes.models import LocalGovernment
from programmes.register import DATA

pytestmark = pytest.mark.usefixtures("starting_content")

TITLE = "Län och kommuner 2027 i kodnummerordning"
OF_DIGITS = ": a municipality’s has four digits, a county’s two."
NO_COLUMNS = "No row names a column of codes and a column of names, such as “Kod” and “Namn”."
SHORT = "a list gives the short one, such as Ale."
NEW_YEAR, EVE = date(2027, 1, 1), date(2026, 12, 31)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def scb():
    """Statistics Sweden's list of today's register, by code."""
    living = LocalGovernment.objects.filter(kind="municipality", last_day=None)
    counties = dict(living.values_list("county_code", "county_name"))
    return dict(sorted({**counties, **dict(living.values_list("code", "short_name"))}.items()))


@pytest.fixture
def update(tmp_path):
    """Runs the command on a file of some rows or bytes; gives the lines that it says."""

    def update(content, *options, name="kommunlankod-2027.csv"):
        if isinstance(content, dict):
            content = "\n".join([TITLE, "", "Kod;Namn", *(f"{code};{name}" for code, name in content.items())])
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = StringIO()
        try:
            call_command("updateregister", str(file), *options, stdout=out)
        finally:
            update.said = out.getvalue().replace(NO_BREAK, " ").splitlines()
        return update.said

    return update


def refusal(update, content, *options) -> list[str]:
    before = everything()
    with pytest.raises(CommandError) as caught:
        update(content, *options)
    *faults, last = str(caught.value).replace(NO_BREAK, " ").splitlines()
    assert last == "Nothing has been stored."
    assert everything() == before
    return faults


def everything():
    return list(LocalGovernment.objects.order_by("pk").values())


def body(code: str) -> LocalGovernment:
    return LocalGovernment.objects.get(code=code, kind="region" if len(code) == 2 else "municipality")


def workbook(rows) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in [[TITLE], ["Counties and municipalities"], [], ["Kod", "Namn"], *rows]:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def unpacking_to(size) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", bytes(size))
    return file.getvalue()


def test_the_list_of_today_changes_nothing(update, scb):
    before = everything()
    assert update(scb) == [
        "The list of 1 January 2027 holds municipalities: 290, counties: 21.",
        "The register is what the list says: nothing changes.",
    ]
    assert everything() == before


@pytest.mark.parametrize("form", ["windows", "bom", "tabs", "commas", "workbook", "numbers"])
def test_the_list_is_read_in_whatever_form_it_is_saved(update, scb, form):
    def text(separator):
        return "\n".join([TITLE, f"Länskod/Kommunkod{separator}Namn", *(f"{c}{separator}{n}" for c, n in scb.items())])

    content = {
        "windows": lambda: text(";").encode("cp1252"),
        "bom": lambda: text(";").encode("utf-8-sig"),
        "tabs": lambda: text("\t"),
        "commas": lambda: text(","),
        "workbook": lambda: workbook(list(scb.items())),
        "numbers": lambda: workbook([[int(code), name] for code, name in scb.items()]),
    }[form]()
    assert update(content)[-1] == "The register is what the list says: nothing changes."


def test_our_own_file_is_read_as_it_stands_on_a_day(update):
    """Of the county councils in it, all have ended by then."""
    content = (DATA / "local_governments.csv").read_bytes()
    assert update(content, "--on", "2027-01-01") == [
        "The list of 1 January 2027 holds municipalities: 290, counties: 20.",
        "The register is what the list says: nothing changes.",
    ]


def test_what_is_new_renamed_and_gone_is_told_and_stored(update, scb):
    lists = {**scb, "1440": "Nya Ale", "1500": "Nyby"}
    del lists["2506"]
    assert update(lists)[1:] == [
        "Added: 1500 Nyby kommun, from 1 January 2027.",
        "Renamed: 1440 Ale kommun → Nya Ale kommun, Ale Municipality → Nya Ale Municipality.",
        "Ended: 2506 Arjeplogs kommun, last day 31 December 2026.",
        "Stored 3 changes.",
    ]
    new, renamed, gone = body("1500"), body("1440"), body("2506")
    assert (new.name_sv, new.name_en, new.short_name, new.slug) == (
        "Nyby kommun",
        "Nyby Municipality",
        "Nyby",
        "nyby-kommun",
    )
    assert (new.county_code, new.county_name) == ("15", "")
    assert (new.first_day, new.last_day, new.source) == (NEW_YEAR, None, "kommunlankod-2027.csv, 2027-01-01")
    assert (renamed.name_sv, renamed.legal_name, renamed.short_name) == ("Nya Ale kommun", "Nya Ale kommun", "Nya Ale")
    assert (renamed.other_names, renamed.slug) == ("Ale kommun\nAle Municipality", "ale-kommun")
    assert renamed.source == "S1 S2 S3 S8; kommunlankod-2027.csv, 2027-01-01"
    assert gone.last_day == EVE
    assert update(lists)[1:] == ["The register is what the list says: nothing changes."]


def test_a_renamed_body_keeps_its_address_and_is_led_to_by_both_names(update, scb, client):
    update({**scb, "1440": "Nya Ale"})
    assert [found.code for found in bodies.find("Ale kommun")] == ["1440"]
    assert client.get("/en/can-we-apply/ale-kommun/").status_code == 200
    for name in ("nya-ale-kommun", "Nya Ale", "ale"):
        response = client.get(f"/en/can-we-apply/{name}/")
        assert (response.status_code, response["Location"]) == (301, "/en/can-we-apply/ale-kommun/"), name


def test_a_municipality_in_a_known_county_gets_its_name_and_an_address_of_its_own(update, scb):
    update({**scb, "1450": "Habo", "1451": "Ale"})
    assert (body("1450").county_name, body("1450").slug) == ("Västra Götalands län", "habo-kommun")
    assert body("1451").slug == "ale-kommun-1451"


def test_a_body_under_a_new_code_leads_on_from_the_old_one(update, scb):
    lists = {**scb, "0345": scb["1440"]}
    del lists["1440"]
    assert update(lists)[2] == "Ended: 1440 Ale kommun, last day 31 December 2026. It became 0345 Ale kommun."
    assert body("1440").successor == body("0345")


def test_a_new_county_gets_a_region_and_a_renamed_one_its_name_everywhere(update, scb):
    said = update({**scb, "26": "Nyländs län", "10": "Blekinges län"})
    assert said[1:3] == [
        "Added: 26 Region Nyländ, from 1 January 2027.",
        "Renamed: 1060 Blekinge län → Blekinges län.",
    ]
    assert body("26").county_name == "Nyländs län"
    named = set(LocalGovernment.objects.filter(county_code="10", last_day=None).values_list("county_name", flat=True))
    assert named == {"Blekinges län"}
    assert body("10").name_sv == "Region Blekinge"


def test_a_body_that_was_ended_by_mistake_comes_back(update, scb):
    without = {code: name for code, name in scb.items() if code != "1440"}
    update(without)
    assert body("1440").last_day == EVE
    assert update(scb)[1] == "Came back: 1440 Ale kommun, which had ended on 31 December 2026."
    assert (body("1440").last_day, body("1440").note) == (None, "/2026-12-31")


def test_a_dry_run_says_the_same_and_stores_nothing(update, scb):
    before = everything()
    assert update({**scb, "1500": "Nyby"}, "--dry-run")[1:] == [
        "Added: 1500 Nyby kommun, from 1 January 2027.",
        "Would store 1 change.",
    ]
    assert everything() == before


def test_it_speaks_swedish_where_the_portal_does(update, scb):
    with override("sv"):
        assert update({**scb, "1500": "Nyby", "1440": "Nya Ale"}, "--dry-run") == [
            "Listan som gäller från 1 januari 2027 innehåller kommuner: 291, län: 21.",
            "Ny: 1500 Nyby kommun, från 1 januari 2027.",
            "Nytt namn: 1440 Ale kommun → Nya Ale kommun, Ale Municipality → Nya Ale Municipality.",
            "Skulle spara 2 ändringar.",
        ]


def test_a_list_that_is_cut_off_ends_nothing_unless_that_is_meant(update, scb):
    cut_off = dict(list(scb.items())[:-6])
    assert refusal(update, cut_off) == [
        "6 bodies are missing in the list. Has it been cut off? More than 5 are ended with --end-many only."
    ]
    assert len([line for line in update.said if line.startswith("Ended: ")]) == 6
    update(cut_off, "--end-many")
    assert LocalGovernment.objects.filter(last_day=EVE).count() == 6
    assert LocalGovernment.objects.count() == 349


def test_the_day_is_the_one_that_is_given_before_the_one_that_is_stated(update, scb):
    update({**scb, "1500": "Nyby"}, "--on", "2027-07-01", "--source", "SFS 2027:1")
    assert (body("1500").first_day, body("1500").source) == (date(2027, 7, 1), "SFS 2027:1")


def test_what_is_stored_stands_in_the_history_of_each_row(update, scb):
    update({**scb, "1440": "Nya Ale"}, "--source", "SFS 2027:1")
    (version,) = Version.objects.get_for_object(body("1440"))
    assert version.revision.comment == "SFS 2027:1"
    assert reversion.is_registered(LocalGovernment)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", "The file is empty."),
        ("\n;\n", "The file is empty."),
        ("2027\nKod;Namn\n", "There are no bodies in the file."),
        ("2027\nKommun;Invånare\nAle;33000\n", NO_COLUMNS),
        ("2027\nCode;Population\n1440;33000\n", "Row 3: “33000” is no name."),
        ("Kod;Namn\n1440;Ale\n", "The list doesn’t state from which day it holds. Say it, such as --on 2027-01-01."),
        ("2027\nKod;Namn\n1440;Ale\nAle;1440\n", "Row 4: “Ale” is no code" + OF_DIGITS),
        ("2027\nKod;Namn\n1440;Ale\n1440;Nya Ale\n", "Row 4: the code 1440 stands in row 3 too."),
        ("2027\nKod;Namn\n1440;\n", "Row 3: 1440 has no name."),
        ("2027\nKod;Namn\n1440;Ale kommun\n", "Row 3: “Ale kommun” is a long name: " + SHORT),
        ("2027\nKod;Namn\n14;Ale\n", "Row 3: “Ale” is no county: it is written such as Stockholms län."),
        (b"PK\x03\x04 no workbook", "The workbook can’t be read. Save it anew and try again."),
        (unpacking_to(70 * 1024**2), "The workbook can’t be read. Save it anew and try again."),
        (b"\xd0\xcf\x11\xe0 an old one", "The file is no CSV and no XLSX. Save it as one of these and try again."),
    ],
)  # fmt: skip
def test_a_faulty_file_is_told_and_stores_nothing(update, content, fault):
    assert refusal(update, content) == [fault]


def test_every_faulty_row_is_told_at_once(update):
    assert refusal(update, "2027\nKod;Namn\nx;Ale\n1440;Ale\n12345;Ale\n") == [
        f"Row 3: “x” is no code{OF_DIGITS}",
        f"Row 5: “12345” is no code{OF_DIGITS}",
    ]


def test_a_list_older_than_the_register_is_refused(update, scb):
    update({**scb, "1500": "Nyby"}, "--on", "2027-07-01")
    assert refusal(update, {**scb, "1500": "Nyby"}, "--on", "2027-01-01") == [
        "The register says that 1500 Nyby kommun begins on 1 July 2027, and the list doesn’t go with that."
    ]


def test_a_file_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(CommandError, match=r"nowhere\.csv: No such file"):
        call_command("updateregister", "/nowhere.csv")
