"""The course of the year: where the gates stand, in which shape, and what is said to those who cannot see it."""

from dataclasses import replace
from datetime import date

from django.utils.translation import override

from icld_site.days import DayRange, YearlyDay
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Gap, Pause, Window, WindowRule
from programmes.year_line import Part, year_line
from tests.programmes.domain.rulebooks import AUTUMN, SPRING

SEED = Schedule(rules=[SPRING, AUTUMN])
ROLLING = Window(key="r", opens=date(2021, 1, 1), closes=None, kinds=frozenset({"preparation"}))


def test_each_window_is_a_gate_in_the_shape_of_its_state():
    line = year_line(SEED, date(2027, 7, 11))
    assert [(gate.state, gate.label) for gate in line.gates] == [
        ("past", "15\u00a0feb–15\u00a0mar"),
        ("coming", "15\u00a0sep–15\u00a0okt"),
    ]
    assert (line.gates[0].x, line.gates[0].width) == ("12.33%", "7.95%")
    assert line.today.label == "i dag 11\u00a0jul"


def test_a_window_over_new_year_is_a_gate_at_each_end():
    rule = WindowRule(key="w", opens=YearlyDay(12, 1), closes=YearlyDay(1, 31))
    gates = year_line(Schedule(rules=[rule]), date(2027, 7, 1)).gates
    assert [(gate.x, gate.width, gate.anchor) for gate in gates] == [
        ("0.00%", "8.49%", "start"),
        ("91.51%", "8.49%", "end"),
    ]


def test_the_days_of_an_extension_and_of_a_pause_are_drawn_apart():
    longer = replace(SPRING.window_of(2027), extended_to=date(2027, 3, 29), replaces=("spring", 2027))
    schedule = replace(SEED, dated=[longer], pauses=[Pause(validity=DayRange(date(2027, 2, 1), date(2027, 2, 20)))])
    gate = year_line(schedule, date(2027, 3, 1)).gates[0]
    assert gate.extension == Part("20.27%", "3.84%")
    assert gate.pauses == [Part("12.33%", "1.64%")]
    assert gate.state == "now"


def test_a_window_that_is_paused_as_a_whole_says_so_in_words():
    paused = replace(SEED, pauses=[Pause(validity=DayRange(date(2027, 1, 24), date(2027, 4, 3)))])
    line = year_line(paused, date(2027, 2, 20))
    assert line.gates[0].pauses == [Part(line.gates[0].x, line.gates[0].width)]
    assert line.description.replace("\u00a0", " ") == (
        "15 februari 2027 till 15 mars 2027, pausad; 15 september 2027 till 15 oktober 2027"
    )


def test_every_window_that_takes_applications_is_drawn_as_open():
    schedule = replace(SEED, dated=[ROLLING])
    assert [gate.state for gate in year_line(schedule, date(2027, 3, 1)).gates] == ["now", "now", "coming"]


def test_a_rolling_window_fills_the_year_and_is_named_only_where_it_stands_alone():
    alone = year_line(Schedule(dated=[ROLLING]), date(2027, 3, 1)).gates
    assert [(gate.x, gate.width, gate.label) for gate in alone] == [("0.00%", "100.00%", "tills vidare")]
    assert year_line(replace(SEED, dated=[ROLLING]), date(2027, 3, 1)).gates[0].label == ""


def test_a_window_of_more_than_a_year_is_named_with_its_years():
    long = replace(ROLLING, closes=date(2023, 1, 23))
    for year in (2021, 2022, 2023):
        (gate,) = year_line(Schedule(dated=[long]), date(year, 1, 10)).gates
        assert gate.label.replace("\u00a0", " ") == "1 jan 2021–23 jan 2023"


def test_a_year_without_a_window_says_whether_that_is_known():
    since_2021 = Gap(validity=DayRange(date(2021, 1, 1)))
    with override("en"):
        empty = [year_line(Schedule(gaps=[since_2021]), date(year, 6, 1)).empty for year in (2020, 2021)]
    assert empty == ["No window is planned this year.", "It is not known whether there is a window this year."]
    assert year_line(replace(SEED, gaps=[since_2021]), date(2027, 6, 1)).empty == ""


def test_nothing_is_drawn_from_the_day_on_which_the_programme_closes_for_good():
    gates = year_line(SEED, date(2027, 2, 20), closed=date(2027, 3, 1)).gates
    assert [(gate.x, gate.width) for gate in gates] == [("12.33%", "3.84%")]
    assert year_line(SEED, date(2027, 2, 20), closed=date(2027, 1, 1)).gates == []


def test_each_gate_is_told_in_words_with_what_its_shape_shows():
    longer = replace(SPRING.window_of(2027), extended_to=date(2027, 3, 29), replaces=("spring", 2027))
    schedule = replace(SEED, dated=[longer], pauses=[Pause(validity=DayRange(date(2027, 9, 1), date(2027, 10, 31)))])
    told = [gate.told for gate in year_line(schedule, date(2027, 3, 1)).gates]
    assert [(t.name, t.days.replace("\u00a0", " "), t.notes.replace("\u00a0", " ")) for t in told] == [
        (
            "2027",
            "15 februari 2027 till 29 mars 2027",
            "öppen nu, förlängd, från början var sista dagen den 15 mars 2027",
        ),
        ("2027", "15 september 2027 till 15 oktober 2027", "pausad"),
    ]


def test_a_gate_that_the_closing_of_the_programme_cuts_is_told_to_its_last_day():
    (gate,) = year_line(SEED, date(2027, 2, 20), closed=date(2027, 3, 1)).gates
    assert gate.told.days.replace("\u00a0", " ") == "15 februari 2027 till 28 februari 2027"
