"""Citations as exact strings: the examples of the guides themselves, and ICLD's own publications."""

import re
import tomllib
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publications.domain import styles
from publications.domain.records import Issued, Kind, Name, Record
from publications.domain.styles import Style, cite, icld_line
from publications.domain.texts import one_line
from tests.publications.domain.shelf import ICLD, SOUTH_AFRICA, records

EN, SV = "en-GB", "sv-SE"


def people(text: str) -> tuple[Name, ...]:
    """`Fried, D.; Polyakova, A.`; one without a comma is an organisation."""
    parts = [part.split(", ") for part in text.split("; ") if part]
    return tuple(Name(family=part[0], given=part[1]) if len(part) > 1 else Name(organisation=part[0]) for part in parts)


def work(kind: Kind, title: str, by: str = "", year: int | None = None, editors: str = "", **values: object) -> Record:
    issued = Issued(year=year) if year else None
    return Record(key="1", kind=kind, title=title, authors=people(by), editors=people(editors), issued=issued, **values)


def examples(name: str) -> dict[str, tuple[Record, Style, str, str]]:
    """What a file of examples holds: a record, the style and locale to cite it in, and the citation."""
    return {
        title: (_record(told), Style(told["style"]), told["locale"], told["citation"])
        for title, told in tomllib.loads(Path(__file__).with_name(name).read_text()).items()
    }


def _record(told: dict[str, Any]) -> Record:
    texts = ("title", "subtitle", "translated_title", "series", "number", "publisher", "place", "doi", "url")
    return Record(
        key="1",
        kind=Kind(told["kind"]),
        language=told.get("language", "en"),
        issued=Issued(year=told["year"]) if "year" in told else None,
        authors=tuple(Name(**name) for name in told.get("authors", ())),
        editors=tuple(Name(**name) for name in told.get("editors", ())),
        **{field: told.get(field, "") for field in texts},
    )


GUIDES, OURS = examples("guides.toml"), examples("ours.toml")

REPORT = work(
    Kind.REPORT,
    "Partnerskap på väg till ökad lokal demokrati",
    "ICLD",
    publisher="ICLD",
    place="Visby",
    language="sv",
    translated_title="Partnerships on the road to <strengthened> local democracy",
)
FOUR = work(
    Kind.RESEARCH_REPORT,
    "Co-production of services in informal settlements",
    "Kain, Jaan-Henrik; Oloko, Michael O.; Zapata, Patrik; Zapata Campos, María José",
    2017,
    series="Research Report",
    number="11",
    publisher="ICLD",
    place="Visby",
)
BRIEF = Record(
    key="1",
    kind=Kind.POLICY_BRIEF,
    title="Who decides, & why?",
    authors=(Name(family="Berg", given="Anna-Lena K.", particle="van der"),),
    issued=Issued(year=2019, month=5, day=31),
    publisher="ICLD",
    doi="10.1000/a_b<1>",
)
SOUTH = (
    "Local government in South Africa: Can the objectives of the developmental state be achieved through the current "
    "model of decentralised governance?"
)


@pytest.mark.parametrize(("record", "style", "locale", "citation"), GUIDES.values(), ids=GUIDES)
def test_the_examples_of_the_guides_come_out_as_they_stand_there(record, style, locale, citation):
    assert cite(record, style, locale) == citation


@pytest.mark.parametrize(("record", "style", "locale", "citation"), OURS.values(), ids=OURS)
def test_our_own_come_out_by_the_same_rules(record, style, locale, citation):
    assert cite(record, style, locale) == citation


@pytest.mark.parametrize(
    ("record", "locale", "line"),
    [
        (SOUTH_AFRICA, SV, f"KC – Koelble, T & Siddle, A (2016) {SOUTH}"),
        (
            FOUR,
            EN,
            (
                "Kain, J-H, Oloko, M, Zapata, P & Zapata Campos, M (2017) Co-production of services in informal "
                "settlements"
            ),
        ),
        (BRIEF, EN, "van der Berg, A-L (2019) Who decides, & why?"),
        (REPORT, SV, "ICLD (u.å.) Partnerskap på väg till ökad lokal demokrati"),
        (REPORT, EN, "ICLD (n.d.) Partnerskap på väg till ökad lokal demokrati"),
        (work(Kind.BOOK, "A", editors="B, C.; D, E.", year=2015), EN, "B, C & D, E (eds) (2015) A"),
        (work(Kind.BOOK, "A", editors="B, C.", year=2015), EN, "B, C (ed.) (2015) A"),
        (work(Kind.BOOK, "A", editors="B, C.", year=2015), SV, "B, C (red.) (2015) A"),
        (work(Kind.BOOK, "A", year=2015, from_knowledge_centre=True), SV, "KC – (2015) A"),
        (
            Record(key="1", kind=Kind.BOOK, title="A", authors=(Name(family="Madonna"), ICLD)),
            SV,
            "Madonna & Swedish International Centre for Local Democracy (u.å.) A",
        ),
    ],
)
def test_icld_writes_a_line_of_its_own(record, locale, line):
    assert icld_line(record, locale) == line


@settings(max_examples=40, deadline=None)
@given(records(), st.sampled_from(Style), st.sampled_from([EN, SV]))
def test_any_record_is_cited_with_its_title_and_no_markup_but_italics(record, style, locale):
    citation = cite(record, style, locale)
    assert re.sub("</?i>", "", citation).count("<") == 0
    assert re.sub("&(amp|lt|gt);", "", citation).count("&") == 0
    assert "<i><i>" not in citation and "<i></i>" not in citation
    assert re.findall("</?i>", citation) == ["<i>", "</i>"] * (citation.count("<i>"))
    title = one_line(record.full_title).upper()
    assert title.rstrip(".") in unescape(re.sub("</?i>", "", citation)).upper()
    styles._typesetter.cache_clear()
    cite.cache_clear()
    assert cite(record, style, locale) == citation


def test_signs_that_the_typesetter_keeps_for_itself_do_no_harm():
    record = work(Kind.BOOK, "a\ue001script\ue002\ue005b\ue006\ue003c\ue004", "B, C.", 2015)
    assert cite(record, Style.APA, EN) == "B, C. (2015). <i>ascriptbc</i>."


def test_a_style_is_read_once():
    cite.cache_clear()
    styles._typesetter.cache_clear()
    for record in (SOUTH_AFRICA, BRIEF, SOUTH_AFRICA):
        cite(record, Style.CHICAGO, EN)
    assert styles._typesetter.cache_info().misses == 1
    assert cite.cache_info().misses == 2


def test_citations_set_at_the_same_time_are_those_set_one_after_another():
    asked = [(record, style, locale) for record, style, locale, _ in OURS.values()] * 3
    one_by_one = [cite.__wrapped__(*question) for question in asked]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda question: cite.__wrapped__(*question), asked)) == one_by_one
