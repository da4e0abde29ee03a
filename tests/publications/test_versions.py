"""A work in two languages: each version has its page, and they lead readers and search engines to each other."""

import json
import re
from xml.etree import ElementTree

import pytest

from publications.models import Publication
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
SV, EN = "/sv/publikationer/iqa-rapport-2015/", "/en/publications/iqa-report-2015/"
PAIR = [("sv", SITE + SV), ("en", SITE + EN), ("x-default", SITE + SV)]


@pytest.fixture
def versions() -> tuple[Publication, Publication]:
    swedish = PublicationFactory(
        document_language="sv", title_sv="IQA-rapport 2015", slug_sv="iqa-rapport-2015", title_en="", slug_en=None
    )
    english = PublicationFactory(
        title_en="IQA report 2015", slug_en="iqa-report-2015", version_of=swedish, abstract_sv="<p>På svenska.</p>"
    )
    return swedish, english


def alternates(client, path: str) -> list[tuple[str, str]]:
    return re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', client.get(path).text)


def canonical(client, path: str) -> str:
    return re.search(r'<link rel="canonical" href="([^"]*)">', client.get(path).text)[1]


@pytest.mark.usefixtures("versions")
def test_each_version_is_the_page_of_its_language_and_names_the_other(client):
    assert alternates(client, SV) == alternates(client, EN) == PAIR
    assert (canonical(client, SV), canonical(client, EN)) == (SITE + SV, SITE + EN)


@pytest.mark.usefixtures("versions")
@pytest.mark.parametrize(
    ("path", "own"), [("/sv/publikationer/iqa-report-2015/", EN), ("/en/publications/iqa-rapport-2015/", SV)]
)
def test_in_the_frame_of_the_other_language_the_own_page_counts(client, path, own):
    assert canonical(client, path) == SITE + own


@pytest.mark.usefixtures("versions")
def test_a_reader_is_led_to_the_version_in_the_other_language(client):
    assert (
        f'På engelska: <a href="{EN}" hreflang="en"><span lang="en">IQA report 2015</span></a>' in client.get(SV).text
    )
    assert (
        f'In Swedish: <a href="{SV}" hreflang="sv"><span lang="sv">IQA-rapport 2015</span></a>' in client.get(EN).text
    )


def test_search_engines_are_told_which_one_is_the_translation(client, versions):
    swedish, english = versions

    def node(path: str) -> dict:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text, re.DOTALL)
        return json.loads(found[1])["@graph"][0]

    assert node(SV)["workTranslation"] == [{"@id": f"urn:uuid:{english.pk}", "@type": "CreativeWork"}]
    assert node(EN)["translationOfWork"] == [{"@id": f"urn:uuid:{swedish.pk}", "@type": "CreativeWork"}]


def test_a_version_that_isnt_public_is_as_if_it_were_not_there(client, versions):
    Publication.objects.filter(pk=versions[0].pk).update(state="draft")
    own = "/sv/publikationer/iqa-report-2015/"
    assert alternates(client, EN) == [("sv", SITE + own), ("en", SITE + EN), ("x-default", SITE + own)]
    assert "In Swedish:" not in client.get(EN).text


def test_two_versions_know_each_other_by_a_first_one_that_isnt_public(client, versions):
    first = PublicationFactory(
        document_language="es", original_title="Informe", title_en="Report", slug_en="informe", state="draft"
    )
    Publication.objects.update(version_of=first)
    assert alternates(client, SV) == alternates(client, EN) == PAIR


@pytest.mark.usefixtures("versions")
def test_the_sitemap_says_the_same(client):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = {}
    for url in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(f"{space}url"):
        links = url.findall("{http://www.w3.org/1999/xhtml}link")
        found[url.find(f"{space}loc").text] = [(link.get("hreflang"), link.get("href")) for link in links]
    assert {url: pairs for url, pairs in found.items() if "iqa" in url} == {SITE + SV: PAIR, SITE + EN: PAIR}
