"""Two queries share an answer where an answer can't tell them apart, and nowhere else."""

from urllib.parse import parse_qsl, quote, urlencode

import pytest
from django.http import QueryDict
from hypothesis import example, given
from hypothesis import strategies as st

from icld_site.delivery.reads import NOTED, Noted, NotedQuery, Reads, Request, as_written, whole_query
from tests.asking import environ_of

NAMES = ["q", "page", "kind", "utm_source", "fbclid"]
READ = frozenset({"q", "page", "kind"})
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=4)), max_size=6)


def written(pairs, spell=quote) -> str:
    return "&".join(f"{spell(name)}={spell(value)}" for name, value in pairs)


def meaning(query: str) -> dict[str, list[str]]:
    """What a view can see of a query that it reads by name."""
    read = QueryDict(query)
    return {name: read.getlist(name) for name in READ if name in read}


def every_letter(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


@given(PAIRS, PAIRS)
@example([("q", "a&page=2")], [("q", "a"), ("page", "2")])
@example([("q", "a"), ("q", "b")], [("q", "b"), ("q", "a")])
@example([("page", "")], [])
def test_two_queries_share_a_key_exactly_where_they_mean_the_same(first, second):
    one, two, reads = written(first), written(second), Reads(READ)
    assert (reads.key(one) == reads.key(two)) is (meaning(one) == meaning(two))


@given(PAIRS, st.randoms(use_true_random=False))
def test_neither_the_order_of_names_nor_the_spelling_nor_what_is_unknown_counts(pairs, chance):
    names = list(dict.fromkeys(name for name, _value in pairs))
    chance.shuffle(names)
    shuffled = sorted(pairs, key=lambda pair: names.index(pair[0]))
    reads = Reads(READ)
    assert reads.key(written(shuffled, every_letter)) == reads.key(written(pairs))
    assert reads.key(f"{written(pairs)}&gclid=1") == reads.key(written(pairs))


@given(PAIRS, PAIRS)
def test_where_the_order_counts_it_tells_apart(first, second):
    one, two, reads = written(first), written(second), Reads(READ, in_order=True)
    same = [pair for pair in parse_qsl(one, keep_blank_values=True) if pair[0] in READ] == [
        pair for pair in parse_qsl(two, keep_blank_values=True) if pair[0] in READ
    ]
    assert (reads.key(one) == reads.key(two)) is same


@given(PAIRS, PAIRS, st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_what_was_kept_when_less_was_known_to_count_answers_nobody_wrongly(first, second, read, more):
    """An answer that reads some names is kept by a key; later a key by more names must not meet it by chance."""
    one, two = written(first), written(second)
    if Reads(frozenset(read)).key(one) == Reads(frozenset(read | more)).key(two):
        seen_one, seen_two = QueryDict(one), QueryDict(two)
        assert {name: seen_one.getlist(name) for name in read} == {name: seen_two.getlist(name) for name in read}


def test_all_of_a_query_counts_as_it_is_written():
    assert Reads(all=True).key("b=2&a=%31") == "b=2&a=%31"


NAMED = {
    "getlist": lambda query: query.getlist("q"),
    "get": lambda query: query.get("q"),
    "item": lambda query: query["q"],
    "in": lambda query: "q" in query,
    "getlist of none": lambda query: query.getlist("q", ["none"]),
}
WHOLE = {
    "urlencode": lambda query: query.urlencode(),
    "items": lambda query: list(query.items()),
    "lists": lambda query: list(query.lists()),
    "values": lambda query: list(query.values()),
    "keys": lambda query: list(query.keys()),
    "for": list,
    "bool": bool,
    "dict()": lambda query: query.dict(),
    "copy": lambda query: query.copy(),
    "==": lambda query: query == QueryDict("q=1"),
}


@pytest.mark.parametrize("way", NAMED)
def test_a_parameter_that_is_read_by_name_is_noted(way):
    noted = Noted()
    query = NotedQuery(b"q=1&page=2", noted=noted)
    assert noted.reads() == Reads()
    NAMED[way](query)
    assert noted.reads() == Reads(frozenset({"q"}))


@pytest.mark.parametrize("way", WHOLE)
def test_a_query_that_is_looked_through_counts_as_a_whole(way):
    noted = Noted()
    WHOLE[way](NotedQuery(b"q=1&page=2", noted=noted))
    assert noted.reads().all


def test_a_copy_that_is_changed_is_like_any_other():
    copied = NotedQuery(b"q=1&page=2").copy()
    del copied["page"]
    assert copied.urlencode() == "q=1"


def test_what_is_read_past_the_parameters_is_noted_too():
    def reads_of(read):
        request = Request(environ_of("/sv/?b=2&a=1&c=3"))
        return read(request), request.META[NOTED].reads()

    assert reads_of(lambda request: as_written(request, ("a", "b"))) == (
        urlencode([("b", "2"), ("a", "1")]),
        Reads(frozenset("ab"), in_order=True),
    )
    assert reads_of(whole_query) == ("b=2&a=1&c=3", Reads(all=True))
    assert reads_of(lambda request: whole_query(request, {"a"})) == ("b=2&a=1&c=3", Reads(frozenset("a")))


def test_no_view_reads_the_query_past_what_is_noted():
    """Only what looks at every request, before any page is chosen, what makes a request, and what is never kept may."""
    from pathlib import Path

    from django.conf import settings

    found = {
        str(file.relative_to(settings.BASE_DIR))
        for room in ("icld_site", "programmes", "news", "publications")
        for file in Path(settings.BASE_DIR, room).rglob("*.py")
        if "QUERY_STRING" in (text := file.read_text()) or "get_full_path" in text
    }
    assert found == {
        "icld_site/delivery/middleware/requests.py",
        "icld_site/delivery/page_cache.py",
        "icld_site/delivery/reads.py",
        "icld_site/publishing/portal.py",
        "icld_site/staff/kept_forms.py",
    }
