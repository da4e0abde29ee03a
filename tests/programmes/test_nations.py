"""The table's names make the addresses of the countries' pages."""

import re
from collections import Counter

import pytest

from programmes.nations import nations, slug_of, slugs


@pytest.mark.parametrize("language", ["sv", "en"])
def test_each_country_has_a_slug_of_its_own_in_each_language(language):
    given = [words[language] for words in slugs().values()]
    assert len(given) == len(nations()) == 250
    assert [slug for slug, times in Counter(given).items() if times > 1] == []
    assert [slug for slug in given if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []


def test_no_slug_names_another_country_in_the_other_language():
    """So an address in the wrong language leads to the same country, and never to another one."""
    codes = {}
    for code, words in slugs().items():
        for slug in words.values():
            codes.setdefault(slug, set()).add(code)
    assert {slug: found for slug, found in codes.items() if len(found) > 1} == {}


def test_no_code_is_another_countrys_slug():
    codes = {code.lower() for code in nations()}
    assert codes & {slug for words in slugs().values() for slug in words.values()} == set()


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("MK", "nordmakedonien", "north-macedonia"),
        ("MZ", "mocambique", "mozambique"),
        ("BA", "bosnien-och-hercegovina", "bosnia-herzegovina"),
        ("XK", "kosovo", "kosovo"),
        ("QQ", "qq", "qq"),
    ],
)
def test_a_slug_is_the_name_in_small_letters_without_accents(code, sv, en):
    assert (slug_of(code, "sv"), slug_of(code, "en"), slug_of(code)) == (sv, en, sv)
