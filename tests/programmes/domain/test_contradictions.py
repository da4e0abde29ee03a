"""What a text claims and the rules don't hold. The rules are those of the user's page, and some of its history."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.days import DayRange, YearlyDay
from programmes.domain.contradictions import Facts, contradictions
from programmes.domain.mentions import Lexicon
from programmes.domain.rules import ApplicantRule, CountryRule
from programmes.domain.schedule import Schedule
from programmes.domain.windows import Pause, Rule, Window, WindowRule
from tests.programmes.domain.rulebooks import FROM_2018, seed_rules

LEXICON = Lexicon(
    {
        "ZM": ["Zambia"],
        "BY": ["Belarus", "Vitryssland"],
        "RW": ["Rwanda"],
        "BR": ["Brasilien", "Brazil"],
        "SE": ["Sverige", "Sweden"],
    }
)
TODAY = date(2027, 1, 10)


def facts(**changes) -> Facts:
    return Facts(rules=seed_rules(**changes), lexicon=LEXICON)


def found(text: str, day: date = TODAY, against: Facts | None = None) -> list[str]:
    return [contradiction.words for contradiction in contradictions(text, against or facts(), day)]


def test_a_text_with_all_three_kinds_is_told_exactly():
    text = "Kommuner i Sverige får söka med Zambia. Kommunala bolag får söka med Brasilien till och med 20 mars 2027."
    told = [
        (c.kind, c.words, text[c.start : c.end], c.excerpt, c.since, c.until)
        for c in contradictions(text, facts(), TODAY)
    ]
    second = "Kommunala bolag får söka med Brasilien till och med 20 mars 2027."
    assert told == [
        ("applicant", "Kommunala bolag", "Kommunala bolag", second, None, None),
        ("country", "Brasilien", "Brasilien", second, None, None),
        ("day", "20 mars 2027", "20 mars 2027", second, None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Municipalities, regions and county councils in Sweden may apply with Zambia by 15 March 2027.",
        "Kommuner, landsting, regioner och regionala kommunalförbund i Sverige får söka med Zambia.",
        "Varje år: 15 februari till 15 mars och 15 september till 15 oktober.",
        "2018 förlängdes våren till 26 mars 2018.",
        "Reglerna gäller från den 1 januari 2018.",
        "",
    ],
)
def test_a_text_that_says_what_the_rules_say_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sista dag är den 16 mars.", ["16 mars"]),
        ("Sista dag är den 26 mars.", ["26 mars"]),  # the extension of 2018 is over
        ("Closes on 16 March 2027", ["16 March 2027"]),
        ("2017-03-15", ["2017-03-15"]),  # before the yearly rule
        ("den 31 februari 2027, 29 februari 2027", ["31 februari 2027", "29 februari 2027"]),
        ("Ansökan kan inte skickas in efter den 20 mars.", ["20 mars"]),  # a denial, but the day is wrong all the same
    ],
)
def test_a_day_of_no_rule_is_told(text, words):
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ni får söka med Brasilien.", ["Brasilien"]),
        ("Ni får inte söka med Brasilien.", []),
        ("Ni får söka med Zambia, men inte med Brasilien.", []),
        ("Ni får söka med Brasilien, men inte varje år.", ["Brasilien"]),
        ("Får kommunala bolag söka? Nej, men kommuner får det.", []),
        ("Får kommunala bolag söka? Ja, med Zambia.", ["kommunala bolag"]),
        ("May a municipal company apply?\nNo, its owner applies.", []),
        ("Municipal companies can’t apply. Municipal companies can apply.", ["Municipal companies"]),
    ],
)
def test_what_is_denied_is_not_claimed(text, words):
    assert found(text) == words


def test_a_country_that_left_is_told_with_the_day_since_when_and_one_to_come_until_when():
    countries = [
        CountryRule(code="BY", validity=DayRange(date(2018, 1, 1), date(2019, 6, 30))),
        CountryRule(code="RW", validity=DayRange(date(2028, 1, 1))),
    ]
    [belarus, rwanda] = contradictions("Vitryssland och Rwanda", facts(countries=countries), TODAY)
    assert (belarus.words, belarus.since, belarus.until) == ("Vitryssland", date(2019, 7, 1), None)
    assert (rwanda.words, rwanda.since, rwanda.until) == ("Rwanda", None, date(2028, 1, 1))
    assert found("Belarus, till och med 30 juni 2019", date(2019, 6, 30), facts(countries=countries)) == []
    assert found("Belarus", date(2019, 7, 1), facts(countries=countries)) == ["Belarus"]


def test_a_kind_of_applicant_whose_rule_ended_is_told_from_the_next_day():
    applicants = [ApplicantRule(kind="region", validity=DayRange(None, date(2026, 12, 31)))]
    [regions] = contradictions("Regions may apply.", facts(applicants=applicants), TODAY)
    assert (regions.kind, regions.words, regions.since) == ("applicant", "Regions", date(2027, 1, 1))
    assert found("Regions may apply.", date(2026, 12, 31), facts(applicants=applicants)) == []


def test_the_days_of_exceptions_are_held():
    spring = WindowRule(key="s", opens=YearlyDay(2, 15), closes=YearlyDay(3, 15), validity=FROM_2018)
    moved = Window(
        key="s/2027",
        opens=date(2027, 3, 1),
        closes=date(2027, 3, 31),
        decided_on=date(2027, 1, 7),
        decision_expected=date(2027, 6, 1),
        replaces=("s", 2027),
    )
    pause = Pause(validity=DayRange(date(2027, 1, 24), date(2027, 4, 3)))
    against = facts(
        schedule=Schedule(rules=[spring], dated=[moved], pauses=[pause]),
        closed=Rule(validity=DayRange(date(2030, 1, 1))),
    )
    good = "1 mars 2027, 31 mars, beslut 7 januari 2027, svar 1 juni, paus 24 januari–3 april, åter 4 april 2027"
    assert found(good, TODAY, against) == []
    assert found("stänger 1 januari 2030 och 31 december 2029", TODAY, against) == ["31 december 2029"]
    assert found("15 mars, 15 mars 2028, 15 mars 2027", TODAY, against) == ["15 mars 2027"]
    assert found("31 mars", date(2027, 4, 1), against) == ["31 mars"]


def test_the_last_day_of_february_has_two_names():
    leap = WindowRule(key="l", opens=YearlyDay(1, 15), closes=YearlyDay(2, 29))
    against = facts(schedule=Schedule(rules=[leap]))
    assert found("28 februari, 29 februari, 29 februari 2028", TODAY, against) == []
    assert found("29 februari 2027, 28 februari 2028", TODAY, against) == ["29 februari 2027", "28 februari 2028"]


def test_days_beside_the_rules_are_held():
    adopted = Facts(rules=seed_rules(), lexicon=LEXICON, other_days=frozenset({date(2020, 2, 26)}))
    assert found("Antagna den 26 februari 2020, 26 februari", TODAY, adopted) == ["26 februari"]


PIECES = st.sampled_from(
    ["Belarus", "20 mars 2027", "kommunala bolag", "söka", "inte", "Nej.", "t.ex.", "? ", "\n", "; "]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=4)).map(" ".join), st.dates())
def test_any_text_can_be_held_against_the_rules_on_any_day(text, day):
    for contradiction in contradictions(text, facts(), day):
        assert text[contradiction.start : contradiction.end] == contradiction.words
        assert " ".join(contradiction.words.split()) in contradiction.excerpt or "\n" in contradiction.words
