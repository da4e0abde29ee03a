"""The list, the publications, and the pages of series and of those who made them, in the sitemap."""

from collections.abc import Iterable
from typing import Any

from icld_site.addresses import LANGUAGES
from icld_site.delivery.sitemaps import Entry, Sitemap

from .models import Contributor, Publication, Series
from .versions import families, pages_of


class PublicationSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        rows = list(Publication.objects.public(self.at).newest_first())
        versions = families(rows)
        return [Entry.of_list("publications"), *(_entry(row, versions[row.pk]) for row in rows)]


class SeriesSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        rows = Series.objects.filter(publications__in=Publication.objects.public(self.at)).distinct()
        return map(_in_both, rows)


class ContributorSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        public = Publication.objects.public(self.at)
        rows = Contributor.objects.filter(contributions__publication__in=public).distinct().order_by("slug")
        return map(_in_both, rows)


def _entry(row: Publication, versions: list[Publication]) -> Entry:
    pages = pages_of(row, versions)
    paths = {language: row.get_absolute_url(language) for language in LANGUAGES}
    return Entry(paths=paths, languages=pages.languages, lastmod=row.modified, elsewhere=pages.elsewhere)


def _in_both(row: Any) -> Entry:
    return Entry(paths={language: row.get_absolute_url(language) for language in LANGUAGES})
