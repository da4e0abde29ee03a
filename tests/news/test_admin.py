"""What an editor meets."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from icld_site.publishing.content import State
from icld_site.publishing.models import Redirect
from news.models import Article
from tests.news.factories import ArticleFactory, ArticleKindFactory, ProjectFactory

pytestmark = pytest.mark.django_db

FORM = {
    "title_sv": "Ny",
    "slug_sv": "ny",
    "place_sv": "Visby",
    "body_sv": "<p>Text</p><script>1</script>",
    "day_precision": "day",
    "state": "approved",
}


@pytest.fixture
def post(admin_client):
    def post(address, **fields):
        kind = ArticleKindFactory().pk
        moments = {name: fields.pop(name, "") for name in ("live_from", "live_to")}
        for name, value in moments.items():
            fields[f"{name}_0"], _space, fields[f"{name}_1"] = value.partition(" ")
        return admin_client.post(address, {**FORM, "kind": kind, **fields})

    return post


def saved(response):
    assert response.status_code == 302, re.findall(r'<ul class="errorlist.*?</ul>', response.text, re.DOTALL)
    return Article.objects.get()


def test_an_article_is_written_in_one_language(post):
    article = saved(post("/admin/news/article/add/", day="2018-03-05"))
    assert (article.title_sv, article.place_sv, article.body_sv) == ("Ny", "Visby", "<p>Text</p>")
    assert article.slug_en is None
    assert article.languages() == ("sv",)


def test_an_article_can_be_in_english_alone(post):
    fields = {"title_sv": "", "slug_sv": "", "place_sv": "", "body_sv": ""}
    article = saved(post("/admin/news/article/add/", **fields, title_en="New", slug_en="new", day="2018-03-05"))
    assert article.languages() == ("en",)


def test_without_a_title_the_field_says_so(post):
    response = post("/admin/news/article/add/", title_sv="", day="2018-03-05")
    assert response.status_code == 200
    assert "title_sv" in response.context["adminform"].errors


def test_a_text_without_a_day_has_the_day_of_its_approval(post, admin_client, admin_user):
    with time_machine.travel(datetime(2027, 3, 14, 23, 30, tzinfo=UTC), tick=False):
        admin_client.force_login(admin_user)
        assert saved(post("/admin/news/article/add/")).day == date(2027, 3, 15)


def test_a_draft_without_a_day_waits_for_one(post):
    assert saved(post("/admin/news/article/add/", state="draft")).day is None


def test_the_day_follows_the_moment_of_going_public(post):
    article = saved(post("/admin/news/article/add/", live_from="2027-04-01 09:00"))
    assert (article.day, article.live_from) == (date(2027, 4, 1), datetime(2027, 4, 1, 7, 0, tzinfo=UTC))
    change = f"/admin/news/article/{article.pk}/change/"
    assert saved(post(change, live_from="2027-04-08 09:00", day="2027-04-01")).day == date(2027, 4, 8)
    assert saved(post(change, live_from="2027-04-15 09:00", day="2018-01-01")).day == date(2018, 1, 1)


def test_a_text_that_goes_public_at_once_after_all_has_the_day_of_today(post, admin_client, admin_user):
    with time_machine.travel(datetime(2027, 3, 15, 12, tzinfo=UTC), tick=False):
        admin_client.force_login(admin_user)
        article = saved(post("/admin/news/article/add/", live_from="2027-04-01 09:00"))
        change = f"/admin/news/article/{article.pk}/change/"
        assert saved(post(change, day="2027-04-01")).day == date(2027, 3, 15)


def test_a_moment_that_is_past_may_be_taken_away_and_the_day_stays(post, admin_client, admin_user):
    with time_machine.travel(datetime(2027, 4, 15, 12, tzinfo=UTC), tick=False):
        admin_client.force_login(admin_user)
        article = saved(post("/admin/news/article/add/", live_from="2027-04-01 09:00"))
        assert saved(post(f"/admin/news/article/{article.pk}/change/", day="2027-04-01")).day == date(2027, 4, 1)


@pytest.mark.parametrize("moment", ["2027-03-28 02:30", "2026-10-25 02:30"])
def test_a_moment_that_no_clock_or_two_clocks_show_is_told_at_its_field(post, moment):
    response = post("/admin/news/article/add/", live_from=moment)
    assert response.status_code == 200
    assert list(response.context["adminform"].errors) == ["live_from"]
    assert Article.objects.count() == 0


def test_a_new_slug_leaves_the_old_address_behind(post):
    article = ArticleFactory(title_sv="Ny", slug_sv="gammal")
    assert post(f"/admin/news/article/{article.pk}/change/", day="2018-03-05").status_code == 302
    assert Redirect.objects.filter(path="/sv/aktuellt/2018/gammal/").count() == 1


@pytest.mark.parametrize("word", ["åre", "ÅRE", "Åre"])
def test_search_knows_swedish_letters(admin_client, word):
    ArticleFactory(title_sv="Möte i Åre")
    ArticleFactory(title_sv="Möte i Ale")
    response = admin_client.get("/admin/news/article/", {"q": word})
    assert [row.title_sv for row in response.context["cl"].result_list] == ["Möte i Åre"]


def test_what_is_public_can_be_viewed_on_the_site(admin_client):
    public, draft = ArticleFactory(slug_sv="ute"), ArticleFactory(slug_sv="inne", state=State.DRAFT)
    assert "/sv/aktuellt/2018/ute/" in admin_client.get(f"/admin/news/article/{public.pk}/change/").text
    assert "/sv/aktuellt/2018/inne/" not in admin_client.get(f"/admin/news/article/{draft.pk}/change/").text


@pytest.mark.parametrize("page", ["", "add/", "?state=approved", "?day__year=2018"])
@pytest.mark.parametrize("model", ["article", "project", "articlekind"])
def test_the_pages_of_admin_open(admin_client, model, page):
    ArticleFactory()
    ProjectFactory()
    if model == "articlekind" and page.startswith("?"):
        page = "?q=nyhet"
    assert admin_client.get(f"/admin/news/{model}/{page}").status_code == 200
