from datetime import UTC, date, datetime

import pytest

from news.sitemaps import ArticleSitemap, ProjectSitemap
from tests.news.factories import ArticleFactory, ProjectFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def test_the_list_and_each_public_text_stand_in_it_with_the_languages_they_have():
    ArticleFactory(slug_sv="a")
    ArticleFactory(slug_sv="senare", live_from=datetime(2027, 1, 2, tzinfo=UTC))
    entries = ArticleSitemap(NOW, date(2027, 1, 1)).items()
    assert [(entry.paths["sv"], tuple(entry.languages)) for entry in entries] == [
        ("/sv/aktuellt/", ("sv", "en")),
        ("/sv/aktuellt/2018/a/", ("sv",)),
    ]


def test_a_sitemap_of_many_is_one_query(django_assert_num_queries):
    for _number in range(3):
        ProjectFactory()
    with django_assert_num_queries(1):
        entries = list(ProjectSitemap(NOW, date(2027, 1, 1)).items())
    assert [entry.paths["en"] for entry in entries[:2]] == ["/en/projects/", "/en/find-a-partner/"]
    assert len(entries) == 5
