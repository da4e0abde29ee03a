"""Programmes and the pages below them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find
from programmes.frame import frame, pages_of
from programmes.models import Programme, ProgrammePage
from programmes.overview import overview


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """All programmes."""
    page = Page(
        title=_("Programmes"),
        paths={language: address("programmes", language) for language in LANGUAGES},
        description=_("What ICLD offers municipalities and regions in Sweden and local authorities abroad."),
        crumbs=[home_crumb()],
        section="programmes",
    )
    rows = Programme.objects.public(request.now).order_by("order", "id")
    return render_page(request, "programmes/programmes.html", page, {"programmes": rows})


@require_safe
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme: for the one that takes applications with its state, countries and windows."""
    row = find(Programme.objects.public(request.now), programme)
    if moved := elsewhere(request, row):
        return moved
    current = frame(request)
    if current is None or current.book.programme != row:
        return _page(request, row, row, {"programme": row, "programme_pages": _menu(row, request, None)})
    context = {
        **overview(current, request.today),
        "programme_pages": _menu(row, request, None),
        "checked_on": row.rules_checked_on,
    }
    return _page(request, row, row, context, has_strip=False)


@require_safe
def programme_page(request: HttpRequest, programme: str, page: str) -> HttpResponse:
    """A page below a programme."""
    row = find(Programme.objects.public(request.now), programme)
    subpage = find(ProgrammePage.objects.public(request.now).filter(programme=row).select_related("programme"), page)
    if moved := elsewhere(request, subpage):
        return moved
    context = {"programme": row, "subpage": subpage, "programme_pages": _menu(row, request, subpage)}
    return _page(request, row, subpage, context, template="programmes/programme_page.html")


def _menu(row: Programme, request: HttpRequest, current: ProgrammePage | None) -> list[dict[str, object]]:
    """The sub-navigation of a programme, its overview first; empty where it has no pages."""
    pages = pages_of(row, request)
    if not pages:
        return []
    overview = {"label": _("Overview"), "url": row.get_absolute_url(), "current": current is None}
    rest = [
        {"label": said(page, "title"), "url": page.get_absolute_url(), "current": page == current} for page in pages
    ]
    return [overview, *rest]


def _page(
    request: HttpRequest,
    row: Programme,
    shown: Programme | ProgrammePage,
    context: dict[str, object],
    template: str = "programmes/programme.html",
    has_strip: bool = True,
) -> HttpResponse:
    crumbs = [home_crumb(), (_("Programmes"), address("programmes"))]
    if shown is not row:
        crumbs.append((said(row, "title"), row.get_absolute_url()))
    page = Page(
        title=said(shown, "title"),
        paths={language: shown.get_absolute_url(language) for language in LANGUAGES},
        languages=shown.languages(),
        description=said(shown, "lead"),
        crumbs=crumbs,
        section="programme" if frame(request) and frame(request).book.programme == row else "programmes",
        has_strip=has_strip,
    )
    return render_page(request, template, page, context)
