"""Where a page is, in both languages."""

import pytest
from django.http import HttpResponse
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, set_urlconf
from django.utils.translation import override

from icld_site.addresses import address, language_of, other, patterns

urlpatterns = patterns({"articles": lambda _request: HttpResponse()}, "sv")


def test_a_page_is_found_in_the_language_in_force_or_in_the_one_that_is_named():
    with override("sv"):
        assert address("article", year=2027, slug="ny") == "/sv/aktuellt/2027/ny/"
        assert address("article", "en", year=2027, slug="new") == "/en/news/2027/new/"
    with override("en"):
        assert address("article", year=2027, slug="ny") == "/en/news/2027/ny/"


@pytest.mark.parametrize(("name", "parts"), [("article", {}), ("articles", {"slug": "a"}), ("nothing", {})])
def test_a_page_that_isnt_there_has_no_address(name, parts):
    for _time in range(2):
        with pytest.raises(NoReverseMatch):
            address(name, "sv", **parts)


def test_an_address_follows_what_it_depends_on():
    assert address("articles", "sv") == "/sv/aktuellt/"
    with override_script_prefix("/portal/"):
        assert address("articles", "sv") == "/portal/sv/aktuellt/"
    set_urlconf(__name__)
    try:
        assert address("articles", "sv") == "/sv/aktuellt/"
        with pytest.raises(NoReverseMatch):
            address("article", "sv", year=2027, slug="ny")
    finally:
        set_urlconf(None)
    assert address("article", "sv", year=2027, slug="ny") == "/sv/aktuellt/2027/ny/"


def test_each_language_has_another_one():
    assert [other("sv"), other("en")] == ["en", "sv"]


@pytest.mark.parametrize(
    ("path", "language"),
    [("/sv/", "sv"), ("/en/news/", "en"), ("/svenska/", None), ("/", None), ("", None), ("sv/", None), ("//[", None)],
)
def test_the_language_of_a_path_is_its_prefix(path, language):
    assert language_of(path) == language
