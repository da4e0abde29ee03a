"""Each state of the programme on home and in an answer, in real Chromium; kept as pictures with `--pictures DIR`."""

import pytest

from tests.programmes import states
from tests.programmes.states import STATES

PAGES = {
    "sv": {
        "home": "/sv/",
        "programme": "/sv/program/kommunala-partnerskap/",
        "answer": "/sv/far-vi-ansoka/?applicant=1440&country=ZM",
    },
    "en": {
        "home": "/en/",
        "programme": "/en/programmes/municipal-partnerships/",
        "answer": "/en/can-we-apply/?applicant=1440&country=ZM",
    },
}
SHOWN = {"home": ".status", "answer": ".verdict"}
#: What README shows, each on the day of a state.
IN_README = {
    "opens": ("home", "/sv/"),
    "open": ("answer", "/en/can-we-apply/?applicant=1440&country=ZM&on=2027-03-01"),
}


@pytest.mark.parametrize("name", STATES)
@pytest.mark.usefixtures("live_content")
def test_each_state_is_accessible_and_nothing_scrolls_sideways(page_at, axe, faults, time_machine, pictures, name):
    time_machine.move_to(f"{STATES[name].day}T11:00:00Z")
    STATES[name].arrange()
    for width, scheme, language in ((1280, "light", "sv"), (390, "dark", "en")):
        page = page_at(width, scheme)
        for path in PAGES[language].values():
            page.goto(path)
            assert axe(page) == [], path
    page = page_at(320)
    for path in PAGES["sv"].values():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert faults == []
    if pictures:
        for width in (1280, 390):
            page = page_at(width)
            for part, block in SHOWN.items():
                page.goto(PAGES["sv"][part])
                page.locator(block).first.screenshot(path=pictures / f"{name}.{part}-{width}.png")
    if pictures and name in IN_README:
        part, path = IN_README[name]
        page = page_at(1280)
        page.goto(path)
        page.screenshot(path=pictures / f"{part}.png")


@pytest.mark.usefixtures("live_content")
def test_a_word_of_thirty_letters_fits_on_320_pixels(page_at, time_machine):
    word = "Trepartssamarbetsförberedelser"
    time_machine.move_to("2027-07-11T11:00:00Z")
    states.projects_in_windows()
    programme = states.programme()
    programme.title_sv = word
    programme.save()
    programme.application_kinds.update(title_sv=word)
    page = page_at(320)
    for path in PAGES["sv"].values():
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
