"""The lists that a programme's pages show, from the same rows as the answer: countries by region, and windows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES
from icld_site.days import add_months
from icld_site.languages.dates import days_count, in_words
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import Text, said

from .domain.schedule import Schedule
from .domain.windows import HORIZON, Window
from .models import Country
from .nations import slug_of
from .rulebook import Rulebook
from .wording import decision, in_language, in_mid_sentence, kind_names

#: How many windows home and the page of the programme show.
SHOWN_WINDOWS = 4


@dataclass(frozen=True)
class ListedCountry:
    code: str
    slug: str
    name: Text
    former: tuple[Text, ...]


@dataclass(frozen=True)
class ListedRegion:
    label: str
    countries: tuple[ListedCountry, ...]


@dataclass(frozen=True, kw_only=True)
class ListedWindow:
    """A row of the table of windows. `state`: now, coming, paused or cancelled.

    `kinds` names the kinds of application that it is for, when not all. `last` is the last day that counts, and `was`
    an earlier or later one that no longer does. `decision`: when one can be expected. `opens_text` says why the
    first day is empty.
    """

    label: str
    kinds: str
    window: Window
    opens_text: str
    last: date | None
    was: date | None
    decision: str
    state: str
    state_text: str


def regions(countries: Iterable[Country], day: date) -> list[ListedRegion]:
    """Countries grouped by region, in the order of the regions, by name; with the names they had before."""
    by_region: dict[str, list[ListedCountry]] = {region: [] for region in Country.Region.values}
    for country in countries:
        listed = ListedCountry(
            code=country.code,
            slug=slug_of(country.code),
            name=name_of(country, day),
            former=tuple(said(former, "title") for former in country.former_names(day)),
        )
        by_region[country.region].append(listed)
    return [
        ListedRegion(str(Country.Region(region).label), tuple(sorted(rows, key=lambda row: swedish_key(row.name.text))))
        for region, rows in by_region.items()
        if rows
    ]


def name_of(country: Country, day: date) -> Text:
    """The name that ICLD uses on a Stockholm day; the code where it has none."""
    name = country.name_on(day)
    return said(name, "title") if name else Text(country.code, LANGUAGES[0])


def windows(
    book: Rulebook, day: date, most: int | None = SHOWN_WINDOWS, *, is_today: bool = True
) -> list[ListedWindow]:
    """The windows that are open or ahead on a Stockholm day, cancelled ones too: the first ones, or all."""
    closed = book.rules.closed.validity.first if book.rules.closed else None
    ahead = book.rules.schedule.windows(day, add_months(day, HORIZON))
    if closed:
        ahead = [w for w in ahead if closed > day and closed > (w.opens or w.last or day)]
    return [_listed(window, book, day, closed, is_today) for window in ahead[:most]]


def label(window: Window) -> str:
    """`Våren 2027`: the window's name with its year, or the year alone. A rolling window belongs to no year."""
    name = in_language(window.name)
    if window.is_rolling:
        return name or _("Rolling")
    year = str((window.opens or window.last or date.min).year)
    return name if any(letter.isdigit() for letter in name) else f"{name} {year}".strip()


def _listed(window: Window, book: Rulebook, day: date, closed: date | None, is_today: bool) -> ListedWindow:
    is_cut = closed is not None and (window.last is None or closed <= window.last)
    last = closed - timedelta(days=1) if is_cut and closed else window.last
    state, text = _state(window, book.rules.schedule, day, closed)
    if not (window.opens or window.cancelled or is_today):  # it may have been set, or will be
        text = _("Announced, the opening day is not known")
    if state == "now" and not is_today and last == day:
        text = _("Open, last day")
    has_days = window.opens is None or bool(book.rules.schedule.stretches(window, until=closed))
    stopped = _stopped(window, book.rules.schedule, day) if state in ("now", "coming") else []
    if stopped:
        text = _("%(state)s; paused for %(kinds)s") % {
            "state": text,
            "kinds": in_mid_sentence(kind_names(stopped, book)),
        }
    return ListedWindow(
        label=label(window),
        kinds=kind_names(window.kinds, book),
        window=window,
        opens_text="" if window.opens else _("not set") if is_today else _("not known"),
        last=last,
        was=window.last if is_cut else window.closes if window.is_extended else None,
        decision=decision(window) if has_days and not window.cancelled else "",
        state=state,
        state_text=text,
    )


def _state(window: Window, schedule: Schedule, day: date, closed: date | None) -> tuple[str, str]:
    """What can be said of a window on a day, by the days on which it really takes applications."""
    if window.cancelled:
        return "cancelled", _("Cancelled")
    if not window.opens:
        return "coming", _("Announced, the opening day is not set")
    left = [run for run in schedule.stretches(window, until=closed) if run.last is None or run.last >= day]
    if not left:
        return "paused", _("Paused")
    first, is_broken_off = (
        left[0].first or day,
        left[0].last not in (window.last, closed and closed - timedelta(days=1)),
    )
    paused = {"day": in_words(left[0].last + timedelta(days=1))} if left[0].last and is_broken_off else None
    if day in left[0]:
        return "now", _open(left[0].last, day, paused)
    if first > window.opens:
        return "paused", _("Paused, opens on %(day)s") % {"day": in_words(first)}
    wait = {"days": days_count((first - day).days)}
    if paused:
        return "coming", _("Opens in %(days)s, paused from %(day)s") % {**wait, **paused}
    return "coming", _("Opens in %(days)s") % wait


def _open(last: date | None, day: date, paused: dict[str, str] | None) -> str:
    if not last:
        return _("Open until further notice")
    left = {"days": days_count((last - day).days)}
    if paused:
        return _("Open, %(days)s left, paused from %(day)s") % {**left, **paused}
    return _("Open, last day today") if last == day else _("Open, %(days)s left") % left


def _stopped(window: Window, schedule: Schedule, day: date) -> list[str]:
    """The kinds of application for which a window is paused on all its days to come, though not for others."""
    if not any(pause.kinds for pause in schedule.pauses):
        return []
    kinds = [kind for kind in schedule.kinds if window.accepts(kind)]
    return [k for k in kinds if not any(r.last is None or r.last >= day for r in schedule.stretches(window, k))]
