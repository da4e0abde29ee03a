"""The list and the publications in the sitemap."""

from collections.abc import Iterable

from icld_site.delivery.sitemaps import Entry, Sitemap

from .models import Publication


class PublicationSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        rows = Publication.objects.public(self.at).newest_first()
        return [Entry.of_list("publications"), *map(Entry.of, rows)]
