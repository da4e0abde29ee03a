"""The checker in real Chromium where the answer depends on the kind of application, or on its precondition."""

import re

import pytest

from tests.programmes.kinds import let_kinds_matter

SV, EN = "/sv/far-vi-ansoka/", "/en/can-we-apply/"
QUERIES = [
    "",
    "?applicant=1440&country=ZM&kind=project&edit=1",
    "?applicant=1440&kind=project&prepared=maybe",
    "?applicant=1440&country=ZM&on=2022-06-01",
    "?applicant=1440&country=ZM&kind=project&on=2022-06-01",
    "?applicant=1440&country=ZM&kind=project&prepared=yes&on=2022-06-01",
    "?applicant=1440&country=BY&kind=project&on=2019-10-01",
]


@pytest.fixture
def _content(live_content) -> None:
    let_kinds_matter()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
@pytest.mark.usefixtures("_content")
def test_pages_that_depend_on_a_kind_are_accessible_and_quiet(page_at, axe, faults, width, scheme):
    page = page_at(width, scheme)
    for path in [path + query for path in (SV, EN) for query in QUERIES]:
        page.goto(path)
        assert axe(page) == [], path
    assert [fault for fault in faults if "400" not in fault] == []


@pytest.mark.usefixtures("_content")
def test_nothing_scrolls_sideways_at_320_pixels(page_at):
    page = page_at(320)
    for path in [path + query for path in (SV, EN) for query in QUERIES]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.usefixtures("_content")
def test_kind_and_precondition_are_answered_with_the_keyboard_alone(page_at):
    page = page_at(1280)
    page.goto(f"{SV}?applicant=1440&country=ZM&on=2022-06-01&edit=1")
    page.focus("input[name=kind]:checked")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?applicant=1440&country=ZM&kind=project&on=2022-06-01$"))
    assert page.locator("h1").inner_text().startswith("Det beror på")
    page.focus("h1 ~ ul a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"&kind=project&prepared=yes&on=2022-06-01$"))
    assert page.locator("h1").inner_text().startswith("Ja, men inte")


@pytest.mark.usefixtures("_content")
def test_the_example_of_a_day_stays_on_one_line(page_at):
    for width in (320, 390):
        page = page_at(width)
        page.goto(SV)
        assert page.evaluate("document.querySelector('#on-hint .nowrap').getClientRects().length") == 1
