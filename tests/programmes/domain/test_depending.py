"""On what an answer depends: the kind of application, and the precondition of a kind, and only where it does."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from icld_site.days import DayRange
from programmes.domain.depending import kinds_matter, schedule_of
from programmes.domain.eligibility import answer
from programmes.domain.outcomes import VERDICTS, Outcome, outcome
from programmes.domain.rules import ApplicantRule, CountryRule, KindRule
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Window
from tests.programmes.domain.rulebooks import AUTUMN, DAYS, FROM_2018, QUESTIONS, SPRING, ask, codes, rules, seed_rules

PREPARATION, PROJECT = KindRule(code="preparation"), KindRule(code="project")
ROLLING = Window(key="rolling", opens=date(2021, 1, 1), closes=None, kinds=frozenset({"preparation"}))
FOR_PROJECTS = [replace(SPRING, kinds=frozenset({"project"})), replace(AUTUMN, kinds=frozenset({"project"}))]

KINDS_ALIKE = seed_rules(kinds=[PREPARATION, PROJECT])
OWN_WINDOWS = seed_rules(kinds=[PREPARATION, PROJECT], schedule=Schedule(rules=FOR_PROJECTS, dated=[ROLLING]))
PRECONDITION = seed_rules(kinds=[PREPARATION, replace(PROJECT, precondition=True)])

OPEN_UNTIL_FURTHER_NOTICE = Outcome(verdict="open")
SPRING_DAY, SUMMER_DAY = date(2027, 3, 1), date(2027, 7, 1)
FROM_AUTUMN = Outcome(verdict="later", opens_on=date(2027, 9, 15))
IN_SPRING = Outcome(verdict="open", last=date(2027, 3, 15))
ASK, NO = Outcome(verdict="ask"), Outcome(verdict="no")


@pytest.mark.parametrize("on", [SPRING_DAY, SUMMER_DAY, date(2017, 1, 1)])
def test_kinds_that_the_rules_treat_alike_are_not_asked_for(on):
    told = ask(on, KINDS_ALIKE)
    assert (told.kinds, told.prepared) == ([], [])
    assert (told.verdict, codes(told)) == (ask(on).verdict, codes(ask(on)))
    assert not kinds_matter(on, KINDS_ALIKE)


def test_a_kind_with_a_window_of_its_own_has_an_answer_of_its_own():
    assert ask(SUMMER_DAY, OWN_WINDOWS).kinds == [("preparation", OPEN_UNTIL_FURTHER_NOTICE), ("project", FROM_AUTUMN)]
    assert ask(SPRING_DAY, OWN_WINDOWS).kinds == [("preparation", OPEN_UNTIL_FURTHER_NOTICE), ("project", IN_SPRING)]
    assert kinds_matter(SUMMER_DAY, OWN_WINDOWS)


def test_before_its_own_window_began_the_kind_waits_for_it():
    told = ask(date(2020, 10, 20), OWN_WINDOWS)
    assert told.kinds == [
        ("preparation", Outcome(verdict="later", opens_on=date(2021, 1, 1))),
        ("project", Outcome(verdict="later", opens_on=date(2021, 2, 15))),
    ]
    assert (told.verdict, told.opens_on) == ("later", date(2021, 1, 1))


def test_a_country_off_the_list_is_no_whatever_the_kind():
    told = ask(SUMMER_DAY, OWN_WINDOWS, country="IQ")
    assert (told.verdict, told.kinds) == ("no", [])


def test_with_a_kind_given_the_answer_is_for_it_and_nothing_more_is_asked():
    told = ask(SUMMER_DAY, OWN_WINDOWS, kind="project")
    assert (told.verdict, told.opens_on, told.kinds, told.prepared) == ("later", date(2027, 9, 15), [], [])


def test_a_pause_of_one_kind_makes_the_answer_depend_on_it():
    paused = replace(KINDS_ALIKE.schedule, pauses=[Pause(validity=FROM_2018, kinds=frozenset({"project"}))])
    told = ask(SPRING_DAY, replace(KINDS_ALIKE, schedule=paused))
    assert told.kinds == [("preparation", IN_SPRING), ("project", ASK)]
    assert (told.verdict, told.window.last) == ("open", date(2027, 3, 15))


def test_where_every_kind_is_paused_the_question_without_a_kind_is_not_open():
    pauses = [Pause(validity=FROM_2018, kinds=frozenset({code})) for code in ("preparation", "project")]
    told = ask(SPRING_DAY, replace(KINDS_ALIKE, schedule=replace(KINDS_ALIKE.schedule, pauses=pauses)))
    assert (told.verdict, codes(told)[-1], told.kinds) == ("ask", ("window.paused", False), [])


def test_a_precondition_is_asked_for_with_its_kind_only():
    told = {said: ask(SPRING_DAY, PRECONDITION, kind="project", prepared=said) for said in (True, False, None)}
    assert {said: each.verdict for said, each in told.items()} == {True: "open", False: "no", None: "ask"}
    assert told[None].prepared == [(True, IN_SPRING), (False, NO)]
    assert (told[True].prepared, told[False].prepared) == ([], [])
    assert ask(SPRING_DAY, PRECONDITION, kind="preparation").prepared == []
    offered = told[False].otherwise
    assert [(n.question.kind, n.verdict) for n in offered] == [("preparation", "open")]


def test_without_a_kind_the_one_with_a_precondition_is_told_apart():
    assert ask(SPRING_DAY, PRECONDITION).kinds == [("preparation", IN_SPRING), ("project", ASK)]
    assert ask(SPRING_DAY, PRECONDITION, prepared=True).kinds == []
    assert ask(SPRING_DAY, PRECONDITION, prepared=False).kinds == [("preparation", IN_SPRING), ("project", NO)]


def test_a_precondition_that_changes_nothing_is_not_asked_for():
    assert ask(SPRING_DAY, PRECONDITION, kind="project", country="IQ").prepared == []
    assert ask(date(2017, 1, 1), PRECONDITION, kind="project").prepared == []


def test_the_precondition_of_the_only_kind_is_asked_for_without_naming_the_kind():
    only = seed_rules(kinds=[replace(PROJECT, precondition=True)])
    told = ask(SUMMER_DAY, only)
    assert (told.verdict, told.kinds, told.prepared) == ("ask", [], [(True, FROM_AUTUMN), (False, NO)])
    assert ask(SUMMER_DAY, only, prepared=True).verdict == "later"


def test_where_nobody_may_apply_no_kind_is_asked_for():
    assert not kinds_matter(SUMMER_DAY, replace(OWN_WINDOWS, applicants=[]))
    ended = replace(OWN_WINDOWS, applicants=[ApplicantRule(kind="region", validity=DayRange(None, date(2027, 6, 30)))])
    assert not kinds_matter(SUMMER_DAY, ended)


def belarus_leaves(**changes):
    """Belarus is a partner country to 30 June 2019; a project needs a finished preparation."""
    countries = [
        CountryRule(code="ZM", validity=FROM_2018),
        CountryRule(code="BY", validity=DayRange(date(2018, 1, 1), date(2019, 6, 30))),
    ]
    return replace(PRECONDITION, countries=countries, **changes)


@pytest.mark.parametrize(
    ("country", "prepared", "verdict", "depends"),
    [
        ("BY", None, "no", []),
        ("BY", True, "no", []),
        ("BY", False, "no", []),
        ("ZM", None, "ask", [(True, Outcome(verdict="open", last=date(2019, 10, 15))), (False, NO)]),
        ("ZM", True, "open", []),
        ("ZM", False, "no", []),
    ],
)
def test_a_project_with_a_country_that_left_after_the_preparation(country, prepared, verdict, depends):
    book = belarus_leaves()
    assert ask(date(2018, 10, 1), book, country=country, kind="preparation").verdict == "open"
    told = ask(date(2019, 10, 1), book, country=country, kind="project", prepared=prepared)
    assert (told.verdict, told.prepared) == (verdict, depends)
    assert codes(told) == [
        ("applicant.type", True),
        ("country.listed", country == "ZM"),
        ("applicant.history", prepared),
        ("window.open", True),
    ]


@given(QUESTIONS, DAYS, rules())
def test_the_verdict_without_a_kind_is_the_best_of_the_kinds_and_the_kinds_differ_only_where_they_are_told(
    question, on, book
):
    question = replace(question, kind=None)
    told = answer(question, on, book)
    outcomes = {kind.code: outcome(replace(question, kind=kind.code), on, book) for kind in book.kinds}
    if told.kinds:
        assert dict(told.kinds) == outcomes
        assert len(set(outcomes.values())) > 1
        assert told.verdict == min((each.verdict for each in outcomes.values()), key=VERDICTS.index)
    else:
        assert set(outcomes.values()) <= {outcome(question, on, book)}


@given(QUESTIONS, DAYS, rules())
def test_what_is_told_of_a_kind_or_a_precondition_is_the_answer_when_it_is_given(question, on, book):
    told = answer(question, on, book)
    given_parts = [replace(question, kind=code) for code, _ in told.kinds]
    given_parts += [replace(question, prepared=said) for said, _ in told.prepared]
    for part, (_, promised) in zip(given_parts, [*told.kinds, *told.prepared], strict=True):
        full = answer(part, on, book)
        assert full.verdict == promised.verdict
        assert (full.window.last if full.window else None) == promised.last
        assert (full.opens_on if full.verdict == "later" else None) == promised.opens_on


@given(QUESTIONS, DAYS, rules())
def test_saying_yes_to_a_precondition_is_never_worse_than_saying_no(question, on, book):
    for_yes, for_no = (outcome(replace(question, prepared=said), on, book).verdict for said in (True, False))
    assert VERDICTS.index(for_yes) <= VERDICTS.index(for_no)


@given(DAYS, rules())
def test_the_form_asks_for_the_kind_where_somebody_is_told_different_things(on, book):
    if len(book.kinds) < 2 or not book.applicants_on(on):
        assert not kinds_matter(on, book)


FOR_PROJECTS_THIS_SPRING = Window(
    key="spring/2027",
    opens=date(2027, 2, 15),
    closes=date(2027, 3, 15),
    kinds=frozenset({"project"}),
    replaces=("spring", 2027),
)


def test_a_window_that_one_kind_was_given_does_not_bring_the_yearly_one_back_for_the_other():
    schedule = Schedule(rules=[SPRING], dated=[FOR_PROJECTS_THIS_SPRING], kinds=["preparation", "project"])
    assert schedule_of("project", schedule).open_on(SPRING_DAY).last == date(2027, 3, 15)
    assert schedule_of("preparation", schedule).open_on(SPRING_DAY) is None


@given(rules(), DAYS)
def test_the_windows_of_a_kind_are_those_that_take_it(book, day):
    for kind in book.schedule.kinds:
        own, found = schedule_of(kind, book.schedule).open_on(day), book.schedule.open_on(day, kind)
        assert (own and own.key) == (found and found.key)
