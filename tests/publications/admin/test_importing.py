"""Imports, as staff meet them: what was looked at is stored, all of it or nothing, once, by those who may."""

from uuid import uuid4

import pytest
import reversion
from django.contrib.auth.models import Permission
from reversion.models import Version

from icld_site.delivery.tables import table as written
from icld_site.staff.models import User
from publications.models import Contributor, Import, Publication, Series
from tests.publications.admin.uploads import ADD, bring, confirm, many, table, told, words
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize("language", ["sv", "en"])


# All or nothing


def test_a_wrong_row_1999_leaves_the_database_as_it_was(staff):
    client = staff()
    page = bring(client, many(wrong=1998))
    assert "1 wrong" in words(page)
    wrong = client.get(f"{page.redirect_chain[-1][0]}?outcome=wrong")
    expected = "Row 1999, doi: “x” isn’t a DOI. One begins with 10. and has a slash in it."
    assert [(row[0], row[1], row[3]) for row in table(wrong)] == [("1999", "wrong", expected)]
    client.post(page.redirect_chain[-1][0], {"mark": "0" * 64})
    assert [model.objects.count() for model in (Publication, Contributor, Series, Version)] == [0, 0, 0, 0]


def test_what_is_stored_is_what_was_looked_at(staff):
    client = staff()
    page = bring(client, b"title,doi\nA,10.1234/a\nB,10.1234/b\n")
    PublicationFactory(title_en="Quicker", doi="10.1234/A")
    again = confirm(client, page)
    assert told(again) == [
        "Nothing has been stored: something here has changed since you looked. Look at the rows again."
    ]
    assert [row[1] for row in table(again)] == ["double", "new"]
    assert Publication.objects.count() == 1
    again.redirect_chain[:] = page.redirect_chain
    assert told(confirm(client, again)) == ["Imported: 1 new, 1 double. New publications are drafts."]
    assert sorted(row.title_en for row in Publication.objects.all()) == ["B", "Quicker"]


def test_a_double_click_on_import_stores_once(staff):
    client = staff()
    page = bring(client, b"title\nA\n")
    assert told(confirm(client, page)) == ["Imported: 1 new. New publications are drafts."]
    assert told(confirm(client, page)) == ["The file is imported already, and only once: 1 new."]
    assert Publication.objects.count() == 1


def test_a_double_click_on_the_upload_keeps_the_file_once(staff):
    client = staff()
    key = str(uuid4())
    pages = [bring(client, b"title\nA\n", _form=key) for _ in range(2)]
    assert [page.redirect_chain[-1][0] for page in pages] == [f"/admin/publications/import/{key}/change/"] * 2
    assert Import.objects.count() == 1


def test_what_was_imported_stays_on_record_and_what_was_not_can_be_thrown_away(staff):
    client = staff()
    done, left = bring(client, b"title\nA\n"), bring(client, b"title\nB\n")
    confirm(client, done)
    urls = [page.redirect_chain[-1][0].replace("/change/", "/delete/") for page in (done, left)]
    assert [client.post(url, {"post": "yes"}).status_code for url in urls] == [403, 302]
    assert [(row.name, row.summary, row.read) for row in Import.objects.all()] == [
        ("list.csv", {"new": 1, "changed": 0, "double": 0, "same": 0, "wrong": 0, "people": 0, "series": 0}, {})
    ]
    assert words(client.get(done.redirect_chain[-1][0]))[-3:] == [
        "What was stored",
        "1 new",
        "Publications that are drafts",
    ]


def test_a_change_keeps_what_is_public_and_can_be_undone(staff):
    with reversion.create_revision():
        here = PublicationFactory(title_en="Local government", doi="10.1234/a", authors=["Siddle, Andrew"])
    client = staff()
    content = b'title,doi,pages,authors\nLocal government,10.1234/a,48,"Koelble, Thomas; Siddle, Andrew"\n'
    page = bring(client, content, update="on")
    assert table(page) == [
        (
            "2",
            "changed",
            "Local government",
            " | ".join(
                (
                    "Pages: 48; was empty",
                    "Authors: Siddle, Andrew becomes Koelble, Thomas; Siddle, Andrew",
                    "New contributor: Koelble, Thomas.",
                )
            ),
        )
    ]
    assert told(confirm(client, page)) == ["Imported: 1 changed, 1 new contributor. New publications are drafts."]
    here.refresh_from_db()
    assert (here.pages, here.state, here.slug_en) == (48, "approved", here.slug_en)
    assert [str(made.contributor) for made in here.contributions.order_by("order")] == [
        "Koelble, Thomas",
        "Siddle, Andrew",
    ]
    newest = Version.objects.get_for_object(here)[0]
    assert newest.revision.get_comment() == "Imported from “list.csv”"
    assert Version.objects.get_for_object(here).count() == 2


def test_a_file_that_holds_nothing_new_offers_no_button(staff):
    PublicationFactory(title_en="A", year=2016)
    page = bring(staff(), b"title,year\nA,2016\n", update="on")
    assert [row[1] for row in table(page)] == ["nothing new"]
    assert "The file holds nothing new." in words(page)
    assert 'name="mark"' not in page.content.decode()


def test_columns_that_are_not_read_are_named(staff):
    page = bring(staff(), b"title,shelf,year,colour\nA,1,2016,red\n")
    assert words(page)[words(page).index("Not read") + 1] == "shelf, colour"


# Who may


@pytest.mark.parametrize("names", [(), ("add_publication",), ("change_publication",)])
def test_only_those_who_may_add_and_change_publications_may_import(client, names):
    user = User.objects.create_user("e", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=(*names, "view_publication")))
    client.force_login(user)
    row = Import.objects.create(name="x", uploaded_at="2026-11-26T00:00Z")
    for url in (ADD, f"/admin/publications/import/{row.pk}/change/", "/admin/publications/import/"):
        assert client.get(url).status_code == 403
    assert client.post(ADD, {}).status_code == 403
    assert "Importera" not in client.get("/admin/publications/publication/").content.decode()


@BOTH
def test_the_list_of_publications_leads_to_the_import(staff, language):
    page = staff(language).get("/admin/publications/publication/").content.decode()
    label = {"sv": "Importera från en fil", "en": "Import from a file"}[language]
    assert f'<a href="{ADD}">{label}</a>' in page


def test_a_form_from_elsewhere_is_refused(staff):
    client = staff()
    client.handler.enforce_csrf_checks = True
    assert client.post(ADD, {}).status_code == 403


@pytest.mark.parametrize("query", ["?p=9", "?p=x", "?outcome=x", "?outcome=new&p=-1", "?p=１"])
def test_an_odd_query_is_no_error(staff, query):
    client = staff()
    page = bring(client, b"title\nA\n")
    assert client.get(page.redirect_chain[-1][0] + query).status_code == 200


@pytest.mark.parametrize("page", ["", "x/change/", "3aa22d87-f458-470c-9ce3-27d01abfd511/change/"])
def test_the_pages_of_imports_open_or_are_not_found(staff, page):
    response = staff().get(f"/admin/publications/import/{page}", follow=True)
    assert response.status_code in (200, 404)


def test_case_c4_a_table_of_ours_comes_back_as_it_was(staff):
    titles = ["=cmd|' /C calc'!A0", "@x", "-5", "'quoted", "+46"]
    client = staff()
    content = written("x.csv", ["title"], [{"title": title} for title in titles]).content
    assert b"'=cmd" in content
    confirm(client, bring(client, content))
    assert sorted(row.title_en for row in Publication.objects.all()) == sorted(titles)


def test_markup_in_a_file_is_shown_as_text(staff):
    page = bring(staff(), b"title,<b>x</b>\n<script>alert(1)</script>,2\n", "<img src=x>.csv")
    assert "<script>alert" not in page.content.decode()
    assert "<img src=x>" not in page.content.decode()
