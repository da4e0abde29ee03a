"""Days and moments: Stockholm days from UTC moments and back, and ranges that hold both their ends."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import (
    DayRange,
    YearlyDay,
    add_months,
    clamped,
    end_of,
    parse_day,
    start_of,
    stockholm_day,
)

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 30))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-09-14T22:30:00+00:00", date(2026, 9, 15)),  # half past midnight in Stockholm
        ("2026-09-14T21:59:59+00:00", date(2026, 9, 14)),
        ("2018-03-26T21:59:59+00:00", date(2018, 3, 26)),  # the second day of summer time
        ("2018-03-26T22:00:00+00:00", date(2018, 3, 27)),
        ("2026-10-15T21:59:59+00:00", date(2026, 10, 15)),
        ("2026-10-15T22:00:00+00:00", date(2026, 10, 16)),
    ],
)
def test_a_moment_falls_on_the_stockholm_day(moment, day):
    assert stockholm_day(datetime.fromisoformat(moment)) == day


def test_a_naive_moment_falls_on_no_day():
    with pytest.raises(ValueError, match="without a time zone"):
        stockholm_day(datetime(2026, 9, 15, 12))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "begins", "is_over"),
    [
        (date(2027, 3, 15), "2027-03-14T23:00:00Z", "2027-03-15T23:00:00Z"),
        (date(2026, 10, 15), "2026-10-14T22:00:00Z", "2026-10-15T22:00:00Z"),
        (date(2027, 3, 28), "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"),  # 23 hours
        (date(2026, 10, 25), "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),  # 25 hours
    ],
)
def test_a_day_lasts_from_midnight_to_midnight_in_stockholm(day, begins, is_over):
    assert start_of(day) == datetime.fromisoformat(begins)
    assert end_of(day) == datetime.fromisoformat(is_over)


@given(DAYS)
def test_every_moment_of_a_day_falls_on_it_and_the_next_one_does_not(day):
    assert stockholm_day(start_of(day)) == day
    assert stockholm_day(end_of(day) - timedelta(microseconds=1)) == day
    assert stockholm_day(end_of(day)) == day + timedelta(days=1)
    assert start_of(day).tzinfo is UTC


@pytest.mark.parametrize("text", ["2027-03-15", "1900-01-01", "2099-12-31", "2028-02-29"])
def test_a_day_is_read_as_it_is_written(text):
    assert parse_day(text).isoformat() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2027-02-29",
        "20270315",
        "2027-3-15",
        "15/3 2027",
        "2027-03-15T00:00",
        "２０２７-０３-１５",
        "1899-12-31",
        "2100-01-01",
        "2027-03-15\n",
        " 2027-03-15",
        "2027-W11-1",
        "-2027-03-15",
        "2027\x0003-15",
    ],
)
def test_any_other_form_of_a_day_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_day(text)


@given(st.text(max_size=20))
def test_reading_a_day_gives_a_day_or_a_value_error(text):
    with suppress(ValueError):
        assert parse_day(text).isoformat() == text


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 3, 15), 24, date(2029, 3, 15)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2027, 3, 15), -24, date(2025, 3, 15)),
    ],
)
def test_months_are_counted_to_the_same_number_or_the_last_of_a_shorter_month(day, months, later):
    assert add_months(day, months) == later


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29), (2100, 28)])
def test_29_february_is_the_last_of_february(year, day):
    assert YearlyDay(2, 29).in_year(year) == clamped(year, 2, 29) == date(year, 2, day)


@pytest.mark.parametrize(("month", "number"), [(2, 30), (4, 31), (13, 1), (0, 1), (1, 0)])
def test_a_day_that_no_year_has_is_refused(month, number):
    with pytest.raises(ValueError):  # noqa: PT011
        YearlyDay(month, number)


def test_a_range_holds_both_its_ends_and_nothing_beside_them():
    days = DayRange(date(2027, 2, 15), date(2027, 3, 15))
    assert [day in days for day in (date(2027, 2, 14), date(2027, 2, 15), date(2027, 3, 15), date(2027, 3, 16))] == [
        False,
        True,
        True,
        False,
    ]
    assert days.boundaries() == {date(2027, 2, 15), date(2027, 3, 16)}


def test_an_open_end_holds_for_ever():
    assert date.min in DayRange(None, date(2020, 1, 1))
    assert date.max in DayRange(date(2020, 1, 1), None)
    assert DayRange().boundaries() == set()


def test_a_range_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="comes before the first"):
        DayRange(date(2027, 3, 15), date(2027, 2, 15))


RANGES = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda ends: DayRange(*ends) if None in ends or ends[0] <= ends[1] else DayRange(ends[1], ends[0])
)


@given(RANGES, RANGES)
def test_ranges_overlap_exactly_when_some_day_is_in_both(one, two):
    ends = {day for r in (one, two) for day in (r.first, r.last) if day} | {date(2000, 1, 1)}
    assert one.overlaps(two) == two.overlaps(one) == any(day in one and day in two for day in ends)
