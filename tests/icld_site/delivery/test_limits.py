"""How often one client may ask for what is costly: enough for a town hall, and with a clear word when it isn't."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from icld_site.delivery import limits
from icld_site.delivery.limits import Buckets
from tests.icld_site.home.open_data.truth import faults_of

pytestmark = pytest.mark.usefixtures("starting_content")

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)
COSTLY = {
    "/sv/sok/?q=zambia": 1,
    "/en/search/suggestions.json?q=zam": 1,
    "/sv/far-vi-ansoka/?applicant=1440&country=ZM": 1,
    "/data/eligibility.json?applicant=1440": 1,
    "/sv/ansokningsperioder.ics?country=ZM": 1,
    "/en/publications/?q=democracy": 1,
    "/data/publications.json": 10,
    "/data/publications.csv": 10,
    "/data/publications.bib": 10,
    "/data/publications.ris": 10,
    "/data/publications.csl.json": 10,
    "/data/projects.json": 10,
    "/data/projects.csv": 10,
}


@pytest.fixture
def twenty(settings, monkeypatch):
    """Twenty a minute, nobody having asked yet, and the clock stands."""
    settings.COSTLY_PER_MINUTE = 20
    monkeypatch.setattr(limits, "buckets", Buckets())
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def use_up(client, times=20):
    for _time in range(times):
        assert client.get("/data/eligibility.json").status_code == 400


@pytest.mark.parametrize(("path", "cost"), COSTLY.items())
def test_what_is_costly_is_answered_so_often_and_then_refused(client, twenty, path, cost):
    answers = [client.get(path) for _time in range(20 // cost)]
    assert {answer.status_code for answer in answers} == {200}
    refused = client.get(path)
    assert (refused.status_code, refused["Retry-After"]) == (429, str(cost * 3))
    assert refused["Cache-Control"] == "no-store"
    assert refused["Content-Security-Policy"].startswith("default-src 'none'")


def test_it_is_answered_again_after_as_many_seconds_as_were_told(client, twenty):
    use_up(client)
    twenty.shift(2.9)
    assert client.get("/sv/sok/").status_code == 429
    twenty.shift(0.1)
    assert client.get("/sv/sok/").status_code == 200
    assert client.get("/sv/sok/").status_code == 429


def test_other_pages_and_other_clients_go_on(client, twenty):
    use_up(client)
    assert client.get("/sv/sok/").status_code == 429
    assert client.get("/sv/").status_code == 200
    assert client.get("/data/countries.json").status_code == 200
    assert client.get("/sv/sok/", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_visitors_behind_a_proxy_that_nobody_has_named_are_not_limited_together(client, twenty):
    for _time in range(25):
        assert client.get("/sv/sok/", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 200


def test_those_behind_ours_are_told_apart(client, twenty, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    one, other = ({"X-Forwarded-For": address} for address in ("203.0.113.8", "203.0.113.9"))
    assert {client.get("/sv/sok/", headers=one).status_code for _time in range(20)} == {200}
    assert client.get("/sv/sok/", headers=one).status_code == 429
    assert client.get("/sv/sok/", headers=other).status_code == 200


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/sv/sok/", "För många frågor på kort tid"), ("/en/search/", "Too many questions in a short time")],
)
def test_a_page_tells_it_in_the_visitors_language(client, twenty, path, heading):
    use_up(client)
    response = client.get(path)
    assert f"<h1>{heading}</h1>" in response.text
    assert 'content="noindex"' in response.text


def test_a_program_is_told_in_both_languages(client, twenty):
    described = json.loads(client.get("/data/openapi.json").content)
    use_up(client)
    for path in ("/data/eligibility.json", "/data/publications.bib", "/sv/sok/forslag.json"):
        (error,) = json.loads(client.get(path).content)["errors"]
        assert error["text"] == {"sv": "För många frågor på kort tid", "en": "Too many questions in a short time"}
    assert faults_of(described, "/data/eligibility.json", client.get("/data/eligibility.json")) == []
    said = client.get("/sv/ansokningsperioder.ics")
    assert said["Content-Type"] == "text/plain; charset=utf-8"
    assert "För många frågor" in said.text
    assert "Too many questions" in said.text


def test_the_document_names_the_refusal_at_each_address_that_has_it(client):
    described = json.loads(client.get("/data/openapi.json").content)
    named = {path for path, item in described["paths"].items() if "429" in item["get"]["responses"]}
    assert named == {path.partition("?")[0] for path in COSTLY if path.startswith("/data/")}


def test_a_town_hall_that_checks_and_searches_all_at_once_is_not_refused(client, settings, monkeypatch):
    """A hundred people behind one address, who each read three answers and type a word of five letters in a minute."""
    from icld_site import settings as shipped

    buckets = Buckets()
    waits = [
        buckets.take("town hall", 1, shipped.COSTLY_PER_MINUTE, NOON + timedelta(seconds=second * 60 / 800))
        for second in range(800)
    ]
    assert max(waits) == 0


def test_no_more_clients_are_kept_in_mind_than_so_many(monkeypatch):
    monkeypatch.setattr(limits, "MOST", 100)
    buckets = Buckets()
    for number in range(1000):
        buckets.take(str(number), 1, 20, NOON)
    assert len(buckets._left) == 100


def test_a_limit_below_the_cost_of_a_whole_set_still_gives_it_once_a_minute():
    buckets = Buckets()
    assert buckets.take("a", 10, 5, NOON) == 0
    assert buckets.take("a", 10, 5, NOON + timedelta(seconds=59)) > 0


@given(st.lists(st.tuples(st.floats(-5, 30), st.integers(1, 10)), max_size=60))
def test_nobody_gets_more_than_a_minutes_worth_and_what_flows_in(steps):
    """Also when the clock goes back a little."""
    buckets, at, taken, flowed = Buckets(), NOON, 0, 0.0
    for seconds, cost in steps:
        at += timedelta(seconds=seconds)
        flowed += max(0.0, seconds) / 3
        taken += cost * (buckets.take("a", cost, 20, at) == 0)
        assert taken <= 20 + flowed + 0.001
