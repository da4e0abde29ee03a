"""How much longer the lists take with 10,000 articles, 2,000 projects and 20,000 publications than with 10 of each.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL. A list of 10 shows half as many
rows as a long one does on its first page, so one of 20 is measured beside it: what is more than that, the number costs.
"""

from functools import partial

from bench.portal import compared, medians, ratio
from news.models import Article, Project
from publications.models import Publication
from tests.news.many import add_articles, add_projects
from tests.publications.many import add_publications

ROUNDS, REQUESTS = 7, 15
SIZES = {"10": (10, 10, 10), "20": (20, 20, 20), "many": (10_000, 2_000, 20_000)}
PAGES = (
    "/sv/aktuellt/",
    "/sv/projekt/",
    "/en/projects/?status=ended",
    "/sv/publikationer/",
    "/en/publications/?kind=research-report",
    "/en/publications/?language=en",
    "/sv/publikationer/?sort=author",
    "/en/publications/?kind=research-report&sort=title",
)


def only(articles: int, projects: int, publications: int) -> None:
    """So many articles, projects and publications, and no others."""
    for model in (Article, Publication, Project):
        model.objects.all().delete()
    add_projects(projects)
    add_articles(articles)
    add_publications(publications)


def main() -> None:
    print(f"Medians of {ROUNDS} rounds in turn, {REQUESTS} requests each, in milliseconds; ratios of the same round.")
    print(f"{'':40}{'asked for again':^44}{'first after a change':^30}")
    sizes = "".join(f"{name:>10}" for name in SIZES)
    print(f"{'page':40}{sizes}{'/ 10':>7}{'/ 20':>7}{sizes}")
    fills = {name: partial(only, *size) for name, size in SIZES.items()}
    for path, again, first in compared(fills, PAGES, ROUNDS, REQUESTS):
        ratios = [ratio(again, "many", few) for few in ("10", "20")]
        print(f"{path:40}{medians(again)}{ratios[0]:7.2f}{ratios[1]:7.2f}{medians(first)}")


if __name__ == "__main__":
    main()
