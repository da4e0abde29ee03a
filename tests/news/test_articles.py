from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError
from django.urls import NoReverseMatch
from django.utils import translation

from icld_site.publishing.content import State
from news.models import Article
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def titles(rows):
    return [row.title_sv for row in rows]


def test_the_newest_comes_first_and_of_a_day_the_one_recorded_last():
    ArticleFactory(title_sv="äldst", day=date(2018, 3, 1))
    ArticleFactory(title_sv="först samma dag", day=date(2018, 3, 2))
    ArticleFactory(title_sv="sedan samma dag", day=date(2018, 3, 2))
    assert titles(Article.objects.newest_first()) == ["sedan samma dag", "först samma dag", "äldst"]


def test_the_front_page_shows_those_with_a_place_and_then_the_newest():
    ArticleFactory(title_sv="gammal", day=date(2017, 1, 1))
    ArticleFactory(title_sv="tvåa", day=date(2015, 1, 1), front_page_order=2)
    ArticleFactory(title_sv="etta", day=date(2014, 1, 1), front_page_order=1)
    ArticleFactory(title_sv="ny", day=date(2018, 1, 1))
    assert titles(Article.objects.for_front_page(3)) == ["etta", "tvåa", "ny"]


def test_a_list_knows_each_kind_without_a_further_query(django_assert_num_queries):
    ArticleFactory()
    ArticleFactory()
    with django_assert_num_queries(1):
        assert [article.kind.title_sv for article in Article.objects.newest_first()] == ["Nyhet", "Nyhet"]


def test_a_text_that_goes_live_later_has_the_stockholm_day_on_which_it_does():
    article = ArticleFactory(day=None, live_from=datetime(2027, 3, 14, 23, 30, tzinfo=UTC))
    assert article.day == date(2027, 3, 15)


def test_a_typed_day_stays():
    article = ArticleFactory(day=date(2027, 1, 1), live_from=datetime(2027, 3, 14, 23, 30, tzinfo=UTC))
    assert article.day == date(2027, 1, 1)


def test_a_text_without_a_day_can_wait_but_not_be_public():
    assert ArticleFactory(day=None, state=State.DRAFT).when == ""
    with pytest.raises(IntegrityError, match="public_has_day"):
        ArticleFactory(day=None)


@pytest.mark.parametrize(
    ("language", "precision", "when", "in_year"),
    [
        ("sv", "day", ("2018-03-05", "5\u00a0mars\u00a02018"), ("2018-03-05", "5\u00a0mars")),
        ("en", "day", ("2018-03-05", "5\u00a0March\u00a02018"), ("2018-03-05", "5\u00a0March")),
        ("sv", "month", ("2018-03", "mars\u00a02018"), ("2018-03", "mars")),
        ("en", "month", ("2018-03", "March\u00a02018"), ("2018-03", "March")),
    ],
)
def test_the_day_is_told_as_exactly_as_it_is_known(language, precision, when, in_year):
    article = ArticleFactory(day_precision=precision)
    with translation.override(language):
        told = article.when, article.when_in_year
    assert told == tuple(f'<time datetime="{machine}">{words}</time>' for machine, words in (when, in_year))


def test_an_address_holds_the_year_and_the_languages_own_slug():
    article = ArticleFactory(slug_sv="nytt", slug_en="new")
    assert article.get_absolute_url("sv") == "/sv/aktuellt/2018/nytt/"
    assert article.get_absolute_url("en") == "/en/news/2018/new/"
    with translation.override("en"):
        assert article.get_absolute_url() == "/en/news/2018/new/"


def test_a_draft_without_a_day_has_no_address():
    with pytest.raises(NoReverseMatch):
        ArticleFactory(day=None, state=State.DRAFT).get_absolute_url("sv")
