"""May we apply? The answer from a day on: the verdict, the windows ahead, and what would change it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings

from icld_site.days import DayRange, add_months
from programmes.domain.eligibility import answer, verdict_of
from programmes.domain.judging import judge
from programmes.domain.outcomes import VERDICTS
from programmes.domain.rules import AreaRule, CountryRule
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Rule
from tests.programmes.domain.rulebooks import (
    COUNTRIES,
    DAYS,
    FROM_2018,
    QUESTIONS,
    ask,
    codes,
    rules,
    seed_rules,
)


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


def test_a_country_that_joins_later_is_later():
    book = seed_rules(countries=[CountryRule(code="RW", validity=DayRange(date(2027, 3, 1)))])
    told = ask(date(2027, 2, 20), book, country="RW")
    assert (told.verdict, told.opens_on) == ("later", date(2027, 3, 1))
    assert told.next_windows[0].opens == date(2027, 2, 15)


def test_only_a_missing_window_is_ask():
    told = ask(date(2027, 3, 1), seed_rules(schedule=Schedule()))
    assert (told.verdict, codes(told)[-1]) == ("ask", ("window.none", False))


def test_a_closed_programme_is_no_from_its_day_and_its_windows_are_not_promised():
    book = seed_rules(closed=Rule(validity=DayRange(date(2027, 1, 1))))
    assert ask(date(2026, 12, 31), book).verdict == "ask"
    told = ask(date(2027, 3, 1), book)
    assert (told.verdict, told.next_windows) == ("no", [])
    assert ("programme.closed", False) in codes(told)


def test_an_area_that_is_none_leads_to_those_that_are():
    told = ask(date(2027, 3, 1), seed_rules(areas=[AreaRule(code="equity", validity=FROM_2018)]), area="roads")
    assert told.verdict == "no"
    assert [(n.question.area, n.verdict) for n in told.otherwise] == [("equity", "open")]


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
    days = [on + timedelta(days=n) for n in range(1, (last - on).days + 1)]
    kinds = [question.kind] if question.kind or not book.kinds else [kind.code for kind in book.kinds]
    schedule = book.schedule
    expected = {
        window.key
        for kind in kinds
        for day in days
        if judge(replace(question, kind=kind), day, book).verdict == "open"
        for window in schedule.windows(day, day)
        if day in window and window.accepts(kind) and not schedule.pause_on(day, kind, window)
    } - {told.window.key if told.window else None}
    assert {window.key for window in told.next_windows} == expected
    assert list(told.next_windows) == sorted(told.next_windows, key=lambda window: window.order)
    assert told.opens_on is None or told.opens_on in days


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
