import pytest

from publications.domain.records import Issued, Kind, Name, Record


def record(**values):
    return Record(**{"key": "1", "kind": Kind.REPORT, "title": "A"} | values)


@pytest.mark.parametrize(
    ("name", "inverted", "direct"),
    [
        (Name(family="Siddle", given="Andrew"), "Siddle, Andrew", "Andrew Siddle"),
        (Name(family="Berg", given="Anna", particle="van der"), "van der Berg, Anna", "Anna van der Berg"),
        (Name(family="Ugglas", particle="af"), "af Ugglas", "af Ugglas"),
        (Name(family="Madonna"), "Madonna", "Madonna"),
        (Name(organisation="ICLD"), "ICLD", "ICLD"),
    ],
)
def test_a_name_is_written_both_ways(name, inverted, direct):
    assert (name.inverted, name.direct) == (inverted, direct)


@pytest.mark.parametrize("parts", [{}, {"given": "Anna"}, {"family": "Berg", "organisation": "ICLD"}])
def test_a_name_is_a_persons_or_an_organisations(parts):
    with pytest.raises(ValueError, match="and not both"):
        Name(**parts)


def test_a_day_is_of_a_month():
    with pytest.raises(ValueError, match="without a month"):
        Issued(year=2016, day=3)


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
    assert record(title=title, subtitle=subtitle).full_title == full


@pytest.mark.parametrize(
    ("series", "number", "line"), [("Research Report", "7", "Research Report 7"), ("IQA", "", "IQA"), ("", "7", "")]
)
def test_a_number_stands_with_its_series_only(series, number, line):
    assert record(series=series, number=number).series_line == line


@pytest.mark.parametrize(
    ("place", "publisher", "line"),
    [("Visby", "ICLD", "Visby: ICLD"), ("", "ICLD", "ICLD"), ("Visby", "", "Visby"), ("", "", "")],
)
def test_the_publisher_stands_after_its_place(place, publisher, line):
    assert record(place=place, publisher=publisher).publisher_line == line
