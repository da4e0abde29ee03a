"""The lists that a programme's pages show, from the same rows as the answer: countries by region, and windows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from icld_site.days import add_months
from icld_site.languages.dates import days_count
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said

from .domain.windows import HORIZON, Schedule, Window
from .models import Country
from .rulebook import Rulebook
from .wording import in_language

#: How many windows the table of a programme shows.
SHOWN_WINDOWS = 4


@dataclass(frozen=True)
class ListedCountry:
    code: str
    name: Text
    former: tuple[Text, ...]


@dataclass(frozen=True)
class ListedRegion:
    label: str
    countries: tuple[ListedCountry, ...]


@dataclass(frozen=True)
class ListedWindow:
    """A row of the table of windows. `state`: now, coming, past, paused or cancelled."""

    label: str
    window: Window
    state: str
    state_text: str


def regions(countries: Iterable[Country], day: date) -> list[ListedRegion]:
    """Countries grouped by region, in the order of the regions, by name; with the names they had before."""
    by_region: dict[str, list[ListedCountry]] = {region: [] for region in Country.Region.values}
    for country in countries:
        name = country.name_on(day)
        listed = ListedCountry(
            code=country.code,
            name=said(name, "title") if name else Text(country.code, "sv"),
            former=tuple(said(former, "title") for former in country.former_names(day)),
        )
        by_region[country.region].append(listed)
    return [
        ListedRegion(str(Country.Region(region).label), tuple(sorted(rows, key=lambda row: swedish_key(row.name.text))))
        for region, rows in by_region.items()
        if rows
    ]


def windows(book: Rulebook, day: date) -> list[ListedWindow]:
    """The windows that are open or ahead on a Stockholm day, cancelled ones too."""
    schedule = book.rules.schedule
    ahead = schedule.windows(day, add_months(day, HORIZON))
    if book.rules.closed and book.rules.closed.validity.first:
        ahead = [w for w in ahead if not w.opens or w.opens < book.rules.closed.validity.first]
    return [ListedWindow(label(window), window, *_state(window, schedule, day)) for window in ahead[:SHOWN_WINDOWS]]


def label(window: Window) -> str:
    """`Våren 2027`: the window's name with its year, or the year alone."""
    name = in_language(window.name)
    year = str((window.opens or window.last or date.min).year)
    return name if any(letter.isdigit() for letter in name) else f"{name} {year}".strip()


def _state(window: Window, schedule: Schedule, day: date) -> tuple[str, str]:
    if window.cancelled:
        return "cancelled", _("Cancelled")
    if not window.opens:
        return "coming", _("Announced, the opening day is not set")
    if day not in window:
        return "coming", _("Opens in %(days)s") % {"days": days_count((window.opens - day).days)}
    if schedule.pause_on(day, window=window):
        return "paused", _("Paused")
    if not window.last:
        return "now", _("Open until further notice")
    if window.last == day:
        return "now", _("Open, last day today")
    return "now", _("Open, %(days)s left") % {"days": days_count((window.last - day).days)}
