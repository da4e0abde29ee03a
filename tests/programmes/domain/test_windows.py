"""A window of its own: what it is known by, and when its decision is expected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.domain.windows import Window
from tests.programmes.domain.rulebooks import DAYS, SPRING, SPRING_2018


@pytest.mark.parametrize(
    ("month", "last", "day"),
    [
        (6, date(2027, 3, 15), "2027-06-01"),
        (12, date(2027, 10, 15), "2027-12-01"),
        (1, date(2027, 10, 15), "2028-01-01"),
        (3, date(2027, 3, 15), "2027-03-01"),
        (2, date(2028, 1, 31), "2028-02-01"),
    ],
)
def test_a_decision_comes_in_the_first_such_month_after_the_last_day(month, last, day):
    decision = Window(key="w", opens=None, closes=last, decision_month=month).decision
    assert (decision.day.isoformat(), decision.is_month) == (day, True)


def test_a_day_that_is_set_for_the_decision_stands_before_the_month():
    window = Window(
        key="w", opens=None, closes=date(2027, 3, 15), decision_expected=date(2027, 5, 20), decision_month=6
    )
    assert (window.decision.day, window.decision.last, window.decision.is_month) == (
        date(2027, 5, 20),
        date(2027, 5, 20),
        False,
    )


def test_no_decision_is_promised_where_there_is_no_month_or_no_last_day():
    assert Window(key="w", opens=None, closes=date(2027, 3, 15)).decision is None
    assert Window(key="w", opens=date(2027, 1, 1), closes=None, decision_month=6).decision is None


def test_a_yearly_window_carries_its_month_of_decision_and_an_extension_moves_it():
    spring = replace(SPRING, decision_month=3).window_of(2027)
    assert spring.decision.day == date(2027, 3, 1)
    assert replace(spring, extended_to=date(2027, 4, 2)).decision.day == date(2028, 3, 1)


@given(DAYS, st.integers(1, 12), st.none() | st.integers(1, 60))
def test_a_decision_is_expected_within_a_year_after_the_last_day(last, month, more):
    extended = last + timedelta(days=more) if more else None
    window = Window(key="w", opens=None, closes=last, extended_to=extended, decision_month=month)
    decision = window.decision
    assert decision.day.month == month
    assert window.last <= decision.last < date(window.last.year + 1, window.last.month, 28) + timedelta(days=4)


def test_a_window_is_known_by_its_key_whatever_its_days():
    identifier = SPRING.window_of(2027).uid
    assert str(identifier) == str(replace(SPRING.window_of(2027), opens=date(2027, 4, 1), cancelled=True).uid)
    assert identifier != SPRING.window_of(2028).uid
    assert str(Window(key="spring/2018", opens=None, closes=date(2018, 3, 15)).uid) == str(SPRING_2018.uid)
    assert str(SPRING_2018.uid) == "30928697-35d8-58fa-a529-d136469cc5d7"
