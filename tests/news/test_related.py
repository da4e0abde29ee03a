"""More on what an article is about."""

from datetime import UTC, date, datetime

import pytest

from news.related import SHOWN, more_on_this
from tests.news.factories import ArticleFactory, ProjectFactory, core_area, country, municipality

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def about():
    return {
        "projects": [ProjectFactory()],
        "local_governments": [municipality("1440", "Ale")],
        "countries": [country("BW", "Botswana", "Botswana")],
        "core_areas": [core_area("participation", "Deltagande", "Participation")],
    }


def titles(article):
    return [row.title_sv for row in more_on_this(article, NOW)]


def test_the_nearest_relation_comes_first_whatever_is_newest(about):
    article = ArticleFactory(about=about)
    for year, relation in enumerate(about, start=2015):
        ArticleFactory(title_sv=relation, day=date(year, 1, 1), about={relation: about[relation]})
    ArticleFactory(title_sv="inget gemensamt", day=date(2025, 1, 1))
    assert titles(article) == ["projects", "local_governments", "countries", "core_areas"]


def test_within_a_relation_the_newest_come_first_and_each_once(about):
    article = ArticleFactory(about=about)
    ArticleFactory(title_sv="äldre, delar allt", day=date(2016, 1, 1), about=about)
    for number in range(SHOWN):
        ArticleFactory(
            title_sv=f"land {number}", day=date(2017, 1, 1 + number), about={"countries": about["countries"]}
        )
    assert titles(article) == ["äldre, delar allt", "land 3", "land 2", "land 1"]


def test_only_what_is_public_is_shown(about):
    article = ArticleFactory(about=about)
    ArticleFactory(state="draft", about=about)
    ArticleFactory(live_from=datetime(2026, 1, 1, 0, 0, 1, tzinfo=UTC), about=about)
    assert titles(article) == []


def test_an_article_about_nothing_has_nothing_more(about):
    ArticleFactory(about=about)
    assert titles(ArticleFactory()) == []
