"""What home and programme page both show of the programme that takes applications, from the same rows as the answer."""

from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from icld_site.publishing.versions import keeper

from . import lists
from .frame import Frame
from .models import Programme, ProgrammePage
from .wording import every_year, perhaps_countries, who_may_apply_with_whom
from .world import world


def overview_of(request: HttpRequest, current: Frame) -> dict[str, Any]:
    """That of today, made once until content changes."""
    keep = keeper(request, Programme, ProgrammePage)
    return keep(("overview", get_language()), partial(overview, current, request.today))


def overview(current: Frame, day: date) -> dict[str, Any]:
    """Context for a template: state, applicants, core areas, countries with the map, and windows of a Stockholm day."""
    book = current.book
    countries = book.countries_on(day)
    windows = lists.windows(book, day, is_today=current.notice.is_today)
    is_over = current.notice.state == "ended"
    return {
        "programme": book.programme,
        "status": current.notice,
        "who": "" if is_over else who_may_apply_with_whom(book, day),
        "every_year": every_year(book, day),
        "core_areas": book.areas_on(day),
        "regions": lists.regions(countries, day),
        "perhaps_countries": perhaps_countries(book, day),
        "world": world(country.code for country in countries),
        "windows": windows,
        "windows_decided": any(row.decision for row in windows),
    }
