"""Texts that exist in one language, and texts that are not public yet: what every surface says of them."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.files.base import ContentFile

from icld_site.media.models import Picture
from tests.icld_site.media.odd_files import KEPT
from tests.news.factories import ArticleFactory, ProjectFactory

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
KINDS = [
    pytest.param(ArticleFactory, "/sv/aktuellt/2018/{}/", "/en/news/2018/{}/", id="article"),
    pytest.param(ProjectFactory, "/sv/projekt/{}/", "/en/projects/{}/", id="project"),
]


def hreflang(page: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', page))


def sitemap(client) -> dict[str, dict[str, str]]:
    """The alternates of each address."""
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", namespaces=NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


@pytest.mark.parametrize(("factory", "swedish", "english"), KINDS)
def test_the_switch_to_english_reaches_a_swedish_text_with_the_text_marked(client, factory, swedish, english):
    factory(title_sv="Rubrik på svenska", slug_sv="rubrik", lead_sv="En ingress.", body_sv="<p>Text.</p>")
    page = client.get(swedish.format("rubrik")).text
    switch = re.search(r'<a class="language" lang="en" hreflang="en" href="([^"]*)">English</a>', page)
    assert switch[1] == english.format("rubrik")
    there = client.get(switch[1])
    assert there.status_code == 200
    assert '<html lang="en">' in there.text
    assert '<h1><span lang="sv">Rubrik på svenska</span></h1>' in there.text
    assert '<div lang="sv"><p>Text.</p></div>' in there.text
    assert re.search(rf'<a class="language" lang="sv"[^>]*href="{swedish.format("rubrik")}">Svenska</a>', there.text)


@pytest.mark.parametrize(("factory", "swedish", "english"), KINDS)
def test_an_english_text_without_swedish_is_its_own_and_only_alternate(client, factory, swedish, english):
    factory(title_sv="", slug_sv=None, title_en="Title", slug_en="title")
    own = SITE + english.format("title")
    for path in (swedish.format("title"), english.format("title")):
        page = client.get(path).text
        assert hreflang(page) == {"en": own, "x-default": own}
        assert f'<link rel="canonical" href="{own}">' in page
    addresses = sitemap(client)
    assert addresses[own] == {}
    assert SITE + swedish.format("title") not in addresses


@pytest.mark.parametrize(("factory", "swedish", "english"), KINDS)
def test_no_surface_names_an_english_version_of_a_swedish_text(client, factory, swedish, english):
    factory(slug_sv="rubrik")
    own = SITE + swedish.format("rubrik")
    for path in (swedish.format("rubrik"), english.format("rubrik")):
        assert hreflang(client.get(path).text) == {"sv": own, "x-default": own}
    addresses = sitemap(client)
    assert addresses[own] == {}
    assert SITE + english.format("rubrik") not in addresses


@pytest.mark.parametrize(("factory", "swedish", "english"), KINDS)
def test_two_languages_point_at_each_other_in_head_and_sitemap(client, factory, swedish, english):
    factory(title_sv="Nytt", slug_sv="nytt", title_en="New", slug_en="new")
    here, there = SITE + swedish.format("nytt"), SITE + english.format("new")
    expected = {"sv": here, "en": there, "x-default": here}
    addresses = sitemap(client)
    for url in (here, there):
        assert hreflang(client.get(url.removeprefix(SITE)).text) == expected
        assert addresses[url] == expected


@pytest.mark.parametrize(("factory", "swedish", "english"), KINDS)
def test_each_swedish_piece_of_an_english_page_is_marked(client, factory, swedish, english):
    picture = Picture.objects.create(
        title="Bild",
        alt_sv="Två fält",
        alt_en="Two fields",
        caption_sv="Bildtext.",
        file=ContentFile(KEPT["plain.jpg"], name="a.jpg"),
    )
    factory(
        title_sv="Rubrik", slug_sv="rubrik", title_en="Title", slug_en="title", lead_sv="En ingress.", picture=picture
    )
    page = client.get(english.format("title")).text
    assert "<h1>Title</h1>" in page
    for piece in ("En ingress.", "Bildtext."):
        assert f'<span lang="sv">{piece}</span>' in page
    assert 'alt="Two fields"' in page
    Picture.objects.update(is_decorative=False, alt_en="Two fields", caption_en="Caption.")
    page = client.get(english.format("title")).text
    assert '<span lang="sv">Bildtext.</span>' not in page


FRIDAY, MONDAY = datetime(2027, 3, 12, 8, 0, tzinfo=UTC), datetime(2027, 3, 15, 6, 30, tzinfo=UTC)
SURFACES = (
    "/sv/",
    "/en/",
    "/sv/aktuellt/",
    "/en/news/",
    "/sv/aktuellt/?year=2027",
    "/sv/projekt/",
    "/sitemap.xml",
    "/sv/aktuellt/atom.xml",
    "/en/news/atom.xml",
)


def test_what_is_scheduled_for_monday_is_nowhere_on_friday_and_has_mondays_date_on_monday(client):
    with time_machine.travel(datetime(2027, 3, 1, tzinfo=UTC), tick=False):
        project = ProjectFactory(title_sv="Projektet", slug_sv="projektet")
        article = ArticleFactory(
            title_sv="På måndag",
            slug_sv="pa-mandag",
            title_en="On Monday",
            slug_en="on-monday",
            day=None,
            live_from=MONDAY,
        )
        article.projects.add(project)
        ArticleFactory(title_sv="Annan", slug_sv="annan", day=FRIDAY.date())
    own = ("/sv/aktuellt/2027/pa-mandag/", "/en/news/2027/on-monday/")
    with time_machine.travel(FRIDAY, tick=False):
        for path in (*SURFACES, "/sv/projekt/projektet/", "/sv/aktuellt/2027/annan/"):
            response = client.get(path)
            assert response.status_code == 200, path
            assert not re.search(r"mandag|måndag|on-monday|On Monday", response.text), path
        assert [client.get(path).status_code for path in own] == [404, 404]
    with time_machine.travel(MONDAY, tick=False):
        for path in ("/sv/", "/sv/aktuellt/", "/sitemap.xml", "/sv/aktuellt/atom.xml", "/sv/projekt/projektet/"):
            assert re.search(r"mandag|måndag", client.get(path).text), path
        page = client.get(own[0]).text
        assert '<time datetime="2027-03-15">' in page
        assert '<meta property="article:published_time" content="2027-03-15T07:30:00+01:00">' in page
