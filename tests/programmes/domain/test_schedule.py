"""When applications are taken, in examples that read like the rules, and for any rules at all."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icld_site.days import DayRange, YearlyDay, stockholm_day
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Window, WindowRule
from tests.programmes.domain.rulebooks import AUTUMN, DAYS, SPRING, SPRING_2018, schedules

SEED = Schedule(rules=[SPRING, AUTUMN], dated=[SPRING_2018])


def yearly(opens: tuple[int, int], closes: tuple[int, int]) -> Schedule:
    return Schedule(rules=[WindowRule(key="w", opens=YearlyDay(*opens), closes=YearlyDay(*closes))])


def days_of(schedule: Schedule, first: date, last: date) -> list[tuple[date, date]]:
    return [(window.opens, window.last) for window in schedule.windows(first, last)]


def test_each_year_has_a_spring_and_an_autumn_window():
    assert days_of(SEED, date(2027, 1, 1), date(2027, 12, 31)) == [
        (date(2027, 2, 15), date(2027, 3, 15)),
        (date(2027, 9, 15), date(2027, 10, 15)),
    ]


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-10-14T22:00:00Z", True),  # 15 October, 00:00:00 in Stockholm
        ("2026-10-15T10:00:00Z", True),
        ("2026-10-15T21:59:59Z", True),  # 23:59:59
        ("2026-10-15T22:00:00Z", False),  # 16 October, 00:00:00
        ("2026-09-14T22:30:00Z", True),  # half past midnight on 15 September
        ("2026-09-14T21:59:59Z", False),
        ("2018-03-26T21:59:59Z", True),  # the last second of the extension, in summer time
        ("2018-03-26T22:00:00Z", False),
    ],
)
def test_a_window_is_open_from_its_first_midnight_to_its_last(moment, is_open):
    day = stockholm_day(datetime.fromisoformat(moment).astimezone(UTC))
    assert (SEED.open_on(day) is not None) is is_open


def test_the_spring_window_of_2018_is_extended_and_keeps_its_first_last_day():
    window = SEED.open_on(date(2018, 3, 20))
    assert (window.opens, window.closes, window.extended_to) == (
        date(2018, 2, 15),
        date(2018, 3, 15),
        date(2018, 3, 26),
    )
    assert SEED.open_on(date(2018, 3, 27)) is None


@pytest.mark.parametrize(("year", "last"), [(2027, 28), (2028, 29), (2100, 28)])
def test_a_window_to_the_last_of_february_ends_there_in_every_year(year, last):
    schedule = yearly((2, 1), (2, 29))
    assert days_of(schedule, date(year, 2, 1), date(year, 2, 1)) == [(date(year, 2, 1), date(year, 2, last))]


def test_a_window_over_29_february_has_a_day_more_in_a_leap_year():
    lengths = [(SEED.open_on(date(year, 2, 20)).last - date(year, 2, 15)).days + 1 for year in (2019, 2020)]
    assert lengths == [29, 30]


def test_a_window_over_new_year_is_one_window():
    schedule = yearly((12, 1), (1, 31))
    on_both_sides = {schedule.open_on(day).key for day in (date(2027, 12, 31), date(2028, 1, 1))}
    assert on_both_sides == {"w/2027"}
    assert schedule.open_on(date(2028, 2, 1)) is None


@pytest.mark.parametrize("night", [date(2027, 3, 28), date(2026, 10, 25)])
def test_a_window_of_one_day_on_the_night_the_clocks_change_holds_that_day_only(night):
    schedule = yearly((night.month, night.day), (night.month, night.day))
    assert [schedule.open_on(night + timedelta(days=n)) is not None for n in (-1, 0, 1)] == [False, True, False]


def test_a_round_that_has_opened_stands_to_its_end_when_its_rule_ends():
    rule = replace(SPRING, validity=DayRange(date(2018, 1, 1), date(2027, 3, 1)))
    schedule = Schedule(rules=[rule])
    assert schedule.open_on(date(2027, 3, 15)).last == date(2027, 3, 15)
    assert schedule.open_on(date(2028, 2, 20)) is None


def test_a_window_known_by_its_last_day_only_is_never_open_by_itself():
    announced = Window(key="a", opens=None, closes=date(2021, 10, 15))
    schedule = Schedule(dated=[announced])
    assert schedule.open_on(date(2021, 10, 15)) is None
    assert schedule.windows(date(2021, 10, 1), date(2021, 10, 31)) == [announced]


def test_a_rolling_window_is_open_until_further_notice():
    schedule = Schedule(dated=[Window(key="r", opens=date(2021, 1, 1), closes=None, kinds=frozenset({"preparation"}))])
    assert schedule.open_on(date(2099, 1, 1), "preparation").is_rolling
    assert schedule.open_on(date(2099, 1, 1), "project") is None


def test_two_rounds_in_one_spring_are_told_in_the_order_they_open():
    dated = [
        Window(key=k, opens=o, closes=c)
        for k, o, c in [("b", date(2022, 3, 1), date(2022, 4, 15)), ("a", date(2022, 1, 15), date(2022, 2, 15))]
    ]
    assert [w.key for w in Schedule(dated=dated).windows(date(2022, 1, 1), date(2022, 12, 31))] == ["a", "b"]


def test_a_pause_shuts_the_window_and_leaves_it_as_it_is():
    pause = Pause(validity=DayRange(date(2023, 1, 24), date(2023, 4, 3)))
    schedule = replace(SEED, pauses=[pause])
    assert schedule.open_on(date(2023, 2, 20)) is None
    assert days_of(schedule, date(2023, 2, 1), date(2023, 3, 1)) == [(date(2023, 2, 15), date(2023, 3, 15))]


def test_a_pause_of_one_kind_leaves_the_others_open():
    schedule = replace(SEED, pauses=[Pause(kinds=frozenset({"project"}))])
    assert schedule.open_on(date(2023, 2, 20), "project") is None
    assert schedule.open_on(date(2023, 2, 20), "preparation") is not None
    assert schedule.open_on(date(2023, 2, 20)) is not None


def test_a_cancelled_year_has_no_window_and_the_next_one_has():
    cancelled = Window(
        key="spring/2027", opens=date(2027, 2, 15), closes=date(2027, 3, 15), cancelled=True, replaces=("spring", 2027)
    )
    schedule = Schedule(rules=[SPRING], dated=[cancelled])
    assert schedule.open_on(date(2027, 2, 20)) is None
    assert schedule.next_opening(date(2027, 1, 1)).day == date(2028, 2, 15)


def test_the_next_opening_is_the_day_after_a_pause_that_ends_in_mid_window():
    schedule = replace(SEED, pauses=[Pause(validity=DayRange(date(2027, 2, 1), date(2027, 3, 1)))])
    opening = schedule.next_opening(date(2027, 1, 10))
    assert (opening.day, opening.window.opens) == (date(2027, 3, 2), date(2027, 2, 15))


@pytest.mark.parametrize(
    ("pause", "left"),
    [
        ((date(2027, 1, 24), date(2027, 4, 3)), []),
        ((date(2027, 2, 1), date(2027, 3, 1)), [(date(2027, 3, 2), date(2027, 3, 15))]),
        ((date(2027, 3, 1), date(2027, 3, 31)), [(date(2027, 2, 15), date(2027, 2, 28))]),
        (
            (date(2027, 3, 1), date(2027, 3, 5)),
            [(date(2027, 2, 15), date(2027, 2, 28)), (date(2027, 3, 6), date(2027, 3, 15))],
        ),
        ((date(2027, 4, 1), date(2027, 4, 3)), [(date(2027, 2, 15), date(2027, 3, 15))]),
    ],
)
def test_what_remains_of_a_window_under_a_pause(pause, left):
    schedule = replace(SEED, pauses=[Pause(validity=DayRange(*pause))])
    spring = SPRING.window_of(2027)
    assert [(run.first, run.last) for run in schedule.stretches(spring)] == left


def test_the_closing_of_a_programme_cuts_a_window_short():
    runs = SEED.stretches(SPRING.window_of(2027), until=date(2027, 3, 1))
    assert runs == [DayRange(date(2027, 2, 15), date(2027, 2, 28))]
    assert SEED.stretches(SPRING.window_of(2027), until=date(2027, 2, 15)) == []


def test_pauses_of_every_kind_together_shut_the_window_for_all():
    pauses = [
        Pause(validity=DayRange(None, date(2027, 3, 1)), kinds=frozenset({"preparation"})),
        Pause(validity=DayRange(None, date(2027, 3, 9)), kinds=frozenset({"project"})),
    ]
    schedule = replace(SEED, pauses=pauses, kinds=("preparation", "project"))
    assert schedule.open_on(date(2027, 2, 20)) is None
    assert schedule.pause_on(date(2027, 2, 20)) == pauses[0]
    assert schedule.open_on(date(2027, 3, 2)) is not None


@given(schedules(), DAYS)
def test_a_day_is_open_exactly_when_a_window_holds_it(schedule, day):
    holding = [
        w
        for w in schedule.windows(date(2000, 1, 1), date(2040, 1, 1))
        if day in w and not schedule.pause_on(day, window=w)
    ]
    found = schedule.open_on(day)
    assert (found in holding) if found else holding == []


@given(schedules(), DAYS, st.none() | st.sampled_from(["preparation", "project"]), st.none() | DAYS)
def test_the_stretches_of_a_window_are_its_days_without_those_of_pauses(schedule, day, kind, until):
    for window in schedule.windows(day, day):
        runs = schedule.stretches(window, kind, until)
        taken = schedule.takes(window, day, kind) and not (until and until <= day)
        assert any(day in run for run in runs) is taken
        assert all(before.last + timedelta(days=1) < after.first for before, after in pairwise(runs))


@given(schedules(), DAYS, st.integers(1, 60))
def test_extending_a_window_never_shuts_a_day_that_was_open(schedule, day, more):
    longer = [
        replace(window, extended_to=window.last + timedelta(days=more)) if window.closes else window
        for window in schedule.dated
    ]
    if schedule.open_on(day):
        assert replace(schedule, dated=longer).open_on(day)


@given(schedules(), DAYS)
@settings(max_examples=50)
def test_nothing_opens_between_the_boundaries(schedule, day):
    opening = schedule.next_opening(day)
    now = schedule.open_on(day)
    stop = opening.day if opening else day + timedelta(days=700)
    for n in range(1, (stop - day).days):
        window = schedule.open_on(day + timedelta(days=n))
        assert window is None or (now is not None and window.key == now.key)


def test_the_pauses_over_a_window_are_those_that_stop_a_kind_on_one_of_its_days():
    def pause(first: date, last: date | None, *kinds: str) -> Pause:
        return Pause(validity=DayRange(first, last), kinds=frozenset(kinds))

    before = pause(date(2027, 1, 1), date(2027, 2, 14))
    later = pause(date(2027, 3, 15), None)
    on_the_first_day = pause(date(2027, 1, 1), date(2027, 2, 15))
    for_projects = pause(date(2027, 3, 1), date(2027, 3, 2), "project")
    schedule = Schedule(rules=[SPRING], pauses=[later, before, for_projects, on_the_first_day])
    (window,) = schedule.windows(date(2027, 2, 15), date(2027, 3, 15))
    assert schedule.pauses_over(window) == [on_the_first_day, for_projects, later]
    preparations = replace(window, kinds=frozenset({"preparation"}))
    assert schedule.pauses_over(preparations) == [on_the_first_day, later]
    assert schedule.pauses_over(replace(window, opens=None)) == [later]
