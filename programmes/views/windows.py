"""The application windows: their page, and the calendars that are subscribed to."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.files import disposition
from icld_site.delivery.limits import costly
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.reads import as_written
from icld_site.languages.texts import said
from icld_site.publishing.counting import changes_of
from programmes import windows_calendar as calendars
from programmes.cases import PARAMETERS, AskedCase, query_of_case, read_case, windows_path
from programmes.domain.calendar import Calendar, as_icalendar
from programmes.frame import Frame, frame
from programmes.lists import windows
from programmes.rulebook import COUNTED
from programmes.windows_page import WindowsPage
from programmes.wording import every_year


@require_safe
def application_windows(request: HttpRequest) -> HttpResponse:
    """What is open and ahead, how to subscribe to it, and one's own calendar where a case is given."""
    current = _current(request)
    asked = read_case(request.GET, current.book)
    query = query_of_case(asked.case) if asked.case else ""
    if asked.case is not None and as_written(request, PARAMETERS) != query:
        return HttpResponseRedirect(windows_path(asked.case))
    shown = WindowsPage(asked, current.book, request.today)
    programme = current.book.programme
    page = Page(
        title=_("Your own calendar") if shown.is_own else pgettext("title", "Application windows"),
        title_prefix=_("Error:") if shown.errors else "",
        paths={language: address("application-windows", language) for language in LANGUAGES},
        query=f"?{query}" if query else "",
        description=_("When ICLD takes applications, as a list and as a calendar that follows every change."),
        crumbs=[home_crumb(), (said(programme, "title"), programme.get_absolute_url())],
        robots="noindex" if shown.is_own or shown.errors else "",
        section="programme",
    )
    rows = windows(current.book, request.today, most=None)
    context = {
        "shown": shown,
        "programme": programme,
        "every_year": every_year(current.book, request.today),
        "windows": rows,
        "windows_decided": any(row.decision for row in rows),
        "status": current.notice,
        "year_line": current.notice.year_line,
    }
    return render_page(request, "programmes/windows.html", page, context, status=400 if shown.errors else 200)


@require_safe
@costly()
def windows_calendar(request: HttpRequest) -> HttpResponse:
    """The calendar that is subscribed to, of all windows or of a case's; 400 in words for a case that isn't one."""
    # Read before the rules: the number may be too small for them for a moment, which the next fetch mends.
    count = changes_of(COUNTED)
    book = _current(request).book
    asked = read_case(request.GET, book)
    if asked.case is None:
        return _refused(asked)
    return _file(calendars.windows_calendar(book, asked.case, request.today, count))


@require_safe
def window_calendar(request: HttpRequest, window: UUID) -> HttpResponse:
    """One window, to be added to a calendar."""
    count = changes_of(COUNTED)
    calendar = calendars.window_calendar(_current(request).book, window, request.today, count)
    if calendar is None:
        raise Http404(f"no window has the UID {window}")
    response = _file(calendar)
    response["Content-Disposition"] = disposition(f"{slugify(calendar.name)}.ics")
    return response


def _current(request: HttpRequest) -> Frame:
    current = frame(request)
    if current is None:
        raise Http404("no programme takes applications")
    return current


def _file(calendar: Calendar) -> HttpResponse:
    return HttpResponse(as_icalendar(calendar), content_type="text/calendar; charset=utf-8")


def _refused(asked: AskedCase) -> HttpResponse:
    """What is wrong, in both languages: nobody sees it but in a program that says little itself."""
    lines = []
    for language in LANGUAGES:
        with override(language):
            lines += [f"{fault.field}: {fault.text}" for fault in asked.faults]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8", status=400)
