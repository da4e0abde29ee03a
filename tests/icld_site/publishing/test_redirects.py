from datetime import UTC, datetime

import pytest
from reversion.models import Version

from icld_site.publishing.content import State
from icld_site.publishing.models import Redirect
from programmes.models import Programme, ProgrammePage
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def leading_from(path):
    return Redirect.objects.leading_from(path, NOW)


def rename(content, **slugs):
    for field, slug in slugs.items():
        setattr(content, field, slug)
    content.save()


def test_an_old_address_is_stored_in_its_own_language_only():
    rename(ArticleFactory(slug_sv="a", slug_en="b"), slug_en="c")
    assert list(Redirect.objects.values_list("path", "language")) == [("/en/news/2018/b/", "en")]


def test_a_swedish_slug_that_stood_in_for_an_english_one_redirects_in_both():
    rename(ArticleFactory(slug_sv="a"), slug_sv="b")
    assert leading_from("/sv/aktuellt/2018/a/") == "/sv/aktuellt/2018/b/"
    assert leading_from("/en/news/2018/a/") == "/en/news/2018/b/"


def test_two_changes_are_one_hop():
    article = ArticleFactory(slug_sv="a")
    rename(article, slug_sv="b")
    rename(article, slug_sv="c")
    assert leading_from("/sv/aktuellt/2018/a/") == leading_from("/sv/aktuellt/2018/b/") == "/sv/aktuellt/2018/c/"


def test_a_save_without_a_new_address_stores_nothing():
    rename(ArticleFactory(slug_sv="a"), title_sv="annan")
    assert Redirect.objects.count() == 0


def test_an_address_that_is_live_again_is_no_longer_an_old_one():
    article = ArticleFactory(slug_sv="a")
    rename(article, slug_sv="b")
    rename(article, slug_sv="a")
    assert sorted(Redirect.objects.values_list("path", flat=True)) == ["/en/news/2018/b/", "/sv/aktuellt/2018/b/"]


@pytest.mark.parametrize("changes", [{"state": State.WITHDRAWN}, {"state": State.DRAFT}, {"live_to": NOW}])
def test_what_is_not_public_is_led_to_by_nothing(changes):
    rename(ArticleFactory(slug_sv="a"), slug_sv="b", **changes)
    assert leading_from("/sv/aktuellt/2018/a/") is None


def test_what_was_deleted_is_led_to_by_nothing():
    article = ArticleFactory(slug_sv="a")
    rename(article, slug_sv="b")
    article.delete()
    assert leading_from("/sv/aktuellt/2018/a/") is None


def test_an_address_that_never_was_leads_nowhere():
    assert leading_from("/sv/aktuellt/2018/aldrig/") is None
    assert leading_from("/") is None


@pytest.fixture
def programme():
    programme = Programme.objects.create(state=State.APPROVED, title_sv="P", slug_sv="p1", slug_en="p1")
    ProgrammePage.objects.create(
        state=State.APPROVED, programme=programme, kind="inspiration", title_sv="S", slug_sv="s1", slug_en="s1"
    )
    return programme


def test_the_pages_below_move_along(programme):
    rename(programme, slug_sv="p2")
    assert leading_from("/sv/program/p1/") == "/sv/program/p2/"
    assert leading_from("/sv/program/p1/s1/") == "/sv/program/p2/s1/"
    assert leading_from("/en/programmes/p1/") is None


def test_the_longest_old_address_counts(programme):
    rename(programme.pages.get(), slug_sv="s2")
    rename(programme, slug_sv="p2")
    assert leading_from("/sv/program/p1/s1/") == "/sv/program/p2/s2/"
    assert leading_from("/sv/program/p1/s1/vidare/") == "/sv/program/p2/s2/vidare/"
    assert leading_from("/sv/program/p1/annan/") == "/sv/program/p2/annan/"


def test_a_moved_programme_is_followed_by_a_visitor_in_one_hop(client, programme):
    rename(programme, slug_sv="p2")
    response = client.get("/sv/program/p1/s1/")
    assert (response.status_code, response["Location"]) == (301, "/sv/program/p2/s1/")


def test_an_address_of_a_version_that_was_undone_redirects_too(admin_client):
    article = ArticleFactory(slug_sv="a")
    change = f"/admin/news/article/{article.pk}/change/"
    fields = {"title_sv": "Rubrik", "kind": article.kind.pk, "day": "2018-03-05", "day_precision": "day"}
    fields |= {"state": "approved", **{f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}}
    assert admin_client.post(change, {**fields, "slug_sv": "a"}).status_code == 302
    assert admin_client.post(change, {**fields, "slug_sv": "b"}).status_code == 302
    first = Version.objects.get_for_object(article).last()
    undo = f"/admin/news/article/{article.pk}/history/{first.pk}/"
    assert admin_client.post(undo, {**fields, "slug_sv": "a"}).status_code == 302
    article.refresh_from_db()
    assert article.slug_sv == "a"
    assert leading_from("/sv/aktuellt/2018/b/") == "/sv/aktuellt/2018/a/"
