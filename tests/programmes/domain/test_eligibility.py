"""May we apply? In examples that read like the rules, and for any rules at all."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icld_site.days import DayRange, add_months
from programmes.domain.applicants import Applicant, Link
from programmes.domain.eligibility import VERDICTS, answer, verdict_of
from programmes.domain.judging import Question, judge
from programmes.domain.rules import ApplicantRule, AreaRule, CountryRule, KindRule, Rules
from programmes.domain.windows import Pause, Rule, Schedule
from tests.programmes.domain.rulebooks import (
    AUTUMN,
    COUNTRIES,
    DAYS,
    FROM_2018,
    SPRING,
    applicants,
    body,
    rules,
    seed_rules,
)

ALE = body()
SEED = seed_rules()


def ask(on: date, book: Rules = SEED, **question):
    return answer(Question(**{"applicant": ALE, "country": "ZM"} | question), on, book)


def codes(given_answer) -> list[tuple[str, bool | None]]:
    return [(finding.code, finding.ok) for finding in given_answer.findings]


def test_a_municipality_may_apply_on_the_last_day_of_the_window():
    told = ask(date(2027, 3, 15))
    assert (told.verdict, told.window.last) == ("open", date(2027, 3, 15))
    assert codes(told) == [("applicant.type", True), ("country.listed", True), ("window.open", True)]
    assert [w.opens for w in told.next_windows] == [
        date(2027, 9, 15),
        date(2028, 2, 15),
        date(2028, 9, 15),
        date(2029, 2, 15),
    ]


def test_the_day_after_the_last_day_it_is_later():
    told = ask(date(2027, 3, 16))
    assert (told.verdict, told.window, told.opens_on) == ("later", None, date(2027, 9, 15))
    assert codes(told)[-1] == ("window.none", False)
    assert [(n.on, n.verdict) for n in told.otherwise] == [(date(2027, 9, 15), "open")]


def test_a_country_off_the_list_is_no_and_others_are_offered():
    told = ask(date(2027, 3, 15), country="IQ")
    assert told.verdict == "no"
    assert ("country.listed", False) in codes(told)
    assert [(n.question.country, n.verdict) for n in told.otherwise] == [("BA", "open"), ("GE", "open"), ("XK", "open")]


def test_without_a_country_the_verdict_is_the_best_of_them():
    told = ask(date(2027, 3, 15), country=None)
    assert (told.verdict, told.countries) == ("open", [(code, "open") for code in COUNTRIES])


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


def test_a_country_that_joins_later_is_later():
    book = seed_rules(countries=[CountryRule(code="RW", validity=DayRange(date(2027, 3, 1)))])
    told = ask(date(2027, 2, 20), book, country="RW")
    assert (told.verdict, told.opens_on) == ("later", date(2027, 3, 1))
    assert told.next_windows[0].opens == date(2027, 2, 15)


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


def test_only_a_missing_window_is_ask():
    told = ask(date(2027, 3, 1), seed_rules(schedule=Schedule()))
    assert (told.verdict, codes(told)[-1]) == ("ask", ("window.none", False))


def test_a_closed_programme_is_no_from_its_day_and_its_windows_are_not_promised():
    book = seed_rules(closed=Rule(validity=DayRange(date(2027, 1, 1))))
    assert ask(date(2026, 12, 31), book).verdict == "ask"
    told = ask(date(2027, 3, 1), book)
    assert (told.verdict, told.next_windows) == ("no", [])
    assert ("programme.closed", False) in codes(told)


def test_a_federation_that_the_register_does_not_hold_is_ask():
    told = ask(date(2027, 3, 15), applicant=body(kind="federation", code=None, slug=None, registered=False))
    assert (told.verdict, codes(told)[0]) == ("ask", ("applicant.type", None))


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


def test_a_precondition_is_asked_for_with_its_kind_only():
    book = seed_rules(kinds=[KindRule(code="preparation"), KindRule(code="project", precondition=True)])
    on = date(2027, 3, 1)
    verdicts = {said: ask(on, book, kind="project", prepared=said).verdict for said in (True, False, None)}
    assert verdicts == {True: "open", False: "no", None: "ask"}
    assert ask(on, book, kind="preparation").verdict == "open"
    offered = ask(on, book, kind="project", prepared=False).otherwise
    assert [(n.question.kind, n.verdict) for n in offered] == [("preparation", "open")]


def test_an_area_that_is_none_leads_to_those_that_are():
    told = ask(date(2027, 3, 1), seed_rules(areas=[AreaRule(code="equity", validity=FROM_2018)]), area="roads")
    assert told.verdict == "no"
    assert [(n.question.area, n.verdict) for n in told.otherwise] == [("equity", "open")]


QUESTIONS = st.builds(
    Question,
    applicant=applicants(),
    country=st.sampled_from([None, "ZM", "BY", "IQ"]),
    area=st.sampled_from([None, "equity", "roads"]),
    kind=st.sampled_from([None, "preparation", "project"]),
    prepared=st.sampled_from([None, True, False]),
)


@given(QUESTIONS, DAYS, rules())
def test_there_is_exactly_one_verdict_and_it_follows_from_the_judge(question, on, book):
    told = answer(question, on, book)
    now = judge(question, on, book)
    days_ahead = [on + timedelta(days=n) for n in range(1, (add_months(on, 24) - on).days + 1, 1)]
    boundaries = book.boundaries(days_ahead[0], days_ahead[-1]) | question.applicant.boundaries()
    opens_later = any(
        judge(question, day, book).verdict == "open" for day in boundaries if days_ahead[0] <= day <= days_ahead[-1]
    )
    if now.verdict == "open":
        expected = "open"
    elif any(f.code == "rules.unknown" for f in now.findings):
        expected = "ask"
    elif opens_later:
        expected = "later"
    else:
        expected = "no" if any(f.ok is False and not f.code.startswith("window.") for f in now.findings) else "ask"
    assert told.verdict == expected == verdict_of(question, on, book)
    assert (told.window is not None) is (expected == "open")


@given(QUESTIONS, DAYS, rules())
@settings(max_examples=40)
def test_the_next_windows_are_sorted_ahead_and_complete(question, on, book):
    told = answer(question, on, book)
    last = add_months(on, 24)
    open_days = [
        day
        for n in range(1, (last - on).days + 1)
        if judge(question, day := on + timedelta(days=n), book).verdict == "open"
    ]
    schedule = book.schedule
    expected = {
        window.key
        for window in schedule.windows(on, last)
        for day in open_days
        if day in window and window.accepts(question.kind) and not schedule.pause_on(day, question.kind, window)
    } - {told.window.key if told.window else None}
    assert {window.key for window in told.next_windows} == expected
    assert list(told.next_windows) == sorted(told.next_windows, key=lambda window: window.order)
    assert told.opens_on is None or told.opens_on in open_days


@given(QUESTIONS, DAYS, rules())
def test_what_is_offered_keeps_its_promise_when_it_is_asked(question, on, book):
    for neighbour in answer(question, on, book).otherwise:
        assert neighbour.verdict in ("open", "later")
        assert answer(neighbour.question, neighbour.on, book).verdict == neighbour.verdict


@given(QUESTIONS, DAYS, rules())
def test_without_a_country_or_area_the_verdict_is_the_best_of_them(question, on, book):
    for part in ("country", "area"):
        told = answer(replace(question, **{part: None}), on, book)
        verdicts = [verdict for _, verdict in getattr(told, {"country": "countries", "area": "areas"}[part])]
        if verdicts and told.verdict in ("open", "later"):
            assert told.verdict == min(verdicts, key=VERDICTS.index)
        for verdict in verdicts:
            assert VERDICTS.index(told.verdict) <= VERDICTS.index(verdict)


@given(QUESTIONS, DAYS, rules())
def test_a_change_of_name_never_makes_a_no(question, on, book):
    for warning in (f for f in answer(question, on, book).findings if f.warns):
        assert warning.ok is True
