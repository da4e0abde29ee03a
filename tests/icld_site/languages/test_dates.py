from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from icld_site.languages import dates

DAY = date(2027, 3, 5)
NB = "\u00a0"


@pytest.mark.parametrize(
    ("say", "swedish", "english"),
    [
        (dates.in_words, f"5{NB}mars{NB}2027", f"5{NB}March{NB}2027"),
        (dates.without_year, f"5{NB}mars", f"5{NB}March"),
        (dates.abbreviated, f"5{NB}mar", f"5{NB}Mar"),
        (
            dates.time_element,
            f'<time datetime="2027-03-05">5{NB}mars{NB}2027</time>',
            f'<time datetime="2027-03-05">5{NB}March{NB}2027</time>',
        ),
        (
            dates.short_time_element,
            f'<time datetime="2027-03-05">5{NB}mars</time>',
            f'<time datetime="2027-03-05">5{NB}March</time>',
        ),
        (
            dates.month_element,
            f'<time datetime="2027-03">mars{NB}2027</time>',
            f'<time datetime="2027-03">March{NB}2027</time>',
        ),
        (dates.short_month_element, '<time datetime="2027-03">mars</time>', '<time datetime="2027-03">March</time>'),
    ],
)
def test_a_day_in_words(say, swedish, english):
    assert say(DAY) == swedish
    with translation.override("en"):
        assert say(DAY) == english


@pytest.mark.parametrize(("number", "words"), [(0, "0 days"), (1, "1 day"), (21, "21 days")])
def test_days_are_counted_on_one_line(number, words):
    with translation.override("en"):
        assert dates.days_count(number) == words.replace(" ", NB)


@pytest.mark.parametrize("name", ["day", "plain_day"])
def test_a_missing_day_prints_nothing(name):
    assert Template(f"{{% load languages %}}{{{{ value|{name} }}}}").render(Context({"value": None})) == ""
