"""What strangers read out of a publication's page: a reference manager, Google Scholar, a search engine."""

import json
import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.files.base import ContentFile

from publications.models import FileVersion, Publication, PublicationFile
from tests.publications.factories import PublicationFactory, contributor, series

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
PATH = "/en/publications/local-government/"


class Head(HTMLParser):
    """The meta tags of a page: pairs of name and content, as a browser hands them out."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pairs: list[tuple[str, str]] = []
        self.feed(page.partition("</head>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("name"):
            self.pairs.append((found["name"], found.get("content") or ""))

    def all(self, name: str) -> list[str]:
        return [content for given, content in self.pairs if given == name]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")


def translated(page: str) -> dict[str, Any]:
    """What a translator of Zotero's kind makes of a page, knowing nothing but the names of Highwire's tags.

    The type is told by the tags alone: an institution makes a report, one of a dissertation a thesis, an ISBN a book.
    """
    head = Head(page)
    if head.one("citation_technical_report_institution"):
        kind, institution = "report", "citation_technical_report_institution"
    elif head.one("citation_dissertation_institution"):
        kind, institution = "thesis", "citation_dissertation_institution"
    else:
        kind, institution = ("book" if head.one("citation_isbn") else "article"), "citation_publisher"
    people = []
    for role in ("author", "editor"):
        for name in head.all(f"citation_{role}"):
            last, comma, first = name.partition(", ")
            people.append((role, last, first if comma else ""))
    return {
        "type": kind,
        "title": head.one("citation_title"),
        "people": people,
        "date": head.one("citation_publication_date"),
        "series": head.one("citation_series_title"),
        "number": head.one("citation_technical_report_number"),
        "institution": head.one(institution),
        "pdf": head.one("citation_pdf_url"),
    }


def siddle(**fields: Any) -> Any:
    return PublicationFactory(
        **{
            "title_en": 'Local "government" & R&D <in> South Africa',
            "subtitle_en": "Can it?",
            "slug_en": "local-government",
            "abstract_en": "<p>First.</p>\n<p>Second &amp; last.</p>",
            "series": series(issn="0378-5955"),
            "series_number": "7",
            "publisher": "ICLD",
            "publisher_place": "Visby",
            "isbn": "978-91-86725-20-4",
            "doi": "10.1000/icld.7",
            "pages": 64,
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "authors": ["Koelble, Thomas", "Lindqvist, Åsa"],
            "editors": ["ICLD"],
            **fields,
        }
    )


@pytest.mark.parametrize("path", [PATH, "/sv/publikationer/local-government/"])
def test_a_reference_manager_finds_all_from_the_meta_tags_alone(client, path):
    siddle()
    assert translated(client.get(path).text) == {
        "type": "report",
        "title": 'Local "government" & R&D <in> South Africa: Can it?',
        "people": [("author", "Koelble", "Thomas"), ("author", "Lindqvist", "Åsa"), ("editor", "ICLD", "")],
        "date": "2016",
        "series": "Research Report",
        "number": "7",
        "institution": "ICLD",
        "pdf": "",
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "book"}, {"type": "book", "institution": "ICLD", "number": ""}),
        ({"kind": "handbook"}, {"type": "book"}),
        ({"kind": "thesis"}, {"type": "thesis", "institution": "ICLD"}),
        ({"kind": "policy-brief"}, {"type": "report"}),
        ({"issued_on": date(2016, 5, 3)}, {"date": "2016/05/03"}),
        ({"year": None}, {"date": ""}),
        ({"series": None, "series_number": ""}, {"series": "", "number": ""}),
    ],
)
def test_each_kind_is_known_by_its_tags(client, fields, expected):
    siddle(**fields)
    found = translated(client.get(PATH).text)
    assert {name: found[name] for name in expected} == expected


def test_a_name_with_a_particle_is_whole(client):
    siddle(authors=[])
    row = contributor("Berg, Anna", particle="van der")
    row.contributions.create(publication_id=siddle(slug_en="b", doi="").pk)
    assert ("author", "van der Berg", "Anna") in translated(client.get("/en/publications/b/").text)["people"]


def test_the_same_stands_there_once_more_in_dublin_core(client):
    siddle()
    head = Head(client.get(PATH).text)
    assert [pair for pair in head.pairs if pair[0].startswith("DC.")] == [
        ("DC.title", 'Local "government" & R&D <in> South Africa: Can it?'),
        ("DC.creator", "Koelble, Thomas"),
        ("DC.creator", "Lindqvist, Åsa"),
        ("DC.contributor", "ICLD"),
        ("DC.date", "2016"),
        ("DC.type", "Report"),
        ("DC.publisher", "ICLD"),
        ("DC.language", "en"),
        ("DC.description", "First. Second & last."),
        ("DC.relation.ispartof", "Research Report 7"),
        ("DC.identifier", SITE + PATH),
        ("DC.identifier", "https://doi.org/10.1000/icld.7"),
        ("DC.identifier", "urn:isbn:978-91-86725-20-4"),
        ("DC.rights", "https://creativecommons.org/licenses/by/4.0/"),
    ]


@pytest.mark.parametrize("fields", [{}, {"year": None, "title_en": "A"}])
def test_no_tag_is_empty(client, fields):
    PublicationFactory(slug_en="a", **fields)
    text = client.get("/en/publications/a/").text
    assert [pair for pair in Head(text).pairs if not pair[1].strip()] == []
    assert "None" not in "".join(content for _name, content in Head(text).pairs)


def test_the_tags_name_the_page_in_the_documents_own_language(client):
    siddle(title_sv="Översatt", slug_sv="oversatt")
    head = Head(client.get("/sv/publikationer/oversatt/").text)
    assert head.one("citation_abstract_html_url") == SITE + PATH
    assert head.one("citation_title").startswith("Local")
    assert head.one("citation_language") == "en"


def linked_data(page: str) -> dict[str, Any]:
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    nodes = json.loads(found)["@graph"]
    assert nodes[1]["@type"] == "BreadcrumbList"
    return nodes[0]


def test_a_search_engine_is_told_what_the_work_is(client):
    row = siddle()
    contributor("Koelble, Thomas")
    row.contributions.filter(order=0, role="author").get().contributor.__class__.objects.filter(
        slug="koelble-thomas"
    ).update(orcid="0000-0002-1825-0097")
    node = linked_data(client.get(PATH).text)
    assert node.pop("dateModified")
    publisher = node.pop("publisher")
    assert (publisher["@id"], publisher["name"]) == (f"{SITE}/#icld", "ICLD")
    title = 'Local "government" & R&D <in> South Africa: Can it?'
    assert node == {
        "@type": ["ScholarlyArticle", "Report"],
        "@id": f"urn:uuid:{row.pk}",
        "name": title,
        "headline": title,
        "url": SITE + PATH,
        "mainEntityOfPage": SITE + PATH,
        "inLanguage": "en",
        "datePublished": "2016",
        "author": [
            {
                "@type": "Person",
                "name": "Thomas Koelble",
                "givenName": "Thomas",
                "familyName": "Koelble",
                "url": f"{SITE}/en/publications/contributors/koelble-thomas/",
                "sameAs": "https://orcid.org/0000-0002-1825-0097",
            },
            {
                "@type": "Person",
                "name": "Åsa Lindqvist",
                "givenName": "Åsa",
                "familyName": "Lindqvist",
                "url": f"{SITE}/en/publications/contributors/lindqvist-asa/",
            },
        ],
        "editor": [{"@type": "Organization", "name": "ICLD", "url": f"{SITE}/en/publications/contributors/icld/"}],
        "isPartOf": {"@type": "CreativeWorkSeries", "name": "Research Report", "issn": "0378-5955"},
        "reportNumber": "7",
        "isbn": "978-91-86725-20-4",
        "numberOfPages": 64,
        "abstract": "First.\nSecond & last.",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "sameAs": "https://doi.org/10.1000/icld.7",
    }


def test_nothing_empty_is_told(client):
    PublicationFactory(slug_en="a", year=None, kind="book")
    node = linked_data(client.get("/en/publications/a/").text)
    assert sorted(node) == ["@id", "@type", "dateModified", "inLanguage", "mainEntityOfPage", "name", "url"]
    assert node["@type"] == "Book"


def test_a_pdf_is_named_only_where_the_public_gets_the_document_there(client):
    row = siddle()
    found = [("Sample", "en"), ("", "sv"), ("", "en")]
    files = [
        upload(row, label_en=label, language=language, order=order) for order, (label, language) in enumerate(found)
    ]
    page = client.get("/sv/publikationer/local-government/").text
    pdf = translated(page)["pdf"]
    # it lies below the page in its own language, as Google Scholar wants it
    assert pdf.startswith(f"{SITE}{PATH}{files[2].pk}/")
    assert client.head(pdf.removeprefix(SITE)).headers["Content-Type"] == "application/pdf"
    assert Head(page).all("DC.format") == ["application/pdf"]
    addresses = [node["contentUrl"] for node in linked_data(client.get(PATH).text)["encoding"]]
    assert [str(file.pk) in url for file, url in zip(files[1:], addresses, strict=True)] == [True, True]
    assert f'href="{pdf.removeprefix(SITE)}"' in client.get(PATH).text


def test_a_sample_or_a_summary_isnt_the_document(client):
    row = siddle(had_from="https://www.example.org/a.pdf")
    upload(row, label_en="Sample", language="en")
    page = client.get(PATH).text
    assert translated(page)["pdf"] == ""
    assert "encoding" not in linked_data(page)
    assert "Sample (PDF, " in page
    assert "To be had from example.org" in page


def upload(publication: Publication, **fields: Any) -> PublicationFile:
    row = PublicationFile.objects.create(publication=publication, **fields)
    FileVersion.objects.create(
        file=row,
        stored=ContentFile(b"%PDF-1", "a.pdf"),
        sha256=str(row.pk),
        bytes=6,
        pages=1,
        uploaded_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    return row
