import pytest

from publications.domain.reference import Reference, icld_line

SIDDLE = Reference(
    authors="Koelble, T & Siddle, A",
    year=2016,
    title="Local government in South Africa",
    subtitle="Can the objectives be achieved?",
    series="Research Report",
    number="7",
    place="Visby",
    publisher="ICLD",
    from_knowledge_centre=True,
)


def test_icld_writes_the_centre_the_authors_the_year_and_the_title():
    assert icld_line(SIDDLE) == (
        "KC – Koelble, T & Siddle, A (2016) Local government in South Africa: Can the objectives be achieved?"
    )


@pytest.mark.parametrize(
    ("reference", "line"),
    [
        (Reference(title="Årsredovisning 2019", year=2020), "(2020) Årsredovisning 2019"),
        (Reference(title="A", authors="ICLD", year=2015), "ICLD (2015) A"),
        (Reference(title="A", year=2015, from_knowledge_centre=True), "KC – (2015) A"),
    ],
)
def test_what_isnt_known_is_left_out(reference, line):
    assert icld_line(reference) == line


@pytest.mark.parametrize(
    ("title", "subtitle", "full"),
    [
        ("Title", "", "Title"),
        ("Title", "Subtitle", "Title: Subtitle"),
        ("Why?", "Because", "Why? Because"),
        ("Now!", "Then", "Now! Then"),
        ("Title:", "Subtitle", "Title: Subtitle"),
    ],
)
def test_title_and_subtitle_are_joined_by_one_sign(title, subtitle, full):
    assert Reference(title=title, subtitle=subtitle, year=2020).full_title == full


@pytest.mark.parametrize(
    ("series", "number", "line"), [("Research Report", "7", "Research Report 7"), ("IQA", "", "IQA"), ("", "7", "")]
)
def test_a_number_stands_with_its_series_only(series, number, line):
    assert Reference(title="A", year=2020, series=series, number=number).series_line == line


@pytest.mark.parametrize(
    ("place", "publisher", "line"),
    [("Visby", "ICLD", "Visby: ICLD"), ("", "ICLD", "ICLD"), ("Visby", "", "Visby"), ("", "", "")],
)
def test_the_publisher_stands_after_its_place(place, publisher, line):
    assert Reference(title="A", year=2020, place=place, publisher=publisher).publisher_line == line
