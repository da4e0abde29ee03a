"""RIS: the lines as they are, and as rispy reads them."""

import re

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from publications.domain.records import Issued, Kind, Name, Record
from publications.domain.ris import ris
from publications.domain.texts import one_line
from tests.publications.domain.shelf import CASE_B3, IMPERATIVE, SOUTH_AFRICA, records

TAGS = TAG_KEY_MAPPING | {"ED": "editors"}


def test_an_organisation_without_a_year_and_with_two_files_leaves_no_broken_line():
    """Case B3."""
    assert ris([CASE_B3]) == (
        "TY  - RPRT\r\n"
        "AU  - Swedish International Centre for Local Democracy\r\n"
        "TI  - Årsredovisning\r\n"
        "M3  - Rapport\r\n"
        "LA  - sv\r\n"
        "AB  - Första stycket. ER - Andra stycket.\r\n"
        "UR  - https://icld.se/sv/publikationer/arsredovisning/\r\n"
        "L1  - https://icld.se/sv/publikationer/arsredovisning/1.pdf\r\n"
        "L1  - https://icld.se/sv/publikationer/arsredovisning/2.pdf\r\n"
        "ID  - b3\r\n"
        "ER  - \r\n"
    )


def test_a_report_says_all_that_is_known():
    assert ris([SOUTH_AFRICA]).split("\r\n") == [
        "TY  - RPRT",
        "AU  - Koelble, Thomas A.",
        "AU  - Siddle, Andrew",
        f"TI  - {SOUTH_AFRICA.full_title}",
        "T2  - Research Report",
        "M1  - 7",
        "M3  - Research report",
        "PY  - 2016",
        "PB  - ICLD",
        "CY  - Visby",
        "SN  - 978-91-86725-20-4",
        "LA  - en",
        "UR  - https://icld.se/en/publications/local-government-in-south-africa/",
        "L1  - https://icld.se/en/publications/local-government-in-south-africa/1.pdf",
        "ID  - 6f1c",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        (None, []),
        (Issued(year=2019), ["PY  - 2019"]),
        (Issued(year=2013, month=10), ["PY  - 2013", "DA  - 2013/10//"]),
        (Issued(year=2019, month=5, day=3), ["PY  - 2019", "DA  - 2019/05/03/"]),
    ],
)
def test_a_date_is_given_as_far_as_it_is_known(issued, lines):
    text = ris([Record(key="1", kind=Kind.REPORT, title="A", issued=issued)])
    assert re.findall("(?:PY|DA)  - .*(?=\r)", text) == lines


@pytest.mark.parametrize(
    ("kind", "code", "pages"),
    [(Kind.POLICY_BRIEF, "RPRT", []), (Kind.HANDBOOK, "BOOK", ["40"]), (Kind.THESIS, "THES", ["40"])],
)
def test_each_kind_has_its_type_and_a_report_no_pages_to_be_taken_for_a_place_in_it(kind, code, pages):
    text = ris([Record(key="1", kind=kind, title="A", pages=40)])
    assert text.startswith(f"TY  - {code}\r\n")
    assert re.findall("SP  - (.*)\r", text) == pages


def test_several_records_stand_apart_and_none_gives_nothing():
    assert ris([SOUTH_AFRICA, IMPERATIVE]).count("ER  - \r\n\r\nTY  - BOOK\r\nED  - Öjendal, Joakim\r\n") == 1
    assert ris([]) == ""


@settings(max_examples=50, deadline=None)
@given(st.lists(records(), min_size=1, max_size=2))
def test_rispy_reads_any_records_back(made):
    text = ris(made)
    assert all(re.fullmatch("[A-Z][A-Z0-9]  - .*", line) for line in text.replace("\r\n", "\n").split("\n") if line)
    read = rispy.loads(text, mapping=TAGS, list_tags=[*LIST_TYPE_TAGS, "ED", "L1", "SN"])
    assert len(read) == len(made)
    for record, entry in zip(made, read, strict=True):
        assert entry["type_of_reference"] == {"book": "BOOK", "handbook": "BOOK", "thesis": "THES"}.get(
            record.kind.value, "RPRT"
        )
        assert entry.get("authors", []) == [one_line(name.inverted) for name in record.authors]
        assert entry.get("editors", []) == [one_line(name.inverted) for name in record.editors]
        expected = {
            "title": record.full_title,
            "secondary_title": record.series,
            "note": record.number if record.series else "",
            "year": str(record.issued.year) if record.issued else "",
            "publisher": record.publisher,
            "place_published": record.place,
            "doi": record.doi,
            "language": record.language,
            "abstract": record.abstract,
            "id": record.key,
        }
        assert {field: entry.get(field, "") for field in expected} == {
            field: one_line(value) for field, value in expected.items()
        }
        assert entry.get("urls", []) == ([record.url] if record.url else [])
        assert entry.get("file_attachments1", []) == list(record.files)
        assert entry.get("issn", []) == [number for number in (record.isbn, record.issn) if number]


def test_a_particle_stands_before_the_family_name():
    names = (Name(family="Berg", given="Anna", particle="van der"), Name(family="Madonna"), Name(organisation="A & B"))
    text = ris([Record(key="1", kind=Kind.REPORT, title="A", authors=names)])
    assert rispy.loads(text)[0]["authors"] == ["van der Berg, Anna", "Madonna", "A & B"]
