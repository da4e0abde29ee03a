"""Two editors at one row, on both databases: nobody's work is lost, and each is told of the other's."""

import re
from datetime import UTC, date, datetime
from itertools import chain

import pytest
import reversion
import time_machine
from django import forms
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext
from reversion.models import Version

from icld_site.media.models import Picture
from icld_site.publishing.content import State
from icld_site.staff.models import User
from news.models import Article
from programmes.models import Country, Gap, Pause, Programme
from publications.models import Publication, Series
from tests.news.factories import ArticleFactory
from tests.programmes.admin.forms import carried, form_of, told_by, url_of
from tests.programmes.factories import PageFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 26, 11, tzinfo=UTC)


@pytest.fixture
def anna(editor) -> Client:
    return editor


@pytest.fixture
def bo() -> Client:
    client = Client()
    client.force_login(
        User.objects.create_superuser("bo", password="x", language="sv", first_name="Bo", last_name="Ek")
    )
    return client


@pytest.fixture
def url(anna) -> str:
    """Of an article that has been saved in admin once."""
    url = url_of(ArticleFactory(title_sv="Rubrik", title_en="Headline", slug_en="headline", lead_sv="En ingress."))
    anna.post(url, form_of(anna.get(url)))
    return url


def overtaken(response):
    assert response.status_code == 200, response
    return response.context.get("overtaken")


def save_in_a_revision(row):
    with reversion.create_revision():
        row.save()


def test_who_saves_second_is_told_and_neither_text_is_lost(anna, bo, url):
    opened = form_of(anna.get(url))
    with time_machine.travel(NOON, tick=False):
        assert bo.post(url, form_of(bo.get(url)) | {"title_sv": "Bos rubrik"}).status_code == 302
    refused = anna.post(url, opened | {"title_sv": "Annas rubrik"})
    told = overtaken(refused)
    assert (told.who, told.is_own, told.at) == ("Bo Ek", False, NOON)
    assert [(field.label, field.stored, field.typed) for field in told.differences] == [
        ("Titel [sv]", "Bos rubrik", "Annas rubrik")
    ]
    assert form_of(refused)["title_sv"] == "Annas rubrik"
    assert Article.objects.get().title_sv == "Bos rubrik"
    # what she saves after having read it holds
    assert anna.post(url, form_of(refused)).status_code == 302
    assert Article.objects.get().title_sv == "Annas rubrik"


def test_what_she_hadnt_touched_stands_as_the_other_saved_it(anna, bo, url):
    opened = form_of(anna.get(url))
    changed = {"title_en": "Bo’s headline", "live_to_0": "2027-01-31", "live_to_1": "17:00:00"}
    bo.post(url, form_of(bo.get(url)) | changed)
    refused = anna.post(url, opened | {"title_sv": "Annas rubrik"})
    assert overtaken(refused).taken_over == ["Titel [en]", "Offentlig till"]
    assert [field.label for field in overtaken(refused).differences] == ["Titel [sv]"]
    assert anna.post(url, form_of(refused)).status_code == 302
    article = Article.objects.get()
    assert (article.title_sv, article.title_en) == ("Annas rubrik", "Bo’s headline")
    assert article.live_to == datetime(2027, 1, 31, 16, tzinfo=UTC)


def test_somebody_who_saves_a_third_time_is_told_of_too(anna, bo, url):
    opened = form_of(anna.get(url))
    bo.post(url, form_of(bo.get(url)) | {"title_sv": "Bos rubrik"})
    refused = anna.post(url, opened | {"title_sv": "Annas rubrik"})
    bo.post(url, form_of(bo.get(url)) | {"title_sv": "Bos andra rubrik"})
    [difference] = overtaken(anna.post(url, form_of(refused))).differences
    assert difference.stored == "Bos andra rubrik"


def test_a_form_with_another_error_goes_on_knowing_what_it_was_opened_on(anna, bo, url):
    faulty = anna.post(url, form_of(anna.get(url)) | {"title_sv": "Annas rubrik", "day": "i går"})
    assert overtaken(faulty) is None
    bo.post(url, form_of(bo.get(url)) | {"title_sv": "Bos rubrik"})
    mended = form_of(faulty) | {"day": "2018-03-05"}
    assert overtaken(anna.post(url, mended)).who == "Bo Ek"


def test_a_double_click_is_no_second_editor(anna, url):
    form = form_of(anna.get(url)) | {"title_sv": "Annas rubrik"}
    assert [anna.post(url, form).status_code for _click in range(2)] == [302, 302]


def test_ones_own_other_window_is_called_that(anna, url):
    opened = form_of(anna.get(url))
    anna.post(url, form_of(anna.get(url)) | {"title_sv": "Ena fönstret"})
    refused = anna.post(url, opened | {"title_sv": "Andra fönstret"})
    assert overtaken(refused).is_own
    assert "Du sparade själv detta" in refused.text


@pytest.mark.parametrize("seen", [None, "", "x", "-1", "9" * 30, "٣"])
def test_a_form_that_doesnt_say_what_it_was_opened_on_is_stored_as_ever(anna, url, seen):
    form = {name: value for name, value in form_of(anna.get(url)).items() if name != "_seen"}
    form |= {"title_sv": "Annas rubrik"} | ({"_seen": seen} if seen is not None else {})
    assert anna.post(url, form).status_code == 302


def test_what_was_never_saved_in_admin_before_is_compared_field_by_field(anna, bo):
    url = url_of(ArticleFactory(title_sv="Rubrik", title_en="Headline", slug_en="headline"))
    opened = form_of(anna.get(url))
    assert opened["_seen"] == "0"
    bo.post(url, form_of(bo.get(url)) | {"title_en": "Bo’s headline"})
    told = overtaken(anna.post(url, opened | {"title_sv": "Annas rubrik"}))
    assert told.taken_over == []
    assert {(field.stored, field.typed) for field in told.differences} == {
        ("Rubrik", "Annas rubrik"),
        ("Bo’s headline", "Headline"),
    }


def test_rows_below_are_looked_through_too(anna, bo):
    page = PageFactory(state=State.DRAFT)
    for order, title in enumerate(("Hitta en partner", "Skriv ansökan")):
        page.steps.create(order=order, title_sv=title)
    url = url_of(page)
    anna.post(url, form_of(anna.get(url)))
    opened = form_of(anna.get(url))
    bo.post(url, form_of(bo.get(url)) | {"steps-0-title_sv": "Bos steg"})
    refused = anna.post(url, opened | {"steps-1-title_sv": "Annas steg"})
    told = overtaken(refused)
    assert told.taken_over == ["Hitta en partner: Vad som ska göras [sv]"]
    assert [(field.stored, field.typed) for field in told.differences] == [("Skriv ansökan", "Annas steg")]
    saved = anna.post(url, form_of(refused))
    assert saved.status_code == 302, told_by(saved)
    assert list(page.steps.order_by("order").values_list("title_sv", flat=True)) == ["Bos steg", "Annas steg"]


def old_version_of(url: str) -> str:
    first = Version.objects.get_for_object(Article.objects.get()).last()
    return url.replace("change/", f"history/{first.pk}/")


def sent_back(page) -> dict[str, str | list[str]]:
    """The form of an old version with the hidden fields that really stand on the page."""
    hidden = {name: values[0] for name, values in carried(page).items() if name.startswith("_")}
    return {name: value for name, value in form_of(page).items() if not name.startswith("_")} | hidden


def test_an_old_version_isnt_stored_over_what_the_other_saved_meanwhile(anna, bo, url):
    old = old_version_of(url)
    opened = sent_back(anna.get(old))
    with time_machine.travel(NOON, tick=False):
        bo.post(url, form_of(bo.get(url)) | {"title_sv": "Bos rubrik"})
    refused = anna.post(old, opened, follow=True)
    assert refused.redirect_chain == [(url, 302)]
    with translation.override("sv"):
        kept = gettext("The old version hasn’t been stored over that: this is what stands now.")
    assert [str(message) for message in refused.context["messages"]] == [
        f"Bo Ek sparade detta den 26 november 2026 kl. 12:00, efter att du hade öppnat det. {kept}"
    ]
    assert form_of(refused)["title_sv"] == Article.objects.get().title_sv == "Bos rubrik"
    assert anna.post(old, sent_back(anna.get(old))).status_code == 302
    assert Article.objects.get().title_sv == "Rubrik"


def test_an_old_version_isnt_recovered_over_what_the_other_has_recovered_and_edited(anna, bo, url):
    anna.post(url.replace("change/", "delete/"), {"post": "yes"})
    [version] = anna.get("/admin/news/article/recover/").context["deleted"]
    recover = f"/admin/news/article/recover/{version.pk}/"
    opened = sent_back(anna.get(recover))
    assert bo.post(recover, sent_back(bo.get(recover)) | {"title_sv": "Bos rubrik"}).status_code == 302
    assert anna.post(recover, opened, follow=True).redirect_chain == [(url, 302)]
    assert Article.objects.get().title_sv == "Bos rubrik"


def test_an_old_version_of_what_has_been_deleted_is_recovered_and_not_undone(anna, url):
    old = old_version_of(url)
    opened = sent_back(anna.get(old))
    anna.post(url.replace("change/", "delete/"), {"post": "yes"})
    assert anna.post(old, opened).status_code == 302
    assert Article.objects.count() == 0


def list_of(page) -> dict[str, str]:
    """Every field of a list's rows, as a browser would send it."""
    found = [re.findall(r'(name|type|value)="([^"]*)"', tag) for tag in re.findall(r"<input[^>]*>", page.text)]
    fields = {field["name"]: field.get("value", "") for field in map(dict, found) if "name" in field}
    return {name: value for name, value in fields.items() if "form-" in name} | {"_save": "1"}


def test_only_the_orders_that_were_changed_in_a_list_are_stored(anna, bo):
    series = [Series.objects.create(code=code, title_sv=code, order=order) for order, code in enumerate("abc", 1)]
    url = "/admin/publications/series/"
    opened = list_of(anna.get(url))
    place = {opened[f"form-{number}-id"]: f"form-{number}-order" for number in range(3)}
    first, second, third = (place[str(row.pk)] for row in series)
    assert (opened[first], opened[f"initial-{first}"]) == ("1", "1")
    assert bo.post(url, list_of(bo.get(url)) | {first: "10", third: "30"}).status_code == 302
    assert anna.post(url, opened | {second: "20", third: "31"}).status_code == 302
    assert list(Series.objects.order_by("code").values_list("order", flat=True)) == [10, 20, 31]


def test_a_list_with_an_error_goes_on_knowing_what_it_was_opened_with(anna, bo):
    series = [Series.objects.create(code=code, title_sv=code, order=order) for order, code in enumerate("ab", 1)]
    url = "/admin/publications/series/"
    opened = list_of(anna.get(url))
    first, second = (
        f"form-{number}-order" for row in series for number in range(2) if opened[f"form-{number}-id"] == str(row.pk)
    )
    refused = anna.post(url, opened | {second: "x"})
    assert refused.status_code == 200
    bo.post(url, list_of(bo.get(url)) | {first: "10"})
    assert anna.post(url, list_of(refused) | {second: "20"}).status_code == 302
    assert list(Series.objects.order_by("code").values_list("order", flat=True)) == [10, 20]


NONE_AT_THE_START = {
    Pause: {"first_day": date(2027, 2, 1), "last_day": date(2027, 2, 8), "reason_sv": "Byte av system"},
    Gap: {"last_day": date(2015, 12, 31), "reason_sv": "Före programmet"},
}


def one_field_otherwise(page) -> dict[str, str]:
    forms_shown = [page.context["adminform"].form]
    forms_shown += [row for inline in page.context["inline_admin_formsets"] for row in inline.formset.initial_forms]
    for bound in chain.from_iterable(forms_shown):
        if type(bound.field) in (forms.CharField, forms.IntegerField, forms.SlugField):
            return {bound.html_name: f"{bound.value() or ''}1"}
        if isinstance(bound.field, forms.DateField):
            return {bound.html_name: "2027-03-15"}
    raise AssertionError(page)


@pytest.mark.parametrize("model", [Country, Gap, Pause, Picture, Publication])
def test_admins_with_rows_files_or_a_second_editor_tell_of_it_too(starting, starting_content, settings, anna, model):
    settings.MEDIA_ROOT = starting.media
    row = model._base_manager.first() or model(**NONE_AT_THE_START[model], programme=Programme.objects.first())
    save_in_a_revision(row)
    url = url_of(row)
    page = anna.get(url)
    opened = form_of(page)
    save_in_a_revision(row)
    refused = anna.post(url, opened | one_field_otherwise(page))
    assert overtaken(refused).who == ""
    assert "Sparat under tiden" in refused.text
