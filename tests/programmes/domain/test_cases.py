"""What a window is to a case: never more than the judge allows, and never gone because it was cancelled or paused."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import DayRange, add_months
from programmes.domain.applicants import LIVING_KINDS, somebody
from programmes.domain.cases import ANNOUNCED, CANCELLED, STOPPED, TAKEN, Case, Stop, held
from programmes.domain.eligibility import answer
from programmes.domain.judging import OPEN, Question, each_kind, judge
from programmes.domain.rules import ApplicantRule, CountryRule, KindRule, Rules
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Rule, Window
from tests.programmes.domain.rulebooks import AUTUMN, DAYS, FROM_2018, SPRING, rules, seed_rules

SPRING_2027 = SPRING.window_of(2027)
WHOLE = DayRange(date(2027, 2, 15), date(2027, 3, 15))
EVERYBODY = Case()
KINDS = [KindRule(code="preparation"), KindRule(code="project", precondition=True)]


def spring(book: Rules, case: Case = EVERYBODY, **changes):
    return held(replace(SPRING_2027, **changes), book, case)


def paused(first: date, last: date | None, **limits) -> tuple[Rules, Pause]:
    pause = Pause(validity=DayRange(first, last), **limits)
    schedule = Schedule(rules=[SPRING, AUTUMN], pauses=[pause], kinds=["preparation", "project"])
    return seed_rules(schedule=schedule, kinds=KINDS), pause


def test_a_window_is_held_from_its_first_to_its_last_day():
    found = spring(seed_rules())
    assert (found.state, found.days, found.taken, found.stopped) == (TAKEN, WHOLE, [WHOLE], [])


def test_a_window_that_is_extended_is_held_to_the_later_day():
    assert spring(seed_rules(), extended_to=date(2027, 3, 29)).days == DayRange(date(2027, 2, 15), date(2027, 3, 29))


def test_a_window_that_a_pause_takes_as_a_whole_is_stopped_and_keeps_its_days():
    book, pause = paused(date(2027, 1, 24), date(2027, 4, 3))
    found = spring(book)
    assert (found.state, found.days, found.is_off) == (STOPPED, WHOLE, True)
    assert found.stopped == [Stop(days=WHOLE, pause=pause)]


def test_a_pause_at_an_end_cuts_a_window_and_one_within_is_told():
    book, pause = paused(date(2027, 1, 24), date(2027, 2, 20))
    assert spring(book).days == DayRange(date(2027, 2, 21), date(2027, 3, 15))
    assert spring(book).stopped == [Stop(days=DayRange(date(2027, 2, 15), date(2027, 2, 20)), pause=pause)]
    book, pause = paused(date(2027, 2, 20), date(2027, 3, 1))
    assert spring(book).days == WHOLE
    assert spring(book).stopped == [Stop(days=DayRange(date(2027, 2, 20), date(2027, 3, 1)), pause=pause)]
    book, _ = paused(date(2027, 3, 1), None)
    assert spring(book).days == DayRange(date(2027, 2, 15), date(2027, 2, 28))


def test_the_closing_of_the_programme_cuts_a_window_or_stops_it():
    book = seed_rules(closed=Rule(validity=DayRange(date(2027, 3, 1))))
    assert spring(book).days == DayRange(date(2027, 2, 15), date(2027, 2, 28))
    stopped = held(AUTUMN.window_of(2027), book, EVERYBODY)
    assert (stopped.state, stopped.stopped[0].closed) == (STOPPED, book.closed)


def test_a_window_that_is_cancelled_is_held_on_its_days():
    found = spring(seed_rules(), cancelled=True)
    assert (found.state, found.days) == (CANCELLED, WHOLE)


def test_a_rolling_window_is_held_on_the_first_day_on_which_it_takes_anything():
    rolling = Window(key="r", opens=date(2027, 1, 1), closes=None)
    book, _ = paused(date(2027, 1, 1), date(2027, 1, 31))
    assert held(rolling, seed_rules(), EVERYBODY).days == DayRange(date(2027, 1, 1), date(2027, 1, 1))
    assert held(rolling, book, EVERYBODY).days == DayRange(date(2027, 2, 1), date(2027, 2, 1))
    closing = seed_rules(closed=Rule(validity=DayRange(date(2028, 1, 1))))
    assert held(rolling, closing, EVERYBODY).days == DayRange(date(2027, 1, 1), date(2027, 1, 1))


def test_a_window_that_is_known_by_its_last_day_is_held_on_that_day_unless_it_is_paused():
    window = Window(key="a", opens=None, closes=date(2027, 3, 15))
    found = held(window, seed_rules(), EVERYBODY)
    assert (found.state, found.days) == (ANNOUNCED, DayRange(date(2027, 3, 15), date(2027, 3, 15)))
    book, _ = paused(date(2027, 3, 1), None)
    assert held(window, book, EVERYBODY).state == STOPPED


def leaving(last: date) -> Rules:
    """Zambia leaves after a day, Kenya stays."""
    countries = [
        CountryRule(code="ZM", validity=DayRange(FROM_2018.first, last)),
        CountryRule(code="KE", validity=FROM_2018),
    ]
    return seed_rules(countries=countries)


def test_the_days_are_those_of_the_case_s_countries():
    book, only_zambia = leaving(date(2027, 3, 3)), Case(countries=("ZM",))
    assert spring(book, only_zambia).days == DayRange(date(2027, 2, 15), date(2027, 3, 3))
    both = spring(book, Case(countries=("KE", "ZM")))
    assert both.days == WHOLE
    assert both.countries == {"KE": [WHOLE], "ZM": [DayRange(date(2027, 2, 15), date(2027, 3, 3))]}
    assert spring(leaving(date(2027, 2, 14)), only_zambia) is None
    assert spring(book, Case(countries=("SE",))) is None


def test_a_body_that_may_not_apply_has_no_windows():
    book = seed_rules(applicants=[ApplicantRule(kind="municipality", validity=FROM_2018)])
    assert spring(book, Case(body="region")) is None
    assert spring(book, Case(body="municipality")).days == WHOLE


def test_a_case_of_some_kinds_has_their_windows_and_their_pauses():
    book, pause = paused(date(2027, 3, 1), None, kinds=frozenset({"project"}))
    assert spring(book, Case(kinds=("project",))).days == DayRange(date(2027, 2, 15), date(2027, 2, 28))
    assert spring(book, Case(kinds=("project",))).stopped[0].pause == pause
    assert spring(book, Case(kinds=("preparation", "project"))).days == WHOLE
    assert spring(book, Case(kinds=("project",)), kinds=frozenset({"preparation"})) is None


def test_what_is_cancelled_or_paused_stays_in_the_case_that_it_was_for_and_comes_in_no_other():
    book, _ = paused(date(2027, 1, 24), date(2027, 4, 3))
    zambia, iraq = Case(body="region", countries=("ZM",)), Case(countries=("IQ",))
    assert (spring(book, zambia).state, spring(book, iraq)) == (STOPPED, None)
    assert spring(seed_rules(), zambia, cancelled=True).state == CANCELLED
    assert spring(seed_rules(), iraq, cancelled=True) is None


CASES = st.builds(
    Case,
    body=st.sampled_from([None, *LIVING_KINDS]),
    countries=st.sampled_from([(), ("ZM",), ("BY", "ZM"), ("IQ",)]),
    kinds=st.sampled_from([(), ("project",), ("preparation", "project")]),
)


def is_open(window: Window, day: date, book: Rules, case: Case) -> bool:
    """Whether the judge says open to somebody of the case, on a day on which the window takes what they send."""
    if not case:
        return book.schedule.takes(window, day) and not (book.closed and day in book.closed.validity)
    return any(
        book.schedule.takes(window, day, each.kind) and judge(each, day, book).verdict == OPEN
        for body in ([case.body] if case.body else LIVING_KINDS)
        for country in case.countries or (None,)
        for kind in case.kinds or (None,)
        for each in each_kind(Question(applicant=somebody(body), country=country, kind=kind, prepared=True), book)
    )


@given(rules(), CASES, DAYS, st.integers(-40, 40))
def test_the_days_of_an_entry_are_days_on_which_the_window_takes_applications(book, case, first, near):
    for window in book.schedule.windows(first, add_months(first, 12)):
        found = held(window, book, case)
        asked = (window.opens or first) + timedelta(days=abs(near))
        for day in (asked, (window.last or first) - timedelta(days=near)):
            assert (
                any(day in run for run in found.taken if found)
                if is_open(window, day, book, case)
                else (not found or not any(day in run for run in found.taken))
            )
        if found and found.state == TAKEN:
            assert is_open(window, found.days.first, book, case)
            assert is_open(window, found.days.last, book, case)
        if found:
            assert found.days.first <= found.days.last
            assert (found.state == CANCELLED) is window.cancelled


@given(rules(), st.sampled_from(LIVING_KINDS), st.sampled_from([None, "ZM", "BY"]), DAYS)
def test_a_window_that_an_answer_promises_stands_in_the_calendar_of_the_same_case(book, body, country, day):
    question = Question(applicant=somebody(body), country=country, prepared=True)
    case = Case(body=body, countries=(country,) if country else ())
    for window in answer(question, day, book).next_windows:
        assert held(window, book, case).state == TAKEN
