"""Saves so many articles under a name, in a process of its own, and says the number of each once it is saved."""

import sys
from datetime import date

import django

django.setup()

from news.models import Article, ArticleKind  # noqa: E402 - there are no models before


def main(name: str, number: int) -> None:
    kind = ArticleKind.objects.first()
    for turn in range(number):
        texts = {f"title_{code}": f"{name} {turn}" for code in ("sv", "en")}
        slugs = {f"slug_{code}": f"{name}-{turn}" for code in ("sv", "en")}
        Article.objects.create(kind=kind, day=date(2018, 3, 5), state="approved", **texts, **slugs)
        sys.stdout.write(f"{turn}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
