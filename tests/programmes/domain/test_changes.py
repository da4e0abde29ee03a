"""A change of rules, told before it is made: every verdict that differs, and none that doesn't."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st

from icld_site.days import DayRange, add_months
from programmes.domain.applicants import FEDERATION, KINDS, MUNICIPALITY, REGION, somebody
from programmes.domain.changes import Application, compare
from programmes.domain.eligibility import verdict_of
from programmes.domain.judging import Question
from programmes.domain.rules import ApplicantRule, CountryRule, KindRule
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Rule, Window
from tests.programmes.domain.rulebooks import AUTUMN, COUNTRIES, DAYS, FROM_2018, SPRING, SPRING_2018, rules, seed_rules

TODAY = date(2027, 2, 20)
ANYONE = (MUNICIPALITY, REGION, FEDERATION)
SPRING_PAUSE = Pause(validity=DayRange(date(2027, 2, 1), date(2027, 4, 3)))


def says_nothing(told):
    return not (told.ahead or told.earlier or any(state.changed for state in told.states))


def rows(changes):
    return [(str(c.day), c.bodies, c.countries, c.before, c.after) for c in changes]


def states(told):
    return [(str(state.day), *(side[0].status.state for side in (state.before, state.after))) for state in told.states]


def without_zambia_from(day: date):
    return seed_rules(
        countries=[
            CountryRule(code=code, validity=DayRange(date(2018, 1, 1), day) if code == "ZM" else FROM_2018)
            for code in COUNTRIES
        ]
    )


def scheduled(**changes):
    return seed_rules(schedule=replace(Schedule(rules=[SPRING, AUTUMN], dated=[SPRING_2018]), **changes))


def test_the_same_rules_change_nothing():
    told = compare(seed_rules(), seed_rules(), TODAY)
    assert says_nothing(told)
    assert (told.ahead, told.earlier, len(told.states), told.until) == ([], [], 9, date(2029, 2, 20))


def test_a_country_that_ends_in_mid_window_is_lost_from_the_day_after():
    told = compare(seed_rules(), without_zambia_from(date(2027, 3, 1)), TODAY)
    assert rows(told.ahead) == [
        (day, ANYONE, ("ZM",), before, "no")
        for day, before in [
            ("2027-03-02", "open"),
            ("2027-03-16", "later"),
            ("2027-09-15", "open"),
            ("2027-10-16", "later"),
            ("2028-02-15", "open"),
            ("2028-03-16", "later"),
            ("2028-09-15", "open"),
            ("2028-10-16", "later"),
            ("2029-02-15", "open"),
        ]
    ]
    assert told.earlier == []
    assert not any(state.changed for state in told.states)


def test_a_pause_over_the_spring_window_puts_everyone_off():
    told = compare(seed_rules(), scheduled(pauses=[SPRING_PAUSE]), date(2027, 1, 20))
    assert rows(told.ahead) == [("2027-02-15", ANYONE, tuple(COUNTRIES), "open", "later")]
    assert [(state[0], state[1:]) for state in states(told) if state[1] != state[2]] == [
        ("2027-02-01", ("opens", "paused")),
        ("2027-02-15", ("open", "paused")),
        ("2027-03-16", ("opens", "paused")),
    ]
    assert told.earlier == []


def test_applicants_that_are_taken_away_are_lost_from_that_day():
    applicants = [
        ApplicantRule(
            kind=kind, validity=DayRange(date(2018, 1, 1), date(2026, 12, 31) if kind == FEDERATION else None)
        )
        for kind in KINDS
    ]
    told = compare(seed_rules(), seed_rules(applicants=applicants), date(2026, 11, 25))
    assert rows(told.ahead)[:3] == [
        ("2026-11-25", (FEDERATION,), tuple(COUNTRIES), "later", "ask"),
        ("2027-01-01", (FEDERATION,), tuple(COUNTRIES), "later", "no"),
        ("2027-02-15", (FEDERATION,), tuple(COUNTRIES), "open", "no"),
    ]
    assert {change.bodies for change in told.ahead} == {(FEDERATION,)}
    assert Counter((c.before, c.after) for c in told.ahead) == {
        ("later", "ask"): 1,
        ("later", "no"): 5,
        ("open", "no"): 4,
    }


def test_answers_of_days_that_are_over_are_told_apart():
    told = compare(seed_rules(), without_zambia_from(date(2026, 9, 30)), date(2026, 11, 25))
    assert [row[:1] + row[3:] for row in rows(told.earlier)] == [
        ("2026-10-01", "open", "no"),
        ("2026-10-16", "later", "no"),
    ]
    assert told.ahead[0].day == date(2026, 11, 25)


def test_a_county_council_is_asked_about_only_while_there_are_some():
    told = compare(seed_rules(), seed_rules(countries=seed_rules().countries[:20]), TODAY)
    assert {change.bodies for change in told.earlier if change.day <= date(2019, 12, 31)} == {KINDS}
    assert {change.bodies for change in told.earlier if change.day >= date(2020, 1, 1)} == {ANYONE}
    assert {change.countries for change in told.earlier} == {("ZM",)}


def test_a_rule_that_has_always_held_looks_back_one_year_before_the_first_day_named():
    always = seed_rules(countries=[CountryRule(code=code) for code in COUNTRIES])
    told = compare(seed_rules(), always, TODAY)
    assert rows(told.earlier)[0] == ("2017-01-01", KINDS, tuple(COUNTRIES), "ask", "later")
    assert {c.day for c in told.earlier} == {date(2017, 1, 1)}


def test_kinds_of_application_are_told_apart_where_the_rules_do():
    kinds = [KindRule(code="preparation"), KindRule(code="project", precondition=True)]
    schedule = Schedule(rules=[SPRING, AUTUMN], kinds=("preparation", "project"))
    limited = replace(schedule, pauses=[replace(SPRING_PAUSE, kinds=frozenset({"project"}))])
    told = compare(seed_rules(kinds=kinds, schedule=schedule), seed_rules(kinds=kinds, schedule=limited), TODAY)
    assert [(str(c.day), c.applications, c.before, c.after) for c in told.ahead] == [
        ("2027-02-20", (Application("project", True),), "open", "later")
    ]
    assert [len(state.after) for state in told.states][:2] == [2, 2]
    unlimited = seed_rules(kinds=kinds[:1], schedule=schedule)
    told = compare(unlimited, replace(unlimited, schedule=Schedule(rules=[AUTUMN])), TODAY)
    assert {c.applications for c in told.ahead} == {(Application(),)}


def test_a_core_area_that_ends_is_told_for_that_area_alone():
    ended = [
        replace(a, validity=DayRange(None, date(2027, 3, 1))) if a.code == "equity" else a for a in seed_rules().areas
    ]
    told = compare(seed_rules(), seed_rules(areas=ended), TODAY)
    assert {c.areas for c in told.ahead} == {("equity",)}
    assert rows(told.ahead)[0] == ("2027-03-02", ANYONE, tuple(COUNTRIES), "open", "no")


def test_a_programme_that_closes_is_told_on_home_and_in_every_answer():
    told = compare(seed_rules(), seed_rules(closed=Rule(validity=DayRange(date(2027, 3, 1)))), TODAY)
    assert rows(told.ahead)[0] == ("2027-03-01", ANYONE, tuple(COUNTRIES), "open", "no")
    assert ("2027-03-01", "open", "ended") in states(told)
    assert next(state for state in told.states if state.day == TODAY).changed  # its last day is another


def test_words_and_days_of_a_state_count_and_where_they_are_stated_does_not():
    extended = Window(
        key="x",
        opens=date(2027, 2, 15),
        closes=date(2027, 3, 15),
        extended_to=date(2027, 3, 29),
        replaces=("spring", 2027),
    )
    told = compare(seed_rules(), scheduled(dated=[SPRING_2018, extended]), date(2027, 3, 12))
    assert told.states[0].changed
    assert rows(told.ahead) == [("2027-03-16", ANYONE, tuple(COUNTRIES), "later", "open")]
    sourced = scheduled(rules=[replace(SPRING, source="https://icld.se/x"), AUTUMN])
    assert says_nothing(compare(seed_rules(), sourced, TODAY))


def test_a_table_of_many_countries_takes_well_under_a_second():
    started = perf_counter()
    compare(seed_rules(), scheduled(pauses=[SPRING_PAUSE]), TODAY)
    assert perf_counter() - started < 1


@given(rules(), rules(), DAYS, st.integers(0, 40))
@settings(max_examples=25)
def test_the_table_holds_every_verdict_that_differs_and_no_other(before, after, today, number):
    until = add_months(today, 24)
    days = {today, *(day for side in (before, after) for day in side.boundaries(today + timedelta(days=1), until))}
    days |= {date(2020, 1, 1)} if today < date(2020, 1, 1) <= until else set()
    told = compare(before, after, today)
    assert [state.day for state in told.states] == sorted(days)
    assert {change.day for change in told.ahead} <= days
    day = sorted(days)[number % len(days)]
    named = [rule for side in (before, after) for rule in side.applicants]
    expanded = [
        (*cell, change.before, change.after)
        for change in told.ahead
        for cell in product(change.bodies, change.countries, change.applications, change.areas)
        if change.day == day
    ]
    assert len(expanded) == len(set(expanded))
    assert set(expanded) == {
        (kind, country, *_asked_as(application, area, before, after), *verdicts)
        for kind, country, application, area in product(
            {*(KINDS if day < date(2020, 1, 1) else ANYONE), *(r.kind for r in named if r.kind not in KINDS)},
            {rule.code for side in (before, after) for rule in side.countries},
            [Application(), *(Application(code, said) for code in _kinds(before, after) for said in (None, True))],
            [None, *{rule.code for side in (before, after) for rule in side.areas}],
        )
        if (verdicts := _differing(before, after, day, kind, country, application, area))
    }


@given(rules(), rules(), DAYS, st.integers(0, 400))
@settings(max_examples=25)
def test_what_is_told_of_days_that_are_over_was_and_would_be_answered(before, after, today, number):
    earlier = compare(before, after, today).earlier
    assert all(change.day < today for change in earlier)
    for change in earlier[number % len(earlier) :][:1] if earlier else ():
        for cell in product(change.bodies, change.countries, change.applications, change.areas):
            assert _differing(before, after, change.day, *cell) == (change.before, change.after)


@given(rules(), DAYS)
@settings(max_examples=15)
def test_any_rules_against_themselves_change_nothing(same, today):
    assert says_nothing(compare(same, same, today))


def _differing(before, after, day, kind, country, application, area):
    question = Question(
        applicant=somebody(kind), country=country, area=area, kind=application.kind, prepared=application.prepared
    )
    verdicts = verdict_of(question, day, before), verdict_of(question, day, after)
    return verdicts if verdicts[0] != verdicts[1] else None


def _kinds(before, after):
    return {kind.code for side in (before, after) for kind in side.kinds}


def _asked_as(application, area, before, after):
    """The question under which the table tells of this one: what the rules don't treat apart, it doesn't either."""
    schedules = [side.schedule for side in (before, after)]
    conditioned = {kind.code for side in (before, after) for kind in side.kinds if kind.precondition}
    apart = conditioned or any(row.kinds for s in schedules for rows in (s.rules, s.dated, s.pauses) for row in rows)
    if application.kind not in conditioned:
        application = Application(application.kind)
    areas = [{rule.code for rule in side.areas} for side in (before, after)]
    return application if apart else Application(), area if areas[0] != areas[1] else None


def test_ending_a_rule_on_a_day_to_come_rewrites_no_day_that_is_over_and_ending_it_before_does():
    ahead, behind = (
        compare(seed_rules(), without_zambia_from(day), TODAY) for day in (date(2027, 6, 1), date(2027, 2, 16))
    )
    assert ahead.earlier == []
    assert {change.day for change in behind.earlier} == {date(2027, 2, 17)}
    assert {change.countries for change in behind.earlier} == {("ZM",)}
