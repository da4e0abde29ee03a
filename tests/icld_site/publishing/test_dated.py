"""Dated rows, tried on the names of a country."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from icld_site.days import DayRange
from icld_site.publishing.dated import NoOverlap
from programmes.models import Country, CountryName

pytestmark = pytest.mark.django_db

CHANGE = date(2019, 2, 12)
BEFORE = CHANGE - timedelta(days=1)


@pytest.fixture
def country():
    return Country.objects.create(code="MK", region="europe")


def name(country, first=None, last=None):
    return CountryName.objects.create(country=country, title_sv="Namn", first_day=first, last_day=last)


def test_rows_that_meet_stand_side_by_side(country):
    name(country, last=BEFORE)
    name(country, first=CHANGE)
    assert [row.first_day for row in CountryName.objects.on(BEFORE)] == [None]
    assert [row.first_day for row in CountryName.objects.on(CHANGE)] == [CHANGE]


@pytest.mark.parametrize(
    ("first", "last"),
    [(None, None), (CHANGE, None), (None, CHANGE), (CHANGE, CHANGE), (date(2000, 1, 1), date(2030, 1, 1))],
)
def test_a_day_in_common_is_refused_and_the_row_in_the_way_named(country, first, last):
    name(country, first=CHANGE, last=CHANGE)
    with pytest.raises(ValidationError, match="Namn") as refusal:
        name(country, first, last)
    assert list(refusal.value.message_dict) == ["first_day"]
    assert CountryName.objects.count() == 1


def test_an_overlap_in_another_country_is_none(country):
    name(country)
    assert name(Country.objects.create(code="ZM", region="africa")).pk


def test_a_row_doesnt_overlap_itself(country):
    row = name(country, first=CHANGE)
    row.last_day = CHANGE
    row.save()
    row.refresh_from_db()
    assert row.validity == DayRange(CHANGE, CHANGE)


def test_the_last_day_cant_come_before_the_first(country):
    with pytest.raises(IntegrityError, match="days_in_order"):
        name(country, first=CHANGE, last=BEFORE)


def test_many_at_once_are_refused(country):
    with pytest.raises(TypeError, match="one by one"):
        CountryName.objects.bulk_create([CountryName(country=country, title_sv="a")])
    with pytest.raises(TypeError, match="one by one"):
        CountryName.objects.update(last_day=CHANGE)
    assert CountryName.objects.update(title_sv="b") == 0


def test_the_constraint_survives_a_migration():
    constraint = NoOverlap(name="n", within=("country",))
    path, args, kwargs = constraint.deconstruct()
    assert path == "icld_site.publishing.dated.NoOverlap"
    assert NoOverlap(*args, **kwargs) == constraint
    assert NoOverlap(name="n", within=("code",)) != constraint
