"""The feed of news, as a feed reader takes it."""

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import atoma
import feedparser
import pytest

from news.models import Article
from tests.news.factories import ArticleFactory, ArticleKindFactory

pytestmark = pytest.mark.django_db

FEEDS = {"sv": "/sv/aktuellt/atom.xml", "en": "/en/news/atom.xml"}
ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://localhost:8000"


def article(**fields):
    return ArticleFactory(
        **{
            "title_sv": "Ansökan & svar",
            "title_en": "Question & answer",
            "slug_sv": "ansokan",
            "slug_en": "application",
            "lead_sv": "En ingress.",
            "lead_en": "A lead.",
            "byline_sv": "ICLD:s redaktion",
            "byline_en": "ICLD’s editors",
            "body_sv": '<p>Läs <a href="/sv/projekt/">projekten</a> och <a href="https://sida.se/">Sida</a>.</p>',
            "body_en": "<h2>One</h2><p>Text</p>",
            "kind": ArticleKindFactory(),
            **fields,
        }
    )


def entries(client, language: str):
    response = client.get(FEEDS[language])
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(response.content)
    assert not read.bozo, read.bozo_exception
    return read.entries


def test_an_entry_holds_the_whole_text_in_its_language_with_whole_addresses(client):
    row = article(day=date(2018, 3, 5))
    (entry,) = entries(client, "sv")
    assert (entry.title, entry.summary) == ("Ansökan & svar", "En ingress.")
    assert entry.link == f"{SITE}/sv/aktuellt/2018/ansokan/"
    assert entry.content[0].value == (
        f'<p>Läs <a href="{SITE}/sv/projekt/">projekten</a> och <a href="https://sida.se/">Sida</a>.</p>'
    )
    assert entry.content[0].type == "text/html"
    assert (entry.author, entry.tags[0].term) == ("ICLD:s redaktion", "Nyhet")
    assert entry.published == "2018-03-04T23:00:00+00:00"
    (entry,) = entries(client, "en")
    assert (entry.title, entry.author, entry.tags[0].term) == ("Question & answer", "ICLD’s editors", "News")
    assert entry.link == f"{SITE}/en/news/2018/application/"
    assert datetime.fromisoformat(entry.updated) == row.modified


@pytest.mark.parametrize("language", FEEDS)
def test_a_second_reader_takes_it_as_it_is(client, language):
    article(day=date(2018, 7, 5))
    content = client.get(FEEDS[language]).content
    read = atoma.parse_atom_bytes(content)
    assert read.id_ == SITE + FEEDS[language]
    assert {link.rel: link.href for link in read.links} == {
        "self": SITE + FEEDS[language],
        "alternate": SITE + FEEDS[language].removesuffix("atom.xml"),
    }
    assert ElementTree.fromstring(content).get("{http://www.w3.org/XML/1998/namespace}lang") == language
    (entry,) = read.entries
    assert entry.published == datetime(2018, 7, 4, 22, tzinfo=UTC)
    assert (entry.content.text_type.name, entry.summary.text_type.name) == ("html", "text")


@pytest.mark.parametrize("tag", ["updated", "published"])
def test_every_moment_is_in_the_form_of_rfc_3339_with_its_zone(client, tag):
    article()
    moments = [node.text for node in ElementTree.fromstring(client.get(FEEDS["sv"]).content).iter(f"{ATOM}{tag}")]
    assert moments
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)", moment) for moment in moments)


def test_an_entry_keeps_its_id_when_its_address_changes_and_each_language_has_its_own(client):
    row = article()
    before = {language: entries(client, language)[0].id for language in FEEDS}
    assert before["sv"] != before["en"]
    assert all(key.startswith("urn:uuid:") for key in before.values())
    row.slug_sv, row.slug_en, row.title_sv = "annan", "another", "En annan"
    row.save()
    after = {language: entries(client, language)[0] for language in FEEDS}
    assert {language: entry.id for language, entry in after.items()} == before
    assert after["sv"].link == f"{SITE}/sv/aktuellt/2018/annan/"


def test_a_text_in_one_language_stands_in_that_feed_only(client):
    ArticleFactory(title_sv="Bara på svenska")
    assert [entry.title for entry in entries(client, "sv")] == ["Bara på svenska"]
    assert entries(client, "en") == []


def test_a_scheduled_text_is_there_from_its_moment_on_and_dated_by_it(client, time_machine):
    time_machine.move_to(datetime(2027, 3, 12, 12, tzinfo=UTC), tick=False)
    monday = datetime(2027, 3, 15, 8, tzinfo=UTC)
    article(day=None, live_from=monday)
    assert entries(client, "sv") == []
    time_machine.move_to(monday - timedelta(seconds=1), tick=False)
    assert entries(client, "sv") == []
    time_machine.move_to(monday, tick=False)
    (entry,) = entries(client, "sv")
    assert (entry.published, entry.updated) == ("2027-03-15T08:00:00+00:00",) * 2


def test_an_empty_feed_is_a_feed(client):
    assert ElementTree.fromstring(client.get(FEEDS["en"]).content).find(f"{ATOM}title").text == "News from ICLD"


def test_what_xml_cant_write_is_left_out(client):
    row = article()
    Article.objects.filter(pk=row.pk).update(title_sv="Rubrik\x0b med\x1f tecken 😀", body_sv="<p>a\x0cb</p>")
    (entry,) = entries(client, "sv")
    assert (entry.title, entry.content[0].value) == ("Rubrik med tecken 😀", "<p>ab</p>")


def test_the_newest_fifty_are_in_it_with_as_many_queries_as_for_one(client, django_assert_max_num_queries):
    kind = ArticleKindFactory()
    for number in range(52):
        ArticleFactory(kind=kind, day=date(2018, 1, 1) + timedelta(days=number), title_sv=f"Nyhet {number}")
    client.get(FEEDS["sv"])
    with django_assert_max_num_queries(2):
        found = entries(client, "sv")
    assert [found[0].title, found[-1].title, len(found)] == ["Nyhet 51", "Nyhet 2", 50]


@pytest.mark.parametrize(("language", "title"), [("sv", "Nyheter från ICLD"), ("en", "News from ICLD")])
def test_the_list_names_its_feed(client, language, title):
    page = client.get(FEEDS[language].removesuffix("atom.xml")).text
    assert f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{FEEDS[language]}">' in page
    assert page.count(f'href="{FEEDS[language]}"') == 2
