"""Rules have validity: what holds, what may not overlap, and that the database itself keeps it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from programmes.models import ApplicantType, ApplicationWindow, Country, CountryEligibility, Programme, WindowRule


@pytest.fixture
def programme(db) -> Programme:
    return Programme.objects.create(title_sv="Kommunala Partnerskap", slug_sv="kp", takes_applications=True)


@pytest.fixture
def zambia(db) -> Country:
    return Country.objects.create(code="ZM", region="africa")


def list_country(programme, country, first=None, last=None) -> CountryEligibility:
    return CountryEligibility.objects.create(programme=programme, country=country, first_day=first, last_day=last)


def test_a_country_may_leave_and_return(programme, zambia):
    list_country(programme, zambia, date(2018, 1, 1), date(2019, 12, 31))
    list_country(programme, zambia, date(2020, 1, 1), None)
    assert CountryEligibility.objects.on(date(2019, 12, 31)).count() == 1
    assert CountryEligibility.objects.on(date(2020, 1, 1)).count() == 1


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2019, 12, 31), None),
        (None, date(2018, 1, 1)),
        (date(2018, 6, 1), date(2018, 6, 1)),
        (None, None),
    ],
)
def test_a_row_that_shares_a_day_is_refused_with_the_row_in_the_way(programme, zambia, first, last):
    list_country(programme, zambia, date(2018, 1, 1), date(2019, 12, 31))
    with pytest.raises(ValidationError, match="överlappar en annan rad"):
        list_country(programme, zambia, first, last)
    assert CountryEligibility.objects.count() == 1


def test_another_country_or_programme_is_not_in_the_way(programme, zambia):
    other_country = Country.objects.create(code="KE", region="africa")
    other_programme = Programme.objects.create(title_sv="Annat", slug_sv="annat")
    list_country(programme, zambia)
    list_country(programme, other_country)
    list_country(other_programme, zambia)
    assert CountryEligibility.objects.count() == 3


def test_a_last_day_before_the_first_is_refused_by_the_database(programme, zambia):
    with pytest.raises(IntegrityError), transaction.atomic():
        list_country(programme, zambia, date(2019, 1, 1), date(2018, 1, 1))


def test_ways_round_the_check_are_shut(programme, zambia):
    row = list_country(programme, zambia)
    with pytest.raises(TypeError, match="one by one"):
        CountryEligibility.objects.bulk_create([CountryEligibility(programme=programme, country=zambia)])
    with pytest.raises(TypeError, match="one by one"):
        CountryEligibility.objects.filter(pk=row.pk).update(last_day=date(2020, 1, 1))


def test_after_all_migrations_an_overlap_is_refused(programme):
    """The tests' database is made by the migrations alone, every one of them, as a portal's is."""
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert ("programmes", "0001_initial") in executor.loader.applied_migrations
    ApplicantType.objects.create(programme=programme, kind="region", first_day=date(2018, 1, 1))
    overlapping = ApplicantType(programme=programme, kind="region", last_day=date(2018, 1, 1))
    with pytest.raises(ValidationError):
        overlapping.save()
    assert ApplicantType.objects.count() == 1


@pytest.mark.postgresql
def test_postgresql_refuses_an_overlap_by_itself(programme):
    ApplicantType.objects.create(programme=programme, kind="region", first_day=date(2018, 1, 1))
    overlapping = ApplicantType(programme=programme, kind="region", last_day=date(2018, 1, 1), modified=timezone.now())
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        overlapping.save_base(raw=True, force_insert=True)


@pytest.mark.parametrize(
    "fields",
    [
        {"opens": date(2027, 3, 1), "closes": date(2027, 2, 1)},
        {"closes": date(2027, 3, 1), "extended_to": date(2027, 3, 1)},
        {"opens": date(2027, 3, 1), "extended_to": date(2027, 4, 1)},
        {},
        {"closes": date(2027, 3, 1), "year": 2027},
    ],
)
def test_a_window_that_makes_no_sense_is_refused_by_the_database(programme, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        ApplicationWindow.objects.create(programme=programme, **fields)


@pytest.mark.parametrize(("month", "day"), [(2, 30), (4, 31), (13, 1)])
def test_a_yearly_window_on_a_day_that_no_year_has_is_refused(programme, month, day):
    rule = WindowRule(
        programme=programme,
        title_sv="V",
        title_en="S",
        opens_month=month,
        opens_day=day,
        closes_month=12,
        closes_day=31,
    )
    with pytest.raises(ValidationError):
        rule.full_clean()
    rule.opens_month, rule.opens_day = 2, 29
    rule.full_clean()


def test_the_window_of_a_year_has_the_days_of_the_yearly_one_where_none_are_given(programme):
    days = {"opens_month": 12, "opens_day": 1, "closes_month": 1, "closes_day": 31}
    rule = WindowRule.objects.create(programme=programme, title_sv="Vintern", first_day=date(2018, 1, 1), **days)
    window = ApplicationWindow(programme=programme, rule=rule, year=2027, is_cancelled=True)
    window.full_clean()
    assert (window.opens, window.closes) == (date(2027, 12, 1), date(2028, 1, 31))
    moved = ApplicationWindow(programme=programme, rule=rule, year=2028, closes=date(2029, 2, 28))
    moved.full_clean()
    assert (moved.opens, moved.closes) == (None, date(2029, 2, 28))
    for year in (0, 1899, 2100, 32767):
        with pytest.raises(ValidationError, match="1900"):
            ApplicationWindow(programme=programme, rule=rule, year=year, is_cancelled=True).full_clean()
