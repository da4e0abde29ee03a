"""Says where a programme's texts name a country, a day or a kind of applicant that its rules don't hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.days import parse_day, stockholm_day
from programmes.contradictions import finds


class Command(BaseCommand):
    help = "Says where a programme's texts name what its rules don't hold, a line each; fails where any do."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--on", metavar="YYYY-MM-DD", type=parse_day, help="the day of the rules; today if not given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(finds(options["on"] or stockholm_day(timezone.now())))
        for find in found:
            self.stdout.write(f"{find.row._meta.verbose_name} “{find.row}” – {find}")
        if found:
            told = ngettext(
                "%(count)d place contradicts the rules.", "%(count)d places contradict the rules.", len(found)
            )
            raise CommandError(told % {"count": len(found)})
        self.stdout.write(_("No text contradicts the rules."))
