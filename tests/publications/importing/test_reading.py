"""From bytes to rows: what staff's programs write, and what is no list at all."""

import datetime
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import pytest
from openpyxl import Workbook

from publications.importing.faults import Fault, Unreadable
from publications.importing.reading import MOST_BYTES, read
from publications.importing.rows import MOST_ROWS, Read, Row


def rows(content: str | bytes) -> list[tuple[int, dict[str, str]]]:
    found = read(content.encode() if isinstance(content, str) else content)
    assert all(not row.faults for row in found.rows)
    return [(row.number, row.fields) for row in found.rows]


def fault(content: str | bytes) -> tuple[str, dict]:
    with pytest.raises(Unreadable) as caught:
        read(content.encode() if isinstance(content, str) else content)
    return caught.value.fault.code, dict(caught.value.fault.params)


def workbook(*lines: list, sheets: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    book.active.title = "Lista"
    for line in lines:
        book.active.append(line)
    for name in sheets:
        book.create_sheet(name)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "encoding", "separator"),
    [
        ("title,year\nÅre, 2\n".replace("Åre, 2", '"Åre, 2",2016').encode(), "UTF-8", ","),
        ("\ufefftitle;year\r\nÅre, 2;2016\r\n".encode(), "UTF-8", ";"),
        ("Titel;År\r\nÅre, 2;2016\r\n".encode("cp1252"), "Windows-1252", ";"),
        ("Titel\tÅr\nÅre, 2\t2016\n".encode("utf-16"), "UTF-16", "\t"),
        ("\ufeffsep=;\ntitle;year\nÅre, 2;2016\n".encode(), "UTF-8", ";"),
        ("sep=|\ntitle|year\nÅre, 2|2016\n".encode(), "UTF-8", "|"),
    ],
)
def test_encoding_and_separator_are_recognised(content, encoding, separator):
    found = read(content)
    assert (found.form, found.encoding, found.separator) == ("csv", encoding, separator)
    assert found.rows == (Row(2, {"title": "Åre, 2", "year": "2016"}),)


def test_columns_stand_in_any_order_and_by_either_name_and_the_unknown_ones_are_told():
    found = read("Utgiven av,ISBN,document_language,TITEL, Författare \nx,1,en,Ett,Öberg\n".encode())
    assert found.columns == {
        "isbn": "ISBN",
        "language": "document_language",
        "title": "TITEL",
        "authors": "Författare",
    }
    assert found.unread == ("Utgiven av",)
    assert found.rows[0].fields == {"isbn": "1", "language": "en", "title": "Ett", "authors": "Öberg"}


def test_rows_have_the_number_that_a_spreadsheet_shows():
    assert rows('title,abstract\n\n"One","two\nlines"\n,\nThree,\n') == [
        (3, {"title": "One", "abstract": "two\nlines"}),
        (5, {"title": "Three"}),
    ]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("'=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"), ("'@x", "@x"), ("'-5", "-5"), ("''Tis", "'Tis"), ("'Tis", "'Tis")],
)
def test_the_apostrophe_of_our_own_tables_is_taken_away_again(cell, meant):
    assert rows(f'title\n"{cell}"\n') == [(2, {"title": meant})]


def test_a_row_with_more_cells_than_columns_is_wrong_and_one_with_fewer_is_not():
    found = read(b"title,year,doi\nOne,2016\nTwo,2,2016,x\n")
    assert [row.faults for row in found.rows] == [(), (Fault("cells", params={"cells": 4, "columns": 3}),)]


@pytest.mark.parametrize(
    ("content", "code", "params"),
    [
        (b"", "empty", {}),
        (b" \r\n\t\n", "empty", {}),
        (b"\xef\xbb\xbf", "empty", {}),
        (b"%PDF-1.7\n%\xe2\xe3", "pdf", {}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_excel", {}),
        (b"title\nA\x00B\n", "not_text", {}),
        (b"title\n\x81\n", "not_text", {}),
        (b"PK\x03\x04 and no more", "broken_xlsx", {}),
        (b"title,year\n", "only_heading", {}),
        (b"title,year\n,\n", "only_heading", {}),
        (b"One,2016\nTwo,2017\n", "no_columns", {"found": "One, 2016"}),
        (b"author,year\nOne,2016\n", "no_title_column", {}),
        (b"title,Titel\na,b\n", "column_twice", {"first": "title", "second": "Titel"}),
        (b'title,year\n"One,2016\n', "broken_csv", {"number": 2}),
        (b"title" + b",x" * 100 + b"\n", "too_many_columns", {"most": 100}),
        (b"title\n" + b"x\n" * (MOST_ROWS + 1), "too_many_rows", {"most": 3000}),
        (b"x" * (MOST_BYTES + 1), "too_big", {"most": 5}),
        (b"AU  - Siddle, Andrew\nER  - \n", "no_records", {}),
    ],
)
def test_what_is_no_list_is_told_by_what_it_is(content, code, params):
    assert fault(content) == (code, params)


def test_a_workbook_is_read_from_its_first_sheet():
    content = workbook(
        ["Titel", "Datum", "År", "Sidor", "ISBN", "DOI"],
        ["Ett", datetime.datetime(2016, 12, 21, tzinfo=None), 2016.0, 48, 9789186725204, None],  # noqa: DTZ001
        [],
        ["Två", 42725.0, None, None, None, "'=1"],
        sheets=("Anteckningar",),
    )
    found = read(content)
    assert (found.form, found.sheet, found.other_sheets) == ("xlsx", "Lista", ("Anteckningar",))
    assert found.rows == (
        Row(2, {"title": "Ett", "day": "2016-12-21", "year": "2016", "pages": "48", "isbn": "9789186725204"}),
        Row(4, {"title": "Två", "day": "42725", "doi": "=1"}),
    )


def cached(formula: str, value: str, kind: str) -> bytes:
    """A workbook whose cell A3 holds a formula with the value that Excel had worked out; an empty one for none."""
    content = workbook(["title", "year"], ["One", 2016], ["Two", 2017])
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    start = sheet.index('<c r="A3"')
    end = sheet.index("</c>", start) + len("</c>")
    cell = f'<c r="A3" t="{kind}"><f>{formula}</f>{value}</c>'
    parts["xl/worksheets/sheet1.xml"] = (sheet[:start] + cell + sheet[end:]).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    return out.getvalue()


def test_a_formula_is_read_by_its_value_and_one_without_is_a_fault_of_its_cell():
    assert rows(cached('"T"&amp;"wo"', "<v>Two</v>", "str"))[1] == (3, {"title": "Two", "year": "2017"})
    assert read(cached('"T"&amp;"wo"', "", "str")).rows[1] == Row(3, {"year": "2017"}, (Fault("formula", "title"),))
    assert read(cached("1/0", "<v>#DIV/0!</v>", "e")).rows[1].faults == (Fault("cell_error", "title"),)


def test_a_workbook_that_would_unpack_to_very_much_is_not_unpacked():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/worksheets/sheet1.xml", bytes(70 * 1024**2))
    assert len(out.getvalue()) < 100_000
    assert fault(out.getvalue()) == ("unpacks_too_big", {"most": 60})


SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def with_part(name: str, part: str | bytes) -> bytes:
    """A sound workbook with one part that is another, or that it lacked."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook(["title", "year"], ["One", 2016]))) as sound:
        parts = {one: sound.read(one) for one in sound.namelist()}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, content in (parts | {name: part}).items():
            packed.writestr(one, content)
    return out.getvalue()


CELL = '<c r="A2"/>'
LIST, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
#: What a file of some kilobytes can hold: the part, and how it is made.
TOO_MUCH = {
    "cells of a row": (LIST, lambda: SHEET.format(f'<row r="1">{60_000 * CELL}</row>')),
    "cells of a row with rows in it": (LIST, lambda: SHEET.format(f"<row>{60_000 * (CELL + '<row/>')}</row>")),
    "cells": (LIST, lambda: SHEET.format(200 * f"<row>{10_000 * CELL}</row>")),
    "rows": (LIST, lambda: SHEET.format(800_000 * "<row/>")),
    "attributes": (LIST, lambda: "<row " + " ".join(f"a{number}='>'" for number in range(100_000)) + "/>"),
    "texts": (TEXTS, lambda: f"<sst>{2_000_000 * '<si><t/></si>'}</sst>"),
    "texts of a space": (TEXTS, lambda: f"<x:sst xmlns:x='x'>{800_000 * '<x:si/>'}</x:sst>"),
    "nested": (STYLES, lambda: 1_000_000 * "<a>"),
    "formats": (STYLES, lambda: f"<styleSheet>{200_000 * '<font/>'}</styleSheet>".encode("utf-16")),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_a_workbook_that_holds_far_more_than_a_list_is_not_read(monkeypatch, what):
    monkeypatch.setattr("openpyxl.load_workbook", None)
    name, part = TOO_MUCH[what]
    assert fault(with_part(name, part())) == ("holds_too_much", {})


def test_a_workbook_in_a_code_that_only_another_reader_knows_is_refused():
    part = '<?xml version="1.0" encoding="cp500"?><styleSheet/>'
    assert fault(with_part("xl/styles.xml", part.encode("cp500"))) == ("broken_xlsx", {})
    assert fault(with_part("xl/styles.xml", part.encode("utf-32-be"))) == ("broken_xlsx", {})


def test_a_large_workbook_with_a_picture_is_read():
    heading = ["title", "year", *(f"x{number}" for number in range(38))]
    content = workbook(heading, *([f"One {row}", 2016, *(38 * ["x"])] for row in range(3000)))
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100)
    assert len(read(out.getvalue()).rows) == 3000


def test_a_workbook_with_a_document_type_of_its_own_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')
    assert fault(out.getvalue()) == ("broken_xlsx", {})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("before", ["", f"<!--{2000 * ' '}-->"])
def test_a_workbook_with_an_entity_is_refused_wherever_that_stands(monkeypatch, encoding, before):
    # As it is served: what reads XML more warily comes with the developers' tools alone.
    monkeypatch.setattr("openpyxl.worksheet._reader.iterparse", ElementTree.iterparse)
    whole, out = BytesIO(), BytesIO()
    Workbook().save(whole)
    sheet = (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE a [<!ENTITY a "title">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    )
    with zipfile.ZipFile(whole) as plain, zipfile.ZipFile(out, "w") as packed:
        for name in plain.namelist():
            packed.writestr(name, sheet.encode(encoding) if name.endswith("sheet1.xml") else plain.read(name))
    assert fault(out.getvalue()) == ("broken_xlsx", {})


def test_another_kind_of_zip_is_no_workbook():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")
    assert fault(out.getvalue()) == ("broken_xlsx", {})


def test_what_was_read_can_be_kept_as_json():
    found = read(b"title,x,year\nOne,2016\nTwo,2,2016,x\n")
    assert Read.from_json(found.as_json()) == found


RIS = """TY  - RPRT
AU  - Siddle, Andrew
AU  - Koelble, Thomas A.
TI  - Local government: Can the objectives
be achieved?
T2  - Research Report
M1  - 7
PY  - 2016
SN  - 978-91-86725-20-4
SN  - 0378-5955
AB  - One,

two.
UR  - https://icld.se/7
KW  - x
SP  - 48
ER  -
"""


def test_a_record_of_ris_is_read_with_its_continued_lines():
    found = read(RIS.encode())
    assert found.form == "ris"
    assert found.unread == ("KW",)
    assert found.rows == (
        Row(
            1,
            {
                "title": "Local government",
                "subtitle": "Can the objectives be achieved?",
                "authors": "Siddle, Andrew\nKoelble, Thomas A.",
                "series": "Research Report",
                "number": "7",
                "year": "2016",
                "isbn": "978-91-86725-20-4",
                "issn": "0378-5955",
                "abstract": "One, two.",
                "had_from": "https://icld.se/7",
                "pages": "48",
            },
        ),
    )


def test_a_record_without_an_end_ends_where_the_next_one_begins_or_the_file():
    assert rows("\ufeffTY  - BOOK\r\nTI  - One\r\nTY  - THES\r\nTI  - Two") == [
        (1, {"title": "One", "type_kind": "book"}),
        (3, {"title": "Two", "type_kind": "thesis"}),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("PY  - 2015\nPY  - 2016", Fault("several", "year", {"values": ["2015", "2016"]})),
        ("PY  - 2015\nY1  - 2016", Fault("several", "year", {"values": ["2015", "2016"]})),
        ("TI  - Two", Fault("several", "title", {"values": ["One", "Two"]})),
        ("SN  - 123", Fault("serial_number", "isbn", {"value": "123"})),
    ],
)
def test_a_record_that_contradicts_itself_is_wrong(lines, expected):
    found = read(f"TY  - RPRT\nTI  - One\n{lines}\nER  - \n".encode())
    assert found.rows[0].faults == (expected,)


def test_a_type_that_no_publication_has_is_wrong():
    faults = read(b"TY  - XXXX\nTI  - One\nER  - \n").rows[0].faults
    assert [(one.code, one.field, one.params["value"]) for one in faults] == [("type", "type", "XXXX")]


def test_the_authors_of_an_edited_book_are_its_editors_and_a_last_comma_makes_an_organisation():
    assert rows("TY  - EDBOOK\nTI  - One\nAU  - Öjendal, J.\nED  - Dellnäs, A.\nA1  - Sida, Partnership,\nER  - ") == [
        (
            1,
            {"title": "One", "type_kind": "book", "editors": "Öjendal, J.\n{Sida, Partnership}\nDellnäs, A."},
        )
    ]
