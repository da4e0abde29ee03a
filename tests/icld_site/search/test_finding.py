"""What is found, how many of each kind, and in which order: against a count by hand, on whichever database."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icld_site.search.alternatives import exactly
from icld_site.search.domain.asking import asked
from icld_site.search.domain.weighing import Words
from icld_site.search.domain.words import stem, words_of
from icld_site.search.finding import Search
from icld_site.search.indexing import _store
from icld_site.search.models import Entry, Kind, Word
from icld_site.search.results import search
from icld_site.search.sources import Findable, Source
from news.models import Article

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def entry(kind: Kind, title: str, body: str = "", live_from=None, live_to=None, language: str = "sv") -> None:
    source = Source(model=Article, kind=kind, rows=Article.objects.none, read=lambda _row, _language: None)
    found = Findable(
        url="/",
        title=Words(title, language),
        lead=Words("", language),
        body=[Words(body, language)],
        live_from=live_from,
        live_to=live_to,
    )
    _store(source, {(uuid4(), language): found})


def titles(typed: str, language: str = "sv", kind: Kind | None = None) -> list[str]:
    return [hit.entry.title for hit in search(typed, language, NOW, "").hits(0, 50, kind)]


def test_every_word_has_to_be_there_and_where_it_stands_says_how_much_it_counts():
    for title, body in [
        ("Ett långt projekt om vatten i Zambia", ""),
        ("Vatten i Zambia", ""),
        ("Om skolan", "vatten i Zambia"),
        ("Vatten", "i Kenya"),
        ("Zambia", "vatten"),
    ]:
        entry(Kind.NEWS, title, body)
    assert titles("zambias vatten") == [
        "Vatten i Zambia",
        "Zambia",
        "Ett långt projekt om vatten i Zambia",
        "Om skolan",
    ]


def test_a_rare_word_says_more_than_one_that_nearly_all_have():
    for number in range(30):
        entry(Kind.NEWS, f"Kommun {number}")
    entry(Kind.NEWS, "Kommun och annat", "Ghanzi")
    entry(Kind.NEWS, "Ghanzi och annat", "kommun")
    assert titles("kommun ghanzi")[:2] == ["Ghanzi och annat", "Kommun och annat"]


def test_a_phrase_has_to_stand_together():
    entry(Kind.NEWS, "Ett", "lokal demokrati")
    entry(Kind.NEWS, "Två", "demokrati som är lokal")
    entry(Kind.NEWS, "Tre", "lokal. Demokrati")
    assert set(titles('"lokal demokrati"')) == {"Ett", "Tre"}
    assert set(titles("lokal demokrati")) == {"Ett", "Två", "Tre"}


def test_words_of_a_title_and_of_a_text_make_no_phrase():
    entry(Kind.NEWS, "Lokal", "demokrati")
    assert titles('"lokal demokrati"') == []


def test_the_language_of_the_page_is_kept_apart():
    entry(Kind.NEWS, "Samarbete", language="sv")
    entry(Kind.NEWS, "Cooperation", language="en")
    assert (titles("cooperation", "sv"), titles("cooperation", "en")) == ([], ["Cooperation"])


WORDS = ["vatten", "vattnet", "kommun", "kommuner", "zambia", "kenya", "lokal", "demokrati", "och", "år"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
TIMES = st.sampled_from([(None, None), (NOW - HOUR, None), (NOW + HOUR, None), (None, NOW), (NOW - HOUR, NOW + HOUR)])
ENTRIES = st.lists(st.tuples(st.sampled_from(Kind), TEXTS, TEXTS, TIMES), max_size=12)


@settings(max_examples=60)
@given(entries=ENTRIES, typed=TEXTS.filter(bool))
def test_the_counts_of_the_kinds_are_those_of_a_count_by_hand(entries, typed):
    Entry.objects.all().delete()
    Word.objects.all().delete()
    for kind, title, body, (start, end) in entries:
        entry(kind, title, body, start, end)
    question = asked(typed, "sv")
    wanted = {stem(word, "sv") for word in question.words}
    by_hand = Counter(
        kind
        for kind, title, body, (start, end) in entries
        if wanted <= {stem(word, "sv") for word in words_of(f"{title} {body}")}
        and (start is None or start <= NOW)
        and (end is None or end > NOW)
    )
    plain = Search(question, NOW, exactly(question, "sv", {}))
    found = plain.found
    assert found.counts == by_hand
    assert found.exact == sum(by_hand.values())
    for kind, number in by_hand.items():
        hits = plain.hits(0, 100, kind)
        assert len(hits) == number
        assert {hit.entry.kind for hit in hits} == {kind}
    everything = plain.hits(0, 100)
    assert len(everything) == found.exact
    assert plain.hits(0, 2) + plain.hits(2, 100) == everything


def test_what_is_called_as_was_asked_comes_before_what_says_more_of_a_word():
    entry(Kind.PROGRAMME, "How to apply", "apply " * 6, language="en")
    entry(Kind.QUESTION, "Who may apply?", language="en")
    entry(Kind.QUESTION, "When can we apply next time?", language="en")
    assert titles("when can we apply", "en")[0] == "When can we apply next time?"
    assert titles("who may apply", "en")[0] == "Who may apply?"
    assert titles("how to apply", "en")[0] == "How to apply"


def test_hits_that_say_as_much_are_in_an_order_that_stays():
    for name in ("Alfa", "Beta", "Gamma"):
        entry(Kind.NEWS, f"Vatten {name}")
    assert titles("vatten") == titles("vatten")
    assert len(set(titles("vatten"))) == 3
