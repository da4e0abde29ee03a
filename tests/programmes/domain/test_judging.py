"""What is found, and what follows from it: who may apply, with whom, and when, in examples that read like the rules."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from icld_site.days import DayRange
from programmes.domain.applicants import FEDERATION, LOCAL_FEDERATION, Applicant, Link
from programmes.domain.eligibility import answer
from programmes.domain.judging import Question, judge
from programmes.domain.rules import ApplicantRule, CountryRule
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Gap, Pause
from tests.programmes.domain.rulebooks import (
    ALE,
    AUTUMN,
    DAYS,
    FROM_2018,
    QUESTIONS,
    SPRING,
    ask,
    body,
    codes,
    rules,
    seed_rules,
)


def test_a_day_before_the_first_rule_is_unknown():
    told = ask(date(2017, 12, 31))
    assert (told.verdict, codes(told)) == ("ask", [("rules.unknown", None)])
    assert ask(date(2018, 1, 1)).verdict == "later"


def test_an_extended_window_is_open_and_says_so():
    told = ask(date(2018, 3, 20))
    assert (told.verdict, codes(told)[-1]) == ("open", ("window.extended", True))
    assert ask(date(2018, 3, 27)).verdict == "later"


def test_every_reason_is_given_and_not_only_the_first():
    told = ask(date(2027, 4, 1), applicant=body(kind="school"), country="NO", area="roads")
    assert [code for code, ok in codes(told) if ok is False] == [
        "applicant.type",
        "country.listed",
        "area.core",
        "window.none",
    ]
    assert told.verdict == "no"


def test_a_country_is_a_partner_to_its_last_day_and_not_the_day_after():
    book = seed_rules(countries=[CountryRule(code="BY", validity=DayRange(date(2018, 1, 1), date(2026, 3, 31)))])
    assert [
        judge(Question(applicant=ALE, country="BY"), day, book).verdict for day in (date(2026, 3, 31), date(2026, 4, 1))
    ] == [
        "shut",
        "no",
    ]
    listed = next(f for f in ask(date(2026, 4, 1), book, country="BY").findings if f.code == "country.listed")
    assert listed.rule.validity.last == date(2026, 3, 31)


def test_a_country_that_leaves_in_mid_window_is_open_with_a_warning_that_names_its_last_day():
    book = seed_rules(countries=[CountryRule(code="ZM", validity=DayRange(date(2018, 1, 1), date(2027, 3, 1)))])
    told = ask(date(2027, 2, 20), book)
    assert (told.verdict, codes(told)[-1], told.findings[-1].day) == (
        "open",
        ("country.leaving", True),
        date(2027, 3, 1),
    )
    assert ask(date(2027, 3, 2), book).verdict == "no"


def test_a_country_whose_listing_is_renewed_is_not_leaving():
    book = seed_rules(
        countries=[
            CountryRule(code="ZM", validity=DayRange(date(2018, 1, 1), date(2027, 3, 1))),
            CountryRule(code="ZM", validity=DayRange(date(2027, 3, 2))),
        ]
    )
    assert [code for code, _ in codes(ask(date(2027, 2, 20), book))] == [
        "applicant.type",
        "country.listed",
        "window.open",
    ]


def test_a_pause_says_until_when():
    book = seed_rules(
        schedule=Schedule(
            rules=[SPRING, AUTUMN], pauses=[Pause(validity=DayRange(date(2023, 1, 24), date(2023, 4, 3)))]
        )
    )
    told = ask(date(2023, 2, 20), book)
    assert (told.verdict, codes(told)[-1], told.findings[-1].day) == (
        "later",
        ("window.paused", False),
        date(2023, 4, 3),
    )
    assert told.next_windows[0].opens == date(2023, 9, 15)


def test_a_cancelled_window_is_named():
    cancelled = replace(SPRING.window_of(2027), cancelled=True, replaces=("spring", 2027))
    told = ask(date(2027, 3, 1), seed_rules(schedule=Schedule(rules=[SPRING], dated=[cancelled])))
    assert (told.verdict, codes(told)[-1], told.opens_on) == ("later", ("window.cancelled", False), date(2028, 2, 15))


def test_a_federation_that_the_register_does_not_hold_is_ask():
    told = ask(date(2027, 3, 15), applicant=body(code=None, slug=None, may_be=(FEDERATION, LOCAL_FEDERATION)))
    assert (told.verdict, codes(told)[0]) == ("ask", ("applicant.type", None))


@pytest.mark.parametrize(("listed", "verdict"), [
    ([FEDERATION], "ask"),
    ([FEDERATION, LOCAL_FEDERATION], "open"),
    (["municipality"], "no"),
])  # fmt: skip
def test_a_federation_of_which_only_the_name_is_known_is_told_what_the_list_of_the_day_lets_one_say(listed, verdict):
    """2018 and since about 2022 only regional federations, 2020 to 2022 any: three lists, three answers."""
    book = seed_rules(applicants=[ApplicantRule(kind=kind, validity=FROM_2018) for kind in listed])
    unknown = body(code=None, slug=None, may_be=(FEDERATION, LOCAL_FEDERATION))
    assert ask(date(2027, 3, 15), book, applicant=unknown).verdict == verdict


LEFT = CountryRule(
    code="BY", validity=DayRange(date(2018, 1, 1), date(2018, 3, 26)), perhaps_to=date(2019, 9, 14)
)  # fmt: skip


@pytest.mark.parametrize(("day", "ok", "verdict"), [
    ("2018-03-26", True, "open"),
    ("2018-03-27", None, "ask"),
    ("2019-09-14", None, "ask"),
    ("2019-09-15", False, "no"),
])  # fmt: skip
def test_a_country_that_left_on_a_day_that_no_source_gives_is_ask_between_the_two_that_are_known(day, ok, verdict):
    """Belarus: still listed in spring 2018, no longer in autumn 2019."""
    book = seed_rules(countries=[LEFT])
    told = ask(date.fromisoformat(day), book, country="BY")
    assert (told.findings[1].code, told.findings[1].ok, told.verdict) == ("country.listed", ok, verdict)
    assert {date(2018, 3, 27), date(2019, 9, 15)} <= book.boundaries(date(2018, 1, 2), date(2020, 1, 1))


def test_a_kind_of_applicant_that_came_on_a_day_that_no_source_gives_is_ask_until_it_is_known_to_be_listed():
    companies = ApplicantRule(
        kind="municipal_company", validity=DayRange(date(2022, 3, 1)), perhaps_from=date(2021, 10, 16)
    )
    book = seed_rules(applicants=[companies])
    days = [date(2021, 10, 15), date(2021, 10, 16), date(2022, 2, 28), date(2022, 3, 1)]
    told = [ask(day, book, applicant=body(kind="municipal_company")).findings[0].ok for day in days]
    assert told == [False, None, None, True]


def test_days_for_which_no_source_gives_windows_are_ask_unless_a_window_or_a_pause_is_known():
    gap = Gap(validity=DayRange(date(2023, 1, 1), date(2023, 12, 31)), source="a source")
    pause = Pause(validity=DayRange(date(2023, 1, 24), date(2023, 4, 3)))
    known = replace(SPRING.window_of(2023), key="known", opens=date(2023, 5, 1), closes=date(2023, 5, 31))
    book = seed_rules(schedule=Schedule(dated=[known], pauses=[pause], gaps=[gap]))
    told = {
        day: codes(ask(date(2023, month, number), book))[-1]
        for day, month, number in [("gap", 1, 10), ("pause", 2, 1), ("window", 5, 5), ("after", 6, 1)]
    }
    assert told == {
        "gap": ("window.unknown", None),
        "pause": ("window.paused", False),
        "window": ("window.open", True),
        "after": ("window.unknown", None),
    }
    assert ask(date(2023, 6, 1), book).verdict == "ask"
    assert ask(date(2023, 6, 1), book, country="IQ").verdict == "no"
    assert ask(date(2024, 1, 1), book).findings[-1].code == "window.none"


def test_a_kind_of_applicant_off_the_list_is_no():
    book = seed_rules(applicants=[ApplicantRule(kind="municipality", validity=FROM_2018)])
    assert ask(date(2027, 3, 15), book, applicant=body(kind="federation")).verdict == "no"
    assert ask(date(2027, 3, 15), book).verdict == "open"


def test_gotland_is_eligible_under_either_list():
    gotland = body(code="0980", counts_as_region=True)
    for kind in ("municipality", "region"):
        book = seed_rules(applicants=[ApplicantRule(kind=kind, validity=FROM_2018)])
        assert ask(date(2027, 3, 15), book, applicant=gotland).verdict == "open"


SORMLAND = tuple(
    Link(kind=kind, code="04", slug=slug, name={"sv": name, "en": name}, validity=validity)
    for kind, slug, name, validity in [
        ("county_council", "landstinget-sormland", "Landstinget Sörmland", DayRange(None, date(2018, 12, 31))),
        ("region", "region-sormland", "Region Sörmland", DayRange(date(2019, 1, 1))),
    ]
)


@pytest.mark.parametrize("asked", SORMLAND)
@pytest.mark.parametrize(
    ("on", "lived"), [(date(2018, 12, 31), 0), (date(2019, 1, 1), 1), (date(2019, 12, 31), 1), (date(2020, 1, 1), 1)]
)
def test_a_landsting_and_its_region_are_one_body_under_the_name_of_the_day(asked, on, lived):
    told = ask(on, applicant=Applicant(asked=asked, links=SORMLAND))
    assert told.question.applicant.on(on) == SORMLAND[lived]
    assert told.verdict == "later"
    assert any(code == "applicant.existed" for code, _ in codes(told)) is (asked != SORMLAND[lived])


@pytest.mark.parametrize(("on", "verdict"), [(date(2019, 12, 31), "later"), (date(2020, 1, 1), "no")])
def test_in_law_a_region_was_a_landsting_to_the_end_of_2019(on, verdict):
    book = seed_rules(applicants=[ApplicantRule(kind="county_council", validity=FROM_2018)])
    told = judge(Question(applicant=Applicant(asked=SORMLAND[1], links=SORMLAND), country="ZM"), on, book)
    assert told.verdict == {"later": "shut", "no": "no"}[verdict]


@given(QUESTIONS, DAYS, rules())
def test_a_change_of_name_never_makes_a_no(question, on, book):
    for warning in (f for f in answer(question, on, book).findings if f.warns):
        assert warning.ok is True


def test_where_every_country_is_in_doubt_the_question_without_one_is_too():
    until = DayRange(date(2018, 1, 1), date(2027, 1, 31))
    in_doubt = [CountryRule(code=code, validity=until, perhaps_to=date(2027, 6, 30)) for code in ("ZM", "KE")]
    book = seed_rules(countries=in_doubt)
    told = ask(date(2027, 3, 1), book, country=None)
    assert (told.verdict, told.countries) == ("ask", [("ZM", "ask"), ("KE", "ask")])
    certain = seed_rules(countries=[in_doubt[0], CountryRule(code="KE", validity=FROM_2018)])
    assert ask(date(2027, 3, 1), certain, country=None).verdict == "open"
