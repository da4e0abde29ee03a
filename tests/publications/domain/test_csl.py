"""CSL-JSON: what the schema allows, and what it says."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from publications.domain.csl import csl
from publications.domain.records import Kind, Name, Record
from tests.publications.domain.shelf import CASE_B3, SOUTH_AFRICA, records

SCHEMA = json.loads(Path(__file__).with_name("csl-data.json").read_text())


def test_the_schema_is_one():
    Draft7Validator.check_schema(SCHEMA)
    assert not Draft7Validator(SCHEMA).is_valid([{"id": "1", "type": "report", "photographer": []}])


def test_a_report_says_all_that_is_known():
    assert csl(SOUTH_AFRICA) == {
        "id": "6f1c",
        "type": "report",
        "title": (
            "Local government in South Africa: Can the objectives of the developmental state be achieved through the "
            "current model of decentralised governance?"
        ),
        "author": [{"family": "Koelble", "given": "Thomas A."}, {"family": "Siddle", "given": "Andrew"}],
        "issued": {"date-parts": [[2016]]},
        "language": "en",
        "genre": "Research report",
        "collection-title": "Research Report",
        "collection-number": "7",
        "publisher": "ICLD",
        "publisher-place": "Visby",
        "number-of-pages": "40",
        "ISBN": "978-91-86725-20-4",
        "URL": "https://icld.se/en/publications/local-government-in-south-africa/",
    }


def test_what_isnt_known_is_left_out():
    assert csl(Record(key="1", kind=Kind.THESIS, title="A", language="sv", number="7")) == {
        "id": "1",
        "type": "thesis",
        "title": "A",
        "language": "sv",
        "genre": "Avhandling",
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (Name(family="Berg", given="Anna", particle="van der"), ("Berg", "Anna", "van der", None)),
        (Name(family="Madonna"), ("Madonna", None, None, None)),
        (Name(organisation="Ministry of Health, and Welfare"), (None, None, None, "Ministry of Health, and Welfare")),
    ],
)
def test_a_name_keeps_its_parts(name, parts):
    (written,) = csl(Record(key="1", kind=Kind.REPORT, title="A", authors=(name,)))["author"]
    assert tuple(map(written.get, ("family", "given", "non-dropping-particle", "literal"))) == parts


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        (Kind.RESEARCH_REPORT, "report"),
        (Kind.COUNTRY_BRIEF, "report"),
        (Kind.HANDBOOK, "book"),
        (Kind.BOOK, "book"),
        (Kind.THESIS, "thesis"),
    ],
)
def test_each_kind_has_its_type(kind, known):
    assert csl(Record(key="1", kind=kind, title="A"))["type"] == known


@settings(max_examples=50, deadline=None)
@given(records())
def test_any_record_keeps_to_the_schema_and_comes_back(record):
    item = json.loads(json.dumps(csl(record)))
    Draft7Validator(SCHEMA).validate([item])
    assert "" not in item.values()
    assert _names(item, "author") == record.authors
    assert _names(item, "editor") == record.editors
    assert _names(item, "contributor") == record.photographers
    issued = record.issued
    assert item.get("issued") == (
        {"date-parts": [[part for part in (issued.year, issued.month, issued.day) if part]]} if issued else None
    )
    assert [item.get(field, "") for field in ("title", "collection-title", "publisher", "publisher-place")] == [
        record.full_title,
        record.series,
        record.publisher,
        record.place,
    ]
    assert [item.get(field, "") for field in ("ISBN", "ISSN", "DOI", "URL", "abstract", "language")] == [
        record.isbn,
        record.issn,
        record.doi,
        record.url,
        record.abstract,
        record.language,
    ]
    assert item.get("collection-number", "") == (record.number if record.series else "")
    assert item.get("number-of-pages", "") == str(record.pages or "")


def test_an_abstract_keeps_its_paragraphs():
    assert csl(CASE_B3)["abstract"] == CASE_B3.abstract


def _names(item, role):
    return tuple(
        Name(
            family=name.get("family", ""),
            given=name.get("given", ""),
            particle=name.get("non-dropping-particle", ""),
            organisation=name.get("literal", ""),
        )
        for name in item.get(role, [])
    )
