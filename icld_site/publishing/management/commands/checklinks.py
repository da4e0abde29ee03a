"""Says which links in the public texts lead nowhere, and keeps that for admin."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import ngettext

from icld_site.publishing.links import check
from icld_site.publishing.models import BrokenLink


class Command(BaseCommand):
    help = "Says which links in the public texts lead nowhere, a line each; fails where any does."

    def handle(self, *args: Any, **options: Any) -> None:
        last = check(timezone.now())
        for link in BrokenLink.objects.select_related("content_type"):
            self.stdout.write(str(link))
        if number := BrokenLink.objects.broken().count():
            told = ngettext("%(count)d link leads nowhere.", "%(count)d links lead nowhere.", number)
            raise CommandError(told % {"count": number})
        looked_at = ngettext("%(count)d link looked at.", "%(count)d links looked at.", last.links)
        self.stdout.write(looked_at % {"count": last.links})
