"""Case C4: a text that a spreadsheet would run is a text there, and comes back as it was. See also publications."""

import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis.strategies import text

from icld_site.delivery.tables import as_meant, cell, table

RUN = ["=cmd|' /C calc'!A0", "@x", "-5", "+1", "\tx", "\rx", "\nx", "＝1+1", "＠x", "'quoted'", "''", '="a",b']
WITHIN = {
    "Rapport;=1+1": "Rapport;'=1+1",
    "Rapport;'=1+1": "Rapport;''=1+1",
    'Rapport;"=1+1"': 'Rapport;\'"=1+1"',
    "a\t@b;-c;;＝d": "a\t'@b;'-c;;'＝d",
    "a\n=b\r\n+c": "a\n'=b\r\n'+c",
    ";\t=a": ";\t'=a",
    "\t=1": "'\t'=1",
    "\n=1": "'\n'=1",
    "=a;=b": "'=a;'=b",
}
LEFT = [
    "a; b",
    "a;b=c",
    "a\nb",
    "a\n\nb",
    "a\r\nb",
    "a; =b",
    "it;s 'so'",
    "",
    "5",
    "a=b",
    "x@y.se",
    "2018-01-01",
    "Å-ö",
    "1-5",
    " =1",
]


def written(*values) -> list[str]:
    content = table("t.csv", ["value"], ({"value": value} for value in values)).content.decode("utf-8-sig")
    heading, *rows = csv.reader(StringIO(content, newline=""), strict=True)
    assert heading == ["value"]
    return ["".join(row) for row in rows]


@pytest.mark.parametrize("text", RUN)
def test_a_text_that_would_be_run_has_an_apostrophe_that_is_taken_off_again(text):
    assert written(text) == [f"'{text}"]
    assert as_meant(cell(text)) == text


@pytest.mark.parametrize("text", WITHIN)
def test_what_would_be_run_where_a_spreadsheet_splits_at_semicolons_is_marked_there(text):
    assert written(text) == [WITHIN[text]]
    assert as_meant(cell(text)) == text


@given(text(alphabet="ab=-@'\";,\t\r\n ＝"))
def test_every_text_comes_back_as_it_was_and_no_part_of_it_is_a_formula(value):
    assert as_meant(cell(value)) == value
    for part in re.split("[;\t\r\n]", cell(value)):
        assert not part.lstrip('"').startswith(("=", "-", "@", "＝"))


@pytest.mark.parametrize("text", LEFT)
def test_any_other_text_is_written_as_it_is(text):
    assert written(text, "x") == [text, "x"]
    assert as_meant(cell(text)) == text


def test_numbers_stay_numbers_and_yes_and_no_are_words_of_json():
    assert [cell(value) for value in (-5, 0, 2.5, True, False, None)] == [-5, 0, 2.5, "true", "false", None]
    assert written(-5, True, None) == ["-5", "true", ""]
