"""Put the real history of the rules in the place of the starting rules, once."""

from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from icld_site.publishing.starting import load_once
from icld_site.search import noticing
from programmes import history


class Command(BaseCommand):
    help = "Load the rules of the municipal partnerships since 2012 in the place of the starting rules."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--replace-edited", action="store_true", help="Also where editors have changed rules in admin."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        load = partial(history.load, replace_edited=options["replace_edited"])
        try:
            with noticing.at_the_end():
                is_new = load_once("history", load)
        except history.RulesEditedError:
            raise CommandError(
                _(
                    "Editors have changed rules in admin, which the history would replace. Nothing was done. "
                    "--replace-edited replaces them too."
                )
            ) from None
        if is_new:
            call_command("createinitialrevisions", "programmes", verbosity=0)
        self.stdout.write(_("The history is loaded.") if is_new else _("The history had been loaded before."))
