"""A form looked at as a page before it is saved: the page is the real one, and afterwards nothing has happened."""

import pytest
from django.contrib.auth.models import Permission
from reversion.models import Revision

from icld_site.delivery.middleware.headers import PUBLIC_POLICY
from icld_site.publishing.content import State
from icld_site.publishing.versions import mark
from icld_site.staff.models import User
from news.models import Article
from programmes.models import FaqEntry, Programme, RuleChange
from tests.icld_site.publishing.test_sent_once import ADD, article_form, key_in
from tests.news.factories import ArticleFactory
from tests.programmes.admin.forms import form_of, question_form, url_of
from tests.programmes.factories import PageFactory, ProgrammeFactory
from tests.reading import text_of

pytestmark = pytest.mark.django_db

NOT_SAVED = "Förhandsvisning. Så här kommer sidan att se ut. Inget är sparat än."


def looked_at(editor, row, language="sv", **changes):
    url = url_of(row)
    return editor.post(url, form_of(editor.get(url)) | changes | {"_preview": language})


def test_a_public_text_is_shown_as_it_would_be_and_stays_as_it_was(editor, client):
    article = ArticleFactory(title_sv="Som den var", lead_sv="Ingressen.")
    before = (mark(), Revision.objects.count())
    page = looked_at(editor, article, title_sv="Som den blir", slug_sv="som-den-blir")
    assert page.status_code == 200
    told = text_of(page)
    assert NOT_SAVED in told
    assert "Som den blir" in told
    assert "Ingressen." in told
    assert "Som den var" not in told
    article.refresh_from_db()
    assert (article.title_sv, article.state) == ("Som den var", State.APPROVED)
    assert (mark(), Revision.objects.count()) == before
    assert "Som den var" in text_of(client.get(article.get_absolute_url("sv")))
    assert client.get("/sv/aktuellt/2018/som-den-blir/").status_code == 404


def test_it_is_nobodys_to_keep_or_to_find(editor):
    page = looked_at(editor, ArticleFactory(state=State.DRAFT))
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Content-Language"] == "sv"
    assert page["Content-Security-Policy"] == PUBLIC_POLICY
    assert '<meta name="robots" content="noindex, nofollow">' in page.content.decode()


def test_a_new_text_is_shown_and_can_still_be_saved_once(editor):
    form = article_form(_form=key_in(editor.get(ADD)), state="draft", day="", title_sv="Ny och osparad")
    assert "Ny och osparad" in text_of(editor.post(ADD, form | {"_preview": "sv"}))
    assert not Article.objects.exists()
    assert editor.post(ADD, form).status_code == 302
    saved = Article.objects.get()
    assert (saved.title_sv, saved.state, saved.day) == ("Ny och osparad", State.DRAFT, None)


def test_a_form_that_has_been_saved_already_publishes_nothing_when_it_is_looked_at(editor):
    form = article_form(_form=key_in(editor.get(ADD)), state="draft")
    editor.post(ADD, form)
    assert NOT_SAVED in text_of(editor.post(ADD, form | {"_preview": "sv"}))
    assert Article.objects.get().state == State.DRAFT


def test_what_is_wrong_with_a_form_is_said_as_ever(editor):
    article = ArticleFactory()
    answer = looked_at(editor, article, slug_sv="Inte så här!")
    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["slug_sv"]


def test_the_other_language_is_shown_in_its_own_frame(editor):
    article = ArticleFactory(title_en="As it will be", slug_en="as-it-will-be")
    page = looked_at(editor, article, "en", title_en="As it will be soon")
    assert page["Content-Language"] == "en"
    assert "Preview. This is how the page will look. Nothing has been saved yet." in text_of(page)
    assert "As it will be soon" in text_of(page)


def test_a_question_is_shown_though_its_page_and_programme_are_drafts(editor):
    page = PageFactory(programme=ProgrammeFactory(state=State.DRAFT), state=State.DRAFT)
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    form = {
        "order": "0",
        "state": "draft",
        "_preview": "sv",
        **moments,
        **question_form(page, answer_sv="<p>Inget.</p>"),
    }
    told = text_of(editor.post("/admin/programmes/faqentry/add/", form))
    assert "Vad kostar det?" in told
    assert "Inget." in told
    assert not FaqEntry.objects.exists()
    page.refresh_from_db()
    assert (page.state, page.programme.state) == (State.DRAFT, State.DRAFT)


def test_a_text_without_what_its_page_needs_is_refused_in_words(editor):
    page = PageFactory(programme=ProgrammeFactory(state=State.DRAFT, slug_sv=None, slug_en=None))
    url = url_of(page)
    answer = editor.post(url, form_of(editor.get(url)) | {"_preview": "sv"}, follow=True)
    assert "Det finns inget att förhandsgranska: texten saknar något" in text_of(answer)


def test_who_may_only_look_gets_no_buttons_and_no_page(client):
    article = ArticleFactory(state=State.DRAFT)
    reader = User.objects.create_user("lasare", password="x", language="sv", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(reader)
    assert 'name="_preview"' not in client.get(url_of(article)).content.decode()
    assert client.post(url_of(article), {"_preview": "sv"}).status_code == 403


@pytest.mark.usefixtures("starting_content")
def test_it_is_no_way_round_the_second_editor(editor):
    programme = Programme.objects.get(takes_applications=True)
    url = url_of(programme)
    form = form_of(editor.get(url)) | {"closed_from": "2027-01-01", "closed_source": "Styrelsen", "_preview": "sv"}
    assert editor.post(url, form).templates[0].name == "admin/programmes/consequences.html"
    programme.refresh_from_db()
    assert programme.closed_from is None
    assert not RuleChange.objects.exists()
    assert 'name="_preview"' not in editor.get(url).content.decode()


def test_the_form_offers_both_ways_and_only_the_first_for_what_is_public(editor):
    draft, public = ArticleFactory(state=State.DRAFT), ArticleFactory()
    for row, number in ((draft, 1), (public, 0)):
        html = editor.get(url_of(row)).content.decode()
        assert html.count('name="_preview"') == 2
        assert html.count('href="/preview/sv/') == number
