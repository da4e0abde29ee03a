"""What a finding says, in the language in force: one bold fact, and a sentence or two beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.languages.dates import in_words
from icld_site.languages.texts import said

from .choices import kind_of
from .domain.eligibility import Answer, Neighbour
from .domain.judging import OPEN, Finding
from .domain.states import status
from .domain.windows import Window
from .rulebook import Rulebook
from .wording import (
    CONTACT,
    area_name,
    country_name,
    decision,
    in_language,
    kinds_of_applicant,
    span,
    who_may_apply,
)

#: The kind of application that follows a preparation, by its code.
FOLLOWS_A_PREPARATION = "project"


@dataclass(frozen=True)
class Said:
    """A fact, and what stands beside it."""

    fact: str
    detail: str = ""

    def __str__(self) -> str:
        fact = self.fact if self.fact.endswith((".", "?")) else f"{self.fact}."
        return f"{fact} {self.detail}".strip()


def say(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    """A finding of an answer in words. Where the answer depends on the kind of application, a window names its kind."""
    told = SAYINGS[finding.code](finding, answer, book)
    if answer.kinds and finding.kind and finding.code.startswith("window."):
        return Said(f"{said(kind_of(finding.kind, book), 'title')}: {_small(told.fact)}", told.detail)
    return told


def _applicant_type(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.link
    name = in_language(finding.link.name)
    who = who_may_apply(book, answer.on)
    kinds = kinds_of_applicant(finding.kind or finding.link.kind)
    if finding.ok is None:
        return Said(
            _("We cannot tell whether %(name)s is a regional federation") % {"name": name},
            _("The register does not hold it. %(who)s Ask ICLD: %(contact)s.") % {"who": who, "contact": CONTACT},
        )
    if finding.ok:
        return Said(_("%(kinds)s may apply") % {"kinds": kinds}, who)
    last = finding.link.validity.last
    if last and last < answer.on:
        return Said(
            _("%(name)s ceased to exist") % {"name": name},
            _("The last day was %(day)s. The register names no body that took over.") % {"day": in_words(last)},
        )
    return Said(_("%(kinds)s may not apply") % {"kinds": kinds}, who)


def _applicant_existed(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.link
    asked, link = answer.question.applicant.asked, finding.link
    name = in_language(link.name)
    if link != asked:
        fact = _("On %(day)s the name is %(name)s") % {"day": in_words(answer.on), "name": name}
        if link.validity.first and link.validity.first <= answer.on and asked.validity.last:
            return Said(
                fact,
                _("%(asked)s became %(name)s on %(day)s. The answer is for %(name)s.")
                % {"asked": in_language(asked.name), "name": name, "day": in_words(link.validity.first)},
            )
        return Said(
            fact,
            _("The name %(asked)s holds from %(day)s.")
            % {
                "asked": in_language(asked.name),
                "day": in_words(asked.validity.first) if asked.validity.first else "–",
            },
        )
    if link.validity.first and answer.on < link.validity.first:
        return Said(
            _("%(name)s did not exist yet") % {"name": name},
            _("The register has it from %(day)s.") % {"day": in_words(link.validity.first)},
        )
    return Said(
        _("%(name)s no longer exists") % {"name": name},
        _("The last day was %(day)s.") % {"day": in_words(link.validity.last) if link.validity.last else "–"},
    )


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


def _country_listed(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    count = finding.count or 0
    many = ngettext(
        "The programme has %(count)d partner country.", "The programme has %(count)d partner countries.", count
    )
    how_many = many % {"count": count}
    if finding.country is None:
        if finding.ok:
            return Said(_("There are partner countries to choose from"), how_many)
        return Said(_("There is no partner country"), how_many)
    names = {"name": country_name(finding.country, answer.on, book)}
    if finding.ok:
        return Said(_("%(name)s is a partner country") % names, how_many)
    fact = _("%(name)s is not a partner country") % names
    if finding.rule and finding.rule.validity.last:
        left = _("It was one to and including %(day)s. Partnerships that are under way go on.")
        return Said(fact, f"{left % {'day': in_words(finding.rule.validity.last)}} {_if_begun(answer)}")
    if finding.country == "SE":
        return Said(fact, _("The partner has to be in another country.") + " " + how_many)
    return Said(fact, how_many)


def _if_begun(answer: Answer) -> str:
    """What those do who have a preparation with a country that has left: no rule says what holds for them."""
    if answer.question.prepared or answer.question.kind == FOLLOWS_A_PREPARATION:
        ask = _(
            "No rule kept here says what holds for a project that follows a preparation with the country. "
            "Write to %(contact)s before you apply."
        )
    else:
        ask = _("If you have a preparation with the country, write to %(contact)s.")
    return ask % {"contact": CONTACT}


def _country_leaving(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.country and finding.day
    return Said(
        _("%(name)s leaves the list after %(day)s")
        % {"name": country_name(finding.country, answer.on, book), "day": in_words(finding.day)},
        _("That is before the window closes. Apply on that day at the latest."),
    )


def _area_core(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    if not finding.area:
        return Said(_("There is no core area on that day"))
    name = {"name": area_name(finding.area, book)}
    if finding.ok:
        return Said(_("%(name)s is a core area") % name)
    return Said(_("%(name)s is not a core area on that day") % name)


def _applicant_history(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.kind
    asks = said(kind_of(finding.kind, book), "precondition")
    if finding.ok:
        return Said(_("You fulfil the precondition"), asks)
    if finding.ok is None:
        return Said(_("There is a precondition that you have not answered"), asks)
    return Said(_("You do not fulfil the precondition"), asks)


def _window_open(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    window = finding.window
    assert window
    last = book.rules.taken_until(window, answer.on, finding.kind)
    if last is None:
        return Said(_("Applications are open until further notice"), _("There is no last day."))
    days = _("%(span)s, both days included (Swedish time).") % {"span": _capital(span(window, last))}
    return Said(_("Applications are open"), _with_decision(days, window, last))


def _window_extended(finding: Finding, answer: Answer, book: Rulebook) -> Said:
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


def _window_none(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    rules, closed = book.rules, book.rules.closed.validity.first if book.rules.closed else None
    if closed and closed <= answer.on:
        return Said(_("Applications are closed"))
    told = status(rules.schedule, answer.on, closed, finding.kind)
    if ahead := told.next:
        last = rules.taken_until(ahead.window, ahead.day, finding.kind)
        return Said(
            _("Applications are closed until %(day)s") % {"day": in_words(ahead.day)},
            _("The next window is %(span)s.") % {"span": span(ahead.window, last, ahead.day)},
        )
    if told.announced and told.announced.last:
        return Said(
            _("Applications are not open yet"),
            _("The last day is %(day)s; the opening day is not decided.") % {"day": in_words(told.announced.last)},
        )
    return Said(
        _("Applications are closed"), _("No window is planned. The next one is shown here as soon as it is decided.")
    )


def _window_cancelled(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    assert finding.window
    return Said(
        _("The window %(span)s is cancelled") % {"span": span(finding.window)}, in_language(finding.window.reason)
    )


def _window_paused(finding: Finding, answer: Answer, book: Rulebook) -> Said:
    pause = finding.rule
    reason, accepted = in_language(pause.reason), in_language(pause.still_accepted)  # type: ignore[union-attr]
    if finding.day:
        fact = _("Applications are paused to and including %(day)s") % {"day": in_words(finding.day)}
    else:
        fact = _("Applications are paused until further notice")
    return Said(fact, f"{reason} {accepted}".strip())


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
        part = _("For %(name)s") % {"name": _small(said(kind_of(question.kind, book), "title"))}
    if neighbour.verdict == OPEN:
        return _("%(part)s you can apply on %(day)s.") % {"part": part, "day": in_words(neighbour.on)}
    return _("%(part)s you can apply later.") % {"part": part}


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


SAYINGS: dict[str, Callable[[Finding, Answer, Rulebook], Said]] = {
    "applicant.type": _applicant_type,
    "applicant.existed": _applicant_existed,
    "applicant.history": _applicant_history,
    "area.core": _area_core,
    "country.leaving": _country_leaving,
    "country.listed": _country_listed,
    "programme.closed": _programme_closed,
    "rules.unknown": _rules_unknown,
    "window.cancelled": _window_cancelled,
    "window.extended": _window_extended,
    "window.none": _window_none,
    "window.open": _window_open,
    "window.paused": _window_paused,
}
