"""Programmes and the pages below them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find
from programmes.as_of import AsOf, as_of
from programmes.chronicle_page import changes_path
from programmes.frame import Frame, frame, frame_on
from programmes.menu import menu, section
from programmes.models import Programme, ProgrammePage
from programmes.overview import overview, overview_of
from programmes.page_parts import parts


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
    row = find_programme(request, programme)
    if moved := elsewhere(request, row):
        return moved
    current = frame(request)
    if current is None or current.book.programme != row:
        return _page(request, row, row, {"programme": row})
    shown = as_of(request)
    current = frame_on(request, shown.day)
    rules = overview_of(request, current) if shown.is_today else overview(current, shown.day)
    context = {**rules, "checked_on": row.rules_checked_on, "as_of": shown}
    context["changes_path"] = changes_path(row)
    return _page(request, row, row, context, day=shown)


@require_safe
def programme_page(request: HttpRequest, programme: str, page: str) -> HttpResponse:
    """A page below a programme, with everything that belongs to it."""
    subpage = find_page(request, programme, page)
    if moved := elsewhere(request, subpage):
        return moved
    context = {"programme": subpage.programme, "subpage": subpage, **parts(subpage, request)}
    return _page(request, subpage.programme, subpage, context, template="programmes/programme_page.html")


def frame_of(request: HttpRequest, programme: str) -> Frame:
    """The frame of the programme at a slug. Raises Http404 where that isn't the one that takes applications."""
    row, current = find_programme(request, programme), frame(request)
    if current is None or current.book.programme != row:
        raise Http404(f"{row} takes no applications")
    return current


def find_programme(request: HttpRequest, slug: str) -> Programme:
    """The public programme at a slug, of either language. Raises Http404 where there is none."""
    current = frame(request)
    if current and slug == current.book.programme.slug_in():
        return current.book.programme
    return find(Programme.objects.public(request.now), slug)


def find_page(request: HttpRequest, programme: str, page: str) -> ProgrammePage:
    """The public page at these slugs, of a public programme. Raises Http404 where one of the two is not public."""
    row = find_programme(request, programme)
    return find(ProgrammePage.objects.public(request.now).filter(programme=row).select_related("programme"), page)


def crumbs_to(programme: Programme) -> list[tuple[object, str]]:
    """The crumbs of what stands below a programme."""
    return [
        home_crumb(),
        (_("Programmes"), address("programmes")),
        (said(programme, "title"), programme.get_absolute_url()),
    ]


def _page(
    request: HttpRequest,
    row: Programme,
    shown: Programme | ProgrammePage,
    context: dict[str, object],
    template: str = "programmes/programme.html",
    day: AsOf | None = None,
) -> HttpResponse:
    """`day` is given for the page that tells the state of the programme itself."""
    page = Page(
        title=said(shown, "title"),
        title_prefix=_("Error:") if day and day.error else "",
        paths={language: shown.get_absolute_url(language) for language in LANGUAGES},
        languages=shown.languages(),
        description=said(shown, "lead"),
        crumbs=crumbs_to(row) if shown is not row else crumbs_to(row)[:-1],
        section=section(row, request),
        has_strip=day is None,
        query=day.query if day else "",
        robots="noindex" if day and (day.error or not day.is_today) else "",
    )
    context = {"programme_pages": menu(row, request, shown), **context}
    return render_page(request, template, page, context, status=400 if day and day.error else 200)
