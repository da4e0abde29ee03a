"""Every change of content is noticed, and what was made of the content before is made anew."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from icld_site.publishing.models import ContentVersion
from icld_site.publishing.versions import MOST_KEPT, keeper, kept, mark, replace_mark
from icld_site.staff.models import User
from news.models import Article, ArticleKind
from tests.news.factories import ArticleFactory, ArticleKindFactory, country

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory()


CHANGES = {
    "save": lambda article: article.save(),
    "update": lambda _article: Article.objects.update(title_sv="Annan"),
    "create in bulk": lambda _article: ArticleKind.objects.bulk_create([ArticleKind(code="a"), ArticleKind(code="b")]),
    "update in bulk": lambda article: Article.objects.bulk_update([article], ["title_sv"]),
    "delete": lambda article: article.delete(),
    "delete in bulk": lambda _article: Article.objects.all().delete(),
    "relate": lambda article: article.countries.add(country("ZM", "Zambia", "Zambia")),
    "plain SQL": lambda _article: connection.cursor().execute("UPDATE news_article SET place_sv = 'Visby'"),
    "many at once in SQL": lambda _article: connection.cursor().executemany(
        "UPDATE news_article SET place_sv = %s", [("Visby",), ("Kiruna",)]
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_way_of_changing_content_replaces_the_mark(article, change):
    before = mark()
    CHANGES[change](article)
    assert mark() != before
    assert ContentVersion.objects.count() == 1


def test_what_visitors_dont_see_leaves_the_mark_alone(article):
    before = mark()
    User.objects.create_user("redaktor")
    Session.objects.create(session_key="a", session_data="", expire_date=timezone.now())
    list(Article.objects.all())
    Article.objects.filter(title_sv="UPDATE news_article SET").exists()
    assert mark() == before


def test_a_change_that_is_undone_gives_the_mark_back_and_the_next_one_is_another(article):
    before, seen = mark(), []
    for _attempt in range(2):
        with transaction.atomic():
            article.save()
            seen.append(mark())
            transaction.set_rollback(True)
        assert mark() == before
    assert len({before, *seen}) == 3


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_a_change_is_noticed_too():
    ArticleKindFactory()
    before = mark()
    ArticleKind.objects.update(title_sv="Annan")
    assert mark() != before


def test_without_a_mark_nothing_is_kept():
    ContentVersion.objects.all().delete()
    assert mark() == ""
    made = iter("ab")
    assert [kept(mark(), "key", lambda: next(made)) for _time in range(2)] == ["a", "b"]


def test_what_is_kept_is_made_once_until_content_changes(article):
    made = iter(range(10))

    def make() -> int:
        return next(made)

    assert [kept(mark(), "key", make), kept(mark(), "key", make), kept(mark(), "other", make)] == [0, 0, 1]
    article.save()
    assert [kept(mark(), "key", make), kept(mark(), "key", make)] == [2, 2]


def test_only_so_much_is_kept():
    replace_mark()
    made = iter(range(3 * MOST_KEPT))
    for number in range(MOST_KEPT + 1):
        kept(mark(), number, lambda: next(made))
    assert kept(mark(), MOST_KEPT, lambda: next(made)) == MOST_KEPT
    assert kept(mark(), 0, lambda: next(made)) == MOST_KEPT + 1


class Request:
    def __init__(self, now: datetime, today: date) -> None:
        self.now, self.today, self.version = now, today, mark()


def test_what_is_public_at_a_moment_is_made_anew_when_a_text_goes_live_or_ends_and_at_midnight():
    live, end = datetime(2027, 3, 15, 8, tzinfo=UTC), datetime(2027, 3, 15, 20, tzinfo=UTC)
    ArticleFactory(live_from=live, live_to=end)
    night = datetime(2027, 3, 15, 23, tzinfo=UTC)
    moments = [live - timedelta(seconds=1), live, end - timedelta(seconds=1), end, night]
    days = [date(2027, 3, 15)] * 4 + [date(2027, 3, 16)]

    def counted(now: datetime, today: date) -> tuple[int, datetime]:
        keep = keeper(Request(now, today), Article)
        return keep("number", lambda: (Article.objects.public(now).count(), now))

    asked = list(zip(moments, days, strict=True))
    numbers, made_at = zip(*(counted(*when) for when in asked + asked), strict=True)
    assert numbers == (0, 1, 1, 0, 0) * 2
    assert made_at == (moments[0], live, live, end, night) * 2
