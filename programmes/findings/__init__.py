"""What a finding says, in the language in force: one bold fact, and a sentence or two beside it."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from icld_site.languages.dates import in_words
from icld_site.languages.texts import said
from programmes.choices import kind_of
from programmes.domain.eligibility import Answer, Neighbour
from programmes.domain.judging import OPEN, Finding
from programmes.rulebook import Rulebook
from programmes.wording import CONTACT, area_name, country_name, in_mid_sentence

from . import applicants, countries, windows
from .saying import Said, in_doubt


def say(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    """A finding of an answer in words. Where the kind of application was left open and counts, a window names its kind.

    It counts where the answer depends on it, and where the window that is told of is not for every kind.
    """
    told = SAYINGS[finding.code](finding, answer, book)
    is_limited = answer.question.kind is None and finding.window is not None and bool(finding.window.kinds)
    if (answer.kinds or is_limited) and finding.kind and finding.code.startswith("window."):
        return Said(f"{said(kind_of(finding.kind, book), 'title')}: {in_mid_sentence(told.fact)}", told.detail)
    return told


def _rules_unknown(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    fact = _("We do not know the rules of %(day)s") % {"day": in_words(answer.on)}
    ask = _("Ask ICLD: %(contact)s.") % {"contact": CONTACT}
    if finding.day and finding.day > date.min:
        return Said(fact, _("The rules kept here begin on %(day)s.") % {"day": in_words(finding.day)} + " " + ask)
    return Said(fact, ask)


def _programme_closed(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    since = in_words(finding.day) if finding.day else ""
    return Said(
        _("The programme takes no more applications"),
        _("Applications have been closed since %(day)s.") % {"day": since},
    )


def _programme_closing(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.day
    day = {"day": in_words(finding.day)}
    return Said(_("From %(day)s the programme takes no more applications") % day)


def _area_core(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    if not finding.area:
        if finding.ok is None:
            return Said(_("We cannot tell which were the core areas on %(day)s") % {"day": in_words(answer.on)})
        return Said(_("There is no core area on that day"))
    name = {"name": area_name(finding.area, book)}
    if finding.ok:
        return Said(_("%(name)s is a core area") % name)
    if finding.ok is None:
        assert finding.rule
        fact = _("We cannot tell whether %(name)s was a core area on %(day)s")
        return Said(fact % {**name, "day": in_words(answer.on)}, in_doubt(finding.rule, answer.on))
    return Said(_("%(name)s is not a core area on that day") % name)


def offer(neighbour: Neighbour, answer: Answer, book: Rulebook) -> str:
    """What a neighbouring question promises."""
    asked, question = answer.question, neighbour.question
    if neighbour.on != answer.on:
        return _("On %(day)s you can apply.") % {"day": in_words(neighbour.on)}
    if question.country != asked.country:
        part = _("With %(name)s") % {"name": country_name(question.country or "", neighbour.on, book)}
    elif question.area != asked.area:
        part = _("Within %(name)s") % {"name": area_name(question.area or "", book)}
    else:
        assert question.kind
        part = _("For %(name)s") % {"name": in_mid_sentence(said(kind_of(question.kind, book), "title"))}
    if neighbour.verdict == OPEN:
        return _("%(part)s you can apply on %(day)s.") % {"part": part, "day": in_words(neighbour.on)}
    return _("%(part)s you can apply later.") % {"part": part}


SAYINGS: dict[str, Callable[[Finding, Answer, Rulebook], Said]] = {
    "applicant.type": applicants.kind,
    "applicant.existed": applicants.existed,
    "applicant.history": applicants.history,
    "area.core": _area_core,
    "country.leaving": countries.leaving,
    "country.listed": countries.listed,
    "programme.closed": _programme_closed,
    "programme.closing": _programme_closing,
    "rules.unknown": _rules_unknown,
    "window.cancelled": windows.cancelled,
    "window.extended": windows.extended,
    "window.none": windows.none,
    "window.open": windows.is_open,
    "window.paused": windows.paused,
    "window.unknown": windows.unknown,
}
