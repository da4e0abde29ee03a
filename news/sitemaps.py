"""The lists, articles and projects in the sitemap."""

from collections.abc import Iterable

from icld_site.delivery.sitemaps import Entry, Sitemap

from .models import Article, Project


class ArticleSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        rows = Article.objects.public(self.at).newest_first()
        return [Entry.of_list("articles"), *map(Entry.of, rows)]


class ProjectSitemap(Sitemap):
    def items(self) -> Iterable[Entry]:
        rows = Project.objects.public(self.at).order_by("-day", "-recorded_at", "id")
        return [Entry.of_list("projects"), Entry.of_list("find-a-partner"), *map(Entry.of, rows)]
