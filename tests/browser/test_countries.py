"""The names of countries as links, on a phone: large enough to hit, and one country on the map is found."""

from datetime import date

import pytest

from programmes.models import CountryEligibility

LIST = "/sv/program/kommunala-partnerskap/lander/"


@pytest.fixture
def _content(live_content) -> None:
    row = CountryEligibility.objects.get(country__code="BY")
    row.last_day = date(2019, 6, 30)
    row.save()


@pytest.mark.parametrize("path", ["/sv/", "/sv/program/kommunala-partnerskap/", LIST])
@pytest.mark.usefixtures("_content")
def test_names_are_at_least_24_pixels_high(page_at, path):
    page = page_at(390)
    page.goto(path)
    heights = page.locator(".countries a, .dated-countries a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert len(heights) == (21 if path == LIST else 20)
    assert min(heights) >= 24


@pytest.mark.usefixtures("_content")
def test_a_country_that_has_left_is_accessible_and_fits_320_pixels(page_at, axe, faults):
    for path in (f"{LIST}belarus/", LIST):
        page = page_at(320)
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert axe(page) == [], path
    assert faults == []
