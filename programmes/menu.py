"""Where in the portal a page of a programme stands: the programme's own menu, and the part of the main one."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.languages.texts import said

from .frame import frame, pages_of
from .models import Programme, ProgrammePage


def menu(
    programme: Programme, request: HttpRequest, current: Programme | ProgrammePage | None
) -> list[dict[str, object]]:
    """The sub-navigation of a programme, its overview first; empty where it has no pages.

    `current` is the page that is shown; None for one that stands below them all.
    """
    held = frame(request)
    pages = held.pages if held and held.book.programme == programme else pages_of(programme, request)
    if not pages:
        return []
    rows = [(_("Overview"), programme), *((said(page, "title"), page) for page in pages)]
    return [{"label": label, "url": row.get_absolute_url(), "current": row == current} for label, row in rows]


def section(programme: Programme, request: HttpRequest) -> str:
    """The part of the main menu that a programme's pages belong to."""
    current = frame(request)
    return "programme" if current and current.book.programme == programme else "programmes"
