"""Load the starting content, once: what editors change or delete afterwards stays as they left it."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from icld_site.home import starting as home
from icld_site.publishing.starting import load_once
from icld_site.search import noticing
from icld_site.search import starting as search
from news import starting as news
from programmes import register
from programmes import starting as programmes
from publications import starting as publications

#: In the order in which they lean on each other.
SETS = {
    "register": register.load,
    "programmes": programmes.load,
    "news": news.load,
    "publications": publications.load,
    "home": home.load,
    "old addresses": home.load_old_addresses,
    "synonyms": search.load,
}


class Command(BaseCommand):
    help = "Load the starting content that has not been loaded before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-history", action="store_false", dest="history", help="Leave out the first version of each row."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with noticing.at_the_end():
            loaded = [name for name, load in SETS.items() if load_once(name, load)]
        if loaded and options["history"]:
            call_command("createinitialrevisions", verbosity=0)
        if loaded and options["verbosity"]:
            self.stdout.write(f"Loaded the starting content: {', '.join(loaded)}.")
