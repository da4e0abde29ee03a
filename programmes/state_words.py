"""What each state of a programme is called, as a heading in two halves and as a line in a list."""

from datetime import date

from django.utils.translation import gettext as _

from icld_site.languages.dates import in_words

from .domain.states import TAKING, Status


def heading(told: Status, kinds: str = "", *, is_today: bool = True) -> str:
    """The first half of the sentence; `kinds` names the kinds of application that it is about, when not all.

    On another day than today the last day of a window is told like the days before it.
    """
    state = told.state if is_today or told.state != "last_day" else "open"
    if kinds:
        return _of_kinds(state) % {"kinds": kinds}
    return {
        "open": _("Applications are open"),
        "rolling": _("Applications are open"),
        "extended": _("Applications are extended"),
        "last_day": _("The last day to apply is today,"),
        "opens": _("Applications open"),
        "announced": _("Applications are not open yet"),
        "closed": _("Applications are closed"),
        "none": _("No application window is planned"),
        "unknown": _("We do not know when applications are open"),
        "ended": _("The programme takes no more applications"),
        "paused": _("Applications are paused"),
    }[state]


def _of_kinds(state: str) -> str:
    return {
        "open": _("Applications for %(kinds)s are open"),
        "rolling": _("Applications for %(kinds)s are open"),
        "extended": _("Applications for %(kinds)s are extended"),
        "last_day": _("The last day to apply for %(kinds)s is today,"),
        "opens": _("Applications for %(kinds)s open"),
        "announced": _("Applications for %(kinds)s are not open yet"),
        "closed": _("Applications for %(kinds)s are closed"),
        "none": _("No application window for %(kinds)s is planned"),
        "unknown": _("We do not know when applications for %(kinds)s are open"),
        "paused": _("Applications for %(kinds)s are paused"),
    }[state]


def heading_tail(told: Status, *, is_today: bool = True) -> str:
    """The second half of the sentence; empty where the first one says all."""
    if told.state == "last_day" and is_today:
        return _("until midnight")
    if told.state == "opens" and told.next:
        return in_words(told.next.day)
    if told.state in TAKING or told.state == "paused":
        last = _last(told)
        return _("to and including %(day)s") % {"day": in_words(last)} if last else _("until further notice")
    return ""


def line(told: Status) -> str:
    """The state of some kinds of application, after their names and a colon."""
    last = _last(told)
    day = {"day": in_words(last)} if last else {}
    if told.state in ("open", "extended", "last_day"):
        return {
            "open": _("open to and including %(day)s"),
            "extended": _("extended to and including %(day)s"),
            "last_day": _("last day today, until midnight"),
        }[told.state] % day
    if told.state == "paused":
        return _("paused to and including %(day)s") % day if last else _("paused until further notice")
    if told.state == "opens" and told.next:
        return _("opens on %(day)s") % {"day": in_words(told.next.day)}
    if told.state == "announced" and told.announced and told.announced.last:
        place = {"day": in_words(told.announced.last)}
        return _("last day %(day)s, the opening day is not decided") % place
    return {
        "rolling": _("open until further notice"),
        "closed": _("closed"),
        "none": _("no window is planned"),
        "unknown": _("not known"),
    }[told.state]


def _last(told: Status) -> date | None:
    """The day to which the state lasts."""
    return told.pause.validity.last if told.state == "paused" and told.pause else told.last
