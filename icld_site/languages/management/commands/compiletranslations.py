"""Compiles our translations without gettext, which a fresh machine doesn't have."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Compiles every locale/*/LC_MESSAGES/*.po; with --check, says which texts still lack a translation."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="fail where a text is empty or marked as fuzzy")

    def handle(self, *, check: bool, **options: object) -> None:
        catalogues = {file: polib.pofile(str(file)) for file in translation_files(settings.LOCALE_PATHS)}
        if check:
            missing = [line for file, catalogue in catalogues.items() for line in untranslated(file, catalogue)]
            if missing:
                raise CommandError("Not translated:\n" + "\n".join(missing))
            return
        for file, catalogue in catalogues.items():
            compile_catalogue(file, catalogue)


def translation_files(folders: list[Path]) -> list[Path]:
    return sorted(file for folder in folders for file in Path(folder).glob("*/LC_MESSAGES/*.po"))


def untranslated(file: Path, catalogue: polib.POFile) -> list[str]:
    """A line for each text in use that has no translation, or one that nobody has looked through."""
    return [
        f"{file.parent.parent.name}: {entry.msgid}"
        for entry in catalogue
        if not entry.obsolete and not entry.translated()
    ]


def compile_catalogue(file: Path, catalogue: polib.POFile) -> None:
    """Write the .mo beside its .po, whole or not at all, for a running portal may be reading it."""
    draft = file.with_suffix(".mo.new")
    catalogue.save_as_mofile(str(draft))
    draft.replace(file.with_suffix(".mo"))
