"""Days and moments as an editor types them."""

import html
import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import reverse

from icld_site.publishing.content import State
from icld_site.staff.models import User
from news.models import Article
from programmes.models import ProgrammePage
from tests.news.factories import ArticleFactory
from tests.programmes.factories import PageFactory

pytestmark = pytest.mark.django_db

JANUARY = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["sv", "en"])
def editor(client, request):
    with time_machine.travel(JANUARY, tick=False):
        client.force_login(User.objects.create_superuser("redaktor", password="x", language=request.param))
        client.language = request.param
        yield client


def article_form(article) -> dict[str, str]:
    return {
        "title_sv": article.title_sv,
        "slug_sv": article.slug_sv,
        "kind": article.kind.pk,
        "day": "2018-03-05",
        "day_precision": "day",
    }


def page_form(page) -> dict[str, str]:
    rows = {f"{prefix}-{count}_FORMS": "0" for prefix in ("steps", "contacts") for count in ("TOTAL", "INITIAL")}
    names = {"title_sv": page.title_sv, "slug_sv": page.slug_sv, "title_en": page.title_en, "slug_en": page.slug_en}
    return {"programme": page.programme_id, "kind": page.kind, "order": "0", **names, **rows}


MODELS = {Article: (ArticleFactory, article_form), ProgrammePage: (PageFactory, page_form)}


@pytest.fixture(params=MODELS)
def save(editor, request):
    """Saves an approved article and a programme page with other fields; gives its answer and the row as stored."""
    factory, form = MODELS[request.param]
    row = factory(state=State.APPROVED)
    url = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])

    def save(live_from="", **fields):
        day, _space, time = live_from.partition(" ")
        moments = {"live_from_0": day, "live_from_1": time, "live_to_0": "", "live_to_1": ""}
        response = editor.post(url, {**form(row), "state": "approved", **moments, **fields})
        row.refresh_from_db()
        return response, row

    return save


def errors_in(response) -> list[str]:
    """What the page says is wrong, the sentence above the form left out."""
    found = re.findall(r'<ul class="errorlist".*?</ul>', response.content.decode(), re.DOTALL)
    return [html.unescape(text) for errors in found for text in re.findall(r"<li>(.*?)</li>", errors)]


SKIPPED = {
    "sv": "Den dagen ställs klockan fram i Sverige, så 02:30 finns inte. Välj ett annat klockslag.",
    "en": "Clocks in Sweden never show 02:30 on that day, for they go forward. Choose another time.",
}
TWICE = {
    "sv": "Den dagen ställs klockan tillbaka i Sverige, så 02:30 kommer två gånger. Välj ett annat klockslag.",
    "en": "Clocks in Sweden show 02:30 twice on that day, for they go back. Choose another time.",
}
NO_DAY = {
    "sv": "Den dagen finns inte, eller så är den inte skriven som 2027-03-15.",
    "en": "There is no such day, or it isn’t written as 2027-03-15.",
}
NO_TIME = {"sv": "Ange även klockslag, skrivet som 09:00.", "en": "Give the time too, written as 09:00."}
YEAR = {"sv": "Året ska ligga mellan 1900 och 2099.", "en": "The year has to be between 1900 and 2099."}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("2027-03-28 02:30", SKIPPED),
        ("2026-10-25 02:30", TWICE),
        ("2027-02-29 09:00", NO_DAY),
        ("02/03/2027 09:00", NO_DAY),
        ("2027-04-01", NO_TIME),
        ("2027-04-01 25:00", NO_TIME),
        ("0001-01-01 00:30", YEAR),
        ("9999-12-31 23:30", YEAR),
    ],
)
def test_a_moment_that_is_none_is_told_at_its_field_and_nothing_is_stored(save, editor, typed, told):
    response, row = save(typed, title_sv="Ändrad")
    assert (response.status_code, errors_in(response)) == (200, [told[editor.language]])
    assert list(response.context["adminform"].errors) == ["live_from"]
    assert (row.live_from, row.title_sv == "Ändrad") == (None, False)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2027-04-01 09:00", datetime(2027, 4, 1, 7, 0, tzinfo=UTC)),
        ("2027-03-28 01:59", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("2027-03-28 03:00", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("2026-10-25 01:59:59", datetime(2026, 10, 24, 23, 59, 59, tzinfo=UTC)),
        ("2026-10-25 03:00", datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        ("", None),
    ],
)
def test_a_moment_is_meant_in_swedish_time_of_its_own_day(save, typed, moment):
    response, row = save(typed)
    assert (response.status_code, row.live_from) == (302, moment)


def test_what_was_typed_in_winter_goes_live_at_nine_in_summer(save, editor):
    _response, row = save("2027-04-01 09:00")
    public = type(row).objects.public
    assert not public(datetime(2027, 4, 1, 6, 59, 59, tzinfo=UTC)).exists()
    assert public(datetime(2027, 4, 1, 7, 0, tzinfo=UTC)).get() == row


def test_the_field_says_whose_time_it_is(editor):
    page = editor.get("/admin/programmes/programmepage/add/").content.decode()
    assert page.count({"sv": "Svensk tid", "en": "Swedish time"}[editor.language]) >= 2


@pytest.mark.parametrize(
    ("typed", "told"),
    [("2027-02-29", NO_DAY), ("31/2", NO_DAY), ("03/04/2027", NO_DAY), ("1 mars", NO_DAY), ("0202-03-15", YEAR)],
)
@pytest.mark.parametrize("field", ["first_day", "last_day"])
def test_a_day_that_is_none_is_told_at_its_field(editor, field, typed, told):
    url = reverse("admin:programmes_pause_add")
    programme = PageFactory().programme
    response = editor.post(url, {"programme": programme.pk, "reason_sv": "Byte av system", field: typed})
    assert (response.status_code, errors_in(response)) == (200, [told[editor.language]])
    assert list(response.context["adminform"].errors) == [field]


def test_a_day_is_stored_as_it_was_typed(editor):
    page = PageFactory()
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    url = reverse("admin:programmes_programmepage_change", args=[page.pk])
    assert (
        editor.post(url, {**page_form(page), **moments, "state": "draft", "review_by": "2028-02-29"}).status_code == 302
    )
    page.refresh_from_db()
    assert page.review_by == date(2028, 2, 29)
