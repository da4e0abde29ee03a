"""The programmes, the pages below them and the checker in the sitemap."""

from collections.abc import Iterable

from icld_site.delivery.sitemaps import Entry, Sitemap

from .models import Programme, ProgrammePage


class ProgrammeSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        pages = ProgrammePage.objects.public(self.at).filter(programme__in=Programme.objects.public(self.at))
        return [
            Entry.of_list("programmes"),
            Entry.of_list("checker"),
            *(Entry.of(row) for row in Programme.objects.public(self.at).order_by("order", "id")),
            *(Entry.of(row) for row in pages.select_related("programme").order_by("order", "id")),
        ]
