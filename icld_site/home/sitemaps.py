"""The home page, and the page on the open data, in the sitemap."""

from collections.abc import Iterable

from icld_site.delivery.sitemaps import Entry, Sitemap


class HomeSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        return [Entry.of_list("home"), Entry.of_list("open-data")]
