"""References to save, and open data."""

import csv
import json
from datetime import date
from io import StringIO

import pytest
import rispy

from icld_site.publishing.content import State
from publications.models import Contribution, Publication
from tests.news.factories import core_area, country
from tests.publications.factories import PublicationFactory, contributor, series

pytestmark = pytest.mark.django_db

TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}
ALL = {"bib": "/data/publications.bib", "ris": "/data/publications.ris", "json": "/data/publications.csl.json"}
SITE = "http://localhost:8000"


@pytest.fixture
def siddle() -> Publication:
    return PublicationFactory(
        title_en="Local R&D",
        subtitle_en="100 %?",
        slug_en="local",
        abstract_sv="<p>Om <em>allt</em>.</p>",
        series=series(issn="0378-5955"),
        series_number="7",
        publisher="ICLD",
        publisher_place="Visby",
        isbn="978-91-86725-20-4",
        doi="10.1000/icld.7",
        pages=64,
        issued_on=date(2016, 5, 3),
        licence="https://creativecommons.org/licenses/by/4.0/",
        had_from="https://www.example.org/a.pdf",
        authors=["Öberg, Åsa", "ICLD"],
        about={
            "countries": [country("ZM", "Zambia", "Zambia"), country("KE", "Kenya", "Kenya")],
            "core_areas": [core_area("participation", "Deltagande", "Participation")],
        },
    )


def titles(client, path: str) -> list[str]:
    """The titles in an export, whatever its form."""
    response = client.get(path)
    assert response.status_code == 200, path
    if ".ris" in path:
        return [entry["title"] for entry in rispy.loads(response.content.decode())]
    if ".csl.json" in path or path.endswith("reference.json"):
        return [item["title"] for item in json.loads(response.content)]
    if ".json" in path:
        return [item["title"] for item in json.loads(response.content)["items"]]
    return [
        line.split("{", 1)[1][:-2].strip("{}")
        for line in response.text.splitlines()
        if line.strip().startswith("title")
    ]


# One


@pytest.mark.usefixtures("siddle")
@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("path", ["/sv/publikationer/local/", "/en/publications/local/"])
def test_one_reference_is_a_file_with_a_type_and_a_name(client, path, form):
    response = client.get(f"{path}reference.{form}")
    assert response.headers["Content-Type"] == TYPES[form]
    assert response.headers["Content-Disposition"] == (
        f"attachment; filename=\"Oberg-ICLD-2016.{form}\"; filename*=UTF-8''%C3%96berg-ICLD-2016.{form}"
    )
    assert "Öberg" in response.content.decode()
    assert client.head(f"{path}reference.{form}").headers["Content-Type"] == TYPES[form]


@pytest.mark.parametrize(
    ("people", "name"),
    [
        (["Siddle, Andrew"], "Siddle-2016"),
        (["A, A", "B, B", "C, C", "D, D"], "A-2016"),
        (["United Cities and Local Governments"], "United-Cities-and-Local-Governments-2016"),
        ([], "nameless"),
    ],
)
def test_its_name_says_who_wrote_it(client, people, name):
    PublicationFactory(slug_en="nameless", authors=people)
    response = client.get("/en/publications/nameless/reference.ris")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.ris"'


@pytest.mark.usefixtures("siddle")
def test_it_is_the_same_in_both_frames(client):
    one, other = (client.get(f"{path}local/reference.json") for path in ("/sv/publikationer/", "/en/publications/"))
    assert json.loads(one.content) == json.loads(other.content)
    (item,) = json.loads(one.content)
    assert (item["title"], item["URL"]) == ("Local R&D: 100 %?", f"{SITE}/en/publications/local/")
    assert item["issued"] == {"date-parts": [[2016, 5, 3]]}


@pytest.mark.parametrize("name", ["reference.pdf", "reference.", "reference", "reference.bib/", "other.bib"])
def test_there_is_no_other_form(client, siddle, name):
    assert client.get(f"/en/publications/local/{name}").status_code == 404


def test_it_follows_the_address_of_its_publication_and_is_public_with_it(client, siddle):
    siddle.title_sv, siddle.slug_sv = "Svensk", "svensk"
    siddle.save()
    moved = client.get("/sv/publikationer/local/reference.bib")
    assert (moved.status_code, moved["Location"]) == (301, "/sv/publikationer/svensk/reference.bib")
    siddle.state = "withdrawn"
    siddle.save()
    assert client.get("/sv/publikationer/svensk/reference.bib").status_code in (404, 410)


# Several, and all


@pytest.fixture
def three() -> list[Publication]:
    rows = [
        PublicationFactory(title_en=title, slug_en=title.lower(), year=year, kind=kind, authors=authors)
        for title, year, kind, authors in [
            ("Alpha", 2001, "book", ["Abel, A"]),
            ("Beta", 2002, "book", ["Bil, B"]),
            ("Gamma", 2003, "report", ["Abel, A"]),
        ]
    ]
    PublicationFactory(title_en="Draft", state="draft")
    return rows


@pytest.mark.parametrize("path", [*ALL.values(), "/data/publications.json"])
def test_the_whole_catalogue_is_one_file_the_newest_first(client, three, path):
    assert titles(client, path) == ["Gamma", "Beta", "Alpha"]


@pytest.mark.parametrize("path", [*ALL.values(), "/data/publications.json"])
def test_those_that_are_chosen_are_saved_or_else_those_that_are_shown(client, three, path):
    first, last = three[0].pk, three[2].pk
    assert titles(client, f"{path}?id={first}&id={last}") == ["Gamma", "Alpha"]
    assert titles(client, f"{path}?q=beta&kind=book&id={last}") == ["Gamma"]
    assert titles(client, f"{path}?kind=book") == ["Beta", "Alpha"]
    assert titles(client, f"{path}?author=abel-a&q=gamma") == ["Gamma"]
    assert titles(client, f"{path}?q=") == ["Gamma", "Beta", "Alpha"]
    draft = Publication.objects.get(state="draft").pk
    assert titles(client, f"{path}?id={draft}&id={first}") == ["Alpha"]


@pytest.mark.parametrize("path", [*ALL.values(), "/data/publications.json", "/data/publications.csv"])
@pytest.mark.parametrize(
    ("query", "status", "field"),
    [
        ("id=not-a-uuid", 400, "id"),
        ("id=%00", 400, "id"),
        ("q=%00", 400, "q"),
        ("kind=x", 404, None),
        ("year=%00", 400, "q"),
    ],
)
def test_what_cant_be_read_is_told_in_both_languages(client, three, path, query, status, field):
    response = client.get(f"{path}?{query}")
    assert response.status_code == status
    (error,) = json.loads(response.content)["errors"]
    assert (error["field"], sorted(error["text"])) == (field, ["en", "sv"])


def test_the_words_of_a_fault(client):
    (error,) = json.loads(client.get("/data/publications.bib?id=1").content)["errors"]
    assert error["text"] == {
        "sv": "Detta är inte nyckeln till en publikation.",
        "en": "This is not the key of a publication.",
    }


@pytest.mark.parametrize("path", [*ALL.values(), "/data/publications.json", "/data/publications.csv"])
def test_an_empty_catalogue_is_a_file(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "queries"),
    [*((path, 5) for path in ALL.values()), ("/data/publications.json", 8), ("/data/publications.csv", 7)],
)
def test_the_queries_do_not_grow_with_the_publications(client, siddle, path, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        client.get(path)
    person = contributor("Many, M")
    rows = [Publication(state=State.APPROVED, title_en=f"{n}", slug_en=f"n-{n}", series=series()) for n in range(100)]
    Publication.objects.bulk_create(rows)
    Contribution.objects.bulk_create(Contribution(publication=row, contributor=person) for row in rows)
    with django_assert_num_queries(queries):
        client.get(path)


# Open data


def test_a_publication_is_told_in_full(client, siddle):
    told = json.loads(client.get("/data/publications.json").content)
    assert told["licence"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert told["modified"] == siddle.modified.isoformat().replace("+00:00", "Z")
    (item,) = told["items"]
    assert item == {
        "id": str(siddle.pk),
        "kind": "research-report",
        "language": "en",
        "title": "Local R&D",
        "subtitle": "100 %?",
        "titles": {"sv": None, "en": "Local R&D"},
        "subtitles": {"sv": None, "en": "100 %?"},
        "authors": [{"family": "Öberg", "given": "Åsa"}, {"organisation": "ICLD"}],
        "editors": [],
        "photographers": [],
        "year": 2016,
        "day": "2016-05-03",
        "series": {"code": "research-report", "title": "Research Report", "issn": "0378-5955"},
        "number": "7",
        "publisher": "ICLD",
        "place": "Visby",
        "isbn": "978-91-86725-20-4",
        "doi": "10.1000/icld.7",
        "pages": 64,
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "had_from": "https://www.example.org/a.pdf",
        "countries": ["KE", "ZM"],
        "core_areas": ["participation"],
        "version_of": None,
        "abstracts": {"sv": "<p>Om <em>allt</em>.</p>", "en": None},
        "files": [],
        "urls": {"sv": f"{SITE}/sv/publikationer/local/", "en": f"{SITE}/en/publications/local/"},
        "modified": siddle.modified.isoformat().replace("+00:00", "Z"),
    }


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_table_has_a_row_a_publication(client, siddle):
    response = client.get("/data/publications.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="publications.csv"'
    (row,) = rows(response)
    assert row == {
        "id": str(siddle.pk),
        "kind": "research-report",
        "language": "en",
        "title": "Local R&D",
        "subtitle": "100 %?",
        "title_sv": "",
        "title_en": "Local R&D",
        "subtitle_sv": "",
        "subtitle_en": "100 %?",
        "authors": "Öberg, Åsa; ICLD",
        "editors": "",
        "photographers": "",
        "year": "2016",
        "day": "2016-05-03",
        "series": "Research Report",
        "number": "7",
        "publisher": "ICLD",
        "place": "Visby",
        "isbn": "978-91-86725-20-4",
        "issn": "0378-5955",
        "doi": "10.1000/icld.7",
        "pages": "64",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "countries": "KE; ZM",
        "core_areas": "participation",
        "abstract_sv": "<p>Om <em>allt</em>.</p>",
        "abstract_en": "",
        "had_from": "https://www.example.org/a.pdf",
        "files": "",
        "url_sv": f"{SITE}/sv/publikationer/local/",
        "url_en": f"{SITE}/en/publications/local/",
    }


def test_a_title_that_a_spreadsheet_would_run_is_text(client):
    for year, title in enumerate(["=cmd|' /C calc'!A0", "@x", "-5"], start=2001):
        PublicationFactory(title_en=title, year=year)
    assert [row["title"] for row in rows(client.get("/data/publications.csv"))] == ["'-5", "'@x", "'=cmd|' /C calc'!A0"]
