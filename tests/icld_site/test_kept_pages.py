"""The page cache before the whole portal: nobody can tell what is kept from what is made for them, but by its speed."""

import re
from datetime import datetime

import pytest

from icld_site.publishing.models import Redirect
from tests.asking import ask
from tests.every_address import every_address
from tests.news.factories import ArticleFactory
from tests.workers import Workers

NOON = "2026-11-25T12:00:00+01:00"


@pytest.fixture
def portal(note):
    return Workers(note)


@pytest.mark.usefixtures("starting_content")
def test_every_public_address_is_kept_and_sent_byte_by_byte_as_django_sends_it(portal, client, time_machine):
    """GET, HEAD and 304 (K5); and nothing in them is one visitor's: no cookie, token or nonce (K1, K2)."""
    time_machine.move_to(NOON, tick=False)
    [cache] = portal.caches
    codings = ["", "gzip", "gzip, br"]
    for number, path in enumerate(every_address(client)):
        headers = {"accept_encoding": codings[number % 3]}
        told = ask(portal.django, path, **headers)
        if told.status != 200:
            assert ask(cache, path, **headers) == told, path
            continue
        # An answer to a query is kept when it is asked for again.
        times = 2 if "?" in path else 1
        assert [ask(cache, path, **headers) for _time in range(times)] == [told] * times, path
        before = portal.times
        assert ask(cache, path, **headers) == told, path
        assert ask(cache, path, "HEAD", **headers) == ask(portal.django, path, "HEAD", **headers), path
        for method in ("GET", "HEAD"):
            has = {**headers, "if_none_match": told["ETag"]}
            not_modified = ask(cache, path, method, **has)
            assert not_modified == ask(portal.django, path, method, **has), path
            assert (not_modified.status, not_modified.body) == (304, b""), path
            assert {"ETag", "Cache-Control", "Vary"} <= dict(not_modified.headers).keys(), path
        assert portal.times == before, path
        told = ask(portal.django, path)
        assert "Set-Cookie" not in dict(told.headers)
        assert not re.search(rb"csrfmiddlewaretoken|nonce=", told.body), path
        assert "nonce" not in told["Content-Security-Policy"], path


@pytest.mark.usefixtures("starting_content")
def test_nothing_that_is_kept_depends_on_the_hour(portal, client, time_machine):
    time_machine.move_to(NOON, tick=False)
    paths = every_address(client)
    told = []
    for moment in ("2026-11-25T00:00:00+01:00", "2026-11-25T23:59:57+01:00"):
        time_machine.move_to(moment, tick=False)
        told.append({path: ask(portal.django, path) for path in paths})
    assert [path for path in paths if told[0][path] != told[1][path]] == []


@pytest.mark.usefixtures("starting_content")
def test_queries_that_mean_the_same_share_a_page_and_others_dont(portal, time_machine):
    time_machine.move_to(NOON, tick=False)
    [cache] = portal.caches
    same = [
        ["/sv/aktuellt/?country=ZM&utm_source=brev", "/sv/aktuellt/?country=%5AM", "/sv/aktuellt/?a=1&country=ZM"],
        ["/sv/publikationer/?sort=title&q=lokal", "/sv/publikationer/?q=lokal&sort=title&fbclid=x"],
        ["/sv/?utm_source=brev", "/sv/", "/sv/?mc_eid=123"],
        ["/sv/projekt/?gclid=1", "/sv/projekt/"],
        ["/sv/far-vi-ansoka/?applicant=1440&country=ZM", "/sv/far-vi-ansoka/?a=1&applicant=1440&b=2&country=ZM"],
    ]
    for queries in same:
        told = [ask(cache, queries[0]) for _time in range(2)][-1]
        before = portal.times
        assert [ask(cache, query) for query in queries] == [told] * len(queries)
        assert portal.times == before, queries
    different = [
        "/sv/aktuellt/",
        "/sv/aktuellt/?country=IQ",
        "/sv/aktuellt/?country=ZM&country=ZM",
        "/sv/aktuellt/?page=1&country=ZM",
        "/sv/publikationer/?q=lokal",
        "/sv/far-vi-ansoka/?country=ZM&applicant=1440",
        "/sv/far-vi-ansoka/?applicant=1440&country=zm",
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=",
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&edit=1",
        "/sv/sok/?q=a&q=b",
    ]
    for query in different:
        before = portal.times
        assert [ask(cache, query) for _time in range(2)] == [ask(portal.django, query)] * 2
        assert portal.times > before, query


@pytest.mark.usefixtures("starting_content")
def test_an_old_address_that_is_told_apart_by_its_query_still_leads_on(portal):
    Redirect.objects.create(path="/sv/?page_id=17", language="sv", new_path="/sv/projekt/")
    [cache] = portal.caches
    for _time in range(2):
        assert ask(cache, "/sv/").status == 200
        old = ask(cache, "/sv/?page_id=17&utm_source=brev")
        assert (old.status, old["Location"]) == (301, "/sv/projekt/")
        assert ask(cache, "/sv/?page_id=18").status == 200


OPEN, SHUT = "Ja, ni kan ansöka nu.", "Ja, men inte just nu."
TURNS = [
    ("2027-02-15T00:00:00+01:00", SHUT, OPEN),
    ("2027-03-16T00:00:00+01:00", OPEN, SHUT),
    ("2027-09-15T00:00:00+02:00", SHUT, OPEN),
    ("2027-10-16T00:00:00+02:00", OPEN, SHUT),
]


@pytest.mark.parametrize(("turn", "before", "after"), TURNS)
@pytest.mark.usefixtures("starting_content")
def test_a_page_kept_until_a_window_opens_or_closes_says_so_in_the_first_second(
    portal, time_machine, turn, before, after
):
    """T9. What a shared cache is told never reaches past the turn either."""
    [cache] = portal.caches
    turns_at = datetime.fromisoformat(turn).timestamp()
    answer = "/sv/far-vi-ansoka/?applicant=1440&country=ZM"
    for seconds, said, shared in (
        (-5, before, 1),
        (-2.5, before, 1),
        (-2, before, 0),
        (-0.5, before, 0),
        (0, after, 1),
        (1, after, 1),
    ):
        time_machine.move_to(turns_at + seconds, tick=False)
        for path in (answer, "/sv/", "/sv/program/kommunala-partnerskap/", "/data/eligibility.json?applicant=1440"):
            made = ask(portal.django, path)
            assert [ask(cache, path) for _time in range(2)] == [made] * 2
            assert f"s-maxage={shared}," in made["Cache-Control"]
        assert said in ask(cache, answer).body.decode()
    assert portal.times == 4 * 3 + 2  # two of them answer a query, and are kept when they are asked for again


@pytest.mark.usefixtures("starting_content")
def test_a_text_is_seen_from_its_first_moment_to_its_last(portal, time_machine):
    time_machine.move_to(NOON, tick=False)
    live, end = (datetime.fromisoformat(f"2026-11-25T{hour}:30:00+01:00") for hour in (13, 15))
    row = ArticleFactory(title_sv="Nattöppet", live_from=live, live_to=end, day=live.date())
    [cache] = portal.caches
    for moment, seconds, seen in ((live, -0.1, False), (live, 0, True), (end, -0.1, True), (end, 0, False)):
        time_machine.move_to(moment.timestamp() + seconds, tick=False)
        for path in ("/sv/aktuellt/", "/sv/aktuellt/atom.xml"):
            assert ("Nattöppet" in ask(cache, path).body.decode()) is seen, (path, seconds)
        assert ask(cache, row.get_absolute_url("sv")).status == (200 if seen else 410 if moment == end else 404)
