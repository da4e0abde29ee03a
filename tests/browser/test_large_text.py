"""Letters twice as large, as a reader may set them, on a phone: nothing is cut off, beside itself or spelt out."""

import pytest

PATHS = [
    "/sv/",
    "/sv/program/kommunala-partnerskap/",
    "/sv/program/kommunala-partnerskap/sa-har-ansoker-ni/",
    "/sv/program/kommunala-partnerskap/lander/",
    "/sv/far-vi-ansoka/",
    "/sv/ansokningsperioder/",
    "/sv/publikationer/",
    "/en/",
    "/en/programmes/municipal-partnerships/countries/",
]


@pytest.fixture
def large(page_at):
    page = page_at(360)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.enable")
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    return page


@pytest.mark.usefixtures("live_content")
def test_nothing_scrolls_sideways(large):
    for path in PATHS:
        large.goto(path)
        assert large.evaluate("document.documentElement.scrollWidth") <= 360, path


@pytest.mark.parametrize(("path", "name"), [("/sv/", "Internationellt centrum"), ("/en/", "Swedish International")])
@pytest.mark.usefixtures("live_content")
def test_the_header_leaves_the_screen_to_the_page_and_keeps_its_name(large, path, name):
    large.goto(path)
    assert large.locator(".header-row").evaluate("row => row.getBoundingClientRect().height") <= 250
    assert large.locator(".wordmark", has_text=name).count() == 1
    letters, search = (
        large.locator(part).evaluate("e => [e.getBoundingClientRect().left, e.getBoundingClientRect().right]")
        for part in (".wordmark-letters", ".to-search svg")
    )
    assert letters[1] <= search[0]


@pytest.mark.usefixtures("live_content")
def test_the_name_is_seen_at_the_usual_size_from_320_pixels(page_at):
    page = page_at(320)
    page.goto("/sv/")
    assert page.locator(".wordmark-name").evaluate("e => getComputedStyle(e).position") == "static"


@pytest.mark.usefixtures("live_content")
def test_what_a_table_says_of_a_window_stands_below_its_label(large):
    large.goto("/sv/")
    cell = large.locator(".table td").first
    assert cell.evaluate("e => [getComputedStyle(e).textIndent, getComputedStyle(e).paddingLeft]") == ["0px", "0px"]
    assert cell.evaluate("e => getComputedStyle(e, '::before').display") == "block"


@pytest.mark.usefixtures("live_content")
def test_the_number_of_days_stays_whole(large, time_machine):
    time_machine.move_to("2026-11-26T11:00:00Z")
    large.goto("/sv/")
    number = large.locator(".days-number")
    assert number.inner_text() == "81"
    assert (
        number.evaluate(
            "e => { const r = document.createRange(); r.selectNodeContents(e); return r.getClientRects().length; }"
        )
        == 1
    )
