"""The partner countries of the programme that takes applications: the list, and a page for each."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES
from icld_site.delivery.pages import Page, render_page
from icld_site.delivery.panels import PanelAbout, panels_about
from programmes import lists
from programmes.country_page import CountryPage, countries_elsewhere, countries_path, country_path, find_country
from programmes.domain.listing import COMING, LEFT
from programmes.frame import Frame
from programmes.menu import menu, section
from programmes.world import world

from .pages import crumbs_to, frame_of


@require_safe
def countries(request: HttpRequest, programme: str) -> HttpResponse:
    """The partner countries of today by region, those to come, and those that have left."""
    current = frame_of(request, programme)
    book, day = current.book, request.today
    own = countries_path(book.programme)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    rows = book.countries_on(day)
    count = ngettext(
        "The programme has %(count)d partner country.", "The programme has %(count)d partner countries.", len(rows)
    )
    lead = count % {"count": len(rows)} if rows else _("There is no partner country") + "."
    context = {
        "lead": lead,
        "regions": lists.regions(rows, day),
        "world": world(row.code for row in rows),
        "coming": countries_elsewhere(book, day, COMING),
        "left": countries_elsewhere(book, day, LEFT),
    }
    paths = {language: countries_path(book.programme, language) for language in LANGUAGES}
    page = _page(request, current, _("Partner countries"), paths, lead)
    return _render(request, "programmes/countries.html", page, current, context)


@require_safe
def country(request: HttpRequest, programme: str, country: str, panels: Iterable[PanelAbout] = ()) -> HttpResponse:
    """A country that is, was or will be a partner country; with the panels that the shell hands in."""
    current = frame_of(request, programme)
    book = current.book
    row = find_country(country, book)
    if row is None:
        raise Http404(f"{country!r} never was a partner country")
    own = country_path(book.programme, row.code)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    shown = CountryPage(row, current, request.today)
    paths = {language: country_path(book.programme, row.code, language) for language in LANGUAGES}
    crumb = (_("Partner countries"), countries_path(book.programme))
    page = _page(request, current, shown.name, paths, f"{shown.lead} {shown.paragraphs[0]}", crumb)
    context = {"country": shown, "panels": panels_about(row, request, panels)}
    return _render(request, "programmes/country.html", page, current, context)


def _page(
    request: HttpRequest,
    current: Frame,
    title: object,
    paths: dict[str, str],
    description: str,
    *crumbs: tuple[object, str],
) -> Page:
    programme = current.book.programme
    return Page(
        title=title,
        paths=paths,
        description=description,
        crumbs=[*crumbs_to(programme), *crumbs],
        section=section(programme, request),
        # A country's page says the state itself, and for one that has left it would be misleading.
        has_strip=not crumbs,
    )


def _render(
    request: HttpRequest, template: str, page: Page, current: Frame, context: dict[str, object]
) -> HttpResponse:
    programme = current.book.programme
    common = {"programme": programme, "programme_pages": menu(programme, request, None)}
    return render_page(request, template, page, {**common, **context})
