"""The register against a new list: what is added, renamed, ended, comes back; and that nothing is ever lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from icld_site.days import DayRange
from programmes.domain.applicants import MUNICIPALITY, REGION
from programmes.domain.register import (
    Body,
    CameBack,
    Contradiction,
    Ended,
    Listed,
    Renamed,
    Update,
    compare,
    following,
    formed,
)

NEW_YEAR, EVE = date(2027, 1, 1), date(2026, 12, 31)


def ale(**fields) -> Body:
    names = {"short_name": "Ale", "name_sv": "Ale kommun", "name_en": "Ale Municipality", "legal_name": "Ale kommun"}
    return Body(**{"kind": MUNICIPALITY, "code": "1440", "names": names} | fields)


def listed(code: str, name: str) -> Listed:
    if len(code) == 2:
        return Listed(kind=REGION, code=code, names={"county_name": name})
    return Listed(kind=MUNICIPALITY, code=code, names={"short_name": name})


def test_a_list_of_what_the_register_holds_changes_nothing():
    assert not compare([ale()], [listed("1440", "Ale")], NEW_YEAR)


def test_a_new_code_is_added():
    assert compare([ale()], [listed("1440", "Ale"), listed("1500", "Nyby")], NEW_YEAR) == Update(
        added=[listed("1500", "Nyby")], renamed=[], ended=[], came_back=[]
    )


def test_a_new_name_under_a_known_code_is_a_new_name_of_the_same_body():
    assert compare([ale()], [listed("1440", "Nya Ale")], NEW_YEAR).renamed == [
        Renamed(ale(), {"short_name": "Nya Ale"})
    ]


def test_what_is_not_listed_ends_the_day_before():
    assert compare([ale()], [listed("1500", "Nyby")], NEW_YEAR).ended == [Ended(ale(), EVE)]


def test_a_body_under_a_new_code_has_become_the_one_of_that_code():
    """Heby was 1917 in Västmanland to the end of 2006, and is 0331 in Uppsala since."""
    changes = compare([ale()], [listed("0331", "Ale")], NEW_YEAR)
    assert changes.ended == [Ended(ale(), EVE, became=listed("0331", "Ale"))]


def test_a_list_of_municipalities_ends_no_region():
    region = Body(kind=REGION, code="14", names={"county_name": "Västra Götalands län"})
    assert not compare([ale(), region], [listed("1440", "Ale")], NEW_YEAR)


def test_gotland_is_listed_as_a_municipality_and_as_a_county_and_is_one_body():
    gotland = Body(
        kind=MUNICIPALITY,
        code="0980",
        counts_as_region=True,
        names={"short_name": "Gotland", "county_name": "Gotlands län"},
    )
    assert not compare([gotland], [listed("09", "Gotlands län"), listed("0980", "Gotland")], NEW_YEAR)
    assert compare([gotland], [listed("09", "Gute län"), listed("0980", "Gute")], NEW_YEAR).renamed == [
        Renamed(gotland, {"county_name": "Gute län", "short_name": "Gute"})
    ]


def test_a_body_that_had_ended_comes_back_and_one_that_has_a_last_day_to_come_keeps_it():
    ended = ale(validity=DayRange(None, EVE))
    assert compare([ended], [listed("1440", "Ale")], NEW_YEAR).came_back == [CameBack(ended, {})]
    assert not compare([ended], [listed("1440", "Ale")], EVE)
    assert not compare([ended], [listed("1500", "Nyby")], NEW_YEAR).ended


@pytest.mark.parametrize("first", [date(2027, 1, 2), date(2028, 1, 1)])
def test_a_list_older_than_a_body_does_not_go_with_the_register(first):
    with pytest.raises(Contradiction) as caught:
        compare([ale(validity=DayRange(first))], [listed("1440", "Ale")], NEW_YEAR)
    assert caught.value.body.code == "1440"


def test_a_body_cannot_end_before_it_begins():
    with pytest.raises(Contradiction):
        compare([ale(validity=DayRange(NEW_YEAR))], [listed("1500", "Nyby")], NEW_YEAR)


def test_a_body_listed_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        compare([], [listed("1440", "Ale"), listed("1440", "Nya Ale")], NEW_YEAR)


@pytest.mark.parametrize(
    ("short", "long"),
    [("Ale", "Ale kommun"), ("Danderyd", "Danderyds kommun"), ("Borås", "Borås kommun"), ("Kalix", "Kalix kommun")],
)
def test_the_long_names_of_a_new_municipality_are_formed_as_most_are(short, long):
    assert formed(MUNICIPALITY, {"short_name": short}) == {
        "short_name": short,
        "name_sv": long,
        "name_en": f"{short} Municipality",
        "legal_name": long,
    }


@pytest.mark.parametrize(
    ("county", "region"),
    [("Stockholms län", "Region Stockholm"), ("Skåne län", "Region Skåne"), ("Dalarnas län", "Region Dalarna")],
)
def test_the_region_of_a_new_county_is_called_by_its_name(county, region):
    assert formed(REGION, {"county_name": county})["name_sv"] == region


def test_a_city_stays_one_under_a_new_name():
    names = {"short_name": "Borås", "name_sv": "Borås stad", "name_en": "City of Borås", "legal_name": "Borås kommun"}
    assert following(ale(names=names), {"short_name": "Viskan"}) == {
        "short_name": "Viskan",
        "name_sv": "Viskans stad",
        "name_en": "City of Viskan",
        "legal_name": "Viskans kommun",
    }


CODES = ["1440", "1480", "0980", "14", "09"]
DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))
NAMES = st.sampled_from(["Ale", "Nyby", "Storstad"])


@st.composite
def registers(draw) -> list[Body]:
    bodies = []
    for code in draw(st.sets(st.sampled_from(CODES))):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        validity = DayRange(draw(st.sampled_from([None, first])), draw(st.sampled_from([None, last])))
        row = listed(code, draw(NAMES))
        bodies.append(
            Body(kind=row.kind, code=code, names=row.names, validity=validity, counts_as_region=code == "0980")
        )
    return bodies


LISTS = st.dictionaries(st.sampled_from(CODES), NAMES, min_size=1).map(
    lambda names: [listed(code, name) for code, name in names.items()]
)


def applied(held: list[Body], changes: Update, day: date) -> list[Body]:
    """The register after the changes, as storing them leaves it."""
    bodies = {body.key: body for body in held}
    for row in changes.added:
        bodies[row.key] = Body(kind=row.kind, code=row.code, names=row.names, validity=DayRange(day))
    for change in [*changes.renamed, *changes.came_back]:
        bodies[change.body.key] = replace(change.body, names={**change.body.names, **change.names})
    for change in changes.came_back:
        bodies[change.body.key] = replace(bodies[change.body.key], validity=DayRange(change.body.validity.first))
    for change in changes.ended:
        bodies[change.body.key] = replace(change.body, validity=DayRange(change.body.validity.first, change.last_day))
    return list(bodies.values())


@example(
    held=[Body(kind=MUNICIPALITY, code="0980", names={"short_name": "Gotland"}, counts_as_region=True)],
    rows=[listed("09", "Gotlands län"), listed("1440", "Ale")],
    day=NEW_YEAR,
)
@given(held=registers(), rows=LISTS, day=DAYS)
def test_whatever_the_list_a_second_time_it_changes_nothing_and_no_body_is_lost(held, rows, day):
    try:
        changes = compare(held, rows, day)
    except Contradiction:
        return
    after = applied(held, changes, day)
    assert not compare(after, rows, day)
    assert {body.key for body in held} <= {body.key for body in after}
    kinds = {row.kind for row in rows}
    for before in held:
        now = next(body for body in after if body.key == before.key)
        assert now.validity.first == before.validity.first
        if before.kind not in kinds:
            assert now.validity == before.validity
        yesterday = day - timedelta(days=1)
        if yesterday in before.validity:
            assert yesterday in now.validity, "what was is not changed"
