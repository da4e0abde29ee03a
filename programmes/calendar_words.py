"""What the calendar says of a window, in the language in force: its line in a week's view, and what stands behind it.

Nothing depends on the day of asking, so that an entry stays as it is until what it tells of changes.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.days import DayRange
from icld_site.languages.dates import NO_BREAK, in_words
from icld_site.languages.texts import said

from .cases import body_name
from .domain.cases import ANNOUNCED, CANCELLED, TAKEN, Case, Held, Stop
from .domain.windows import Pause
from .lists import label
from .rulebook import Rulebook
from .wording import country_name, decision, in_language, in_mid_sentence, kind_names, listed, span


def summary(found: Held, book: Rulebook) -> str:
    """The line that a calendar shows: what can be done in the window, or that it can't, and which one it is."""
    about = f"{said(book.programme, 'title').text}, {in_mid_sentence(label(found.window))}"
    if kinds := kind_names(found.window.kinds, book):
        about += f" ({in_mid_sentence(kinds)})"
    if found.state == CANCELLED:
        return _("Cancelled: %(about)s") % {"about": about}
    if found.state == ANNOUNCED:
        return _("Last day to apply: %(about)s") % {"about": about}
    if found.state == TAKEN:
        text = _("Applications open: %(about)s") if found.window.last else _("Applications open on this day: %(about)s")
        return text % {"about": about}
    text = _("Paused: %(about)s") if _pauses(found.stopped) else _("Cancelled: %(about)s")
    return text % {"about": about}


def described(found: Held, book: Rulebook, case: Case) -> Iterator[str]:
    """The lines of an entry's description: the days, what else is decided, whom it is for, and where to ask."""
    yield from decided(found, book, case)
    yield from _whom(found, book, case)
    if (expected := decision(found.window)) and found.state == TAKEN:
        yield _("A decision is expected %(when)s.") % {"when": expected}
    yield f"{_('May we apply?')} {settings.SITE_URL}{address('checker')}"


def decided(found: Held, book: Rulebook, case: Case) -> Iterator[str]:
    """On which days applications are taken, or were to be; what was extended, paused or called off, and why."""
    yield _days(found)
    if found.state == CANCELLED:
        yield in_language(found.window.reason)
        return
    yield from _extension(found)
    for stop in found.stopped:
        yield _stopped(stop)
    for pause, kinds in _paused_for_some(found, book, case):
        place = {"kinds": in_mid_sentence(kind_names(kinds, book)), "days": _span(pause.validity)}
        yield _sentences(_("Paused for %(kinds)s %(days)s.") % place, *_why(pause))


def with_countries(found: Held, book: Rulebook) -> list[str]:
    """The countries of the case that one can apply with, by their names, with their days where these are fewer."""
    return [_with(code, runs, found, book) for code, runs in found.countries.items() if runs]


def _days(found: Held) -> str:
    planned = DayRange(found.planned[0].first, found.planned[-1].last)
    if found.state == ANNOUNCED:
        return _("The last day is %(day)s; the opening day is not decided.") % {"day": in_words(found.days.last)}
    if found.state == CANCELLED:
        return _("The window %(days)s is cancelled.") % {"days": _span_of(found, planned)}
    if found.state != TAKEN:
        return _("The window %(days)s takes no applications.") % {"days": _span_of(found, planned)}
    taken = DayRange(found.taken[0].first, found.taken[-1].last)
    if taken.last is None or taken.last == taken.first:
        return _("Applications are taken %(days)s.") % {"days": _span(taken)}
    return _("Applications are taken %(days)s, both days included, Swedish time.") % {"days": _span(taken)}


def _extension(found: Held) -> Iterator[str]:
    """That the last day has become a later one, as far as that later one counts."""
    window, last = found.window, found.days.last
    if window.is_extended and window.closes and last and last > window.closes:
        first_said = _("The last day was first %(day)s.") % {"day": in_words(window.closes)}
        yield _sentences(_("The window is extended.") + " " + first_said, in_language(window.reason))


def _stopped(stop: Stop) -> str:
    if stop.pause:
        return _sentences(_("Paused %(days)s.") % {"days": _span(stop.days)}, *_why(stop.pause))
    if stop.closed and stop.closed.validity.first:
        place = {"day": in_words(stop.closed.validity.first)}
        return _("From %(day)s the programme takes no more applications.") % place
    return ""


def _paused_for_some(found: Held, book: Rulebook, case: Case) -> Iterator[tuple[Pause, Sequence[str]]]:
    """The pauses that stop some kinds of application of the window and case while others are taken."""
    kinds = [kind for kind in case.kinds or book.rules.schedule.kinds if found.window.accepts(kind)]
    for pause in book.rules.schedule.pauses:
        stopped = [kind for kind in kinds if pause.stops(kind)]
        if stopped and len(stopped) < len(kinds) and any(pause.validity.overlaps(run) for run in found.taken):
            yield pause, stopped


def _whom(found: Held, book: Rulebook, case: Case) -> Iterator[str]:
    """For whom the entry is, as far as not for everybody."""
    if case.body:
        yield f"{_('Applicant')}: {in_mid_sentence(body_name(case.body))}"
    if countries := with_countries(found, book):
        text = _("Partner country") if len(countries) == 1 else _("Partner countries")
        yield f"{text}: {listed(countries)}"
    kinds = [kind for kind in case.kinds if found.window.accepts(kind)] or found.window.kinds
    if kinds:
        yield f"{_('Kind of application')}: {in_mid_sentence(kind_names(kinds, book))}"


def _with(code: str, runs: Sequence[DayRange], found: Held, book: Rulebook) -> str:
    """A country by its name at the first day of the entry; with its days where it isn't there on all of them."""
    assert found.days.first
    name = country_name(code, found.days.first, book)
    if list(runs) == list(found.taken):
        return name
    return f"{name} ({listed([_span(run) for run in runs])})"


def _pauses(stops: Iterable[Stop]) -> list[Pause]:
    return [stop.pause for stop in stops if stop.pause]


def _why(pause: Pause) -> tuple[str, str]:
    return in_language(pause.reason), in_language(pause.still_accepted)


def _span_of(found: Held, days: DayRange) -> str:
    return _span(days) if found.window.opens else span(found.window)


def _span(days: DayRange) -> str:
    """Days within a sentence; those of a pause may have begun before anything is known of."""
    if days.first and days.first == days.last:
        return in_words(days.first)
    if days.first and days.last:
        return _("%(first)s to %(last)s") % {"first": in_words(days.first), "last": in_words(days.last)}
    if days.first:
        return _("from %(first)s until further notice") % {"first": in_words(days.first)}
    return _("to and including %(day)s") % {"day": in_words(days.last)} if days.last else _("until further notice")


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def plain(text: str) -> str:
    """A text for where no line is set: without the marks that say where it may or may not break."""
    lines = str(text).replace(NO_BREAK, " ").replace("\u00ad", "").splitlines()
    return "\n".join(filter(None, lines))
