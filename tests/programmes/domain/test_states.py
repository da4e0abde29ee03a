"""The state of a programme on a day: for all of it, for each kind of application, and for any rules at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import DayRange
from programmes.domain.schedule import Schedule
from programmes.domain.states import STATES, TAKING, status, statuses
from programmes.domain.windows import Pause, Window
from tests.programmes.domain.rulebooks import AUTUMN, DAYS, SPRING, SPRING_2018, schedules

SEED = Schedule(rules=[SPRING, AUTUMN], dated=[SPRING_2018])
KINDS = ("preparation", "project")
ROLLING = Window(key="r", opens=date(2021, 1, 1), closes=None, kinds=frozenset({"preparation"}))
ONE = Window(key="x", opens=date(2027, 2, 15), closes=date(2027, 3, 15))


@pytest.mark.parametrize(
    ("day", "state", "days"),
    [
        (date(2027, 2, 14), "opens", 1),
        (date(2027, 2, 15), "open", 28),
        (date(2027, 2, 22), "open", 21),
        (date(2027, 3, 14), "open", 1),
        (date(2027, 3, 15), "last_day", 0),
        (date(2027, 3, 16), "opens", 183),
        (date(2018, 3, 20), "extended", 6),
        (date(2018, 3, 26), "last_day", 0),
    ],
)
def test_the_state_of_the_programme_on_a_day(day, state, days):
    told = status(SEED, day)
    assert (told.state, told.days) == (state, days)


def test_the_states_when_nothing_is_ahead():
    one = Schedule(dated=[Window(key="x", opens=date(2027, 2, 15), closes=date(2027, 3, 15))])
    assert status(one, date(2027, 3, 16)).state == "closed"
    assert status(one, date(2027, 3, 16)).previous.last == date(2027, 3, 15)
    assert status(Schedule(), date(2027, 3, 16)).state == "none"
    assert status(SEED, date(2027, 1, 1), ended_from=date(2027, 1, 1)).state == "ended"
    assert status(SEED, date(2026, 12, 31), ended_from=date(2027, 1, 1)).state == "closed"


def test_a_pause_is_told_also_before_the_window_that_it_covers():
    schedule = replace(SEED, pauses=[Pause(validity=DayRange(date(2023, 1, 24), date(2023, 4, 3)))])
    assert [status(schedule, day).state for day in (date(2023, 1, 23), date(2023, 1, 30), date(2023, 4, 4))] == [
        "opens",
        "paused",
        "opens",
    ]


def test_a_rolling_window_is_a_state_of_its_own():
    told = status(Schedule(dated=[ROLLING]), date(2027, 5, 1), kind="preparation")
    assert (told.state, told.last, told.days) == ("rolling", None, None)


def test_a_window_known_by_its_last_day_is_announced_until_that_day():
    announced = replace(ONE, opens=None)
    schedule = Schedule(dated=[announced])
    days = (date(2027, 2, 1), date(2027, 3, 15), date(2027, 3, 16))
    assert [status(schedule, day).state for day in days] == ["announced", "announced", "none"]
    assert status(schedule, days[0]).announced == announced


def test_an_announced_window_is_told_beside_a_later_opening_and_not_beside_an_earlier_one():
    announced = Window(key="a", opens=None, closes=date(2027, 6, 15))
    schedule = replace(SEED, dated=[announced])
    assert status(schedule, date(2027, 4, 1)).announced == announced
    assert status(schedule, date(2027, 1, 10)).announced is None


def test_a_pause_within_a_window_cuts_the_days_that_are_left():
    schedule = Schedule(dated=[ONE], pauses=[Pause(validity=DayRange(date(2027, 3, 1), date(2027, 3, 31)))])
    before, last, in_it, after = (status(schedule, date(2027, *day)) for day in ((2, 20), (2, 28), (3, 10), (4, 1)))
    assert (before.state, before.last, before.days, before.pause) == ("open", date(2027, 2, 28), 8, schedule.pauses[0])
    assert last.state == "last_day"
    assert (in_it.state, in_it.next) == ("paused", None)
    assert (after.state, after.previous.last) == ("closed", date(2027, 2, 28))


def test_after_a_pause_that_ends_within_a_window_it_opens_on_that_day():
    schedule = Schedule(dated=[ONE], pauses=[Pause(validity=DayRange(date(2027, 2, 1), date(2027, 3, 1)))])
    told = status(schedule, date(2027, 2, 20))
    assert (told.state, told.next.day, told.last) == ("paused", date(2027, 3, 2), date(2027, 3, 15))


def test_a_pause_ahead_is_told_where_it_takes_days_from_what_comes_before_the_next_opening():
    pause = Pause(validity=DayRange(date(2027, 1, 24), date(2027, 4, 3)))
    schedule = replace(SEED, pauses=[pause])
    told = status(schedule, date(2027, 1, 10))
    assert (told.state, told.next.day, told.pause) == ("opens", date(2027, 9, 15), pause)
    assert status(schedule, date(2026, 9, 20)).pause == pause
    assert status(schedule, date(2026, 9, 10)).pause is None
    summer = replace(SEED, pauses=[Pause(validity=DayRange(date(2027, 5, 1), date(2027, 5, 9)))])
    assert status(summer, date(2027, 4, 20)).pause is None


def test_a_cancelled_window_is_told_until_it_would_have_closed():
    called_off = replace(ONE, cancelled=True, replaces=("spring", 2027))
    schedule = replace(SEED, dated=[called_off])
    days = (date(2027, 2, 1), date(2027, 3, 15), date(2027, 3, 16))
    assert [status(schedule, day).cancelled for day in days] == [called_off, called_off, None]
    assert status(schedule, days[0]).next.day == date(2027, 9, 15)


def test_a_programme_that_closes_within_a_window_is_open_to_the_day_before():
    told = status(SEED, date(2027, 2, 20), ended_from=date(2027, 3, 1))
    assert (told.state, told.last, told.ends) == ("open", date(2027, 2, 28), date(2027, 3, 1))
    assert status(Schedule(dated=[replace(ONE, closes=None)]), date(2027, 2, 28), date(2027, 3, 1)).state == "last_day"


def test_a_decision_is_told_while_it_is_open_and_until_it_is_due():
    schedule = Schedule(dated=[replace(ONE, decision_month=6)])
    days = (date(2027, 2, 14), date(2027, 3, 15), date(2027, 3, 16), date(2027, 6, 30), date(2027, 7, 1))
    told = [status(schedule, day).decision for day in days]
    assert [decision and decision.day for decision in told] == [None, *[date(2027, 6, 1)] * 3, None]


def test_preparation_all_year_and_projects_in_windows_are_told_apart():
    rules = [replace(rule, kinds=frozenset({"project"})) for rule in (SPRING, AUTUMN)]
    schedule = Schedule(rules=rules, dated=[ROLLING], kinds=KINDS)
    in_summer = [(told.kinds, told.status.state) for told in statuses(schedule, date(2027, 6, 1))]
    assert in_summer == [(("preparation",), "rolling"), (("project",), "opens")]
    in_spring = [(told.kinds, told.status.state) for told in statuses(schedule, date(2027, 3, 1))]
    assert in_spring == [(("project",), "open"), (("preparation",), "rolling")]


def test_a_paused_kind_is_told_apart():
    schedule = replace(SEED, pauses=[Pause(kinds=frozenset({"project"}))], kinds=KINDS)
    told = [(each.kinds, each.status.state) for each in statuses(schedule, date(2027, 3, 1))]
    assert told == [(("preparation",), "open"), (("project",), "paused")]


def test_kinds_of_one_state_are_told_together_and_all_of_them_as_the_programme():
    kinds = ("preparation", "project", "spreading")
    limited = replace(SPRING, kinds=frozenset({"project", "spreading"}))
    told = statuses(Schedule(rules=[limited], kinds=kinds), date(2027, 3, 1))
    assert [each.kinds for each in told] == [("project", "spreading"), ("preparation",)]
    assert [each.kinds for each in statuses(replace(SEED, kinds=kinds), date(2027, 3, 1))] == [()]
    all_named = replace(SPRING, kinds=frozenset(kinds))
    assert [each.kinds for each in statuses(Schedule(rules=[all_named], kinds=kinds), date(2027, 3, 1))] == [()]
    assert [each.kinds for each in statuses(replace(SEED, kinds=kinds), date(2027, 3, 1), date(2027, 1, 1))] == [()]


@given(schedules(), DAYS, st.none() | DAYS, st.sampled_from([None, *KINDS]))
def test_there_is_exactly_one_state_whatever_the_rules(schedule, day, ended_from, kind):
    told = status(schedule, day, ended_from, kind)
    assert told.state in STATES
    ended = ended_from is not None and ended_from <= day
    assert (told.state in TAKING) is (schedule.open_on(day, kind) is not None and not ended)
    assert told.days is None or told.days >= 0


@given(schedules(), DAYS, st.none() | DAYS)
def test_every_kind_is_told_of_once_and_the_first_as_the_whole_programme(schedule, day, ended_from):
    schedule = replace(schedule, kinds=KINDS)
    told = statuses(schedule, day, ended_from)
    named = [kind for each in told for kind in each.kinds]
    assert sorted(named) == (sorted(KINDS) if len(told) > 1 else [])
    for each in told:
        for kind in each.kinds:
            assert status(schedule, day, ended_from, kind).state == each.status.state
    whole = status(schedule, day, ended_from)
    assert (whole.state in TAKING) is (told[0].status.state in TAKING)


@given(schedules(), DAYS, st.none() | DAYS)
def test_all_days_to_the_last_are_open_and_the_next_one_is_not_by_that_window(schedule, day, ended_from):
    told = status(schedule, day, ended_from)
    if told.window and told.last:
        for n in range((told.last - day).days + 1):
            assert schedule.takes(told.window, day + timedelta(days=n))
        after = told.last + timedelta(days=1)
        assert after == ended_from or not schedule.takes(told.window, after)
