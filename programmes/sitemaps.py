"""The programmes, the pages below them and the checker in the sitemap."""

from collections.abc import Iterable

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.sitemaps import Entry, Sitemap
from icld_site.publishing.content import Content

from .models import Programme, ProgrammePage


class ProgrammeSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        pages = ProgrammePage.objects.public(self.at).filter(programme__in=Programme.objects.public(self.at))
        return [
            Entry(paths={language: address("programmes", language) for language in LANGUAGES}),
            Entry(paths={language: address("checker", language) for language in LANGUAGES}),
            *(_entry(row) for row in Programme.objects.public(self.at).order_by("order", "id")),
            *(_entry(row) for row in pages.select_related("programme").order_by("order", "id")),
        ]


def _entry(row: Content) -> Entry:
    paths = {language: row.get_absolute_url(language) for language in LANGUAGES}  # type: ignore[attr-defined]
    return Entry(paths=paths, languages=row.languages(), lastmod=row.modified)
