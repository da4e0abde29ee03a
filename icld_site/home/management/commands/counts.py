"""Tell from the log which pages are read, and what is asked of "may we apply?"; above all which no is given most."""

import fileinput
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from icld_site.home.counts import Counts, counted


class Command(BaseCommand):
    help = "Count pages by day and questions by kind of applicant, country and verdict, from files of the log."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="LOGFILE", help="A file of the log, also .gz; - is the input.")
        parser.add_argument("--pages", type=int, default=20, help="So many pages of each day, the most read first.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with fileinput.input(options["files"], openhook=_open) as lines:
                counts = counted(lines)
        except OSError as error:
            raise CommandError(f"{error.filename} can't be read: {error.strerror}") from None
        self._pages(counts, options["pages"])
        self._questions(counts)

    def _pages(self, counts: Counts, most: int) -> None:
        for day in sorted({*counts.pages, *counts.robots}):
            read = counts.pages.get(day, Counter())
            self.stdout.write(f"{day}: {read.total()} pages and files, and {counts.robots[day]} requests of robots")
            self._rows(read, most)

    def _questions(self, counts: Counts) -> None:
        self.stdout.write(f"\nMay we apply? {counts.questions} answers")
        for heading, counter in (
            ("by kind of applicant", counts.applicants),
            ("by country", counts.countries),
            ("by verdict", counts.verdicts),
            ("what made it a no, the most common first", counts.against),
            ("the same by country", Counter({" ".join(pair): n for pair, n in counts.against_country.items()})),
        ):
            self.stdout.write(f"\n{heading}")
            self._rows(counter, None)

    def _rows(self, counter: Counter[str], most: int | None) -> None:
        rows = sorted(counter.items(), key=lambda row: (-row[1], row[0]))
        for name, number in rows[:most]:
            self.stdout.write(f"{number:8}  {name}")


def _open(name: str, mode: str, **_how: Any) -> Any:
    return fileinput.hook_compressed(name, mode, encoding="utf-8", errors="replace")
