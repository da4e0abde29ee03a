"""Redirects that an editor writes."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from icld_site.publishing.content import State
from icld_site.publishing.models import Redirect
from icld_site.publishing.redirects import remember_old_addresses
from icld_site.staff.models import User
from tests.news.factories import ArticleFactory
from tests.programmes.factories import PageFactory

pytestmark = pytest.mark.django_db

URL = "/admin/publishing/redirect/"


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser("redaktor", password="x", language="sv"))
    return client


def test_an_old_address_leads_to_the_page_of_an_address_of_today(editor):
    article = ArticleFactory(slug_sv="nu", state=State.DRAFT)
    fields = {"path": "sv/artikel/forr", "leads_to": "/sv/aktuellt/2018/nu/"}
    assert editor.post(f"{URL}add/", fields).status_code == 302
    redirect = Redirect.objects.get()
    assert (redirect.path, redirect.language, redirect.content) == ("/sv/artikel/forr/", "sv", article)
    form = editor.get(f"{URL}{redirect.pk}/change/").context["adminform"].form
    assert form["leads_to"].value() == "/sv/aktuellt/2018/nu/"


def test_an_address_of_one_language_leads_to_that_language(editor):
    PageFactory()
    path = "/en/programmes/partnerships/questions/"
    assert editor.post(f"{URL}add/", {"path": "/en/faq/", "leads_to": path}).status_code == 302
    assert Redirect.objects.get().content.get_absolute_url("en") == path


@pytest.mark.parametrize(
    ("path", "leads_to", "errors"),
    [
        ("/sv/artikel/forr/", "/sv/aktuellt/2018/aldrig/", {"leads_to": "Ingen sida på det språket har den adressen."}),
        ("/en/article/", "/sv/aktuellt/2018/nu/", {"leads_to": "Ingen sida på det språket har den adressen."}),
        ("/sv/artikel/forr/", "/", {"leads_to": "Ingen sida på det språket har den adressen."}),
        ("/artikel/forr/", "/sv/aktuellt/2018/nu/", {"path": "Adressen ska börja med /sv/ eller /en/."}),
        ("//evil.example/sv/", "/sv/aktuellt/2018/nu/", {"path": "Adressen ska börja med /sv/ eller /en/."}),
    ],
)
def test_an_address_that_leads_nowhere_is_told_at_its_field(editor, path, leads_to, errors):
    ArticleFactory(slug_sv="nu", slug_en="now")
    response = editor.post(f"{URL}add/", {"path": path, "leads_to": leads_to})
    told = {field: html.unescape(str(found[0])) for field, found in response.context["adminform"].errors.items()}
    assert told == errors
    assert Redirect.objects.count() == 0


def test_an_address_is_given_once(editor):
    ArticleFactory(slug_sv="nu")
    fields = {"path": "/sv/forr/", "leads_to": "/sv/aktuellt/2018/nu/"}
    assert [editor.post(f"{URL}add/", fields).status_code for _ in range(2)] == [302, 200]
    assert Redirect.objects.count() == 1


def test_the_list_asks_the_database_as_often_whatever_its_length(editor):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(URL).status_code == 200
        return len(captured)

    def move(number: int) -> None:
        for _ in range(number):
            article = ArticleFactory()
            before = type(article).objects.get(pk=article.pk)
            article.slug_sv += "-ny"
            remember_old_addresses(before, article)

    move(1)
    editor.get(URL)
    few = queries()
    move(5)
    assert queries() == few
