"""Make the index of everything that can be found, or look whether it is right."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from icld_site.search.indexing import differences, write_everything
from icld_site.search.noticing import every_source
from icld_site.search.sources import Source


class Command(BaseCommand):
    help = "Make every entry of the search what its row says. Everything can be found meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; tell what differs, and fail if any.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        start = time.monotonic()
        done: dict[str, int] = {}

        def tell(source: Source, number: int) -> None:
            done[source.label] = done.get(source.label, 0) + number
            if options["verbosity"]:
                self.stdout.write(f"{source.label}: {done[source.label]} rows")

        changed = write_everything(every_source(), tell)
        if options["verbosity"]:
            seconds = time.monotonic() - start
            self.stdout.write(f"Entries changed: {changed}, in {seconds:.1f} s.")

    def _check(self) -> None:
        found = list(differences(every_source()))
        for one in found:
            self.stdout.write(f"{one.what}: {one.source} {one.object_id} ({one.language})")
        if found:
            raise CommandError(f"Entries that differ: {len(found)}. `searchindex` mends them.")
        self.stdout.write("Every entry says what its row says.")
