"""The address of a preview, opened by somebody without an account."""

import re
from datetime import date

import pytest

from icld_site.publishing.content import State
from icld_site.publishing.previews import Token, token_for
from icld_site.publishing.versions import mark
from tests.icld_site.delivery.test_page_cache import Portal
from tests.news.factories import ArticleFactory
from tests.programmes.factories import PageFactory, ProgrammeFactory
from tests.publications.factories import PublicationFactory
from tests.reading import text_of

pytestmark = pytest.mark.django_db

DAY = date(2027, 3, 1)


@pytest.fixture(autouse=True)
def _noon(time_machine):
    time_machine.move_to("2027-03-01T11:00:00Z", tick=False)


@pytest.fixture
def draft():
    return ArticleFactory(
        state=State.DRAFT, title_sv="Hemligheten", title_en="The secret", slug_sv="x", slug_en="y", day=None
    )


def address(content, language="sv", day=DAY):
    return token_for(content, day).address(language)


def test_whoever_has_the_address_reads_the_text_in_both_languages(client, draft):
    before = mark()
    page = client.get(address(draft))
    told = text_of(page)
    assert page.status_code == 200
    assert "Hemligheten" in told
    assert "Texten är inte publicerad. Den som har sidans adress kan läsa den till och med 15 mars 2027" in told
    [switch] = re.findall(r'<a class="language"[^>]* href="([^"]+)"', page.content.decode())
    assert switch == address(draft, "en")
    assert "The secret" in text_of(client.get(switch))
    draft.refresh_from_db()
    assert (draft.state, draft.day, mark()) == (State.DRAFT, None, before)


def test_no_cache_keeps_it_and_no_search_engine_lists_it(client, draft):
    page = client.get(address(draft))
    assert (page["Cache-Control"], page["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow")
    assert not page.cookies
    assert client.head(address(draft)).status_code == 200
    assert not Portal().is_kept(address(draft))


def test_only_that_text_is_shown_and_from_it_no_other(client, draft):
    other = ArticleFactory(state=State.DRAFT, title_sv="Den andra", slug_sv="den-andra")
    assert "Den andra" not in text_of(client.get(address(draft)))
    for path in ("/sv/", "/sv/aktuellt/", "/sv/aktuellt/atom.xml", "/sitemap.xml", "/sv/sok/?q=hemligheten"):
        told = client.get(path).content.decode()
        assert "Hemligheten" not in told.replace('value="hemligheten"', "")
        assert "/aktuellt/2027/x/" not in told
    assert client.get("/sv/aktuellt/2027/x/").status_code == 404
    signed, forged = (address(row).split("/")[3] for row in (draft, other))
    mixed = forged.split(":")[0] + ":" + signed.split(":")[1]
    assert client.get(f"/preview/sv/{mixed}/").status_code == 404
    assert client.get("/preview/sv/abc/").status_code == 404


@pytest.mark.parametrize(("day", "status"), [("2027-03-15T22:59:00Z", 200), ("2027-03-15T23:00:00Z", 410)])
def test_it_ends_with_its_last_day_in_stockholm(client, draft, time_machine, day, status):
    time_machine.move_to(day, tick=False)
    page = client.get(address(draft))
    assert page.status_code == status
    assert ("Här finns ingen förhandsvisning längre" in text_of(page)) == (status == 410)


def test_a_text_that_has_been_deleted_is_gone(client, draft):
    path = address(draft)
    draft.delete()
    assert client.get(path).status_code == 410


def test_so_is_one_of_a_kind_that_is_no_more(client):
    assert client.get(Token("news.none", "x", DAY).address("sv")).status_code == 410


def test_a_text_that_has_become_public_is_read_at_its_own_address(client):
    article = ArticleFactory()
    answer = client.get(address(article))
    assert (answer.status_code, answer["Location"]) == (302, article.get_absolute_url("sv"))


@pytest.mark.parametrize(("page_state", "programme_state"), [("draft", "approved"), ("approved", "draft")])
def test_a_page_below_a_programme_is_shown_while_either_is_a_draft(client, page_state, programme_state):
    page = PageFactory(programme=ProgrammeFactory(state=programme_state), state=page_state, title_sv="Så går det till")
    assert "Så går det till" in text_of(client.get(address(page)))


def test_a_publication_is_shown(client):
    publication = PublicationFactory(state=State.DRAFT, title_sv="En rapport")
    assert "En rapport" in text_of(client.get(address(publication)))


def test_a_text_without_an_address_has_nothing_to_show(client):
    page = PageFactory(state=State.DRAFT, slug_sv=None, slug_en=None)
    assert client.get(address(page)).status_code == 410
