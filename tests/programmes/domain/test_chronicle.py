"""What has changed in the rules: read from their days, each change once, the newest first."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from icld_site.days import DayRange
from programmes.domain.chronicle import Change, NewName, chronicle
from programmes.domain.rules import ApplicantRule, CountryRule, Rules
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Rule, Window
from tests.programmes.domain.rulebooks import AUTUMN, FROM_2018, SPRING, SPRING_2018, rules, seed_rules

DAY = timedelta(days=1)


def told(rules: Rules, *renamed: NewName) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.what, change.day.isoformat(), change.codes) for change in chronicle(rules, renamed)]


def country(code: str, first: date | None, last: date | None = None, **doubt: date) -> CountryRule:
    return CountryRule(code=code, validity=DayRange(first, last), source=f"source of {code}", **doubt)


def test_the_rules_of_the_users_page_have_changed_once():
    [only] = chronicle(seed_rules())
    assert (only.what, only.day, only.window) == ("window.extended", date(2018, 3, 16), SPRING_2018)


def test_what_held_when_the_rules_began_is_no_change():
    assert told(Rules(countries=[country("ZM", date(2018, 1, 1)), country("BY", date(2018, 1, 1))])) == []


def test_countries_that_come_and_go_on_one_day_are_one_change_each_way():
    book = Rules(countries=[
        country("ZM", date(2018, 1, 1)),
        country("BY", date(2018, 1, 1), date(2019, 5, 30)),
        country("IN", date(2018, 1, 1), date(2019, 5, 30)),
        country("CO", date(2019, 5, 31)),
    ])  # fmt: skip
    assert told(book) == [("country.joined", "2019-05-31", ("CO",)), ("country.left", "2019-05-31", ("BY", "IN"))]
    assert chronicle(book)[1].sources == ("source of BY", "source of IN")


def test_a_row_that_goes_on_from_another_is_no_change():
    rows = [country("ZM", date(2018, 1, 1), date(2019, 12, 31)), country("ZM", date(2020, 1, 1))]
    assert told(Rules(countries=rows)) == []


def test_a_country_that_comes_back_has_left_and_joined():
    rows = [country("ZM", date(2018, 1, 1), date(2019, 12, 31)), country("ZM", date(2020, 2, 1))]
    assert told(Rules(countries=rows)) == [
        ("country.joined", "2020-02-01", ("ZM",)),
        ("country.left", "2020-01-01", ("ZM",)),
    ]


def test_a_change_of_which_no_source_gives_the_day_lies_between_two_days():
    rows = [
        country("UA", date(2012, 1, 1)),
        country("BY", date(2012, 1, 1), date(2018, 3, 26), perhaps_to=date(2019, 5, 30)),
        country("RW", date(2025, 1, 1), perhaps_from=date(2023, 1, 25)),
    ]
    assert [(change.codes, change.earliest, change.day) for change in chronicle(Rules(countries=rows))] == [
        (("RW",), date(2023, 1, 25), date(2025, 1, 1)),
        (("BY",), date(2018, 3, 27), date(2019, 5, 31)),
    ]


def test_a_new_name_is_a_change_of_its_own():
    assert told(seed_rules(schedule=Schedule()), NewName("MK", date(2019, 2, 12))) == [
        ("country.renamed", "2019-02-12", ("MK",))
    ]


def test_kinds_of_applicant_and_yearly_windows_come_and_go():
    book = seed_rules(
        applicants=[
            ApplicantRule(kind="municipality", validity=FROM_2018),
            ApplicantRule(kind="county_council", validity=DayRange(date(2018, 1, 1), date(2019, 12, 31))),
            ApplicantRule(kind="joint_board", validity=DayRange(date(2020, 2, 26))),
        ],
        schedule=Schedule(rules=[SPRING, replace(AUTUMN, validity=DayRange(date(2018, 1, 1), date(2021, 12, 31)))]),
    )
    assert told(book) == [
        ("yearly.ended", "2022-01-01", ("autumn",)),
        ("applicant.joined", "2020-02-26", ("joint_board",)),
        ("applicant.left", "2020-01-01", ("county_council",)),
    ]


def test_windows_that_are_otherwise_than_their_rule_says_pauses_and_the_end():
    planned = SPRING.window_of(2027)
    dated = [
        replace(planned, extended_to=date(2027, 3, 29), decided_on=date(2027, 3, 12), replaces=("spring", 2027)),
        replace(SPRING.window_of(2028), cancelled=True, replaces=("spring", 2028)),
        replace(SPRING.window_of(2029), closes=date(2029, 3, 10), replaces=("spring", 2029)),
        replace(SPRING.window_of(2030), replaces=("spring", 2030)),
        Window(key="extra", opens=date(2031, 5, 1), closes=date(2031, 5, 31)),
        Window(key="announced", opens=None, closes=date(2032, 5, 31)),
    ]
    pause = Pause(validity=DayRange(date(2026, 1, 24), date(2026, 4, 3)), source="a source")
    book = seed_rules(
        schedule=Schedule(rules=[SPRING], dated=dated, pauses=[pause]),
        closed=Rule(validity=DayRange(date(2033, 1, 1)), source="the end"),
    )
    assert [(change.what, change.day) for change in chronicle(book)] == [
        ("programme.closed", date(2033, 1, 1)),
        ("window.added", date(2032, 5, 31)),
        ("window.added", date(2031, 5, 1)),
        ("window.moved", date(2029, 2, 15)),
        ("window.cancelled", date(2028, 2, 15)),
        ("window.extended", date(2027, 3, 12)),
        ("pause", date(2026, 1, 24)),
    ]


@given(rules())
def test_every_change_of_the_listed_countries_is_told_and_no_other(book):
    """Walking through the days, the list becomes another exactly where a change says so."""
    changes = [change for change in chronicle(book) if change.what in ("country.joined", "country.left")]
    boundaries = {day for rule in book.countries for day in rule.validity.boundaries()}
    for day in sorted(boundaries):
        if day == book.first_day():
            continue
        before, after = ({rule.code for rule in book.countries_on(one)} for one in (day - DAY, day))
        assert after - before == _codes(changes, "country.joined", day)
        assert before - after == _codes(changes, "country.left", day)


def _codes(changes: list[Change], what: str, day: date) -> set[str]:
    """Those that came on a day, or of which that is the first day on which they may have been gone."""
    since = [c.day if what == "country.joined" else c.earliest or c.day for c in changes]
    return {code for c, own in zip(changes, since, strict=True) if (c.what, own) == (what, day) for code in c.codes}
