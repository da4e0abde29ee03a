"""What each row is, by examples in plain values."""

from dataclasses import replace
from datetime import date

import pytest

from publications.domain.records import Name
from publications.importing.faults import Fault
from publications.importing.known import Details, Known, KnownPerson, KnownSeries, Sign, isbn_13
from publications.importing.matching import Change, Outcome, plan
from publications.importing.reading import read
from publications.importing.recognising import Match
from publications.importing.resolving import NewSeries

KEY = "0e3f0d52-8a35-4b63-9d5e-0a6f0a1c2b3d"
OTHER = "5f1a3c1e-3a35-4b63-9d5e-0a6f0a1c2b3d"
KEEN = "Local government in South Africa"

PEOPLE = (
    KnownPerson("p1", Name(family="Siddle", given="Andrew"), "0000-0002-1825-0097"),
    KnownPerson("p2", Name(family="Koelble", given="Thomas A.")),
    KnownPerson("p3", Name(family="Faye")),
)
VALUES = {
    "language": "en",
    "kind": "research-report",
    "title_en": KEEN,
    "subtitle_en": "Can it?",
    "year": 2016,
    "day": date(2016, 12, 21),
    "series": "research-report",
    "number": "7",
    "isbn": "978-91-86725-20-4",
    "doi": "10.1000/AB",
    "authors": ("p1", "p2"),
    "countries": ("ZA",),
    "abstract_en": "<p>R&amp;D</p>",
    "publisher": "",
    "pages": None,
}
DETAILS = {
    KEY: Details("en", VALUES),
    OTHER: Details("sv", {"language": "sv", "title_sv": "Perspectives", "doi": "10.1000/other"}),
}
KNOWN = Known(
    signs=(
        Sign(KEY, KEEN, f"{KEEN}: Can it?", 2016, "10.1000/AB", "978-91-86725-20-4"),
        Sign(OTHER, "Perspectives", "Perspectives", None, "10.1000/other", ""),
    ),
    people=PEOPLE,
    series=(KnownSeries("research-report", ("Forskningsrapport", "Research Report"), "0378-5955"),),
    countries={"za": "ZA", "sydafrika": "ZA", "zm": "ZM"},
    areas={"equity": "equity", "jämlikhet": "equity"},
    details=lambda keys: {key: DETAILS[key] for key in keys & DETAILS.keys()},
    site="https://icld.example",
)


def planned(text: str, *, update: bool = False, language: str = "en", known: Known = KNOWN):
    return plan(read(text.encode()), known, language=language, update=update)


def only(text: str, **how):
    (row,) = planned(text, **how).rows
    return row


def outcomes(text: str, **how) -> list[str]:
    return [row.outcome.value for row in planned(text, **how).rows]


def test_a_row_that_nothing_here_is_like_is_new():
    row = only('title,year,authors\nParticipatory Budgeting,2012,"Siddle, Andrew"\n')
    assert (row.outcome, row.number, row.title) == (Outcome.NEW, 2, "Participatory Budgeting")
    assert row.told == {"title_en": "Participatory Budgeting", "year": 2012, "authors": ("p1",)}
    assert row.remarks == ()


@pytest.mark.parametrize(
    ("head", "cells", "by"),
    [
        ("title,doi", "Another,https://doi.org/10.1000/ab", "doi"),
        ("title,isbn", "Another,9789186725204", "isbn"),
        ("title,isbn", "Another,91-86725-20-3", "isbn"),
        ("title,subtitle,year", "LOCAL government in South-Africa,can it,2016", "title"),
        ("title,year", "Local government in South Africa: Can it?,2016.0", "title"),
        ("title,year", "Local government in South Africa,2016", "title"),
    ],
)
def test_a_double_is_told_by_its_sign(head, cells, by):
    row = only(f"{head}\n{cells}\n")
    assert (row.outcome, row.match) == (Outcome.DOUBLE, Match(by, KEY, KEEN))


@pytest.mark.parametrize("cells", ["Local government in South Africa: Can it?,2017", "Local government,2016"])
def test_another_year_or_another_title_is_another_publication(cells):
    assert outcomes(f"title,year\n{cells}\n") == ["new"]


def test_a_title_alone_finds_none_of_two_that_only_their_subtitles_tell_apart():
    twins = tuple(
        Sign(key, "Local democracy", f"Local democracy: {part}", 2016) for key, part in ((KEY, "I"), (OTHER, "II"))
    )
    known = replace(KNOWN, signs=twins)
    told = "title,year\nLocal democracy,2016\nLocal democracy: II,2016\n"
    assert [row.match and row.match.key for row in planned(told, known=known).rows] == [None, OTHER]


def test_a_title_without_a_year_is_like_one_without_a_year():
    assert outcomes("title,year\nperspectives,\nPerspectives,2011\n") == ["double", "new"]


def test_a_row_doubles_an_earlier_row():
    found = planned("title,doi,isbn\nA,10.1234/x,\nB,10.1234/X,\nC,,91-86725-20-3\nD,,9789186725204\n", known=Known())
    assert [(row.outcome.value, row.match) for row in found.rows] == [
        ("new", None),
        ("double", Match("doi", row=2)),
        ("new", None),
        ("double", Match("isbn", row=4)),
    ]


def test_isbn_of_ten_and_of_thirteen_digits_are_alike():
    assert isbn_13("0-306-40615-2") == isbn_13("978 0 306 40615 7") == "9780306406157"
    assert isbn_13("080442957X") == "9780804429573"


def test_with_the_key_of_a_publication_a_row_changes_it():
    text = (
        "id,title,subtitle,year,number,publisher,pages,authors,countries\n"
        f'{KEY},{KEEN},Can it?,2016,8,ICLD,48,"Koelble, Thomas A.",Sydafrika;ZM\n'
    )
    row = only(text)
    assert (row.outcome, row.match) == (Outcome.CHANGED, Match("key", KEY, KEEN))
    assert row.changes == (
        Change("number", "7", "8"),
        Change("publisher", None, "ICLD"),
        Change("pages", None, 48),
        Change("authors", ("p1", "p2"), ("p2",)),
        Change("countries", ("ZA",), ("ZA", "ZM")),
    )


def test_what_is_only_written_otherwise_is_no_change_and_an_empty_cell_none_either():
    text = (
        "id,title,language,kind,day,series,isbn,doi,authors,abstract,number,countries\n"
        f"{KEY},{KEEN}: Can it?,English,Research report,42725.0,forskningsrapport,9789186725204,10.1000/ab,"
        '"Siddle, Andrew; Koelble, Thomas A.",R&D,,za\n'
    )
    assert (only(text).outcome, only(text).changes) == (Outcome.SAME, ())


def test_with_update_a_double_changes_what_it_is_like():
    text = "title,doi,pages\nLocal government in South Africa: Can it?,10.1000/ab,48\n"
    row = only(text, update=True)
    assert (row.outcome, row.match.by, row.changes) == (Outcome.CHANGED, "doi", (Change("pages", None, 48),))
    assert outcomes("title,doi\nLocal government in South Africa: Can it?,10.1000/ab\n", update=True) == ["same"]


def test_a_row_that_says_no_language_has_that_of_the_publication_that_it_changes():
    row = only("title,doi,pages\nPerspectives,10.1000/other,9\n", update=True)
    assert (row.language, row.changes) == ("sv", (Change("pages", None, 9),))


def test_two_rows_cannot_change_the_same_publication():
    found = planned(f"id,title,pages\n{KEY},{KEEN},1\n{KEY},{KEEN},2\n")
    assert [(row.outcome.value, row.match) for row in found.rows] == [
        ("changed", Match("key", KEY, KEEN)),
        ("double", Match("key", row=2)),
    ]


def test_a_changed_row_cannot_take_the_doi_of_another_publication():
    row = only(f"id,title,doi\n{KEY},{KEEN},10.1000/OTHER\n")
    assert row.outcome == Outcome.WRONG
    assert row.faults == (Fault("taken", "doi", {"value": "10.1000/OTHER", "label": "Perspectives"}),)


def test_a_key_that_is_nobodys_makes_a_new_publication_and_says_so():
    row = only(f"id,title\n{KEY[:-1]}e,New\n")
    assert (row.outcome, row.remarks) == (Outcome.NEW, (Fault("unknown_key", "key"),))
    assert only("id,title\ndiva2:123,New\n").remarks == ()


def test_titles_stand_in_the_language_of_the_document():
    told = only("title,translated title,language,abstract\nEtt,One,sv,Kort\n").told
    assert told == {"language": "sv", "title_sv": "Ett", "title_en": "One", "abstract_sv": "Kort"}
    assert only("titel sv\nEtt\n").told == {"language": "sv", "title_sv": "Ett"}
    row = only("title,language,translated title\nUno,es,One\n")
    assert row.told == {"language": "es", "original_title": "Uno", "title_en": "One"}
    assert only("title,language\nUno,es\n").faults == (Fault("no_translation", "translated_title"),)
    assert only("title,title_en\nOne,Two\n").faults == (Fault("several", "title", {"values": ["One", "Two"]}),)
    assert only("title_sv,title_en,language\nEtt,,en\n").faults == (Fault("no_title", "title"),)
    assert only("title,year\n,2016\n").faults == (Fault("no_title", "title"),)


def test_year_and_day_agree():
    assert only("title,date\nA,42725.0\n").told == {"title_en": "A", "year": 2016, "day": date(2016, 12, 21)}
    fault = Fault("other_year", "day", {"value": "2016-12-21", "year": 2017})
    assert only("title,day,year\nA,2016-12-21,2017\n").faults == (fault,)


def test_everything_that_is_wrong_with_a_row_is_told_at_once():
    row = only("title,datum,doi,pages\nA,02/03/2026,x,y\n")
    assert [(fault.field, fault.code) for fault in row.faults] == [("day", "day"), ("doi", "doi"), ("pages", "pages")]
    assert row.match is None


def test_people_are_found_by_orcid_or_else_by_their_exact_name():
    text = (
        'title,authors\nA,"Siddle, A. (0000-0002-1825-0097)"\nB,"koelble, Thomas A."\nC,Faye\n'
        'D,"Siddle, Andrew (0000-0001-5109-3700)"\n'
    )
    found = planned(text)
    assert [row.told["authors"] for row in found.rows] == [("p1",), ("new:0",), ("p3",), ("new:1",)]
    assert {key: str(person) for key, person in found.resolver.new_people.items()} == {
        "new:0": "koelble, Thomas A.",
        "new:1": "Siddle, Andrew (0000-0001-5109-3700)",
    }
    assert found.rows[3].remarks == (Fault("new_person", "authors", {"value": "Siddle, Andrew (0000-0001-5109-3700)"}),)


def test_somebody_whose_name_is_parted_otherwise_here_is_the_same():
    known = replace(KNOWN, people=(KnownPerson("p", Name(family="van der Berg", given="Anna")),))
    text = 'title,authors\nA,"van der Berg, Anna"\nB,Anna van der Berg\nC,"Berg, Anna"\n'
    assert [row.told["authors"] for row in planned(text, known=known).rows] == [("p",), ("p",), ("new:0",)]


def test_somebody_who_is_new_is_made_once_and_told_once():
    found = planned("title,authors\nA,Sida; ICLD\nB,ICLD\n")
    assert [row.told["authors"] for row in found.rows] == [("new:0", "new:1"), ("new:1",)]
    assert [len(row.remarks) for row in found.rows] == [2, 0]


def test_an_orcid_is_given_to_somebody_who_has_none():
    found = planned('title,authors\nA,"Koelble, Thomas A. (0000-0001-5109-3700)"\n')
    assert found.rows[0].told["authors"] == ("p2",)
    assert found.resolver.new_orcids == {"p2": "0000-0001-5109-3700"}
    assert [remark.code for remark in found.rows[0].remarks] == ["new_orcid"]


def test_two_of_the_same_name_are_told_apart_by_orcid_only():
    twin = KnownPerson("p4", Name(family="Siddle", given="Andrew"), "0000-0001-5109-3700")
    known = replace(KNOWN, people=(*PEOPLE, twin))
    row = only('title,authors\nA,"Siddle, Andrew"\n', known=known)
    assert row.faults == (Fault("same_name", "authors", {"value": "Siddle, Andrew"}),)
    assert only('title,authors\nA,"Siddle, Andrew (0000-0001-5109-3700)"\n', known=known).told["authors"] == ("p4",)


def test_the_same_person_twice_is_wrong():
    row = only('title,authors\nA,"Siddle, Andrew; Siddle, A. (0000-0002-1825-0097)"\n')
    assert row.faults == (Fault("person_twice", "authors"),)


def test_a_series_is_found_by_code_or_name_or_made_and_tells_the_kind():
    found = planned("title,series,number,issn\nA,RESEARCH REPORT,1,0000-0019\nB,Working Paper,2,\nC,working-paper,3,\n")
    assert [row.told["series"] for row in found.rows] == ["research-report", "new:0", "new:0"]
    assert [row.told["kind"] for row in found.rows] == ["research-report", "working-paper", "working-paper"]
    assert found.resolver.new_series == {"new:0": NewSeries("Working Paper")}
    assert [remark.code for remark in found.rows[0].remarks] == ["other_issn"]


def test_countries_and_core_areas_are_known_or_wrong():
    assert only("title,länder,kärnområden\nA,Sydafrika; ZM;za,Jämlikhet\n").told == {
        "title_en": "A",
        "countries": ("ZA", "ZM"),
        "core_areas": ("equity",),
    }
    assert only("title,countries\nA,Sydafrika; Narnia\n").faults == (
        Fault("unknown_word", "countries", {"value": "Narnia"}),
    )


def test_the_address_of_our_own_page_is_not_where_the_document_can_be_had():
    assert "had_from" not in only("title,link\nA,https://icld.example/en/publications/a/\n").told
    assert only("title,link\nA,https://icld.example.org/a\n").told["had_from"] == "https://icld.example.org/a"


def test_a_plan_has_the_same_mark_as_long_as_it_is_the_same():
    text = "title,doi\nA,10.1234/a\nB,\n"
    assert planned(text).mark == planned(text).mark
    taken = replace(KNOWN, signs=(*KNOWN.signs, Sign("k", "A", "A", None, "10.1234/a")))
    assert planned(text, known=taken).mark != planned(text).mark
    assert planned("title,doi\nA,10.1234/a\nC,\n").mark != planned(text).mark


@pytest.mark.parametrize(
    ("text", "can"),
    [("title\nA\n", True), ("title,year\nA,2016\nB,x\n", False), ("title,doi\nA,10.1000/ab\n", False)],
)
def test_only_what_is_right_and_new_can_be_stored(text, can):
    assert planned(text).can_be_stored is can


def test_a_year_that_isnt_that_of_the_day_which_is_held_is_told_before_anything_is_stored():
    row = only(f"id,title,year\n{KEY},{KEEN}: Can it?,2017\n")
    assert (row.outcome, row.faults) == (
        Outcome.WRONG,
        (Fault("other_year", "day", {"value": "2016-12-21", "year": 2017}),),
    )
    with_its_day = only(f"id,title,year,day\n{KEY},{KEEN}: Can it?,2017,2017-01-09\n")
    assert (with_its_day.outcome, with_its_day.faults) == (Outcome.CHANGED, ())
