"""The programmes, the pages below them with their questions and documents, and the checker in the sitemap."""

from collections.abc import Iterable

from icld_site.addresses import LANGUAGES
from icld_site.delivery.sitemaps import Entry, Sitemap

from .body_page import body_path
from .chronicle_page import changes_path
from .country_page import countries_path, country_path
from .frame import taking_applications
from .models import CountryEligibility, Document, FaqEntry, LocalGovernment, Programme, ProgrammePage


class ProgrammeSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        pages = ProgrammePage.objects.public(self.at).filter(programme__in=Programme.objects.public(self.at))
        parts = [
            part.objects.public(self.at)
            .filter(page__in=pages)
            .select_related("page__programme")
            .order_by("order", "id")
            for part in (FaqEntry, Document)
        ]
        return [
            Entry.of_list("programmes"),
            Entry.of_list("checker"),
            *(Entry.of(row) for row in Programme.objects.public(self.at).order_by("order", "id")),
            *(Entry.of(row) for row in pages.select_related("programme").order_by("order", "id")),
            *(Entry.of(row) for rows in parts for row in rows),
        ]


class LocalGovernmentSitemap(Sitemap):
    """Every local government of the register, also those that have become others."""

    def items(self) -> Iterable[Entry]:
        if taking_applications(self.at) is None:
            return []
        rows = LocalGovernment.objects.order_by("slug")
        return [Entry(paths={code: body_path(row, code) for code in LANGUAGES}) for row in rows]


class CountrySitemap(Sitemap):
    """The list of partner countries, every country that ever was or will be one, and what has changed in the rules."""

    def items(self) -> Iterable[Entry]:
        programme = taking_applications(self.at)
        if programme is None:
            return []
        rows = CountryEligibility.objects.filter(programme=programme)
        codes = rows.values_list("country__code", flat=True).distinct().order_by("country__code")
        pages = [{code: country_path(programme, country, code) for code in LANGUAGES} for country in codes]
        lists = [{code: path(programme, code) for code in LANGUAGES} for path in (countries_path, changes_path)]
        return [Entry(paths=paths) for paths in (*lists, *pages)]
