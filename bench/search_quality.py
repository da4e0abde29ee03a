"""How near to the top our search has the page that is wanted, beside a plain full-text search of PostgreSQL.

`DATABASE_URL=postgres://… python -m bench.search_quality` searches the starting content for the judged queries of the
tests. The number is the mean reciprocal rank: 1 where every page is first, 0.5 where every page is second.
"""

import sys
from collections.abc import Callable

from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import connection
from django.utils import timezone

from bench.portal import portal
from icld_site.search.models import Entry
from icld_site.search.results import search
from tests.icld_site.search.judging import LAST, Judged, judged, mean_reciprocal_rank

CONFIG = {"sv": "swedish", "en": "english"}


def ours(query: str, language: str) -> list[str]:
    return [hit.entry.url for hit in search(query, language, timezone.now()).hits(0, LAST)]


def plain(query: str, language: str) -> list[str]:
    """What Django's own documentation would have one write, with the weights of title, lead and text."""
    config = CONFIG[language]
    vector = (
        SearchVector("title", weight="A", config=config)
        + SearchVector("lead", weight="B", config=config)
        + SearchVector("text", weight="C", config=config)
    )
    asked = SearchQuery(query, search_type="websearch", config=config)
    rows = Entry.objects.filter(language=language).annotate(vector=vector, rank=SearchRank(vector, asked))
    return list(rows.filter(vector=asked).order_by("-rank", "pk").values_list("url", flat=True)[:LAST])


def main() -> None:
    if connection.vendor != "postgresql":
        sys.exit("This needs PostgreSQL, which the search is measured beside: DATABASE_URL=postgres://…")
    queries = judged()
    with portal("search_quality"):
        ranks = {way: {one: one.rank(way(one.query, one.language)) for one in queries} for way in (ours, plain)}
    print("Mean reciprocal rank of the page that is wanted, among the first ten hits.")
    print(f"{'':16}{'queries':>8}{'ours':>8}{'plain':>8}")
    for language in CONFIG:
        print(_line(language, ranks, lambda one, language=language: one.language == language))
    print(_line("both", ranks, lambda _one: True))
    for kind in sorted({one.kind for one in queries}):
        print(_line(kind, ranks, lambda one, kind=kind: one.kind == kind))


def _line(name: str, ranks: dict[Callable, dict[Judged, int | None]], belongs: Callable[[Judged], bool]) -> str:
    found = [[rank for one, rank in told.items() if belongs(one)] for told in ranks.values()]
    return f"{name:16}{len(found[0]):8}" + "".join(f"{mean_reciprocal_rank(told):8.3f}" for told in found)


if __name__ == "__main__":
    main()
