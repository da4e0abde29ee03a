"""More like a publication."""

from datetime import UTC, datetime

import pytest

from publications.related import SHOWN, more_like
from tests.news.factories import country
from tests.publications.factories import PublicationFactory, series

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def like(row) -> list[str]:
    return [other.title_en for other in more_like(row, NOW)]


def test_the_same_people_come_first_then_the_countries_then_the_series(django_assert_max_num_queries):
    zambia = country("ZM", "Zambia", "Zambia")
    own = PublicationFactory(title_en="Own", authors=["Siddle, Andrew"], series=series(), about={"countries": [zambia]})
    PublicationFactory(title_en="Series", series=series(), year=2020)
    PublicationFactory(title_en="Country", about={"countries": [zambia]}, year=2019)
    PublicationFactory(title_en="Person", editors=["Siddle, Andrew"], series=series(), year=2011)
    PublicationFactory(title_en="Other", series=series("Policy Brief"))
    with django_assert_max_num_queries(7):
        assert like(own) == ["Person", "Country", "Series"]


def test_neither_its_own_versions_nor_what_isnt_public_are_among_them():
    own = PublicationFactory(title_en="Own", authors=["A, B"])
    PublicationFactory(title_en="Version", authors=["A, B"], version_of=own)
    PublicationFactory(title_en="Draft", authors=["A, B"], state="draft")
    assert like(own) == []


def test_so_many_are_shown_the_newest_first():
    own = PublicationFactory(title_en="Own", authors=["A, B"])
    for year in range(2001, 2001 + SHOWN + 1):
        PublicationFactory(title_en=str(year), authors=["A, B"], year=year)
    assert like(own) == ["2005", "2004", "2003", "2002"]


def test_what_has_nothing_to_share_has_none():
    PublicationFactory()
    assert like(PublicationFactory(title_en="Own")) == []
