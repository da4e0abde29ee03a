"""What home and programme page both show of the programme that takes applications, from the same rows as the answer."""

from datetime import date
from typing import Any

from . import lists
from .frame import Frame
from .wording import every_year, who_may_apply_with_whom
from .world import world


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
        "world": world(country.code for country in countries),
        "windows": windows,
        "windows_decided": any(row.decision for row in windows),
    }
