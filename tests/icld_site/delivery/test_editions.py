"""How much is kept of a version of the content, and what of it goes first."""

import threading

from hypothesis import given
from hypothesis import strategies as st

from icld_site.delivery import editions
from icld_site.delivery.editions import BESIDE_BODY, Edition, Kept
from icld_site.delivery.reads import Reads

MEGABYTE = 1024 * 1024
BY_A = Reads(frozenset("a"))


def kept_of(number):
    return Kept([], [], "", bytes(number))


def held(edition):
    return sum(answer.size for shelf in (edition._pages, edition._asked) for answer in shelf._answers.values())


def test_the_page_that_was_read_least_recently_goes_first():
    edition = Edition(None, 64 * BESIDE_BODY)  # 48 of it for pages
    for number in range(48):
        edition.put(f"/{number}", "", "", Reads(), kept_of(0))
    edition.get("/0", "", "")
    edition.put("/48", "", "", Reads(), kept_of(0))
    assert [edition.get(f"/{number}", "", "") is None for number in (0, 1, 2, 48)] == [False, True, False, False]


def test_an_answer_that_is_too_large_is_kept_by_nobody():
    edition = Edition(None, MEGABYTE)
    edition.put("/", "", "", Reads(), kept_of(MEGABYTE // 16))
    assert edition.get("/", "", "") is None


@given(
    st.lists(
        st.tuples(st.sampled_from("/abc"), st.sampled_from(["", "q=1", "q=2&x=1"]), st.integers(0, 70_000)), max_size=60
    )
)
def test_no_more_is_held_than_the_limit_and_it_is_counted_rightly(puts):
    edition = Edition(None, MEGABYTE // 2)
    for path, query, size in puts:
        edition.put(path, query, "", Reads(frozenset("q")), kept_of(size))
    for shelf in (edition._pages, edition._asked):
        assert shelf._used == sum(answer.size for answer in shelf._answers.values()) <= shelf._limit


def test_an_answer_to_a_query_is_kept_when_it_is_asked_for_again():
    edition = Edition(None, MEGABYTE)
    edition.put("/", "a=1&x=1", "", BY_A, kept_of(1))
    assert edition.get("/", "a=1", "") is None
    edition.put("/", "x=2&a=1", "", BY_A, kept_of(2))
    assert edition.get("/", "a=1", "") == kept_of(2)
    assert edition.get("/", "a=2", "") is None


def test_an_answer_to_a_query_for_which_others_wait_is_kept_at_once():
    edition = Edition(None, MEGABYTE)
    edition.put("/", "a=1", "", BY_A, kept_of(1), is_awaited=True)
    assert edition.get("/", "a=1", "") == kept_of(1)


def test_what_was_asked_for_is_still_known_in_the_next_version():
    edition = Edition(1, MEGABYTE)
    edition.put("/", "a=1", "", BY_A, kept_of(1))
    edition = edition.next(2)
    assert edition.version == 2
    edition.put("/", "a=1", "", BY_A, kept_of(2))
    assert edition.get("/", "a=1", "") == kept_of(2)


def test_what_was_asked_for_long_ago_is_forgotten(monkeypatch):
    monkeypatch.setattr(editions, "MOST_ASKED_ONCE", 10)
    edition = Edition(None, MEGABYTE)
    for number in range(11):
        edition.put("/", f"a={number}", "", BY_A, kept_of(1))
    for number in (10, 0):
        edition.put("/", f"a={number}", "", BY_A, kept_of(1))
    assert edition.get("/", "a=10", "") == kept_of(1)
    assert edition.get("/", "a=0", "") is None
    assert len(edition._asked_once._hashes) == 10


def test_many_threads_at_once_get_whole_pages():
    edition, wrong = Edition(None, 40 * BESIDE_BODY), []

    def read_and_write(seed):
        for number in range(3000):
            path = f"/{(number * seed) % 50}"
            found = edition.get(path, "", "")
            if found is None:
                edition.put(path, "", "", Reads(), Kept([], [], path, path.encode()))
            elif found.body != path.encode():
                wrong.append(path)

    threads = [threading.Thread(target=read_and_write, args=(seed,)) for seed in (1, 3, 7, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert edition._pages._used == held(edition) <= 30 * BESIDE_BODY
