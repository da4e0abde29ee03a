"""What a project is on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.domain.periods import Status, status_on

STARTS, ENDS = date(2016, 7, 1), date(2019, 6, 30)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2016, 6, 30), Status.PLANNED),
        (date(2016, 7, 1), Status.ONGOING),
        (date(2019, 6, 30), Status.ONGOING),
        (date(2019, 7, 1), Status.ENDED),
    ],
)
def test_a_project_goes_on_from_its_first_day_to_its_last(day, status):
    assert status_on(day, STARTS, ENDS) is status


def test_a_project_without_a_last_day_isnt_said_to_go_on():
    assert status_on(date(2016, 6, 30), STARTS, None) is Status.PLANNED
    assert status_on(date(2016, 7, 1), STARTS, None) is Status.UNKNOWN
    assert status_on(date(2030, 1, 1), STARTS, None) is Status.UNKNOWN


def test_a_project_without_a_first_day_has_ended_or_nothing_is_known():
    assert status_on(ENDS, None, ENDS) is Status.UNKNOWN
    assert status_on(ENDS + timedelta(days=1), None, ENDS) is Status.ENDED


def test_nothing_is_known_without_days():
    assert status_on(date(2018, 1, 1), None, None) is Status.UNKNOWN


def test_a_project_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="comes before the first"):
        status_on(STARTS, ENDS, STARTS)


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates(), st.integers(0, 10_000))
def test_time_only_leads_on(day, starts, ends, later):
    """From planned to under way to ended, and never back."""
    assume(not (starts and ends) or starts <= ends)
    assume(day <= date.max - timedelta(days=later))
    order = [Status.PLANNED, Status.UNKNOWN, Status.ONGOING, Status.ENDED]
    before, after = status_on(day, starts, ends), status_on(day + timedelta(days=later), starts, ends)
    assert order.index(before) <= order.index(after)
