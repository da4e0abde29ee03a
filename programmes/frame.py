"""What a request needs of the programme that takes applications, made once until content changes."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import pairwise

from django.http import HttpRequest
from django.utils.translation import get_language

from icld_site.publishing.versions import keeper

from .models import Programme, ProgrammePage
from .notice import Notice, notice
from .rulebook import Rulebook, rulebook


@dataclass(frozen=True)
class Frame:
    """The programme that takes applications: its rules, its pages in order, and its notice of today."""

    book: Rulebook
    pages: tuple[ProgrammePage, ...]
    notice: Notice


def frame_on(request: HttpRequest, day: date) -> Frame | None:
    """The same, with the notice of another Stockholm day than today."""
    current = frame(request)
    if current is None or day == request.today:
        return current
    return Frame(current.book, current.pages, notice(current.book, day, _how_to_apply(current.pages), is_today=False))


def frame(request: HttpRequest) -> Frame | None:
    """The frame of this request, or None where no public programme takes applications."""
    if not hasattr(request, "_programme_frame"):
        keep = keeper(request, Programme, ProgrammePage)
        request._programme_frame = keep(("frame", get_language()), partial(_frame, request))
    return request._programme_frame


def taking_applications(at: datetime) -> Programme | None:
    """The programme that takes applications, as it is public at a UTC moment."""
    return Programme.objects.public(at).filter(takes_applications=True).order_by("order", "id").first()


def taking_applications_later(at: datetime) -> list[tuple[datetime, Programme | None]]:
    """From which UTC moments after another one another programme takes applications, or none does, as it is planned."""
    rows = Programme.objects.filter(takes_applications=True).values_list("live_from", "live_to")
    turns = sorted({moment for row in rows for moment in row if moment and moment > at})
    takers = [(moment, taking_applications(moment)) for moment in (at, *turns)]
    return [later for before, later in pairwise(takers) if later[1] != before[1]]


def _frame(request: HttpRequest) -> Frame | None:
    programme = taking_applications(request.now)
    if programme is None:
        return None
    book = rulebook(programme)
    pages = pages_of(programme, request)
    return Frame(book, pages, notice(book, request.today, _how_to_apply(pages)))


def _how_to_apply(pages: tuple[ProgrammePage, ...]) -> ProgrammePage | None:
    return next((page for page in pages if page.kind == ProgrammePage.Kind.HOW_TO_APPLY), None)


def pages_of(programme: Programme, request: HttpRequest) -> tuple[ProgrammePage, ...]:
    """The public pages of a programme, in its order."""
    pages = ProgrammePage.objects.public(request.now).filter(programme=programme).order_by("order", "id")
    return tuple(pages.select_related("programme"))
