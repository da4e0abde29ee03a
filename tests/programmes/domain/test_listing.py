from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import DayRange
from programmes.domain.listing import listing, periods
from programmes.domain.rules import CountryRule
from tests.programmes.domain.rulebooks import DAYS

TWICE = [
    CountryRule(code="AL", validity=DayRange(date(2024, 1, 1), date(2027, 3, 31))),
    CountryRule(code="AL", validity=DayRange(date(2010, 1, 1), date(2015, 12, 31))),
    CountryRule(code="ZM", validity=DayRange(date(2018, 1, 1))),
]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2009, 12, 31), "coming"),
        (date(2010, 1, 1), "leaving"),
        (date(2015, 12, 31), "leaving"),
        (date(2016, 1, 1), "coming"),
        (date(2023, 12, 31), "coming"),
        (date(2024, 1, 1), "leaving"),
        (date(2027, 3, 31), "leaving"),
        (date(2027, 4, 1), "left"),
    ],
)
def test_a_country_that_came_twice_has_one_state_each_day(day, state):
    assert listing(TWICE, "AL", day).state == state


def test_the_periods_around_a_day():
    between = listing(TWICE, "AL", date(2020, 6, 1))
    assert (between.previous, between.current, between.next) == (
        DayRange(date(2010, 1, 1), date(2015, 12, 31)),
        None,
        DayRange(date(2024, 1, 1), date(2027, 3, 31)),
    )


def test_a_country_without_a_known_end_is_listed():
    assert listing(TWICE, "ZM", date(2018, 1, 1)).state == "listed"
    assert listing([CountryRule(code="ZM")], "ZM", date(1900, 1, 1)).state == "listed"


def test_a_country_that_never_was_a_partner_country_has_no_listing():
    assert listing(TWICE, "NO", date(2020, 1, 1)) is None


def test_rules_that_follow_one_another_without_a_gap_are_one_period():
    first, second = DayRange(None, date(2019, 12, 31)), DayRange(date(2020, 1, 1), date(2021, 12, 31))
    assert periods([second, first]) == (DayRange(None, date(2021, 12, 31)),)
    assert periods([first, DayRange(date(2020, 1, 2))]) == (first, DayRange(date(2020, 1, 2)))


def test_a_rule_within_another_one_adds_nothing():
    whole = DayRange(date(2018, 1, 1))
    assert periods([whole, DayRange(date(2019, 1, 1), date(2020, 1, 1))]) == (whole,)


@given(st.lists(st.tuples(DAYS, st.none() | st.integers(0, 900))), DAYS)
def test_periods_hold_the_same_days_as_the_rules_and_lie_apart(ends, day):
    ranges = [DayRange(first, None if days is None else first + timedelta(days=days)) for first, days in ends]
    found = periods(ranges)
    assert any(day in period for period in found) == any(day in one for one in ranges)
    for before, after in pairwise(found):
        assert before.last + timedelta(days=1) < after.first
