"""A row that one editor deletes while another writes: what that one wrote isn't lost, on both databases."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from icld_site.publishing.content import State
from icld_site.staff.models import User
from news.models import Article
from programmes.models import ApplicationStep, Pause, ProgrammePage
from publications.models import Publication
from tests.news.factories import ArticleFactory
from tests.programmes.admin.forms import form_of, told_by, url_of
from tests.programmes.factories import PageFactory, ProgrammeFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


@pytest.fixture
def bo() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("bo", password="x", first_name="Bo", last_name="Ek"))
    return client


def delete(client: Client, row) -> None:
    with time_machine.travel(NOON, tick=False):
        assert client.post(url_of(row, "delete"), {"post": "yes"}).status_code == 302


def errors(page) -> list[str]:
    assert page.status_code == 200
    return page.context["adminform"].form.non_field_errors()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_typed_is_shown_and_saved_as_a_new_row(editor, bo, language):
    User.objects.update(language=language)
    row = ArticleFactory(title_sv="Rubrik", slug_sv="rubrik")
    opened = form_of(editor.get(url_of(row)))
    delete(bo, row)
    page = editor.post(url_of(row), opened | {"title_sv": "Annas rubrik"})
    with translation.override(language):
        deleted = gettext("%(who)s deleted this on %(day)s at %(time)s, while you had it open.")
        day = {"sv": "26 november 2026", "en": "26 November 2026"}[language]
        kept = gettext("What you typed stands below, and isn’t stored yet. If you save it, it becomes a new row.")
    assert errors(page) == [f"{deleted % {'who': 'Bo Ek', 'day': day, 'time': '12:00'}} {kept}"]
    assert 'action="/admin/news/article/add/"' in page.text
    assert Article.objects.count() == 0
    assert editor.post("/admin/news/article/add/", form_of(page)).status_code == 302
    assert Article.objects.get().title_sv == "Annas rubrik"


def test_the_rows_below_come_with_it(editor, bo):
    row = PageFactory(state=State.DRAFT)
    for order, title in enumerate(("Hitta en partner", "Skriv ansökan")):
        row.steps.create(order=order, title_sv=title)
    opened = form_of(editor.get(url_of(row)))
    delete(bo, row)
    page = editor.post(url_of(row), opened | {"steps-1-title_sv": "Annas steg"})
    assert len(errors(page)) == 1
    [steps, _contacts] = page.context["inline_admin_formsets"]
    shown = {field.html_name: field.value() or "" for form in steps.formset.forms for field in form}
    shown |= {field.html_name: field.value() for field in steps.formset.management_form}
    saved = editor.post("/admin/programmes/programmepage/add/", form_of(page) | shown)
    assert saved.status_code == 302, told_by(saved)
    assert ProgrammePage.objects.get().pk != row.pk
    assert list(ApplicationStep.objects.order_by("order").values_list("title_sv", flat=True)) == [
        "Hitta en partner",
        "Annas steg",
    ]


def test_people_of_a_publication_and_a_preview_of_it(editor, bo):
    row = PublicationFactory(authors=["Siddle, Andrew"])
    opened = form_of(editor.get(url_of(row)))
    delete(bo, row)
    for button in ({}, {"_preview": "en"}):
        page = editor.post(url_of(row), opened | {"title_en": "Typed", **button})
        assert len(errors(page)) == 1
        assert 'value="Typed"' in page.text
    assert Publication.objects.count() == 0


def test_a_rule_that_was_deleted_isnt_brought_back_unasked(editor):
    row = Pause.objects.create(
        programme=ProgrammeFactory(), first_day=date(2027, 2, 1), last_day=date(2027, 2, 8), reason_sv="Byte"
    )
    opened = form_of(editor.get(url_of(row)))
    Pause.objects.all().delete()
    page = editor.post(url_of(row), opened | {"reason_sv": "Byte av system"})
    with translation.override("sv"):
        assert gettext("This has been deleted while you had it open.") in errors(page)[0]
    assert Pause.objects.count() == 0


def test_who_may_not_add_rows_is_told_that_it_is_gone(client, bo):
    user = User.objects.create_user("anna", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="change_article"))
    client.force_login(user)
    row = ArticleFactory()
    opened = form_of(client.get(url_of(row)))
    delete(bo, row)
    assert client.post(url_of(row), opened).status_code == 302
    assert client.post(url_of(row, "delete"), {"post": "yes"}).status_code in (302, 403)
    assert Article.objects.count() == 0
