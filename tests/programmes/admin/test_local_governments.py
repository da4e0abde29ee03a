"""Where each row of the register is from, as staff see it."""

import csv

import pytest

from programmes.models import LocalGovernment
from programmes.register import DATA
from programmes.register_sources import read, sources
from tests.programmes.admin.forms import url_of
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")

LIST = "/admin/programmes/localgovernment/"


def body(code: str) -> LocalGovernment:
    return LocalGovernment.objects.get(code=code, kind="municipality")


def found(editor, **choice) -> int:
    return editor.get(LIST, choice).context["cl"].result_count


def test_every_key_of_the_data_is_in_the_table_and_the_table_has_no_other():
    with (DATA / "local_governments.csv").open(encoding="utf-8", newline="") as file:
        stated = {row["source"] for row in csv.DictReader(file)}
    parts = [part for text in stated for part in read(text)]
    assert {part.key for part in parts} == set(sources())


@pytest.mark.parametrize(
    ("stated", "parts"),
    [
        ("S1 S11 own page", ["S1", "S11", "own page"]),
        ("S1; kommunlankod-2027.csv, 2027-01-01", ["S1", "kommunlankod-2027.csv, 2027-01-01"]),
        ("a.se (x; y); b.se", ["a.se (x; y); b.se"]),
        ("S1 of another kind", ["S1 of another kind"]),
        ("", []),
    ],
)
def test_a_source_is_read_key_by_key_and_words_stay_as_they_are(stated, parts):
    assert [getattr(part, "key", part) for part in read(stated)] == parts


def test_the_list_says_where_each_row_is_from_in_words(at):
    page = text_of(at("2027-02-20").get(LIST, {"q": "1440"}))
    assert "1440 SCB; organisationsnummer Västra Götalands län" in page


def test_the_form_says_what_each_source_was_used_for_and_its_licence(at):
    page = text_of(at("2027-02-20").get(url_of(body("1440"))))
    assert "Koder, namn och län efter SCB: sjbrg/swedish-geodata på GitHub, den 11 februari 2026 (CC0 1.0)" in page


def test_rows_are_found_by_their_source(at):
    editor = at("2027-02-20")
    assert found(editor, **{"from": "S1"}) == 290
    assert found(editor, **{"from": "S17"}) == 2
    assert found(editor, **{"from": "words"}) == 16
    LocalGovernment.objects.filter(code="1440").update(source="S1; kommunlankod-2027.csv, 2027-01-01")
    assert (found(editor, **{"from": "S1"}), found(editor, **{"from": "words"})) == (290, 17)
    assert found(editor, q="kommunlankod-2027") == 1
