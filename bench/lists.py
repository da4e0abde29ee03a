"""How much longer the lists take with 10,000 articles, 2,000 projects and 20,000 publications than with 10 of each.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL. A list of 10 shows half as many
rows as a long one does on its first page, so one of 20 is measured beside it: what is more than that, the number costs.
"""

import multiprocessing as mp
import statistics
from functools import partial
from multiprocessing.connection import Connection

from bench.portal import answer
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
    talks = {}
    for number, (name, size) in enumerate(SIZES.items()):
        talks[name], theirs = mp.Pipe()
        mp.get_context("spawn").Process(target=answer, args=(f"lists_{number}", partial(only, *size), theirs)).start()
    for talk in talks.values():
        assert talk.recv() == "ready"
    print(f"Medians of {ROUNDS} rounds in turn, {REQUESTS} requests each, in milliseconds; ratios of the same round.")
    print(f"{'':40}{'asked for again':^44}{'first after a change':^30}")
    sizes = "".join(f"{name:>10}" for name in SIZES)
    print(f"{'page':40}{sizes}{'/ 10':>7}{'/ 20':>7}{sizes}")
    for path in PAGES:
        rounds = [_round(talks, path) for _number in range(ROUNDS)]
        again, first = ({name: [told[name][part] for told in rounds] for name in SIZES} for part in ("again", "first"))
        ratios = [
            statistics.median(many / few for many, few in zip(again["many"], again[name], strict=True))
            for name in ("10", "20")
        ]
        print(f"{path:40}{_medians(again)}{ratios[0]:7.2f}{ratios[1]:7.2f}{_medians(first)}")
    for talk in talks.values():
        talk.send(None)
        talk.recv()


def _round(talks: dict[str, Connection], path: str) -> dict[str, dict[str, float]]:
    told = {}
    for name, talk in talks.items():
        talk.send((path, REQUESTS))
        told[name] = dict(zip(("first", "again"), talk.recv(), strict=True))
    return told


def _medians(seconds: dict[str, list[float]]) -> str:
    return "".join(f"{statistics.median(values) * 1000:10.1f}" for values in seconds.values())


if __name__ == "__main__":
    main()
