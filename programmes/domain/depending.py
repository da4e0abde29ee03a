"""On what an answer depends that was not said: the kind of application, or the precondition of a kind.

It depends on it only where saying it would change what is told. Where it would not, nobody is asked.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from .applicants import somebody
from .judging import Question
from .outcomes import Outcome, outcome
from .rules import KindRule, Rules
from .schedule import Schedule

Said = TypeVar("Said", bound=Hashable)


def by_kind(question: Question, on: date, rules: Rules) -> list[tuple[str, Outcome]]:
    """For a question that leaves the kind open: the outcome for each kind, where they are not all the same."""
    if question.kind is not None or len(rules.kinds_apart) < 2:
        return []
    return _if_not_the_same([(kind.code, replace(question, kind=kind.code)) for kind in rules.kinds], on, rules)


def by_precondition(question: Question, on: date, rules: Rules) -> list[tuple[bool, Outcome]]:
    """For a question whose kind has a precondition that was not answered: the outcome for yes and for no, where they
    differ."""
    kind = kind_asked(question, rules)
    if question.prepared is not None or not kind or not kind.precondition:
        return []
    return _if_not_the_same([(said, replace(question, prepared=said)) for said in (True, False)], on, rules)


def kind_asked(question: Question, rules: Rules) -> KindRule | None:
    """The rule of the kind that a question is about; the only one, where the rules have a single kind."""
    if question.kind is None and len(rules.kinds) == 1:
        return rules.kinds[0]
    return next((kind for kind in rules.kinds if kind.code == question.kind), None)


def kinds_matter(on: date, rules: Rules) -> bool:
    """Whether somebody who may apply is told different things on a Stockholm day for different kinds of application."""
    return any(by_kind(Question(applicant=somebody(rule.kind)), on, rules) for rule in rules.applicants_on(on))


def schedule_of(kind: str | None, schedule: Schedule) -> Schedule:
    """The windows that take a kind of application, and the pauses that stop it; without a kind, all of them.

    A dated window for other kinds alone still stands for the yearly one, so it is kept as one that holds no day.
    """
    if kind is None:
        return schedule
    return Schedule(
        rules=[replace(rule, kinds=frozenset()) for rule in schedule.rules if not rule.kinds or kind in rule.kinds],
        dated=[
            replace(window, kinds=frozenset(), cancelled=window.cancelled or not window.accepts(kind))
            for window in schedule.dated
            if window.accepts(kind) or window.replaces
        ],
        pauses=[replace(pause, kinds=frozenset()) for pause in schedule.pauses if pause.stops(kind)],
        gaps=schedule.gaps,
    )


def _if_not_the_same(questions: list[tuple[Said, Question]], on: date, rules: Rules) -> list[tuple[Said, Outcome]]:
    outcomes = [(said, outcome(question, on, rules)) for said, question in questions]
    return outcomes if len({told for _, told in outcomes}) > 1 else []
