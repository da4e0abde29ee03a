"""The page of a publication."""

import html
import re
from datetime import UTC, datetime

import pytest
import time_machine

from icld_site.publishing.content import State
from publications.models import Publication
from tests.news.factories import ProjectFactory, core_area, country
from tests.publications.factories import PublicationFactory, series
from tests.reading import text_of

pytestmark = pytest.mark.django_db

ENGLISH_LABELS = (
    "Author Photographer Published Kind Series Publisher ISBN ISSN DOI Pages Language Licence Country Area Project"
)
SV, EN = "/sv/publikationer/local-government/", "/en/publications/local-government/"


@pytest.fixture
def siddle() -> Publication:
    """The seed's publication, with all that can be said of it."""
    return PublicationFactory(
        title_en="Local government in South Africa",
        subtitle_en="Can the objectives be achieved?",
        slug_en="local-government",
        abstract_sv="<p>Rapporten frågar om kommunerna klarar sin uppgift.</p>",
        series=series("Research Report", issn="0378-5955"),
        series_number="7",
        publisher="ICLD",
        publisher_place="Visby",
        isbn="978-91-86725-20-4",
        doi="10.1000/icld.7",
        pages=64,
        licence="https://creativecommons.org/licenses/by-nc/4.0/",
        had_from="https://www.example.org/report.pdf",
        from_knowledge_centre=True,
        authors=["Koelble, Thomas", "Siddle, Andrew"],
        photographers=["Foto, Frida"],
        about={
            "countries": [country("ZA", "Sydafrika", "South Africa")],
            "core_areas": [core_area("accountability", "Ansvarsutkrävande", "Accountability")],
            "projects": [ProjectFactory(title_sv="Ett projekt", slug_sv="ett-projekt")],
        },
    )


@pytest.mark.usefixtures("siddle")
@pytest.mark.parametrize(
    ("path", "above", "by", "labels"),
    [
        (
            SV,
            "Forskningsrapport Research Report 7 2016 På engelska",
            "Thomas Koelble och Andrew Siddle Läs",
            "Författare Fotograf Utgiven Slag Serie Utgivare ISBN ISSN DOI Sidor Språk Licens Land Kärnområde Projekt",
        ),
        (
            EN,
            "Research report Research Report 7 2016 In English",
            "Thomas Koelble and Andrew Siddle Read",
            ENGLISH_LABELS,
        ),
    ],
)
def test_it_says_what_is_known_in_either_language(client, path, above, by, labels):
    page = client.get(path)
    title = "Local government in South Africa Can the objectives be achieved?"
    assert f"{above} {title} {by}" in text_of(page)
    assert re.findall(r"<dt>([^<]*)</dt>", page.text)[4:] == [
        word.replace("Area", "Core area") for word in labels.split()
    ]


@pytest.mark.usefixtures("siddle")
def test_its_details_lead_on(client):
    page = client.get(EN).text
    facts = re.search(r'<dl class="facts">.*?</dl>', page, re.DOTALL)[0]
    assert re.findall(r'<a href="([^"]*)">(?:<span lang="\w\w">)?([^<]*)', facts) == [
        ("/en/publications/contributors/koelble-thomas/", "Thomas Koelble"),
        ("/en/publications/contributors/siddle-andrew/", "Andrew Siddle"),
        ("/en/publications/contributors/foto-frida/", "Frida Foto"),
        ("/en/publications/?kind=research-report", "Research report"),
        ("/en/publications/series/research-report/", "Research Report 7"),
        ("https://doi.org/10.1000/icld.7", "10.1000/icld.7"),
        ("/en/publications/?language=en", "English"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC 4.0"),
        ("/en/publications/?area=accountability", "Accountability"),
        ("/en/projects/ett-projekt/", "Ett projekt"),
    ]


@pytest.mark.usefixtures("siddle")
@pytest.mark.parametrize(
    ("path", "heading", "series_said"),
    [(SV, "Så här citerar ni", "Research Report 7"), (EN, "How to cite", "Research Report No. 7")],
)
def test_it_says_how_to_cite_it_in_four_styles(client, path, heading, series_said):
    page = client.get(path).text
    assert f'<h2 id="cite">{heading}</h2>' in page
    found = re.findall(r'<dd class="citation" id="cite-(\w+)"[^>]*>(.*?)</dd>', page)
    assert [style for style, _text in found] == ["apa", "harvard", "chicago", "icld"]
    title = "Local government in South Africa: Can the objectives be achieved?"
    assert found[0][1] == (
        f"Koelble, T., &amp; Siddle, A. (2016). <i>{title}</i> ({series_said}). ICLD. https://doi.org/10.1000/icld.7"
    )
    assert found[3][1] == f"KC – Koelble, T &amp; Siddle, A (2016) {title}"


@pytest.mark.usefixtures("siddle")
def test_its_reference_is_saved_in_three_forms(client):
    page = client.get(SV).text
    links = re.findall(r'<a class="action" href="([^"]*)" type="([^"]*)">', page)
    assert links == [
        (f"{SV}reference.bib", "application/x-bibtex"),
        (f"{SV}reference.ris", "application/x-research-info-systems"),
        (f"{SV}reference.json", "application/vnd.citationstyles.csl+json"),
    ]


@pytest.mark.usefixtures("siddle")
@pytest.mark.parametrize(
    ("path", "words"), [(SV, "Finns att hämta på example.org"), (EN, "To be had from example.org")]
)
def test_without_a_file_it_says_where_it_can_be_had(client, path, words):
    assert f'<a class="button" href="https://www.example.org/report.pdf">{words}' in client.get(path).text


def test_without_either_it_says_whom_to_ask(client):
    PublicationFactory(slug_en="a")
    assert "The document isn’t here. Ask ICLD for it." in client.get("/en/publications/a/").text


def test_what_isnt_known_leaves_no_trace(client):
    PublicationFactory(slug_en="a", year=None)
    page = client.get("/en/publications/a/")
    assert re.findall(r"<dt>([^<]*)</dt>", page.text)[4:] == ["Kind", "Language"]
    assert "None" not in text_of(page)
    assert "(n.d.)" in text_of(page)


def test_an_english_document_is_marked_in_the_swedish_frame(client):
    PublicationFactory(title_en="Local government", slug_en="local", subtitle_en="A question?")
    for address in ("/sv/publikationer/", "/sv/publikationer/local/"):
        page = client.get(address).text
        assert '<span lang="en">Local government</span>' in page
        assert '<span lang="en">A question?</span>' in page
    page = client.get("/sv/publikationer/local/").text
    links = re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page)
    own = "http://localhost:8000/en/publications/local/"
    assert links == [("en", own), ("x-default", own)]


def test_a_document_in_a_third_language_has_its_own_title(client):
    PublicationFactory(
        document_language="fr", original_title="La démocratie", title_sv="Demokratin", slug_sv="fr", title_en=""
    )
    page = client.get("/sv/publikationer/fr/").text
    assert "<h1>Demokratin</h1>" in page
    assert '<dt>Originaltitel</dt><dd><span lang="fr">La démocratie</span></dd>' in page
    assert "På franska" in page


def test_it_has_one_address_in_each_language(client):
    PublicationFactory(title_sv="Svensk", slug_sv="svensk", slug_en="english")
    response = client.get("/sv/publikationer/english/")
    assert (response.status_code, response["Location"]) == (301, "/sv/publikationer/svensk/")
    response = client.get("/en/publications/svensk/")
    assert (response.status_code, response["Location"]) == (301, "/en/publications/english/")


def test_a_scheduled_publication_is_absent_until_its_moment(client):
    live_from = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    PublicationFactory(
        slug_en="later", live_from=live_from, authors=["Later, Anna"], series=series("Later"), title_en="Later"
    )
    everywhere = [
        "/en/publications/",
        "/sv/",
        "/sitemap.xml",
        "/en/publications/atom.xml",
        "/data/publications.json",
        "/data/publications.bib",
    ]
    own = [
        "/en/publications/later/",
        "/en/publications/later/reference.bib",
        "/sv/publikationer/serier/later/",
        "/sv/publikationer/medverkande/later-anna/",
    ]
    for moment, status, told in [(datetime(2027, 3, 28, 0, 59, 59, tzinfo=UTC), 404, False), (live_from, 200, True)]:
        with time_machine.travel(moment, tick=False):
            assert [client.get(path).status_code for path in own] == [status] * 4
            for address in everywhere:
                text = client.get(address).text.replace("publikationer", "publications")
                assert ("/publications/later/" in text) is told, address


@pytest.mark.parametrize("query", ["?page=1", "?page="])
def test_the_first_page_has_one_address(client, query):
    response = client.get(f"/en/publications/{query}")
    assert (response.status_code, response["Location"]) == (301, "/en/publications/")


def test_the_queries_do_not_grow_with_what_it_is_related_to(client, siddle, django_assert_num_queries):
    client.get(EN)
    with django_assert_num_queries(12):
        client.get(EN)
    rows = [Publication(state=State.APPROVED, title_en=f"{n}", slug_en=f"n-{n}") for n in range(200)]
    for row in Publication.objects.bulk_create(rows):
        row.countries.set(siddle.countries.all())
    client.get(EN)  # what is kept until content changes is read anew
    with django_assert_num_queries(12):
        client.get(EN)


def test_hostile_text_is_shown_as_text(client):
    bold = "<b>A</b>"
    PublicationFactory(
        title_en="<script>1</script>",
        subtitle_en='"><script>1</script>',
        authors=[bold],
        series=series("<i>S</i>"),
        publisher="<u>P</u>",
        slug_en="a",
        abstract_en="<p>a</p><script>1</script>",
    )
    page = client.get("/en/publications/a/").text
    assert "<script>1" not in page
    assert bold not in page
    assert html.escape(bold) in page
    assert "<u>P" not in page
    for path in ("/en/publications/", "/en/", "/en/publications/atom.xml"):
        assert "<script>1" not in client.get(path).text
        assert bold not in client.get(path).text
