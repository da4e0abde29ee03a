"""What is said of application windows."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from icld_site.languages.dates import in_words
from programmes.domain.eligibility import Answer
from programmes.domain.judging import Finding
from programmes.domain.states import status
from programmes.domain.windows import Gap, Window
from programmes.rulebook import Rulebook
from programmes.wording import (
    CONTACT,
    decision,
    in_language,
    span,
)

from .saying import Said


def is_open(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    window = finding.window
    assert window
    last = book.rules.taken_until(window, answer.on, finding.kind)
    if last is None:
        return Said(_("Applications are open until further notice"), _("There is no last day."))
    days = _("%(span)s, both days included (Swedish time).") % {"span": capfirst(span(window, last))}
    return Said(_("Applications are open"), _with_decision(days, window, last))


def extended(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    window = finding.window
    assert window and window.last and window.closes
    last = book.rules.taken_until(window, answer.on, finding.kind) or window.last
    was = _("The last day was first %(day)s.") % {"day": in_words(window.closes)}
    fact = _("Applications are open, extended to and including %(day)s") % {"day": in_words(last)}
    return Said(fact, _with_decision(f"{was} {in_language(window.reason)}".strip(), window, last))


def _with_decision(detail: str, window: Window, last: date) -> str:
    """A detail with when a decision is expected, and with why the window is cut short where it is."""
    more = []
    if window.last and last < window.last:
        more.append(_("After that no application is taken, though the window was to last longer."))
    elif expected := decision(window):
        more.append(_("A decision is expected %(when)s.") % {"when": expected})
    return " ".join([detail, *more])


def none(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    rules, closed = book.rules, book.rules.closed.validity.first if book.rules.closed else None
    if closed and closed <= answer.on:
        return Said(_("Applications are closed"))
    told = status(rules.schedule, answer.on, closed, finding.kind)
    off = _cancelled(told.cancelled) if told.cancelled else None
    before = [f"{off.fact}.", off.detail] if off else []
    if ahead := told.next:
        last = rules.taken_until(ahead.window, ahead.day, finding.kind)
        fact = _("Applications are closed until %(day)s") % {"day": in_words(ahead.day)}
        detail = _("The next window is %(span)s.") % {"span": span(ahead.window, last, ahead.day)}
    elif told.announced and told.announced.last:
        fact = _("Applications are not open yet")
        detail = _("The last day is %(day)s; the opening day is not decided.") % {"day": in_words(told.announced.last)}
    elif closed:
        fact, detail = _("Applications are closed"), _("No window opens before the programme closes.")
    else:
        fact = _("Applications are closed")
        detail = _("No window is planned. The next one is shown here as soon as it is decided.")
    return Said(fact, " ".join(filter(None, [*before, detail])))


def cancelled(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.window
    return _cancelled(finding.window)


def _cancelled(window: Window) -> Said:
    return Said(_("The window %(span)s is cancelled") % {"span": span(window)}, in_language(window.reason))


def paused(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    pause = finding.rule
    reason, accepted = in_language(pause.reason), in_language(pause.still_accepted)  # type: ignore[union-attr]
    if finding.day:
        fact = _("Applications are paused to and including %(day)s") % {"day": in_words(finding.day)}
    else:
        fact = _("Applications are paused until further notice")
    return Said(fact, f"{reason} {accepted}".strip())


def unknown(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    """No source says when applications were taken around the day; what is known of a last day is said."""
    assert isinstance(finding.rule, Gap)
    closed = book.rules.closed.validity.first if book.rules.closed else None
    announced = status(book.rules.schedule, answer.on, closed, finding.kind).announced
    known = _("The last day is %(day)s; the opening day is not known.") if announced else ""
    detail = [
        in_language(finding.rule.reason),
        known % {"day": in_words(announced.last)} if announced and announced.last else "",
        _("Ask ICLD: %(contact)s.") % {"contact": CONTACT},
    ]
    fact = _("We do not know whether applications are open on %(day)s") % {"day": in_words(answer.on)}
    return Said(fact, " ".join(filter(None, detail)))
