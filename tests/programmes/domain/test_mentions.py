"""Names of countries, days and kinds of applicant in a text, the faulty beside the good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.domain.mentions import APPLICANT, COUNTRY, DAY, Lexicon, NamedDay, mentions

LEXICON = Lexicon(
    {
        "ZM": ["Zambia"],
        "SD": ["Sudan"],
        "SS": ["Sydsudan", "South Sudan"],
        "MK": ["Nordmakedonien", "Makedonien", "North Macedonia"],
        "GE": ["Georgien", "Georgia"],
        "MD": ["Moldavien", "Moldova"],
        "CI": ["Elfenbenskusten", "Côte d’Ivoire"],
        "GW": ["Guinea-Bissau"],
        "GN": ["Guinea"],
        "HN": ["Honduras"],
        "CN": ["Kina", "China"],
        "US": ["USA", "US"],
        "MX": ["Mexico"],
        "": ["New Mexico"],
    }
)


def named(text: str, kind: str) -> list[tuple[object, str]]:
    return [(mention.value, mention.words) for mention in mentions(text, LEXICON) if mention.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ett partnerskap i Zambia.", [("ZM", "Zambia")]),
        ("Zambias kommuner", [("ZM", "Zambias")]),
        ("Zambia’s and Georgia's councils", [("ZM", "Zambia’s"), ("GE", "Georgia's")]),
        ("i Honduras, i HONDURAS", [("HN", "Honduras"), ("HN", "HONDURAS")]),
        ("Sydsudan och South\u00a0Sudan", [("SS", "Sydsudan"), ("SS", "South\u00a0Sudan")]),
        ("Sudan", [("SD", "Sudan")]),
        ("Nordmakedonien, tidigare Makedonien", [("MK", "Nordmakedonien"), ("MK", "Makedonien")]),
        ("Georgien och Moldavien", [("GE", "Georgien"), ("MD", "Moldavien")]),
        ("Côte d'Ivoire, Côte d’Ivoire", [("CI", "Côte d'Ivoire"), ("CI", "Côte d’Ivoire")]),
        ("Guinea‑Bissau, inte Guinea", [("GW", "Guinea‑Bissau"), ("GN", "Guinea")]),
        ("(Zambia)/Kina-projektet", [("ZM", "Zambia"), ("CN", "Kina")]),
        # what isn't the country
        ("a zambian, Zambian, Zambiabesök, xZambia", []),
        ("fine china; tell us", []),
        ("tell US", [("US", "US")]),
        ("Santa Fe, New Mexico", []),
        ("in Mexico", [("MX", "Mexico")]),
    ],
)
def test_a_country_is_a_whole_word_and_the_longest_name_counts(text, expected):
    assert named(text, COUNTRY) == expected


def day(month, number, year=None):
    return NamedDay(month=month, number=number, year=year)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senast 15 mars", [(day(3, 15), "15 mars")]),
        ("den 15 mars 2027.", [(day(3, 15, 2027), "15 mars 2027")]),
        ("den 15:e mars, 1:a maj", [(day(3, 15), "15:e mars"), (day(5, 1), "1:a maj")]),
        ("by 15 March, the 15th of March", [(day(3, 15), "15 March"), (day(3, 15), "15th of March")]),
        ("by March 15, 2027", [(day(3, 15, 2027), "March 15, 2027")]),
        ("by Sept. 15th", [(day(9, 15), "Sept. 15th")]),
        ("2027-03-15", [(day(3, 15, 2027), "2027-03-15")]),
        ("den 15/3, den 15/3 2027", [(day(3, 15), "15/3"), (day(3, 15, 2027), "15/3 2027")]),
        ("15\u00a0mars\u00a02027", [(day(3, 15, 2027), "15\u00a0mars\u00a02027")]),
        ("15–20 mars", [(day(3, 15), "15"), (day(3, 20), "20 mars")]),
        ("mellan den 15 och den 20 mars", [(day(3, 15), "15"), (day(3, 20), "20 mars")]),
        ("15 feb–15 mar 2027", [(day(2, 15), "15 feb"), (day(3, 15, 2027), "15 mar 2027")]),
        ("31 februari", [(day(2, 31), "31 februari")]),
        # what names no day
        ("15/3 av pengarna, 15 marsvin, mars 2027", []),
        ("The 15 may apply. On 15 May", [(day(5, 15), "15 May")]),
        ("1.15 mars, 115 mars, nr 2018-10-15/3, /2018-02-03/", []),
        ("i mars 15 personer", []),
    ],
)
def test_a_day_is_read_in_the_forms_of_both_languages(text, expected):
    assert named(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kommuner och regioner", ["municipality", "region"]),
        ("Municipalities, regions and county councils", ["municipality", "region", "county_council"]),
        ("landstingen, regionala kommunalförbund", ["county_council", "federation"]),
        ("regional federations of local authorities", ["federation"]),
        ("regional Local Authority Associations", ["federation"]),
        ("kommunala bolag, kommunalägda bolag", ["municipal_company", "municipal_company"]),
        ("ett helt kommunalt ägt bolag", ["municipal_company"]),
        ("municipal companies, municipally owned companies", ["municipal_company", "municipal_company"]),
        ("kommunalt ägda/styrda föreningar", ["municipal_association"]),
        ("kommunala stiftelser; municipal foundations", ["municipal_foundation", "municipal_foundation"]),
        ("stadsdelsnämnden, kommundelsnämnder", ["district_board", "district_board"]),
        ("en gemensam nämnd, gemensamma nämnder", ["joint_board", "joint_board"]),
        ("Kommunförbundet Skåne, regionförbund", ["cooperation_body", "regional_federation"]),
        ("kommunala samverkansorganisationer", ["cooperation_body"]),
        ("samordningsförbund och länsstyrelsen", ["coordination_body", "county_administrative_board"]),
        # these take part in projects without applying
        ("Universitet och föreningar får söka.", ["university", "association"]),
        ("Universitet och föreningar får vara med.", []),
        ("A school may apply. A school may take part.", ["school"]),
        # and these aren't kinds of applicant
        ("kommunal, kommunfullmäktige, regional, regionalt, kommunikation", []),
        ("the Swedish Association of Local Authorities and Regions", ["region"]),
    ],
)
def test_a_kind_of_applicant_is_known_by_its_words(text, expected):
    assert [value for value, _words in named(text, APPLICANT)] == expected


WORDS = st.sampled_from(
    ["Zambias", "South Sudan", "15 mars 2027", "15–20 mars", "den 15/3", "kommunala bolag", "söka", "Nej.", "?", "\n"]
)


@given(st.text() | st.lists(WORDS | st.text(max_size=5)).map(" ".join))
def test_any_text_can_be_read_and_every_mention_stands_where_it_says(text):
    for mention in mentions(text, LEXICON):
        assert mention.words == text[mention.start : mention.end] != ""
