"""How much longer a search takes among 20,000 documents than among 1,000, and whether anything typed takes too long.

`make bench` runs it on SQLite, `DATABASE_URL=postgres://… make bench` on PostgreSQL. The judged queries of the tests
are asked for in turn, as a visitor does; documents are made of the words of the starting content, each as often as it
comes there, so that a word of many texts is one of very many documents. Then strings at random are asked for.
"""

import multiprocessing as mp
import random
import statistics
import time
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from urllib.parse import urlencode

from django.db.models import Count
from django.test import Client
from django.utils import timezone

from bench.portal import portal, seconds
from icld_site.addresses import LANGUAGES, address
from icld_site.publishing.content import State
from icld_site.search import noticing
from icld_site.search.models import Word
from icld_site.search.results import search
from news.models import Article, ArticleKind
from tests.icld_site.search.judging import judged

ROUNDS = 5
SIZES = {"1,000": 1_000, "20,000": 20_000}
AT_ONCE = 500
STRINGS, LONGEST = 10_000, 1_000
SIGNS = list("\"'()*:^-+&|!<>~%_\\;\u202e🙂åäö      ")


def add_documents(number: int) -> None:
    """Articles in both languages: six words of title, forty of text."""
    chance, kind = random.Random(number), ArticleKind.objects.first()
    words = {}
    for language in LANGUAGES:
        rows = Word.objects.filter(language=language, of=language).annotate(times=Count("postings"))
        words[language] = zip(*rows.values_list("shown", "times"), strict=True)
    pools = {language: tuple(map(list, pool)) for language, pool in words.items()}

    def text(language: str, length: int) -> str:
        shown, times = pools[language]
        return " ".join(chance.choices(shown, times, k=length))

    for start in range(0, number, AT_ONCE):
        rows = [
            Article(
                state=State.APPROVED,
                kind=kind,
                day=date(2000 + n % 25, 1 + n % 12, 1 + n % 28),
                modified=timezone.now(),
                **{f"slug_{code}": f"dokument-{n}" for code in LANGUAGES},
                **{f"title_{code}": text(code, 6) for code in LANGUAGES},
                **{f"body_{code}": f"<p>{text(code, 40)}</p>" for code in LANGUAGES},
            )
            for n in range(start, min(start + AT_ONCE, number))
        ]
        Article.objects.bulk_create(rows)
        noticing.changed(Article, [row.pk for row in rows])


def answer(name: str, number: int, talk: Connection) -> None:
    """Ask a portal with so many documents for every judged query, once for each message, and tell the seconds."""
    with portal(name, partial(add_documents, number)):
        visitor = Client(headers={"host": "localhost"})
        talk.send("ready")
        while talk.recv():
            talk.send([_seconds(visitor, one.language, one.query) for one in judged()])
        talk.send(_slowest_of_random(STRINGS) if number == max(SIZES.values()) else 0.0)


def _seconds(visitor: Client, language: str, query: str) -> float:
    path = f"{address('search', language)}?{urlencode({'q': query})}"
    return seconds(partial(visitor.get, path))


def _slowest_of_random(number: int) -> float:
    """The seconds of the slowest of some strings: words, signs, whatever Unicode has, up to 1,000 letters of them."""
    chance = random.Random(7)
    words = list(Word.objects.order_by("pk").values_list("shown", flat=True)[:5000])
    letters = [chr(number) for number in range(1, 0x3000)]
    slowest = 0.0
    for _string in range(number):
        among = chance.choice((words, letters, SIGNS, words + SIGNS))
        typed = chance.choice(("", " ")).join(chance.choices(among, k=chance.randrange(60)))[:LONGEST]
        start = time.perf_counter()
        search(typed, chance.choice(LANGUAGES), timezone.now()).hits(0, 20)
        slowest = max(slowest, time.perf_counter() - start)
    return slowest


def main() -> None:
    talks = {}
    for number, (name, size) in enumerate(SIZES.items()):
        talks[name], theirs = mp.Pipe()
        mp.get_context("spawn").Process(target=answer, args=(f"search_{number}", size, theirs)).start()
    for talk in talks.values():
        assert talk.recv() == "ready"
    rounds: dict[str, list[list[float]]] = {name: [] for name in SIZES}
    for _round in range(ROUNDS + 1):
        for name, talk in talks.items():
            talk.send(True)
            rounds[name].append(talk.recv())
    print(f"Milliseconds of a page of hits: {len(judged())} queries, {ROUNDS} rounds in turn after one to warm up.")
    print(f"{'documents':>12}{'median':>10}{'p95':>10}")
    p95 = {}
    for name in SIZES:
        told = [seconds for one in rounds[name][1:] for seconds in one]
        p95[name] = statistics.median(_p95(one) for one in rounds[name][1:])
        print(f"{name:>12}{statistics.median(told) * 1000:10.1f}{p95[name] * 1000:10.1f}")
    few, many = SIZES
    print(f"p95 among {many} against {few}: {p95[many] / p95[few]:.2f} times")
    for talk in talks.values():
        talk.send(False)
    slowest = max(talk.recv() for talk in talks.values())
    print(f"The slowest of {STRINGS:,} strings at random among {many}: {slowest * 1000:.0f} ms")


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


if __name__ == "__main__":
    main()
