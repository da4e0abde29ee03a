"""Case C4: a text that a spreadsheet would run is a text there, and comes back as it was. See also publications."""

import csv
from io import StringIO

import pytest

from icld_site.delivery.tables import cell, table
from publications.importing.rows import as_meant

RUN = ["=cmd|' /C calc'!A0", "@x", "-5", "+1", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x", "'quoted'", "''", '="a",b']
LEFT = ["", "5", "a=b", "x@y.se", "2018-01-01", "Å-ö", "1-5", " =1"]


def written(*values) -> list[str]:
    content = table("t.csv", ["value"], ({"value": value} for value in values)).content.decode("utf-8-sig")
    heading, *rows = csv.reader(StringIO(content, newline=""), strict=True)
    assert heading == ["value"]
    return ["".join(row) for row in rows]


@pytest.mark.parametrize("text", RUN)
def test_a_text_that_would_be_run_has_an_apostrophe_that_is_taken_off_again(text):
    assert written(text) == [f"'{text}"]
    assert as_meant(cell(text)) == text.strip()


@pytest.mark.parametrize("text", LEFT)
def test_any_other_text_is_written_as_it_is(text):
    assert written(text, "x") == [text, "x"]
    assert as_meant(cell(text)) == text.strip()


def test_numbers_stay_numbers_and_yes_and_no_are_words_of_json():
    assert [cell(value) for value in (-5, 0, 2.5, True, False, None)] == [-5, 0, 2.5, "true", "false", None]
    assert written(-5, True, None) == ["-5", "true", ""]
