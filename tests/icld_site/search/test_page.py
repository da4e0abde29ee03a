"""The page of the search as a visitor gets it, in both languages, without any script."""

import html
import logging
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from icld_site.search.models import Entry
from tests.news.factories import ArticleFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db
SV, EN = "/sv/sok/", "/en/search/"


def main(response) -> str:
    page = response.text
    return html.unescape(page[page.index("<main") : page.index("</main>")])


def hits(response) -> list[str]:
    titles = re.findall(r'<h3 class="title".*?</h3>', main(response), re.DOTALL)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in titles]


def kinds(response) -> list[tuple[str, int, bool]]:
    found = re.findall(
        r'<li><a href="[^"]*"( aria-current="true")?>([^<]*) <span class="meta">(\d+)</span>', main(response)
    )
    return [(label, int(number), bool(chosen)) for chosen, label, number in found]


def test_the_other_language_is_offered_where_it_has_the_better_hits(client):
    ArticleFactory(title_sv="Om vatten", title_en="Water", slug_en="water")
    page = main(client.get(SV, {"q": "water"}))
    assert '<a class="action" lang="en" hreflang="en" href="/en/search/?q=water">1 hit in English</a>' in page
    assert "träff" not in main(client.get(EN, {"q": "water"}))
    page = main(client.get(EN, {"q": "vatten"}))
    assert 'href="/sv/sok/?q=vatten">1 träff på svenska</a>' in page


def test_a_hit_in_another_language_says_so(client):
    PublicationFactory(title_en="Local government", authors=["Siddle, Andrew"])
    page = main(client.get(SV, {"q": "siddle"}))
    assert '<h3 class="title" lang="en">' in page
    assert "På engelska" in page


def test_long_lists_are_paged_and_every_address_is_the_only_one(client):
    for number in range(21):
        ArticleFactory(title_sv=f"Vatten {number}")
    first, second = client.get(SV, {"q": "vatten"}), client.get(SV, {"q": "vatten", "page": 2})
    assert (len(hits(first)), len(hits(second))) == (20, 1)
    assert 'rel="next" href="/sv/sok/?q=vatten&page=2"' in main(first)
    assert set(hits(first)).isdisjoint(hits(second))
    assert client.get(f"{SV}?q=vatten&page=1").headers["Location"] == f"{SV}?q=vatten"


@pytest.mark.parametrize(
    "query", ["q=a&q=b", "q=vatten&page=2", "q=vatten&page=0", "q=vatten&kind=x", "q=vatten&kind=projects", "kind=news"]
)
def test_what_there_isnt_is_not_found(client, query):
    ArticleFactory(title_sv="Vatten")
    assert client.get(f"{SV}?{query}").status_code == 404


def test_what_is_typed_is_shown_as_text_and_nothing_else(client):
    page = client.get(SV, {"q": '<b onclick="x">vatten</b>'}).text
    assert "<b onclick" not in page
    assert "&lt;b onclick=&quot;x&quot;&gt;vatten&lt;/b&gt;" in page


def test_what_ends_while_a_visitor_reads_is_gone_at_once(client, time_machine):
    ArticleFactory(title_sv="Vatten", live_to=datetime(2026, 12, 1, 8, tzinfo=UTC))
    time_machine.move_to(datetime(2026, 12, 1, 7, 59, tzinfo=UTC))
    assert hits(client.get(SV, {"q": "vatten"})) == ["Vatten"]
    time_machine.move_to(datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert hits(client.get(SV, {"q": "vatten"})) == []
    assert Entry.objects.count() == 1


def test_every_page_leads_to_the_search(client):
    assert '<a class="to-search" href="/sv/sok/">' in client.get("/sv/publikationer/").text
    assert '<a class="to-search" href="/en/search/" aria-current="page">' in client.get(EN).text


def test_what_is_typed_is_kept_nowhere(client, caplog):
    """Neither in a cookie, nor in a log, nor in the database; and no other site is told of it."""
    typed = "hemligtochpersonligt"
    with CaptureQueriesContext(connection) as queries, caplog.at_level(logging.DEBUG):
        answers = [client.get(SV, {"q": typed}), client.get(SV, {"q": typed, "kind": "news"})]
    assert [answer.status_code for answer in answers] == [200, 404]
    assert client.cookies == {}
    assert not [query["sql"] for query in queries if query["sql"].lstrip().startswith(("INSERT", "UPDATE", "DELETE"))]
    told = [record.getMessage() for record in caplog.records if record.name != "django.db.backends"]
    assert not [line for line in told if typed in line]
    assert answers[0]["Referrer-Policy"] == "strict-origin-when-cross-origin"
