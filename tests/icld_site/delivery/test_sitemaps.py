from datetime import date
from xml.etree import ElementTree

from django.test import RequestFactory
from django.utils import timezone

from icld_site.delivery.sitemaps import Entry, Sitemap, sitemap

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Pages(Sitemap):
    def items(self):
        return [
            Entry(paths={"sv": "/sv/aktuellt/", "en": "/en/news/"}, lastmod=date(2018, 3, 1)),
            Entry(paths={"sv": "/sv/projekt/å/", "en": "/en/projects/a/"}, languages=("sv",)),
        ]


def addresses(settings):
    settings.SITE_URL = "https://icld.example"
    request = RequestFactory().get("/sitemap.xml")
    request.now, request.today = timezone.now(), date(2026, 11, 25)
    response = sitemap(request, {"pages": Pages})
    return ElementTree.fromstring(response.render().content).findall("s:url", NAMES)


def told(url):
    links = url.findall("x:link", NAMES)
    return url.findtext("s:loc", namespaces=NAMES), {link.get("hreflang"): link.get("href") for link in links}


def test_a_page_in_two_languages_stands_twice_and_each_points_to_both(settings):
    swedish, english, _single = (told(url) for url in addresses(settings))
    both = {
        "sv": "https://icld.example/sv/aktuellt/",
        "en": "https://icld.example/en/news/",
        "x-default": "https://icld.example/sv/aktuellt/",
    }
    assert swedish == ("https://icld.example/sv/aktuellt/", both)
    assert english == ("https://icld.example/en/news/", both)


def test_a_page_in_one_language_stands_once_and_points_nowhere(settings):
    assert told(addresses(settings)[2]) == ("https://icld.example/sv/projekt/å/", {})


def test_the_day_of_the_last_change_is_told_where_it_is_known(settings):
    days = [url.findtext("s:lastmod", namespaces=NAMES) for url in addresses(settings)]
    assert days == ["2018-03-01", "2018-03-01", None]
