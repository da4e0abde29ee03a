"""BibTeX: the entries as they are, and as pybtex reads them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from publications.domain.bibtex import bibtex, citation_key, escaped, plain
from publications.domain.records import Issued, Kind, Name, Record
from publications.domain.texts import one_line
from tests.publications.domain.shelf import CASE_B1, IMPERATIVE, SOUTH_AFRICA, names, records, texts


def read(text):
    return list(parse_string(text, "bibtex").entries.values())


def report(**values):
    return Record(**{"key": "1", "kind": Kind.REPORT, "title": "Report"} | values)


def test_every_special_sign_is_escaped_and_comes_back():
    """Case B1."""
    text = bibtex([CASE_B1])
    assert text == (
        "@techreport{ObergMullerLocal,\n"
        "  author = {Öberg-Müller, Åsa},\n"
        r"  title = {Local {R\&D:} 100 \% of \#1 \textbraceleft{}trust\textbraceright{} in a\_b "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{} \$5},"
        "\n"
        "  type = {Report},\n"
        "  language = {en},\n"
        "}\n"
    )
    (entry,) = read(text)
    assert plain(entry.fields["title"]) == CASE_B1.title
    assert str(entry.persons["author"][0]) == "Öberg-Müller, Åsa"


def test_a_report_has_its_series_for_a_type():
    assert bibtex([SOUTH_AFRICA]) == (
        "@techreport{Koelble2016Local,\n"
        "  author = {Koelble, Thomas A. and Siddle, Andrew},\n"
        "  title = {Local government in {South} {Africa:} {Can} the objectives of the developmental state be achieved "
        "through the current model of decentralised governance?},\n"
        "  type = {Research Report},\n"
        "  number = {7},\n"
        "  institution = {ICLD},\n"
        "  address = {Visby},\n"
        "  year = {2016},\n"
        "  language = {en},\n"
        "  pagetotal = {40},\n"
        "  isbn = {978-91-86725-20-4},\n"
        "  url = {https://icld.se/en/publications/local-government-in-south-africa/},\n"
        "}\n"
    )


def test_a_book_of_editors_has_its_month():
    text = bibtex([IMPERATIVE])
    assert text.startswith("@book{Ojendal2013The,\n  editor = {Öjendal, Joakim and Dellnäs, Anki},\n")
    assert text.endswith("  month = oct,\n}\n")
    assert read(text)[0].fields["month"] == "October"


@pytest.mark.parametrize(
    ("kind", "entry", "publisher"),
    [
        (Kind.WORKING_PAPER, "techreport", "institution"),
        (Kind.HANDBOOK, "book", "publisher"),
        (Kind.THESIS, "phdthesis", "school"),
    ],
)
def test_each_kind_has_its_entry(kind, entry, publisher):
    (made,) = read(bibtex([report(kind=kind, publisher="ICLD")]))
    assert (made.type, made.fields[publisher]) == (entry, "ICLD")


def test_an_address_and_a_doi_stand_as_they_are():
    (entry,) = read(bibtex([report(url="https://icld.se/a_b/?c=d&e=%20#f{}", doi="10.1000/a_b<1>")]))
    assert entry.fields["url"] == "https://icld.se/a_b/?c=d&e=%20#f%7B%7D"
    assert entry.fields["doi"] == "10.1000/a_b<1>"


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Local democracy", "Local democracy"),
        ("ICLD today", "{ICLD} today"),
        ("A toolbox for SDG 5", "A toolbox for {SDG} 5"),
        ("demokrati i Åre", "demokrati i {Åre}"),
        ("in &Co", r"in {{\&Co}}"),
    ],
)
def test_capitals_are_held_but_for_the_first(title, held):
    assert f"  title = {{{held}}},\n" in bibtex([report(title=title)])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a -- b --- c", "a -{}- b -{}-{}- c"),
        ("``quoted''", "`{}`quoted'{}'"),
        ("“quoted” – it’s", "“quoted” – it’s"),
        ("?`", "?{}`"),
        ("a\n b", "a b"),
    ],
)
def test_what_tex_would_join_stays_apart(text, written):
    assert escaped(text) == written
    assert plain(written) == one_line(text)


def test_other_commands_and_older_braces_are_read():
    assert plain(r"\{a\} \emph{b} {C}") == r"{a} \emphb C"
    assert plain(r"\textbackslash x") == "\\x"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (Name(family="Berg", given="Anna", particle="van der"), ("van der", "Berg", "Anna")),
        (Name(family="Ugglas", particle="af"), ("af", "Ugglas", "")),
        (Name(family="Geer", given="L.", particle="De"), ("", "De Geer", "L.")),
        (Name(family="Geer", particle="De"), ("", "De Geer", "")),
        (Name(family="Zapata Campos", given="María José"), ("", "Zapata Campos", "María José")),
        (Name(family="Zapata Campos"), ("", "Zapata Campos", "")),
        (Name(family="Zapata y Campos", given="M."), ("", "Zapata y Campos", "M.")),
        (Name(family="hooks", given="bell"), ("", "hooks", "bell")),
        (Name(family="Madonna"), ("", "Madonna", "")),
        (Name(family="King, Jr", given="M. L."), ("", "King, Jr", "M. L.")),
        (Name(family="O’Neil-Łuk", given="Ø."), ("", "O’Neil-Łuk", "Ø.")),
        (Name(organisation="Ministry of Health, Sports and R&D"), ("", "Ministry of Health, Sports and R&D", "")),
        (Name(organisation="others"), ("", "others", "")),
    ],
)
def test_a_name_comes_back_in_its_parts(name, parts):
    (entry,) = read(bibtex([report(authors=(name, SOUTH_AFRICA.authors[1]))]))
    person, other = entry.persons["author"]
    assert _parts(person) == parts
    assert str(other) == "Siddle, Andrew"


@pytest.mark.parametrize(
    ("record", "key"),
    [
        (SOUTH_AFRICA, "Koelble2016Local"),
        (report(title="Över ån", authors=(Name(family="Ångström-Łuk", particle="af"),)), "AngstromLukOver"),
        (report(authors=(Name(organisation="A & B"),), issued=Issued(year=2015)), "AB2015Report"),
        (report(title="жук", key="12-ab"), "record12ab"),
        (report(title="«2016» års val"), "2016"),
    ],
)
def test_a_key_is_made_of_name_year_and_title(record, key):
    assert citation_key(record) == key


def test_keys_are_unique_in_a_file_and_the_same_in_the_next():
    made = [report(key=str(number)) for number in range(29)]
    keys = [entry.key for entry in read(bibtex([*made, report(title="REPORT")]))]
    assert keys[:3] + keys[26:] == ["Report", "Reporta", "Reportb", "Reportz", "Reportaa", "Reportab", "Reportac"]
    assert bibtex(made) == bibtex(made)


def test_no_record_gives_an_empty_file():
    assert bibtex([]) == ""


@given(texts)
def test_any_text_comes_back(text):
    written = escaped(text)
    assert plain(written) == one_line(text)
    assert written.isascii() == one_line(text).isascii()
    assert written.count("{") == written.count("}")


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=4))
def test_any_names_come_back(made):
    (entry,) = read(bibtex([report(authors=tuple(made))]))
    assert [_joined(person) for person in entry.persons["author"]] == [_expected(name) for name in made]


@settings(max_examples=50, deadline=None)
@given(st.lists(records(), min_size=1, max_size=2))
def test_any_records_come_back(made):
    entries = read(bibtex(made))
    assert len(entries) == len(made)
    for record, entry in zip(made, entries, strict=True):
        for role in ("author", "editor"):
            people = getattr(record, f"{role}s")
            assert [_joined(person) for person in entry.persons.get(role, [])] == [_expected(name) for name in people]
        fields = {field: plain(value) for field, value in entry.fields.items()}
        numbered = record.number if record.series else ""
        expected = {
            "title": record.full_title,
            "titleaddon": f"[{one_line(record.translated_title)}]" if record.translated_title else "",
            "number": numbered,
            "type" if entry.type == "techreport" and numbered else "series": record.series,
            {"techreport": "institution", "phdthesis": "school", "book": "publisher"}[entry.type]: record.publisher,
            "address": record.place,
            "year": str(record.issued.year) if record.issued else "",
            "day": str(record.issued.day or "") if record.issued else "",
            "language": record.language,
            "pagetotal": str(record.pages or ""),
            "isbn": record.isbn,
            "issn": record.issn,
            "doi": record.doi,
            "url": record.url,
            "copyright": record.licence,
            "abstract": record.abstract,
        }
        assert {field: fields.get(field, "") for field in expected} == {
            field: one_line(value) for field, value in expected.items()
        }


def _parts(person):
    return tuple(
        plain(" ".join(part))
        for part in (person.prelast_names, person.last_names, person.first_names + person.middle_names)
    )


def _joined(person):
    particle, family, given = _parts(person)
    return f"{particle} {family}".strip(), given


def _expected(name):
    return one_line(name.organisation or f"{name.particle} {name.family}"), one_line(name.given)
