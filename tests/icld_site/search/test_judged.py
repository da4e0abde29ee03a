"""A visitor who types what visitors type has the page that is wanted at the top, nearly always."""

from collections import Counter

import pytest
from django.utils import timezone

from icld_site.addresses import LANGUAGES
from icld_site.search.models import Entry
from icld_site.search.results import search
from tests.icld_site.search.judging import LAST, judged, mean_reciprocal_rank

pytestmark = pytest.mark.usefixtures("starting_content")

QUERIES = judged()
#: 0.5 would mean that the page which is wanted is second, as a rule.
AT_LEAST = 0.9


def test_the_page_that_is_wanted_is_nearly_always_first():
    ranks = {one: one.rank(_found(one.query, one.language)) for one in QUERIES}
    means = {
        language: mean_reciprocal_rank(rank for one, rank in ranks.items() if one.language == language)
        for language in LANGUAGES
    } | {"both": mean_reciprocal_rank(ranks.values())}
    missed = [
        f"{one.language} {one.query!r} ({one.kind}): {rank or f'not in {LAST}'}, wanted {' or '.join(one.first)}"
        for one, rank in ranks.items()
        if rank != 1
    ]
    told = ", ".join(f"{language} {mean:.3f}" for language, mean in means.items())
    assert min(means.values()) >= AT_LEAST, "\n".join([f"Mean reciprocal rank: {told}. Not first:", *missed])


def test_the_queries_are_many_enough_to_tell_and_none_counts_twice():
    typed = Counter((one.language, one.query.casefold()) for one in QUERIES)
    number = Counter(language for language, _query in typed)
    assert [one for one, times in typed.items() if times > 1] == []
    assert number.keys() == set(LANGUAGES)
    assert min(number.values()) >= 60


def test_every_page_that_is_wanted_is_there_and_can_be_found(client):
    for language in LANGUAGES:
        wanted = {path for one in QUERIES if one.language == language for path in one.first}
        assert wanted <= set(Entry.objects.filter(language=language).values_list("url", flat=True))
        assert [path for path in sorted(wanted) if client.get(path).status_code != 200] == []


def _found(query: str, language: str) -> list[str]:
    return [hit.entry.url for hit in search(query, language, timezone.now()).hits(0, LAST)]
