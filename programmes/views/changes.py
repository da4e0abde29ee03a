"""What has changed in the rules of the programme that takes applications: the page, and its feed."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.html import format_html_join
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.days import start_of
from icld_site.delivery import atom
from icld_site.delivery.pages import Page, render_page
from programmes.chronicle_page import Event, changes_path, events
from programmes.menu import menu, section
from programmes.models import Programme

from .pages import crumbs_to, frame_of


@require_safe
def changes(request: HttpRequest, programme: str) -> HttpResponse:
    """Every change of the rules under its year, those to come first."""
    current = frame_of(request, programme)
    row, every = current.book.programme, events(current.book)
    own = changes_path(row)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    past = [event for event in every if event.day <= request.today]
    page = Page(
        title=_("What has changed in the rules"),
        paths={language: changes_path(row, language) for language in LANGUAGES},
        description=_("Partner countries, kinds of applicant and application windows that have come, gone or changed."),
        crumbs=crumbs_to(row),
        section=section(row, request),
        has_strip=False,
    )
    context = {
        "programme": row,
        "programme_pages": menu(row, request, None),
        "coming": [event for event in every if event.day > request.today][::-1],
        "years": [(year, list(told)) for year, told in groupby(past, key=lambda event: event.day.year)],
        "begins": current.book.rules.first_day(),
        "feed": address("changes-feed", programme=row.slug_in()),
    }
    return render_page(request, "programmes/changes.html", page, context)


@require_safe
def changes_feed(request: HttpRequest, programme: str) -> HttpResponse:
    """The changes that have come about, as a feed in the language in force."""
    current = frame_of(request, programme)
    row = current.book.programme
    own = address("changes-feed", programme=row.slug_in())
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    return atom.feed(
        title=_("Changes in the rules of the municipal partnerships"),
        path=own,
        list_path=changes_path(row),
        language=get_language() or LANGUAGES[0],
        entries=[_entry(event, row) for event in events(current.book) if event.day <= request.today],
    )


def _entry(event: Event, programme: Programme) -> atom.Entry:
    when = capfirst(event.when)
    told = filter(None, (when, event.detail, *(source.text for source in event.sources)))
    return atom.Entry(
        key=event.key,
        title=event.title,
        path=f"{changes_path(programme)}#{event.anchor}",
        summary=f"{when}. {event.detail}".strip(),
        content=format_html_join("", "<p>{}</p>", ((text,) for text in told)),
        author="ICLD",
        category=_("Rules"),
        published=start_of(event.day),
        updated=start_of(event.day),
    )
