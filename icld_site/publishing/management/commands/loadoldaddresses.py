"""Load old addresses from a CSV, so that they lead on to the pages of today."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from icld_site.publishing.old_addresses import load


class Command(BaseCommand):
    help = (
        "Load old addresses from a CSV with the columns old address, new address, replaced by, note. "
        "All or nothing: where a row is wrong, nothing is stored and each such row is told."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="only say what would be stored")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        try:
            with transaction.atomic():
                loaded = load(content)
                transaction.set_rollback(options["dry_run"])
        except ValidationError as error:
            raise CommandError("\n".join([*error.messages, _("Nothing has been stored.")])) from None
        told = {"count": loaded.count, "gone": loaded.gone}
        if options["dry_run"]:
            self.stdout.write(_("Would store old addresses: %(count)d, of withdrawn pages: %(gone)d.") % told)
        else:
            self.stdout.write(_("Stored old addresses: %(count)d, of withdrawn pages: %(gone)d.") % told)
