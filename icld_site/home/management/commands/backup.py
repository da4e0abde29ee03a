"""Database and uploads in one file, while the portal serves."""

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.utils import timezone

from icld_site.home.backups import BackupError, archive, databases

#: The names sort by time.
NAME = "icld-%Y%m%d-%H%M%S.tar"
NAMES = "icld-*.tar"
#: What a backup that was cut short leaves in the folder.
ASIDE = ".backup-"
LEFTOVERS = (f".{NAMES}.unfinished", f"{ASIDE}*")


class Command(BaseCommand):
    help = "Put the database and the uploads into one file in a folder, to be brought back by `restore`."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keep", type=int, help="Delete all but so many of the newest backups in that folder.")

    def handle(self, *args: Any, folder: Path, keep: int | None, **options: Any) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep needs 1 or more: the backup that is made now is one of them.")
        now = timezone.now()
        target = folder / now.strftime(NAME)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _tidy(folder)
            with tempfile.TemporaryDirectory(dir=folder, prefix=ASIDE) as aside:
                dump, rows = databases.dump(Path(aside))
                made = archive.write(target, now.isoformat(), connection.vendor, dump, rows)
            archive.verified(target)
        except BackupError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"The backup could not be written: {error}") from None
        for old in sorted(folder.glob(NAMES))[:-keep] if keep else ():
            old.unlink()
        size = target.stat().st_size / 1024 / 1024
        self.stdout.write(f"{target}: {sum(rows.values())} rows, {len(made.files)} uploads, {size:.1f} MB, read again.")


def _tidy(folder: Path) -> None:
    """Take away what backups left that were cut short more than a day ago; one of today may still be at work."""
    for path in (path for pattern in LEFTOVERS for path in folder.glob(pattern)):
        if path.stat().st_mtime < time.time() - 24 * 60 * 60:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
