"""What a browser is told that searches us from its own field, and what it is answered."""

import re
from xml.etree import ElementTree

import pytest

from icld_site.publishing.versions import replace_mark
from icld_site.search.models import Entry, Kind

pytestmark = pytest.mark.django_db

ADDRESSES = {"sv": "/sv/sok/opensearch.xml", "en": "/en/search/opensearch.xml"}
NAMESPACE = {"os": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_URL = "https://icld.example"


def described(client, language):
    response = client.get(ADDRESSES[language])
    assert response.status_code == 200
    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def text(root, name):
    return root.findtext(f"os:{name}", namespaces=NAMESPACE)


def templates(root):
    return {url.get("type"): url.get("template") for url in root.findall("os:Url", NAMESPACE)}


@pytest.mark.parametrize(
    ("language", "page", "suggestions"),
    [("sv", "/sv/sok/", "/sv/sok/forslag.json"), ("en", "/en/search/", "/en/search/suggestions.json")],
)
def test_it_says_where_to_search_by_whole_addresses(client, language, page, suggestions):
    root = described(client, language)
    assert root.tag == "{http://a9.com/-/spec/opensearch/1.1/}OpenSearchDescription"
    assert templates(root) == {
        "text/html": f"https://icld.example{page}?q={{searchTerms}}",
        "application/x-suggestions+json": f"https://icld.example{suggestions}?form=opensearch&q={{searchTerms}}",
        "application/opensearchdescription+xml": f"https://icld.example{ADDRESSES[language]}",
    }
    assert (text(root, "ShortName"), text(root, "Language"), text(root, "InputEncoding")) == ("ICLD", language, "UTF-8")
    assert re.fullmatch(r"https://icld\.example/static/icons/favicon.*\.ico", text(root, "Image"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_its_texts_are_no_longer_than_the_standard_allows(client, language):
    root = described(client, language)
    assert 0 < len(text(root, "ShortName")) <= 16
    assert 0 < len(text(root, "Description")) <= 1024


@pytest.mark.parametrize(("path", "language"), [("/sv/", "sv"), ("/en/publications/", "en"), ("/en/nothing/", "en")])
def test_every_page_names_it_in_its_language(client, path, language):
    (link,) = re.findall(r'<link rel="search"[^>]*>', client.get(path).text)
    assert f'href="{ADDRESSES[language]}"' in link
    assert 'type="application/opensearchdescription+xml" title="ICLD"' in link


@pytest.mark.parametrize("page", ["text/html", "application/x-suggestions+json"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_addresses_that_it_gives_work(client, language, page):
    template = templates(described(client, language))[page]
    address = template.removeprefix("https://icld.example").replace("{searchTerms}", "lokal%20demokrati")
    assert client.get(address).status_code == 200


def test_a_browser_gets_suggestions_in_the_form_that_it_reads(client):
    of = {"source": "news.article", "language": "sv", "title_language": "sv", "digest": "", "kind": Kind.NEWS}
    Entry.objects.create(title="Ångström", url="/sv/a/", object_id="0" * 32, **of)
    replace_mark()
    response = client.get("/sv/sok/forslag.json", {"q": "Ång", "form": "opensearch"})
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response.json() == ["Ång", ["Ångström"], [], ["https://icld.example/sv/a/"]]
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("public, max-age=60", "noindex")


@pytest.mark.parametrize("query", ["", "q=a&q=b", "q=%00"])
def test_a_browser_that_asks_nothing_gets_nothing(client, query):
    assert client.get(f"/sv/sok/forslag.json?form=opensearch&{query}").json() == ["", [], [], []]


def test_it_is_read_only(client):
    assert client.head(ADDRESSES["sv"]).status_code == 200
    assert client.post(ADDRESSES["sv"]).status_code == 405
