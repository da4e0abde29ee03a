"""Redirects that an editor writes."""

import html

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.translation import gettext

from icld_site.publishing.content import State
from icld_site.publishing.models import Redirect
from icld_site.publishing.redirects import remember_old_addresses
from icld_site.staff.models import User
from tests.news.factories import ArticleFactory
from tests.programmes.admin.forms import form_of, undo
from tests.programmes.factories import PageFactory

pytestmark = pytest.mark.django_db

URL = "/admin/publishing/redirect/"


def test_an_old_address_leads_to_the_page_of_an_address_of_today(editor):
    article = ArticleFactory(slug_sv="nu", state=State.DRAFT)
    fields = {"path": "sv/artikel/forr", "leads_to": "/sv/aktuellt/2018/nu/"}
    assert editor.post(f"{URL}add/", fields).status_code == 302
    redirect = Redirect.objects.get()
    assert (redirect.path, redirect.language, redirect.content) == ("/sv/artikel/forr/", "sv", article)
    form = editor.get(f"{URL}{redirect.pk}/change/").context["adminform"].form
    assert form["leads_to"].value() == "/sv/aktuellt/2018/nu/"


def test_a_redirect_to_a_text_that_has_no_address_any_more_can_be_opened(editor):
    article = ArticleFactory(slug_sv="nu", state=State.DRAFT)
    editor.post(f"{URL}add/", {"path": "sv/artikel/forr", "leads_to": "/sv/aktuellt/2018/nu/"})
    article.day = None
    article.save()
    form = editor.get(f"{URL}{Redirect.objects.get().pk}/change/").context["adminform"].form
    assert form["leads_to"].value() == ""


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
        ("/artikel/forr/", "/artikel/nu/", {"leads_to": "Ingen sida på det språket har den adressen."}),
        ("//evil.example/sv/", "/sv/aktuellt/2018/nu/", {"path": "Adressen ska börja med ett enda snedstreck."}),
        (
            "/sv/",
            "/sv/aktuellt/",
            {"path": "Det här är startsidan. Den kan bara leda vidare tillsammans med en fråga, efter ”?”."},
        ),
    ],
)
def test_an_address_that_leads_nowhere_is_told_at_its_field(editor, path, leads_to, errors):
    ArticleFactory(slug_sv="nu", slug_en="now")
    response = editor.post(f"{URL}add/", {"path": path, "leads_to": leads_to})
    told = {field: html.unescape(str(found[0])) for field, found in response.context["adminform"].errors.items()}
    assert told == errors
    assert Redirect.objects.count() == 0


def test_an_old_address_without_a_language_leads_to_a_list(editor):
    fields = {"path": "https://icld.se/artikel/forr?b=1&a=2", "leads_to": "http://localhost:8000/en/news/", "note": "?"}
    assert editor.post(f"{URL}add/", fields).status_code == 302
    redirect = Redirect.objects.get()
    assert (redirect.path, redirect.language, redirect.new_path) == ("/artikel/forr/?a=2&b=1", "en", "/en/news/")
    assert redirect.note == "?"
    assert "/en/news/" in editor.get(URL).text


def test_without_a_new_address_the_page_is_withdrawn_until_it_is_given_one(editor):
    ArticleFactory(slug_sv="nu")
    fields = {"path": "/forr/", "replaced_by": "/sv/aktuellt/2018/nu/"}
    assert editor.post(f"{URL}add/", fields).status_code == 302
    redirect = Redirect.objects.get()
    change = f"{URL}{redirect.pk}/change/"
    form = editor.get(change).context["adminform"].form
    assert (redirect.is_gone, form["replaced_by"].value(), form["leads_to"].value()) == (
        True,
        "/sv/aktuellt/2018/nu/",
        None,
    )
    assert editor.post(change, {"path": "/forr/", "leads_to": "/sv/aktuellt/"}).status_code == 302
    redirect.refresh_from_db()
    assert (redirect.is_gone, redirect.content, redirect.new_path) == (False, None, "/sv/aktuellt/")


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


def test_an_old_address_that_is_redirected_already_says_what_to_do(editor):
    ArticleFactory(slug_sv="nu", state=State.DRAFT)
    fields = {"path": "/sv/artikel/forr/", "leads_to": "/sv/aktuellt/2018/nu/"}
    editor.post(f"{URL}add/", fields)
    form = editor.post(f"{URL}add/", fields).context["adminform"].form
    with translation.override("sv"):
        assert form.errors == {"path": [gettext("This old address is redirected already. Change that redirect.")]}
    assert [str(form.fields[name].label) for name in ("leads_to", "replaced_by")] == ["Leder till", "Ersatt av"]


def test_a_redirect_can_be_undone_and_recovered(editor):
    ArticleFactory(slug_sv="nu")
    editor.post(f"{URL}add/", {"path": "/sv/forr/", "leads_to": "/sv/aktuellt/2018/nu/", "note": "Först"})
    row = Redirect.objects.get()
    change = f"{URL}{row.pk}/change/"
    editor.post(change, form_of(editor.get(change)) | {"leads_to": "/sv/aktuellt/", "note": "Sedan"})
    undo(editor, row, back_to=0)
    row.refresh_from_db()
    assert (row.note, row.content.slug_sv, row.new_path) == ("Först", "nu", "")
    editor.post(f"{URL}{row.pk}/delete/", {"post": "yes"})
    [version] = editor.get(f"{URL}recover/").context["deleted"]
    recover = f"{URL}recover/{version.pk}/"
    assert editor.post(recover, form_of(editor.get(recover))).status_code == 302
    assert Redirect.objects.get().content.slug_sv == "nu"


def test_who_saves_a_redirect_second_is_told_who_saved_it_before(editor):
    ArticleFactory(slug_sv="nu")
    editor.post(f"{URL}add/", {"path": "/sv/forr/", "leads_to": "/sv/aktuellt/2018/nu/"})
    change = f"{URL}{Redirect.objects.get().pk}/change/"
    opened = form_of(editor.get(change))
    editor.post(change, opened | {"leads_to": "/sv/aktuellt/"})
    assert editor.post(change, opened | {"note": "Hej"}).context["overtaken"].is_own
    assert Redirect.objects.get().new_path == "/sv/aktuellt/"


def told(response, field: str) -> str:
    assert response.status_code == 200
    return html.unescape(str(response.context["adminform"].errors[field][0]))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(
    "path",
    [
        "/sv/aktuellt/2018/nu/",
        "sv/aktuellt/2018/nu?p=1",
        "/sv/aktuellt/",
        "/sv/aktuellt/atom.xml",
        "/admin/",
        "/admin/news/article/",
        "/accounts/login/",
    ],
)
def test_a_page_of_today_isnt_an_old_address(editor, path, language):
    User.objects.update(language=language)
    ArticleFactory(slug_sv="nu")
    response = editor.post(f"{URL}add/", {"path": path, "leads_to": "/sv/projekt/"})
    with translation.override(language):
        expected = gettext(
            "There is a page at this address today, which is shown and not the one led to. "
            "Withdraw that page or give it another address first."
        )
    assert expected in html.unescape(response.text)
    assert list(response.context["adminform"].errors) == ["path"]
    assert Redirect.objects.count() == 0


@pytest.mark.parametrize(
    ("state", "path"),
    [
        (State.WITHDRAWN, "/sv/aktuellt/2018/nu/"),
        (State.DRAFT, "/sv/aktuellt/2018/nu/"),
        (State.APPROVED, "/sv/aktuellt/2018/da/"),
        (State.APPROVED, "/sv/?p=1"),
        (State.APPROVED, "/?p=1"),
        (State.APPROVED, "/sv/100 %/?a=å"),
    ],
)
def test_where_no_page_is_shown_an_old_address_may_lead_on(editor, state, path):
    ArticleFactory(slug_sv="nu", state=state)
    response = editor.post(f"{URL}add/", {"path": path, "leads_to": "/sv/projekt/"})
    assert response.status_code == 302, response.context["adminform"].errors
    change = f"{URL}{Redirect.objects.get().pk}/change/"
    assert editor.post(change, form_of(editor.get(change)) | {"note": "Igen"}).status_code == 302


@pytest.mark.parametrize("field", ["leads_to", "replaced_by"])
@pytest.mark.parametrize("target", ["//[/sv/", "http://[/sv/", "/sv/[", "http://localhost:8000//[/sv/"])
def test_what_isnt_an_address_leads_nowhere(editor, field, target):
    response = editor.post(f"{URL}add/", {"path": "/sv/forr/", field: target})
    assert told(response, field) == "Ingen sida på det språket har den adressen."
