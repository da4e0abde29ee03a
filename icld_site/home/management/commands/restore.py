"""What a backup holds, brought back and held to its manifest."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from icld_site.home.backups import BackupError, archive, databases
from icld_site.publishing.counting import count_replacement, counts
from icld_site.publishing.versions import replace_mark


class Command(BaseCommand):
    help = "Bring back the database and the uploads from a backup."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="Also where the database has content, which is lost.")

    def handle(self, *args: Any, file: Path, force: bool, **options: Any) -> None:
        try:
            manifest = archive.verified(file)
            self._may(manifest, force=force)
            with tempfile.TemporaryDirectory(prefix="restore-") as aside:
                dump = archive.unpack_dump(file, Path(aside))
                # First the uploads: until the rows come, nothing leads to those that are new.
                new = archive.unpack_uploads(file, manifest)
                before = counts()
                databases.bring_back(dump, manifest.rows)
        except BackupError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"The backup could not be brought back: {error}") from None
        count_replacement(before)
        replace_mark()
        self.stdout.write(
            f"Brought back from {manifest.made_at}: {sum(manifest.rows.values())} rows in {len(manifest.rows)} tables, "
            f"{len(manifest.files)} uploads ({new} were not there). Counts and checksums are right. "
            "Run `manage.py migrate` next: the backup may be older than the code."
        )

    def _may(self, manifest: archive.Manifest, *, force: bool) -> None:
        """Raises BackupError where the backup doesn't fit this database, or something would be lost."""
        if manifest.vendor != connection.vendor:
            raise BackupError(
                f"The backup is of a {manifest.vendor} database and this one is {connection.vendor}: nothing was done."
            )
        if databases.has_content() and not force:
            raise BackupError("The database has content, which would be lost: nothing was done. --force replaces it.")
