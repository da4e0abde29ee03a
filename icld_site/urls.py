"""Every address of the portal: the rooms in both languages, open data, staff, machines."""

from functools import partial

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from icld_site.addresses import LANGUAGES, patterns
from icld_site.delivery.machines import root
from icld_site.delivery.sitemaps import sitemap
from icld_site.home.open_data.urls import data as descriptions
from icld_site.home.open_data.urls import pages as open_data_pages
from icld_site.home.previews import preview
from icld_site.home.sitemaps import HomeSitemap
from icld_site.home.views import home, unless_old
from icld_site.media.views import largest, variant
from icld_site.search.urls import pages as search_pages
from news.panels import neighbours_of, partnerships_in, partnerships_of, seeking_in
from news.sitemaps import ArticleSitemap, ProjectSitemap
from news.urls import data as news_data
from news.urls import pages as news_pages
from programmes.answering import answers
from programmes.sitemaps import CountrySitemap, LocalGovernmentSitemap, ProgrammeSitemap
from programmes.urls import data as programme_data
from programmes.urls import pages as programme_pages
from publications.panels import about
from publications.sitemaps import ContributorSitemap, PublicationSitemap, SeriesSitemap
from publications.urls import data as publication_data
from publications.urls import pages as publication_pages
from publications.views.files import cover

PAGES = {
    "home": home,
    **programme_pages,
    "country": partial(programme_pages["country"], panels=(seeking_in, partnerships_in, about)),
    "local-government": partial(programme_pages["local-government"], panels=(partnerships_of, neighbours_of)),
    **news_pages,
    **publication_pages,
    **search_pages,
    **open_data_pages,
    "search": partial(search_pages["search"], answering=(answers,)),
}

SITEMAPS = {
    "home": HomeSitemap,
    "programmes": ProgrammeSitemap,
    "local governments": LocalGovernmentSitemap,
    "countries": CountrySitemap,
    "articles": ArticleSitemap,
    "projects": ProjectSitemap,
    "publications": PublicationSitemap,
    "series": SeriesSitemap,
    "contributors": ContributorSitemap,
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", unless_old(root), name="root"),
    path("", include("icld_site.delivery.urls")),
    path("sitemap.xml", sitemap, {"sections": SITEMAPS}, name="sitemap"),
    path("media/__processed__/<path:name>", variant, name="picture"),
    path("media/pictures/<uuid:key>/", largest, name="picture-address"),
    path("media/covers/<uuid:version>.webp", cover, name="publication-cover"),
    path("admin/", admin.site.urls),
    *(path(f"preview/{code}/<str:signed>/", preview, {"language": code}, name=f"preview.{code}") for code in LANGUAGES),
    path("accounts/", include("icld_site.staff.urls")),
    *programme_data,
    *news_data,
    *publication_data,
    *descriptions,
    *(pattern for language in LANGUAGES for pattern in patterns(PAGES, language)),
]

handler400 = "icld_site.delivery.errors.bad_request"
handler403 = "icld_site.delivery.errors.forbidden"
handler404 = "icld_site.home.views.not_found"
handler500 = "icld_site.delivery.errors.server_error"
