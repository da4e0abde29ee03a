"""What cells mean, and what is refused because it could mean two things."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.domain.records import Name
from publications.importing import values
from publications.importing.faults import Wrong
from publications.importing.names import Person, people
from publications.models import Publication, Series


def wrong(reader, text: str) -> str:
    with pytest.raises(Wrong) as caught:
        reader(text)
    return caught.value.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("42725.0", (2016, date(2016, 12, 21))),
        ("42725", (2016, date(2016, 12, 21))),
        ("42725,0", (2016, date(2016, 12, 21))),
        ("2026-02-15", (2026, date(2026, 2, 15))),
        ("2026-02-15T00:00:00", (2026, date(2026, 2, 15))),
        ("2026/02/15/", (2026, date(2026, 2, 15))),
        ("20260215", (2026, date(2026, 2, 15))),
        ("2016", (2016, None)),
        ("2016.0", (2016, None)),
        ("2016-03", (2016, None)),
        ("2016/03//", (2016, None)),
        ("2016///", (2016, None)),
    ],
)
def test_days_that_can_be_read_in_one_way(text, expected):
    assert values.issued(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("15/2 2026", "day"),
        ("02/03/2026", "day"),
        ("2/3-26", "day"),
        ("15 mars 2026", "day"),
        ("-5", "day"),
        ("2026-02-30", "no_such_day"),
        ("2026-13", "no_such_day"),
        ("1899", "year"),
        ("2100-01-01", "year"),
        ("99999", "year"),
        ("１２３４", "day"),
    ],
)
def test_days_that_cannot(text, code):
    assert wrong(values.issued, text) == code


@given(st.dates(min_value=date(1927, 5, 18), max_value=date(2099, 12, 31)))
def test_each_serial_number_is_the_day_that_excel_shows(day):
    from openpyxl.utils.datetime import to_excel

    assert values.issued(f"{to_excel(day):.0f}.0") == (day.year, day)


@pytest.mark.parametrize(
    ("reader", "text", "expected"),
    [
        (values.year, "2016", (2016, None)),
        (values.pages, "48", 48),
        (values.pages, "48 s.", 48),
        (values.pages, "1–48", 48),
        (values.language, "Svenska", "sv"),
        (values.language, "en-GB", "en"),
        (values.language, "swe", "sv"),
        (values.kind, "Working Paper", "working-paper"),
        (values.kind, "country-brief", "country-brief"),
        (values.kind, "Rapport", "report"),
        (values.doi, "https://doi.org/10.1000/182", "10.1000/182"),
        (values.doi, "DOI: 10.1000/182", "10.1000/182"),
        (values.isbn, "ISBN 91-86725-20-X", None),
        (values.isbn, "9789186725204", "9789186725204"),
        (values.licence, "CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/"),
        (values.licence, "CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        (values.link, "https://icld.se/x?y=å", "https://icld.se/x?y=å"),
    ],
)
def test_what_staff_write_is_understood(reader, text, expected):
    if expected is None:
        assert wrong(reader, text) == "isbn"
    else:
        assert reader(text) == expected


@pytest.mark.parametrize(
    ("reader", "text", "code"),
    [
        (values.year, "42725", "year"),
        (values.year, "02/03/2026", "year"),
        (values.pages, "0", "pages"),
        (values.pages, "48-1", "pages"),
        (values.pages, "many", "pages"),
        (values.language, "norska", "language"),
        (values.kind, "pamphlet", "kind"),
        (values.doi, "11.1000/182", "doi"),
        (values.doi, "https://icld.se/10.1", "doi"),
        (values.isbn, "978-91-86725-20-5", "isbn"),
        (values.isbn, "9,78919E+12", "shortened"),
        (values.issn, "0378-5956", "issn"),
        (values.licence, "all rights reserved", "licence"),
        (values.link, "javascript:alert(1)", "link"),
        (values.link, "https://[", "link"),
        (values.link, "icld.se", "link"),
    ],
)
def test_what_cannot_be_meant_is_refused(reader, text, code):
    assert wrong(reader, text) == code


def written(text: str) -> list[str]:
    return [str(person) for person in people(text)]


def test_names_are_parted_and_read():
    assert people("Koelble, Thomas A.; van der Berg, Anna ; ICLD;Faye,;{Sida, the agency}") == (
        Person(Name(family="Koelble", given="Thomas A.")),
        Person(Name(family="Berg", given="Anna", particle="van der")),
        Person(Name(organisation="ICLD")),
        Person(Name(family="Faye")),
        Person(Name(organisation="Sida, the agency")),
    )
    assert written("Koelble, T & Siddle, A") == ["Koelble, T", "Siddle, A"]
    assert written("Research & Development") == ["Research & Development"]
    assert written("hooks, bell") == ["hooks, bell"]
    assert written("Siddle, Andrew (0000-0002-1825-0097)") == ["Siddle, Andrew (0000-0002-1825-0097)"]
    assert written("King, Martin Luther, Jr.") == ["King, Martin Luther, Jr."]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Siddle, A., Koelble, T.", "name"),
        (", Anna", "name"),
        ("{}", "name"),
        ("Siddle, Andrew (0000-0002-1825-0098)", "orcid"),
        (f"{'a' * 101}, B", "too_long"),
    ],
)
def test_names_that_cannot_be_read_are_refused(text, code):
    assert wrong(people, text) == code


def test_no_text_is_longer_than_its_column():
    columns = {"number": "series_number", "place": "publisher_place"}
    for name, most in values.LIMITS.items():
        column = columns.get(name, name.replace("translated", "original"))
        model, column = (Series, "title") if name == "series" else (Publication, column)
        assert most == model._meta.get_field(column).max_length, name


def test_html_of_our_own_tables_and_a_plain_text_are_compared_by_their_words():
    assert (
        values.plain("<p>R&amp;D <strong>two</strong></p><p>a &lt; b</p>")
        == "R&D two\na < b"
        == values.plain("R&D  two\n\na < b")
    )
