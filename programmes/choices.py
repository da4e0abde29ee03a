"""What is left to choose, as rows: each with what the answer comes to then, and a link to the whole of it."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.dates import in_words
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import said

from . import wording
from .asking import query_of
from .domain.depending import by_precondition, kind_asked
from .domain.eligibility import Answer
from .domain.judging import ASK, NO, OPEN, Question
from .domain.outcomes import LATER, Outcome
from .models import ApplicationKind
from .rulebook import Rulebook


@dataclass(frozen=True)
class Choice:
    """`text` says in words what `verdict` says in a code."""

    name: str
    verdict: str
    text: str
    url: str


def countries(answer: Answer, book: Rulebook, asked_on: date | None) -> list[Choice]:
    """Where no country was asked about: each partner country, by name."""
    words = {OPEN: _("open"), LATER: _("later"), ASK: _("ask ICLD"), NO: _("no")}
    rows = [
        Choice(
            name=wording.country_name(code, answer.on, book),
            verdict=verdict,
            text=words[verdict],
            url=_url(replace(answer.question, country=code), asked_on),
        )
        for code, verdict in answer.countries
    ]
    return sorted(rows, key=lambda row: swedish_key(row.name))


def kinds(answer: Answer, book: Rulebook, asked_on: date | None) -> list[Choice]:
    """Where the answer depends on the kind of application: each kind, in the programme's order."""
    rows = []
    for code, outcome in answer.kinds:
        question = replace(answer.question, kind=code)
        asks_more = by_precondition(question, answer.on, book.rules)
        text = _("depends on a precondition") if asks_more else in_short(outcome)
        rows.append(Choice(said(kind_of(code, book), "title"), outcome.verdict, text, _url(question, asked_on)))
    return rows


def yes_and_no(answer: Answer, asked_on: date | None) -> list[Choice]:
    """Where the answer depends on the precondition of its kind: what yes and what no comes to."""
    return [
        Choice(
            name=_("If you answer yes") if prepared else _("If you answer no"),
            verdict=outcome.verdict,
            text=_("you cannot apply") if outcome.verdict == NO else in_short(outcome),
            url=_url(replace(answer.question, prepared=prepared), asked_on),
        )
        for prepared, outcome in answer.prepared
    ]


def precondition(question: Question, book: Rulebook) -> str:
    """The yes-or-no question of the kind that is asked about; empty where it has none."""
    kind = kind_asked(question, book.rules)
    return said(kind_of(kind.code, book), "precondition") if kind and kind.precondition else ""


def in_short(outcome: Outcome) -> str:
    """An outcome as it stands beside a name: the verdict with its day."""
    if outcome.verdict == OPEN:
        if outcome.last:
            return _("open to and including %(day)s") % {"day": in_words(outcome.last)}
        return _("open until further notice")
    if outcome.verdict == LATER and outcome.opens_on:
        return _("from %(day)s") % {"day": in_words(outcome.opens_on)}
    return _("no") if outcome.verdict == NO else _("ask ICLD")


def kind_of(code: str, book: Rulebook) -> ApplicationKind:
    """The row of a kind of application that the rules know."""
    return next(kind for kind in book.kinds if kind.code == code)


def _url(question: Question, asked_on: date | None) -> str:
    return f"{address('checker')}?{query_of(question, asked_on)}"
