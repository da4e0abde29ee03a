"""A form that is sent twice is stored once, on both databases."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from reversion.models import Revision

from icld_site.publishing.content import State
from icld_site.staff.models import User
from news.models import Article
from programmes.models import ApplicationStep, ProgrammePage
from tests.news.factories import ArticleFactory, ArticleKindFactory
from tests.programmes.factories import PageFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

ADD = "/admin/news/article/add/"
MOMENTS = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
TWICE = "Formuläret skickades två gånger och är sparat en gång. Det som ändrades däremellan behöver ändras igen."


def key_in(response) -> str:
    return re.search(r'name="_form" value="([^"]+)"', response.content.decode())[1]


def article_form(**fields) -> dict[str, str]:
    form = {"title_sv": "Ny", "slug_sv": "ny", "day": "2018-03-05", "day_precision": "day", "state": "approved"}
    return {"kind": ArticleKindFactory().pk, **MOMENTS, **form, **fields}


def messages_of(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_two_posts_of_one_form_store_one_object_and_both_lead_to_it(editor):
    form = article_form(_form=key_in(editor.get(ADD)))
    first, second = editor.post(ADD, form), editor.post(ADD, form)
    [article] = Article.objects.all()
    assert str(article.pk) == form["_form"]
    assert [(answer.status_code, answer["Location"]) for answer in (first, second)] == [
        (302, "/admin/news/article/")
    ] * 2
    [saved, again, twice] = messages_of(second)
    assert f"/admin/news/article/{article.pk}/change/" in saved == again
    assert twice == TWICE
    assert Revision.objects.count() == 1


def test_what_was_changed_in_between_is_said_to_need_doing_again(editor):
    form = article_form(_form=key_in(editor.get(ADD)))
    editor.post(ADD, form)
    editor.post(ADD, form | {"title_sv": "Ny, rättad"})
    assert Article.objects.get().title_sv == "Ny"


def test_two_forms_store_two_objects(editor):
    for slug in ("ett", "annat"):
        editor.post(ADD, article_form(_form=key_in(editor.get(ADD)), slug_sv=slug))
    assert Article.objects.count() == 2


def test_a_form_that_was_refused_keeps_its_key_and_can_be_sent_again(editor):
    form = article_form(_form=key_in(editor.get(ADD)))
    refused = editor.post(ADD, form | {"title_sv": ""})
    assert (refused.status_code, key_in(refused)) == (200, form["_form"])
    assert editor.post(ADD, form).status_code == 302
    assert str(Article.objects.get().pk) == form["_form"]


@pytest.mark.parametrize("key", ["", "1", "x" * 36, "{0}"])
def test_a_form_without_a_key_that_can_be_read_is_stored_as_ever(editor, key):
    assert editor.post(ADD, article_form(_form=key)).status_code == 302
    assert Article.objects.count() == 1


def test_who_may_not_add_is_refused_the_second_time_too(editor, client):
    form = article_form(_form=key_in(editor.get(ADD)))
    editor.post(ADD, form)
    client.force_login(User.objects.create_user("gast", password="x", is_staff=True))
    assert client.post(ADD, form).status_code == 403


@pytest.mark.parametrize("button", [{}, {"_preview": "sv"}, {"_continue": "1"}])
def test_who_may_only_add_reads_nothing_under_the_key_of_a_draft(client, button):
    draft = ArticleFactory(title_sv="Hemlig", lead_sv="Inte än.", state=State.DRAFT)
    user = User.objects.create_user("gast", password="x", is_staff=True, language="sv")
    user.user_permissions.add(Permission.objects.get(codename="add_article"))
    client.force_login(user)
    response = client.post(ADD, {"_form": str(draft.pk), **button}, follow=True)
    assert "Hemlig" not in response.text
    assert "Inte än." not in response.text
    # their own form, sent twice, is stored once all the same
    form = article_form(_form=key_in(client.get(ADD)))
    answers = [client.post(ADD, form) for _ in range(2)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/admin/")] * 2
    assert messages_of(answers[1])[-1] == TWICE
    assert Article.objects.count() == 2


def page_form(**fields) -> dict[str, str]:
    form = {"kind": "how-to-apply", "order": "0", "state": "draft", "title_sv": "Sida", "slug_sv": "sida", **MOMENTS}
    rows = {f"{prefix}-{count}_FORMS": "0" for prefix in ("steps", "contacts") for count in ("TOTAL", "INITIAL")}
    return {**form, **rows, **fields}


STEPS = {
    "steps-TOTAL_FORMS": "2",
    "steps-0-id": "",
    "steps-0-order": "1",
    "steps-0-title_sv": "Hitta en partner",
    "steps-1-id": "",
    "steps-1-order": "2",
    "steps-1-title_sv": "Skriv ansökan",
}


def test_the_rows_of_a_new_object_are_stored_once(editor):
    url = "/admin/programmes/programmepage/add/"
    form = page_form(programme=ProgrammeFactory().pk, _form=key_in(editor.get(url)), **STEPS)
    assert [editor.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert ProgrammePage.objects.count() == 1
    assert list(ApplicationStep.objects.values_list("title_sv", flat=True)) == ["Hitta en partner", "Skriv ansökan"]


def test_new_rows_of_an_old_object_are_stored_once(editor):
    page = PageFactory(state=State.DRAFT)
    url = f"/admin/programmes/programmepage/{page.pk}/change/"
    form = page_form(programme=page.programme_id, _form=key_in(editor.get(url)), **STEPS)
    answers = [editor.post(url, form) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert messages_of(answers[1])[-1] == TWICE
    assert ApplicationStep.objects.filter(page=page).count() == 2
    # a form that was opened afterwards adds rows as it should
    more = form | {"_form": key_in(editor.get(url)), "slug_sv": "sida"}
    steps = list(page.steps.all())
    more |= {"steps-INITIAL_FORMS": "2", "steps-TOTAL_FORMS": "3"}
    more |= {f"steps-{n}-id": str(step.pk) for n, step in enumerate(steps)}
    more |= {f"steps-{n}-page": str(page.pk) for n in range(3)}
    more |= {"steps-2-id": "", "steps-2-order": "3", "steps-2-title_sv": "Vänta"}
    assert editor.post(url, more).status_code == 302
    assert page.steps.count() == 3


# SQLite lets one writer in at a time, so that the second post comes when the first is stored; and the database of the
# tests, which is in memory, has no two connections that wait for each other.
@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("attempt", range(3))
def test_two_posts_at_once_store_one_object(attempt):
    user = User.objects.create_superuser("redaktor", password="x", language="sv")
    form, together = article_form(_form=str(uuid.uuid4())), Barrier(2)

    def post(client: Client) -> tuple[int, str]:
        together.wait()
        try:
            response = client.post(ADD, form)
            return response.status_code, response.get("Location", "")
        finally:
            connection.close()

    clients = [Client(), Client()]
    for client in clients:
        client.force_login(user)
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(post, clients))
    assert answers == [(302, "/admin/news/article/")] * 2
    assert Article.objects.count() == 1
