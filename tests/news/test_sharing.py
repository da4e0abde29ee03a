"""What a page of news says of itself to sites that show links, and to search engines."""

import json
import re
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from PIL import Image

from icld_site.delivery.facts import LOGO
from icld_site.delivery.pages import DEFAULT_CARD
from icld_site.media.models import Picture
from icld_site.media.variants import size_of
from news.models import Article
from tests.icld_site.media.odd_files import coloured, saved
from tests.news.factories import ArticleFactory, ProjectFactory

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
ARTICLE, ENGLISH = "/sv/aktuellt/2018/nytt/", "/en/news/2018/new/"
BOTH = {"title_sv": "Nytt", "slug_sv": "nytt", "title_en": "New", "slug_en": "new", "lead_en": "The lead."}
WRITTEN = datetime(2018, 3, 6, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day_in_spring():
    with time_machine.travel(WRITTEN, tick=False):
        yield


def head(client, path: str) -> dict[str, str]:
    page = client.get(path).text
    return {
        name: unescape(content)
        for name, content in re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', page)
    }


def graph(client, path: str) -> dict[str, dict]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', client.get(path).text)
    (nodes,) = [facts["@graph"] for facts in map(json.loads, found) if "@graph" in facts]
    return {node["@type"]: node for node in nodes}


def picture(**fields) -> Picture:
    fields = {"title": "Bild", "alt_sv": "Två fält", "alt_en": 'Two "fields"'} | fields
    return Picture.objects.create(file=ContentFile(saved(coloured((2400, 1600)), "JPEG"), name="a.jpg"), **fields)


# Pictures


def test_an_articles_picture_is_shared_as_a_card_in_words_of_the_pages_language(client):
    ArticleFactory(**BOTH, picture=picture())
    told = head(client, ENGLISH)
    address = told["og:image"]
    assert re.fullmatch(SITE + r"/media/__processed__/[\w/-]+\.jpg", address)
    assert (told["og:image:width"], told["og:image:height"], told["og:image:alt"]) == ("1200", "630", 'Two "fields"')
    assert told["twitter:card"] == "summary_large_image"
    assert head(client, ARTICLE)["og:image:alt"] == "Två fält"
    response = client.get(address.removeprefix(SITE))
    image = Image.open(BytesIO(b"".join(response.streaming_content)))
    assert (response["Content-Type"], image.format, image.size) == ("image/jpeg", "JPEG", (1200, 630))


def test_a_small_picture_is_cut_but_not_blown_up(client):
    assert size_of("card", 1200, 600, 900) == (600, 315)
    assert size_of("card", 1200, 3000, 210) == (400, 210)


def test_a_decorative_picture_has_no_words(client):
    ArticleFactory(**BOTH, picture=picture(is_decorative=True, alt_sv="", alt_en=""))
    assert "og:image:alt" not in head(client, ARTICLE)


@pytest.mark.parametrize("path", ["/sv/", "/en/news/", ARTICLE, "/sv/finns-inte/"])
def test_a_page_without_a_picture_has_icld_s_own_card(client, path):
    ArticleFactory(**BOTH)
    told = head(client, path)
    assert told["og:image"] == f"{SITE}/static/{DEFAULT_CARD}"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == (
        "The wordmark of ICLD above a course of limestone"
        if path.startswith("/en/")
        else "ICLD:s ordmärke över ett skift av kalksten"
    )


@pytest.mark.parametrize(("name", "size"), [(DEFAULT_CARD, (1200, 630)), (LOGO, (512, 512))])
def test_the_drawn_pictures_are_of_the_size_that_is_told_and_light(name, size):
    path = finders.find(name)
    with open(path, "rb") as file:  # noqa: PTH123 (the finder gives a text)
        content = file.read()
    assert Image.open(BytesIO(content)).size == size
    assert len(content) <= 40 * 1024


# Moments


@pytest.mark.parametrize(
    ("fields", "published", "modified"),
    [
        # A day alone begins at midnight in Stockholm: an hour before UTC in winter, two in summer.
        ({"day": date(2018, 3, 5)}, "2018-03-05T00:00:00+01:00", "2018-03-06T10:30:00+01:00"),
        ({"day": date(2018, 7, 1)}, "2018-07-01T00:00:00+02:00", "2018-07-01T00:00:00+02:00"),
        # One that went live on that day did so at its moment, and was changed then for whoever reads it.
        (
            {"day": None, "live_from": datetime(2018, 4, 2, 22, 30, tzinfo=UTC)},
            "2018-04-03T00:30:00+02:00",
            "2018-04-03T00:30:00+02:00",
        ),
        # One that is shown under another day keeps that day.
        (
            {"day": date(2018, 1, 2), "live_from": datetime(2018, 3, 1, 8, 0, tzinfo=UTC)},
            "2018-01-02T00:00:00+01:00",
            "2018-03-06T10:30:00+01:00",
        ),
    ],
)
def test_an_article_tells_when_it_was_published_and_changed_with_its_zone(client, fields, published, modified):
    row = ArticleFactory(**BOTH, **fields)
    with time_machine.travel(datetime(2018, 12, 1, tzinfo=UTC), tick=False):
        path = row.get_absolute_url("sv")
        told, node = head(client, path), graph(client, path)["NewsArticle"]
    assert (told["article:published_time"], told["article:modified_time"]) == (published, modified)
    assert (node["datePublished"], node["dateModified"]) == (published, modified)


def test_of_a_month_no_day_is_made_up(client):
    ArticleFactory(**BOTH, day_precision="month")
    assert "article:published_time" not in head(client, ARTICLE)
    assert graph(client, ARTICLE)["NewsArticle"]["datePublished"] == "2018-03"


def test_a_page_that_is_no_article_has_no_such_moments(client):
    assert [name for name in head(client, "/sv/aktuellt/") if name.startswith("article:")] == []
    assert "NewsArticle" not in graph(client, "/sv/aktuellt/")


# Linked data


def test_an_article_is_told_in_full(client):
    ArticleFactory(**BOTH, byline_en="ICLD’s editors")
    node = graph(client, ENGLISH)["NewsArticle"]
    icld = {
        "@type": "Organization",
        "@id": f"{SITE}/#icld",
        "name": "ICLD",
        "url": f"{SITE}/",
        "logo": {"@type": "ImageObject", "url": f"{SITE}/static/{LOGO}", "width": 512, "height": 512},
    }
    assert node == {
        "@type": "NewsArticle",
        "headline": "New",
        "description": "The lead.",
        "inLanguage": "en",
        "datePublished": "2018-03-05T00:00:00+01:00",
        "dateModified": "2018-03-06T10:30:00+01:00",
        "image": {"@type": "ImageObject", "url": f"{SITE}/static/{DEFAULT_CARD}", "width": 1200, "height": 630},
        "author": {"@type": "Organization", "name": "ICLD’s editors"},
        "publisher": icld,
        "mainEntityOfPage": f"{SITE}{ENGLISH}",
    }


def test_without_a_byline_icld_is_the_author_and_with_a_name_a_person(client):
    row = ArticleFactory(**BOTH)
    assert graph(client, ARTICLE)["NewsArticle"]["author"]["@id"] == f"{SITE}/#icld"
    Article.objects.filter(pk=row.pk).update(byline_sv="Åsa Öberg")
    assert graph(client, ARTICLE)["NewsArticle"]["author"] == {"@type": "Person", "name": "Åsa Öberg"}


def test_a_text_in_one_language_is_told_in_that_language_from_both_frames(client):
    ArticleFactory(title_sv="Nytt", slug_sv="nytt")
    for path in (ARTICLE, "/en/news/2018/nytt/"):
        node = graph(client, path)["NewsArticle"]
        assert (node["inLanguage"], node["mainEntityOfPage"]) == ("sv", f"{SITE}{ARTICLE}")


def test_a_hostile_title_stays_a_title(client):
    ArticleFactory(**BOTH | {"title_sv": "</script><script>alert(1)</script> & “å”"})
    assert graph(client, ARTICLE)["NewsArticle"]["headline"] == "</script><script>alert(1)</script> & “å”"
    assert "<script>alert" not in client.get(ARTICLE).text


def test_a_project_is_an_article_but_no_news(client):
    ProjectFactory(slug_sv="projekt")
    nodes = graph(client, "/sv/projekt/projekt/")
    assert set(nodes) == {"BreadcrumbList", "Article"}


def test_the_crumbs_end_with_the_page_itself(client):
    ArticleFactory(**BOTH)
    assert graph(client, ENGLISH)["BreadcrumbList"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{SITE}/en/"},
        {"@type": "ListItem", "position": 2, "name": "News", "item": f"{SITE}/en/news/"},
        {"@type": "ListItem", "position": 3, "name": "New", "item": f"{SITE}{ENGLISH}"},
    ]


@pytest.mark.parametrize(
    ("path", "name", "others"),
    [
        (
            "/sv/",
            "Internationellt centrum för lokal demokrati",
            ["ICLD", "Swedish International Centre for Local Democracy"],
        ),
        (
            "/en/",
            "Swedish International Centre for Local Democracy",
            ["ICLD", "Internationellt centrum för lokal demokrati"],
        ),
    ],
)
def test_the_start_page_tells_who_icld_is(client, path, name, others):
    nodes = graph(client, path)
    assert set(nodes) == {"Organization"}
    icld = nodes["Organization"]
    assert (icld["name"], icld["alternateName"], icld["url"]) == (name, others, SITE + path)
    assert icld["foundingDate"] == "2008"
    assert icld["address"] == {
        "@type": "PostalAddress",
        "postOfficeBoxNumber": "1125",
        "streetAddress": "Box 1125",
        "postalCode": "621 22",
        "addressLocality": "Visby",
        "addressCountry": "SE",
    }


def test_a_page_that_is_not_to_be_found_tells_nothing(client):
    assert "ld+json" not in client.get("/sv/finns-inte/").text
