"""Links in the texts that lead into the portal: those that lead nowhere are found, and all others left alone."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation

from icld_site.media.models import Picture
from icld_site.publishing import portal
from icld_site.publishing.content import State
from icld_site.publishing.links import check
from icld_site.publishing.models import BrokenLink, LinkCheck
from icld_site.staff.models import User
from news.models import Article
from tests.icld_site.media.odd_files import KEPT
from tests.news.factories import ArticleFactory, ProjectFactory
from tests.programmes.factories import DocumentFactory, PageFactory, QuestionFactory, StepFactory, VersionFactory

pytestmark = pytest.mark.django_db


def to(href: str, words: str = "länk") -> str:
    return f'<p>Se <a href="{href}">{words}</a>.</p>'


def found() -> list[tuple[str, str, str]]:
    """Column, address and what is wrong of every link that a check finds."""
    check(timezone.now())
    return list(BrokenLink.objects.values_list("field", "address", "wrong"))


def test_a_link_that_leads_nowhere_is_found_in_either_language():
    ArticleFactory(slug_en="a", body_sv=to("/sv/aktuellt/2018/borta/"), body_en=to("/en/projects/gone/"))
    assert found() == [
        ("body_sv", "/sv/aktuellt/2018/borta/", "not_found"),
        ("body_en", "/en/projects/gone/", "not_found"),
    ]


@pytest.mark.parametrize(
    "href",
    [
        "/sv/aktuellt/",
        "/sv/aktuellt/?q=1",
        "/sv/aktuellt",
        "http://localhost:8000/sv/projekt/",
        "HTTP://LOCALHOST:8000/sv/projekt/",
        "http://localhost:8000",
        "/",
        "/sv/aktuellt/#main",
        "/sv/aktuellt/#top",
        "#main",
        "../../",
        "https://example.org/sv/borta/",
        "//example.org/borta/",
        "http://localhost:9000/borta/",
        "mailto:info@icld.se",
    ],
)
def test_a_link_that_leads_somewhere_or_out_is_left_alone(href):
    ArticleFactory(body_sv=to(href))
    assert found() == []


@pytest.mark.parametrize(
    ("href", "wrong"),
    [
        ("/sv/borta/", "not_found"),
        ("http://localhost:8000/sv/borta/", "not_found"),
        ("borta/", "not_found"),
        ("/sv/aktuellt/?sida=%C3%A5ä€", None),
        ("/sv/bort%C3%A5/", "not_found"),
        ("/sv/aktuellt/#borta", "no_part"),
        ("#borta", "no_part"),
        ("/media/pictures/00000000-0000-4000-8000-000000000000/", "not_found"),
        ("/sv/bor%00ta/", "fault"),
    ],
)
def test_what_is_wrong_is_told(href, wrong):
    ArticleFactory(body_sv=to(href))
    assert found() == ([("body_sv", href, wrong)] if wrong else [])


def test_a_part_of_a_page_is_looked_for_where_a_redirect_ends():
    article = ArticleFactory(slug_sv="a")
    article.slug_sv = "b"
    article.save()
    ProjectFactory(body_sv=to("/sv/aktuellt/2018/a/#main") + to("/sv/aktuellt/2018/a/#borta"))
    assert found() == [
        ("body_sv", "/sv/aktuellt/2018/a/#main", "moved"),
        ("body_sv", "/sv/aktuellt/2018/a/#borta", "no_part"),
    ]


def test_an_old_address_is_a_note_that_tells_the_new_one():
    article = ArticleFactory(slug_sv="a")
    article.slug_sv = "b"
    article.save()
    ProjectFactory(body_sv=to("/sv/aktuellt/2018/a/"))
    check(timezone.now())
    note = BrokenLink.objects.get()
    assert (note.wrong, note.leads_to) == ("moved", "/sv/aktuellt/2018/b/")
    assert not BrokenLink.objects.broken().exists()


@pytest.mark.parametrize(("state", "wrong"), [(State.DRAFT, "not_found"), (State.WITHDRAWN, "gone")])
def test_a_page_that_is_no_longer_public_is_found(state, wrong):
    article = ArticleFactory(slug_sv="a")
    ProjectFactory(body_sv=to("/sv/aktuellt/2018/a/"))
    assert found() == []
    article.state = state
    article.save()
    assert found() == [("body_sv", "/sv/aktuellt/2018/a/", wrong)]


def test_what_is_no_address_at_all_is_told_although_a_save_would_have_taken_it_away():
    ArticleFactory(body_sv=to("http://[borta/"))
    assert found() == []
    Article.objects.update(body_sv=to("http://[borta/"))
    assert found() == [("body_sv", "http://[borta/", "no_address")]


def test_a_circle_of_redirects_and_a_way_out_are_told_apart(monkeypatch):
    ways = {"/a/": "/b/", "/b/": "/a/", "/c/": "https://example.org/"}
    monkeypatch.setattr(portal, "asked_from_inside", lambda page: HttpResponseRedirect(ways[page]))
    ArticleFactory(body_sv=to("/a/") + to("/c/"))
    assert found() == [("body_sv", "/a/", "endless")]


@pytest.mark.parametrize(
    "changes",
    [
        {"state": State.DRAFT},
        {"state": State.WITHDRAWN},
        {"live_from": timezone.now() + timedelta(days=1)},
        {"live_to": timezone.now() - timedelta(days=1)},
    ],
)
def test_what_visitors_cannot_read_is_not_looked_at(changes):
    ArticleFactory(body_sv=to("/borta/"), **changes)
    assert found() == []
    assert LinkCheck.objects.get().links == 0


def test_parts_of_a_page_are_looked_at_while_all_above_them_is_public():
    page = PageFactory()
    StepFactory(page=page, body_sv=to("/a/"))
    QuestionFactory(page=page, answer_en=to("#main") + to("#fraga"))
    assert found() == [("answer_en", "#fraga", "no_part"), ("body_sv", "/a/", "not_found")]
    page.programme.state = State.DRAFT
    page.programme.save()
    assert found() == []


def test_a_picture_and_a_stored_file_are_there():
    picture = Picture.objects.create(
        file=ContentFile(KEPT["plain.jpg"], name="a.jpg"), title="B", alt_sv="Två fält", alt_en="Two fields"
    )
    document = DocumentFactory()
    version = VersionFactory(document=document, file=ContentFile(b"%PDF-1.7", name="a.pdf"))
    page = document.get_absolute_url("sv")
    ArticleFactory(body_sv=to(picture.address) + to(page) + to(f"{page}{version.pk}/") + to(f"{page}{document.pk}/"))
    assert found() == [("body_sv", f"{page}{document.pk}/", "not_found")]


def test_links_are_counted_and_a_check_takes_the_place_of_the_one_before():
    article = ArticleFactory(body_sv=to("/borta/") + to("/sv/") + to("https://example.org/"))
    moment = datetime(2026, 11, 26, 8, tzinfo=UTC)
    assert (check(moment).links, BrokenLink.objects.count()) == (2, 1)
    article.body_sv = to("/sv/")
    article.save()
    check(timezone.now())
    last = LinkCheck.objects.get()
    assert (last.links, last.checked_at > moment, BrokenLink.objects.count()) == (1, True, 0)


def test_each_page_is_asked_for_once(monkeypatch):
    asked = []
    get = portal.asked_from_inside
    monkeypatch.setattr(portal, "asked_from_inside", lambda page: asked.append(page) or get(page))
    ArticleFactory(body_sv=to("/sv/projekt/") + to("/sv/projekt/#main") + to("/sv/projekt/#borta") + to("/a/"))
    ProjectFactory(body_sv=to("http://localhost:8000/sv/projekt/") + to("/a/"))
    assert len(found()) == 3
    assert sorted(asked) == ["/a/", "/sv/projekt/"]


def test_the_site_is_asked_under_its_own_name(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://icld.se", ["icld.se"]
    ArticleFactory(body_sv=to("https://icld.se/sv/") + to("https://icld.se/borta/") + to("http://localhost:8000/a/"))
    assert found() == [("body_sv", "https://icld.se/borta/", "not_found")]


def test_a_check_leaves_the_language_as_it_was():
    ArticleFactory(body_sv=to("/en/") + to("/en/projects/borta/"))
    with translation.override("sv"):
        check(timezone.now())
        assert translation.get_language() == "sv"


# The command


def test_the_command_names_each_link_and_fails():
    ArticleFactory(title_sv="Rubriken", body_sv=to("/borta/", "läs här") + to("/sv/"))
    out = StringIO()
    with pytest.raises(CommandError, match="1 "):
        call_command("checklinks", stdout=out)
    assert "Rubriken" in out.getvalue() and "läs här" in out.getvalue() and "/borta/" in out.getvalue()
    assert "[sv]" in out.getvalue()


def test_the_command_is_content_where_all_links_lead_somewhere():
    article = ArticleFactory(slug_sv="a", body_sv=to("/sv/aktuellt/2018/a/"))
    article.slug_sv = "b"
    article.save()
    out = StringIO()
    call_command("checklinks", stdout=out)
    first, last = out.getvalue().splitlines()
    assert "/sv/aktuellt/2018/b/" in first
    assert "1" in last


# Admin

LIST = "/admin/publishing/brokenlink/"


def test_the_list_leads_to_the_forms_and_says_what_is_wrong(editor):
    article = ArticleFactory(title_sv="Rubriken", body_sv=to("/borta/", "läs här"))
    step = StepFactory(title_sv="Steget", body_sv=to("/sv/aktuellt/#borta"))
    response = editor.post(f"{LIST}check/", follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert f'<a href="{reverse("admin:news_article_change", args=[article.pk])}">Rubriken</a>' in response.text
    assert f'<a href="{reverse("admin:programmes_programmepage_change", args=[step.page.pk])}">Steget</a>' in (
        response.text
    )
    assert "läs här" in response.text and "[sv]" in response.text and "/sv/aktuellt/#borta" in response.text


def test_the_list_can_be_searched_and_narrowed(editor):
    ArticleFactory(title_sv="Rubriken", body_sv=to("/borta/") + to("/sv/aktuellt/#borta"))
    check(timezone.now())
    for query, number in [("", 2), ("?q=rubr", 2), ("?q=aktuellt", 1), ("?q=saknas", 0), ("?wrong=no_part", 1)]:
        assert editor.get(f"{LIST}{query}").context["cl"].result_count == number, query


def test_a_text_that_is_deleted_since_has_no_form(editor):
    article = ArticleFactory(title_sv="Rubriken", body_sv=to("/borta/"))
    check(timezone.now())
    article.delete()
    assert '<td class="field-text">Rubriken</td>' in editor.get(LIST).text.replace("<th", "<td").replace("</th", "</td")


def test_the_list_is_only_read_and_a_check_is_only_posted(editor):
    ArticleFactory(body_sv=to("/borta/"))
    check(timezone.now())
    link = BrokenLink.objects.get()
    assert editor.get(f"{LIST}check/").status_code == 405
    assert editor.get(f"{LIST}add/").status_code == 403
    assert editor.post(f"{LIST}{link.pk}/delete/", {"post": "yes"}).status_code == 403
    assert editor.post(f"{LIST}{link.pk}/change/", {"words": "x"}).status_code == 403
    assert BrokenLink.objects.get().words == "länk"


def test_who_may_not_see_the_list_may_not_check(client):
    client.force_login(User.objects.create_user("praktikant", password="x", is_staff=True))
    ArticleFactory(body_sv=to("/borta/"))
    assert (client.get(LIST).status_code, client.post(f"{LIST}check/").status_code) == (403, 403)
    client.logout()
    assert client.post(f"{LIST}check/").status_code == 302
    assert not LinkCheck.objects.exists()


# Addresses that change


def test_a_link_in_a_text_goes_on_working_after_two_changes_of_address_in_one_hop(client):
    article = ArticleFactory(slug_sv="a")
    ProjectFactory(slug_sv="p", body_sv=to("/sv/aktuellt/2018/a/"))
    for slug in ("b", "c"):
        article.slug_sv = slug
        article.save()
    assert 'href="/sv/aktuellt/2018/a/"' in client.get("/sv/projekt/p/").text
    response = client.get("/sv/aktuellt/2018/a/", follow=True)
    assert response.redirect_chain == [("/sv/aktuellt/2018/c/", 301)]
    assert response.status_code == 200


def test_no_link_of_the_starting_content_leads_nowhere(starting_content):
    last = check(timezone.now())
    assert [str(link) for link in BrokenLink.objects.all()] == []
    assert last.links > 0
