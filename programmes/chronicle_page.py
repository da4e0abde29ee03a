"""What has changed in the rules, in the language in force: for the page that tells it, and for its feed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.addresses import address
from icld_site.languages.dates import in_words
from icld_site.languages.sorting import swedish_key

from .domain.applicants import COUNTY_COUNCIL, COUNTY_COUNCILS_IN_LAW_UNTIL
from .domain.chronicle import Change, NewName, chronicle
from .lists import label
from .models import Programme
from .rulebook import Rulebook
from .sources import Source, source
from .wording import (
    TOLD_FIRST,
    area_name,
    country_name,
    in_language,
    in_mid_sentence,
    kind_names,
    kinds_of_applicant,
    listed,
    span,
    without_years,
)

#: From which the keys of changes are made; never to be altered.
_KEYS = UUID("b1a60f8e-6c0d-5d3e-8f3c-2f7a1d5f9a40")


@dataclass(frozen=True, kw_only=True)
class Event:
    """A change as it is told. `key` stays the same for the same change; `when` is its day, or between which days."""

    key: UUID
    day: date
    when: str
    title: str
    detail: str
    sources: list[Source]

    @property
    def anchor(self) -> str:
        return f"c-{self.key.hex[:12]}"


def changes_path(programme: Programme, language: str | None = None) -> str:
    """The path of the page in a language, or in the one in force."""
    return address("changes", language, programme=programme.slug_in(language))


def events(book: Rulebook) -> list[Event]:
    """Every change of the rules, also those to come, the newest first."""
    return [_event(change, book) for change in chronicle(book.rules, _new_names(book))]


def _new_names(book: Rulebook) -> list[NewName]:
    """The names that partner countries took while the rules were kept."""
    begins = book.rules.first_day() or date.min
    return [
        NewName(code, name.first_day)
        for code, country in book.countries.items()
        for name in country.names.all()
        if name.first_day and name.first_day > begins
    ]


def _event(change: Change, book: Rulebook) -> Event:
    window = change.window.key if change.window else ""
    kinds = sorted(change.pause.kinds) if change.pause else []
    return Event(
        key=uuid5(_KEYS, "/".join((change.what, change.day.isoformat(), *sorted(change.codes), window, *kinds))),
        day=change.day,
        when=_when(change),
        title=_title(change, book),
        detail=_detail(change),
        sources=[source(stated) for stated in change.sources],
    )


def _when(change: Change) -> str:
    if not change.earliest:
        return in_words(change.day)
    days = {"first": in_words(change.earliest), "last": in_words(change.day)}
    return _("between %(first)s and %(last)s, no source gives the day") % days


def _title(change: Change, book: Rulebook) -> str:
    of, what = change.what.split(".") if "." in change.what else (change.what, "")
    return _TITLES[of](change, what, book)


def _country(change: Change, what: str, book: Rulebook) -> str:
    if what == "renamed":
        code = change.codes[0]
        names = {
            "name": country_name(code, change.day, book),
            "former": country_name(code, change.day - timedelta(days=1), book),
        }
        return _("New name of a partner country: %(name)s, formerly %(former)s") % names
    names = listed(sorted((country_name(code, change.day, book) for code in change.codes), key=swedish_key))
    number = len(change.codes)
    if what == "joined":
        told = ngettext("New partner country: %(names)s", "New partner countries: %(names)s", number)
    else:
        told = ngettext("No longer a partner country: %(names)s", "No longer partner countries: %(names)s", number)
    return told % {"names": names}


def _applicant(change: Change, what: str, book: Rulebook) -> str:
    told = _("May apply: %(kinds)s") if what == "joined" else _("May no longer apply: %(kinds)s")
    kinds = [kind for kind in TOLD_FIRST if kind in change.codes]
    return told % {"kinds": listed([in_mid_sentence(kinds_of_applicant(kind)) for kind in kinds])}


def _area(change: Change, what: str, book: Rulebook) -> str:
    number, names = len(change.codes), listed([area_name(code, book) for code in change.codes])
    if what == "joined":
        return ngettext("New core area: %(names)s", "New core areas: %(names)s", number) % {"names": names}
    return ngettext("No longer a core area: %(names)s", "No longer core areas: %(names)s", number) % {"names": names}


def _yearly(change: Change, what: str, book: Rulebook) -> str:
    rules = [rule for rule in book.rules.schedule.rules if rule.key in change.codes]
    days = {"days": listed([without_years(rule) for rule in rules])}
    number = len(rules)
    if what == "began":
        return ngettext("New yearly window: %(days)s", "New yearly windows: %(days)s", number) % days
    return ngettext("No longer a yearly window: %(days)s", "No longer yearly windows: %(days)s", number) % days


def _window(change: Change, what: str, book: Rulebook) -> str:
    window = change.window
    assert window
    facts = {"name": label(window), "days": span(window)}
    if what == "extended" and window.extended_to and window.closes:
        facts |= {"last": in_words(window.extended_to), "was": in_words(window.closes)}
        return _("Window extended: %(name)s, to and including %(last)s instead of %(was)s") % facts
    told = {
        "moved": _("Window moved: %(name)s, %(days)s"),
        "cancelled": _("Window cancelled: %(name)s, %(days)s"),
        "added": _("Extra window: %(name)s, %(days)s"),
    }
    return told[what] % facts


def _pause(change: Change, what: str, book: Rulebook) -> str:
    assert change.pause
    told = _("Applications paused until further notice")
    if last := change.pause.validity.last:
        told = _("Applications paused to and including %(day)s") % {"day": in_words(last)}
    kinds = kind_names(change.pause.kinds, book)
    return f"{told}: {in_mid_sentence(kinds)}" if kinds else told


def _programme(change: Change, what: str, book: Rulebook) -> str:
    return _("The programme takes no more applications")


_TITLES: dict[str, Callable[[Change, str, Rulebook], str]] = {
    "country": _country,
    "applicant": _applicant,
    "area": _area,
    "yearly": _yearly,
    "window": _window,
    "pause": _pause,
    "programme": _programme,
}


def _detail(change: Change) -> str:
    """Why, where that is known."""
    if change.window:
        return in_language(change.window.reason)
    if change.pause:
        return " ".join(filter(None, (in_language(change.pause.reason), in_language(change.pause.still_accepted))))
    became_regions = COUNTY_COUNCILS_IN_LAW_UNTIL + timedelta(days=1)
    if change.what == "applicant.left" and COUNTY_COUNCIL in change.codes and change.day == became_regions:
        return _("They are regions since then, and apply as such.")
    return ""
