import pytest
from django.http import Http404
from django.test import RequestFactory

from icld_site.delivery.pagination import Pagination, first_page_elsewhere, paged
from news.models import Article

pytestmark = pytest.mark.django_db


class Rows(list):
    """Rows that count themselves, as a queryset does."""

    def count(self):
        return len(self)


def asked(query=""):
    return RequestFactory().get(f"/list/{query}")


@pytest.mark.parametrize(
    ("query", "rows", "number"),
    [("", 0, 1), ("", 45, 1), ("?page=2", 45, 2), ("?page=3", 45, 3), ("?page=2", 40, 2), ("?other=1", 45, 1)],
)
def test_a_page_holds_its_share(query, rows, number):
    shown, pagination = paged(asked(query), Rows(range(rows)))
    assert (shown, pagination.number) == (list(range(rows))[(number - 1) * 20 : number * 20], number)


@pytest.mark.parametrize(
    ("query", "rows"), [("?page=2", 20), ("?page=3", 40), ("?page=0", 45), ("?page=２", 45), ("?page=2&page=2", 45)]
)
def test_no_other_page_exists(query, rows):
    with pytest.raises(Http404):
        paged(asked(query), Rows(range(rows)))


def test_neighbours_have_addresses_and_the_first_page_the_bare_one():
    def neighbours(number):
        pagination = Pagination(number, 3, "/list/")
        return pagination.query, pagination.previous_url, pagination.next_url

    assert neighbours(1) == ("", None, "/list/?page=2")
    assert neighbours(2) == ("?page=2", "/list/", "/list/?page=3")
    assert neighbours(3) == ("?page=3", "/list/?page=2", None)


@pytest.mark.parametrize(("query", "moves"), [("?page=1", True), ("?page=", True), ("", False), ("?page=2", False)])
def test_only_the_first_page_has_a_second_way_of_writing(query, moves):
    response = first_page_elsewhere(asked(query))
    assert (response["Location"] if response else None) == ("/list/" if moves else None)


def test_a_queryset_is_counted_and_cut_in_the_database(django_assert_num_queries):
    with django_assert_num_queries(2):
        assert paged(asked(), Article.objects.newest_first())[0] == []


def test_a_later_page_says_its_number():
    assert (Pagination(1, 2, "/").titled("Aktuellt"), Pagination(2, 2, "/").titled("X") != "X") == ("Aktuellt", True)
