"""What is suggested while somebody types: which pages, in which order, from when on, and how it is sent."""

import gzip
import json
from datetime import UTC, datetime, timedelta

import pytest

from icld_site.publishing.content import State
from icld_site.publishing.versions import mark, replace_mark
from icld_site.search.models import Entry, Kind
from icld_site.search.suggestions import suggested
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db

SV = "/sv/sok/forslag.json"
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def titles(typed: str, language: str = "sv", at: datetime = NOW) -> list[str]:
    return [one.title for one in suggested(typed, language, at, mark())]


def entry(title: str, kind: Kind = Kind.NEWS, **more: object) -> None:
    named = {"source": "news.article", "language": "sv", "title_language": "sv", "url": f"/sv/{title}/", "digest": ""}
    Entry.objects.create(title=title, kind=kind, object_id=f"{Entry.objects.count():032}", **named | more)
    replace_mark()


# Which, and in which order


def test_what_begins_with_what_was_typed_comes_first_then_kinds_in_their_order_then_titles_in_swedish():
    for title, kind in [
        ("Vatten i Åmål", Kind.PROJECT),
        ("Vatten i Älmhult", Kind.PROJECT),
        ("Vatten i Zambia", Kind.PROJECT),
        ("Vattnet", Kind.PUBLICATION),
        ("Om vatten", Kind.PROGRAMME),
        ("Allt om vatten", Kind.NEWS),
        ("Avvattning", Kind.PROGRAMME),
    ]:
        entry(title, kind)
    assert titles("vatt") == [
        "Vatten i Zambia",
        "Vatten i Åmål",
        "Vatten i Älmhult",
        "Vattnet",
        "Om vatten",
        "Allt om vatten",
    ]


def test_a_word_as_it_was_typed_comes_before_one_with_dots():
    entry("Östra Göinge", Kind.COUNTRY)
    entry("Ett möte om Ostra", Kind.PUBLICATION)
    assert titles("ostra") == ["Ett möte om Ostra", "Östra Göinge"]
    assert titles("Östra") == ["Östra Göinge", "Ett möte om Ostra"]
    assert titles("OSTRA G") == ["Östra Göinge"]
    assert titles("O\u0308stra") == titles("östra")


def test_words_are_found_in_any_order_and_each_has_to_begin_so():
    entry("Så här ansöker ni")
    assert titles("ansök så") == ["Så här ansöker ni"]
    assert titles("  ANSÖKER, ni?! ") == ["Så här ansöker ni"]
    assert titles("ansök du") == titles("söker") == []


@pytest.mark.parametrize("typed", ["", " ", "a", "ö.", "!?", "_", "ab" * 50 + "a", "alfa" * 250])
def test_too_little_and_too_much_has_no_suggestions_and_asks_for_no_titles(typed, django_assert_num_queries):
    entry("Alfa ab ö")
    entry("ab" * 60)
    now = mark()
    with django_assert_num_queries(0):
        assert suggested(typed, "sv", NOW, now) == []


def test_a_hundred_letters_are_still_read():
    entry("alfa " * 19 + "beta")
    assert titles("alfa " * 19 + "beta ") == ["alfa " * 19 + "beta"]


# From when on


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_approved_is_never_suggested(state):
    article = ArticleFactory(title_sv="Xylofonens dag", state=state)
    assert titles("xylo") == []
    article.state = State.APPROVED
    article.save()
    assert titles("xylo") == ["Xylofonens dag"]
    article.title_sv = "Ingen"
    article.save()
    assert titles("xylo") == []
    article.state = state
    article.save()
    assert titles("ingen") == []


def test_what_is_scheduled_is_suggested_from_its_moment_until_its_end():
    ArticleFactory(title_sv="Xylofonens dag", live_from=NOW, live_to=NOW + timedelta(days=1))
    moment = timedelta(microseconds=1)
    shown = [titles("xylo", at=at) for at in (NOW - moment, NOW, NOW + timedelta(days=1) - moment)]
    assert shown == [[], ["Xylofonens dag"], ["Xylofonens dag"]]
    assert titles("xylo", at=NOW + timedelta(days=1)) == []


def test_each_language_has_its_own():
    ArticleFactory(title_sv="Xylofonens dag", title_en="The day of the xylophone", slug_en="xylophone")
    assert titles("xylo", "sv") == ["Xylofonens dag"]
    assert titles("xylo", "en") == ["The day of the xylophone"]


# How it is sent


@pytest.mark.parametrize(
    "query", ["", "q=", "q=za&q=za", "q=a%00za", "q=%00", "q=%FF%FE", "Q=za", "q[]=za", "q=" + "a" * 1000]
)
def test_what_is_no_question_has_no_suggestions_and_is_no_error(client, query):
    response = client.get(f"{SV}?{query}")
    assert (response.status_code, response.json()) == (200, {"items": []})


def test_the_headers_let_it_be_kept_for_a_minute_and_keep_it_out_of_search_engines(client):
    entry("Ångström & <b>", url="/sv/a/")
    response = client.get(SV, {"q": "ång"})
    assert response.text == '{"items": [{"title": "Ångström & <b>", "url": "/sv/a/", "kind": "Aktuellt"}]}'
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Vary"] == "Accept-Encoding"
    assert not response.cookies


def test_it_is_compressed_and_not_sent_to_whoever_has_it(client):
    for number in range(8):
        entry(f"Ångström nummer {number}", url=f"/sv/{number}/")
    asked = {"q": "ång"}
    whole = client.get(SV, asked)
    packed = client.get(SV, asked, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content)) == whole.json()
    again = client.get(SV, asked, headers={"If-None-Match": whole["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, max-age=60"
    replace_mark()
    entry("Ångström nummer 0.5", url="/sv/05/")
    assert client.get(SV, asked, headers={"If-None-Match": whole["ETag"]}).status_code == 200


def test_it_is_read_and_never_written_to(client):
    got, head = client.get(SV, {"q": "za"}), client.head(SV, {"q": "za"})
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == got["ETag"]
    for method in ("post", "put", "patch", "delete", "options"):
        assert getattr(client, method)(SV, {"q": "za"}).status_code == 405
