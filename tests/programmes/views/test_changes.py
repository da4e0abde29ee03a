"""What has changed in the rules: the page and its feed, made from the real history."""

import re
from datetime import date

import feedparser
import pytest

from programmes.models import ApplicationKind, CountryEligibility, Pause, Programme
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("real_history")

SV = "/sv/program/kommunala-partnerskap/andringar/"
EN = "/en/programmes/municipal-partnerships/changes/"

#: Facts, section 1.2, the newest first: what became of the list of countries, and the one new name.
COUNTRIES = [
    ("2025", "New partner country: Rwanda"),
    ("2025", "No longer a partner country: Bosnia and Herzegovina"),
    ("2023", "New partner countries: Colombia, Guatemala and Zimbabwe"),
    (
        "2023",
        (
            "No longer partner countries: China, Georgia, Indonesia, Moldova, Mozambique, Namibia, North Macedonia, "
            "Turkey and Vietnam"
        ),
    ),
    ("2019", "No longer partner countries: Belarus and India"),
    ("2019", "New name of a partner country: North Macedonia, formerly Macedonia"),
    ("2016", "No longer a partner country: Albania"),
    ("2015", "New partner country: Mozambique"),
    ("2013", "New partner country: Zambia"),
]


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-26T12:00:00Z", tick=False)


def told_on(response) -> list[tuple[str, str]]:
    """The years and the titles below them."""
    found = re.findall(r'<h2 id="y-(\d+)"|<p class="event-title">(.*?)</p>', response.content.decode())
    year, rows = "", []
    for heading, title in found:
        year = heading or year
        if title:
            rows.append((year, title))
    return rows


def test_the_changes_of_the_countries_are_exactly_those_of_the_facts(client):
    told = [row for row in told_on(client.get(EN)) if "partner countr" in row[1]]
    assert told == COUNTRIES


def test_the_windows_and_the_applicants_have_their_changes_too(client):
    told = [row for row in told_on(client.get(SV)) if "samarbetsl" not in row[1]]
    assert told == [
        ("2023", "Får ansöka: kommunala bolag och föreningar som ägs eller styrs av kommuner"),
        (
            "2023",
            (
                "Får inte längre ansöka: andra kommunalförbund, kommunala samverkansorganisationer, kommundels- och "
                "stadsdelsnämnder och gemensamma nämnder"
            ),
        ),
        ("2023", "Ansökan pausad till och med den 3\u00a0april\u00a02023"),
        ("2022", "Extra ansökningsperiod: Våren 2022, andra omgången, sista dag 15\u00a0april\u00a02022"),
        ("2022", "Extra ansökningsperiod: Våren 2022, första omgången, sista dag 15\u00a0februari\u00a02022"),
        ("2021", "Extra ansökningsperiod: Hösten 2021, sista dag 15\u00a0oktober\u00a02021"),
        (
            "2021",
            (
                "Extra ansökningsperiod: Löpande från 2021, omkring 1\u00a0januari\u00a02021 till "
                "23\u00a0januari\u00a02023"
            ),
        ),
        (
            "2021",
            (
                "Inte längre årliga ansökningsperioder: 15\u00a0februari till 15\u00a0mars och "
                "15\u00a0september till 15\u00a0oktober"
            ),
        ),
        (
            "2020",
            (
                "Får ansöka: andra kommunalförbund, kommunala samverkansorganisationer, kommundels- och "
                "stadsdelsnämnder och gemensamma nämnder"
            ),
        ),
        ("2020", "Får inte längre ansöka: landsting"),
        (
            "2018",
            (
                "Förlängd ansökningsperiod: Våren 2018, till och med den 26\u00a0mars\u00a02018 i stället för "
                "den 15\u00a0mars\u00a02018"
            ),
        ),
        (
            "2017",
            "Får inte längre ansöka: kommunala samverkansorganisationer, kommunala bolag och kommunala stiftelser",
        ),
        (
            "2015",
            (
                "Får ansöka: regionala kommunalförbund, kommunala samverkansorganisationer, kommunala bolag och "
                "kommunala stiftelser"
            ),
        ),
        (
            "2015",
            (
                "Nya kärnområden: Jämlik/rättvis och inkluderande behandling, Deltagande och delaktighet, Transparens "
                "och insynsmöjligheter och Möjlighet till ansvarsutkrävande"
            ),
        ),
    ]


def test_a_change_says_its_day_or_between_which_days_and_where_it_is_stated(client):
    told = text_of(client.get(SV))
    assert heading_of(client.get(SV)) == "Så har reglerna ändrats"
    assert "mellan 27 mars 2018 och 31 maj 2019, ingen källa anger dagen Inte längre samarbetsländer: Belarus" in told
    assert "12 februari 2019 Nytt namn på ett samarbetsland: Nordmakedonien, tidigare Makedonien" in told
    assert "icld.se/artikel/nya-riktlinjer-for-programmet-kommunalt-partnerskap" in told
    assert "1 januari 2020 Får inte längre ansöka: landsting De är regioner sedan dess" in told
    assert "Reglerna som finns här börjar den 1 januari 2012 ." in told


def test_a_decision_for_a_day_to_come_stands_by_itself_and_is_not_in_the_feed_yet(client, time_machine):
    row = CountryEligibility.objects.get(country__code="ZM")
    row.last_day = date(2027, 6, 30)
    row.save()
    told = text_of(client.get(SV))
    assert "Beslutat men inte i kraft än 1 juli 2027 Inte längre samarbetsland: Zambia" in told
    assert "Zambia" not in feedparser.parse(client.get(f"{SV}atom.xml").content).entries[0].title
    time_machine.move_to("2027-07-01T08:00:00Z", tick=False)
    assert feedparser.parse(client.get(f"{SV}atom.xml").content).entries[0].title == "Inte längre samarbetsland: Zambia"


@pytest.mark.parametrize("path", [SV, EN])
def test_the_feed_has_the_same_changes_each_with_a_key_that_stays(client, path):
    page, feeds = client.get(path), [feedparser.parse(client.get(f"{path}atom.xml").content) for _ in range(2)]
    assert not feeds[0].bozo
    assert [entry.title for entry in feeds[0].entries] == [title for _, title in told_on(page)]
    assert [entry.id for entry in feeds[0].entries] == [entry.id for entry in feeds[1].entries]
    assert len({entry.id for entry in feeds[0].entries}) == len(feeds[0].entries)
    anchors = set(re.findall(r'<li class="event" id="([^"]+)"', page.content.decode()))
    assert {entry.link.split("#")[1] for entry in feeds[0].entries} == anchors


def test_an_entry_of_the_feed_is_in_whole_sentences_without_an_empty_paragraph(client):
    entries = feedparser.parse(client.get(f"{SV}atom.xml").content).entries
    rwanda = next(entry for entry in entries if entry.title == "Nytt samarbetsland: Rwanda")
    assert rwanda.summary.replace("\xa0", " ") == (
        "Mellan 25 januari 2023 och 1 januari 2025, ingen källa anger dagen."
    )
    assert [entry.title for entry in entries if "<p></p>" in entry.content[0].value] == []


def test_the_address_of_one_language_leads_to_the_other_ones_and_a_sister_programme_has_none(client):
    assert client.get("/en/programmes/kommunala-partnerskap/changes/").headers["Location"] == EN
    assert client.get("/sv/program/municipal-partnerships/andringar/atom.xml").headers["Location"] == f"{SV}atom.xml"
    assert client.get("/sv/program/forskning/andringar/").status_code == 404


def test_pauses_of_one_day_for_different_kinds_name_them_and_have_keys_of_their_own(client):
    programme = Programme.objects.get(takes_applications=True)
    for code, last in (("project", date(2027, 4, 1)), ("preparation", date(2027, 3, 20))):
        pause = Pause.objects.create(
            programme=programme, first_day=date(2027, 2, 20), last_day=last, reason_sv="–", reason_en="–"
        )
        pause.kinds.add(ApplicationKind.objects.get(code=code))
    told = text_of(client.get(EN))
    assert "Applications paused to and including 1 April 2027: project" in told
    assert "Applications paused to and including 20 March 2027: preparation" in told
    ids = re.findall(r'<li class="event" id="([^"]+)"', client.get(EN).text)
    assert len(ids) == len(set(ids))
