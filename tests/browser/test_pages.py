"""Every kind of public page in real Chromium: both languages, phone and desk, light and dark."""

import re

import pytest

PAGES = {
    "sv": [
        "/sv/",
        "/sv/program/",
        "/sv/program/kommunala-partnerskap/",
        "/sv/program/kommunala-partnerskap/inspiration/",
        "/sv/program/kommunala-partnerskap/sa-har-ansoker-ni/",
        "/sv/program/kommunala-partnerskap/redovisning/",
        "/sv/program/kommunala-partnerskap/riktlinjer-och-utbildning/",
        "/sv/program/kommunala-partnerskap/faq-och-kontakt/",
        "/sv/program/kommunala-partnerskap/lander/",
        "/sv/program/kommunala-partnerskap/lander/zambia/",
        "/sv/far-vi-ansoka/",
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=2027-03-01",
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=2027-04-01",
        "/sv/far-vi-ansoka/?applicant=1440&country=IQ&on=2027-03-01",
        "/sv/far-vi-ansoka/?applicant=1440&on=2017-03-01",
        "/sv/far-vi-ansoka/?applicant=stockholm",
        "/sv/program/kommunala-partnerskap/andringar/",
        "/sv/program/kommunala-partnerskap/?on=2018-03-20",
        "/sv/ansokningsperioder/",
        "/sv/ansokningsperioder/?body=municipality&country=KE&country=ZM&kind=project",
        "/sv/aktuellt/",
        "/sv/hitta-en-partner/",
        "/sv/projekt/",
        "/sv/far-vi-ansoka/ale-kommun/",
        "/sv/far-vi-ansoka/goteborgsregionen/",
        "/sv/sok/?q=zambia",
        "/sv/sok/?q=Malmo",
        "/sv/sok/?q=xyzzyq",
        "/sv/publikationer/",
        "/sv/publikationer/?q=lokal&country=ZA&sort=title",
        "/sv/publikationer/iqa-rapport-2015/",
        "/sv/publikationer/serier/research-report/",
        "/sv/oppna-data/",
        "/accounts/login/",
    ],
    "en": [
        "/en/",
        "/en/can-we-apply/landstinget-i-ostergotland/",
        "/en/search/?q=partnership",
        "/en/programmes/municipal-partnerships/",
        "/en/programmes/municipal-partnerships/how-to-apply/",
        "/en/programmes/municipal-partnerships/guidelines-and-training/",
        "/en/programmes/municipal-partnerships/faq-and-contact/",
        "/en/programmes/municipal-partnerships/countries/",
        "/en/programmes/municipal-partnerships/countries/south-africa/",
        "/en/can-we-apply/",
        "/en/can-we-apply/?applicant=0980&country=ZM&on=2027-03-15",
        "/en/programmes/municipal-partnerships/changes/",
        "/en/application-windows/",
        "/en/application-windows/?body=region&country=IQ",
        "/en/news/",
        "/en/find-a-partner/",
        "/en/projects/",
        "/en/publications/",
        "/en/publications/?language=sv",
        "/en/publications/local-government-in-south-africa/",
        "/en/publications/contributors/siddle-a/",
        "/en/open-data/",
    ],
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (390, "dark"), (1280, "dark")])
@pytest.mark.usefixtures("live_content")
def test_pages_are_accessible_and_quiet(page_at, axe, faults, language, width, scheme):
    page = page_at(width, scheme)
    for path in PAGES[language]:
        page.goto(path)
        assert axe(page) == [], path
        assert faults == [], path


@pytest.mark.usefixtures("live_content")
def test_nothing_scrolls_sideways_at_320_pixels(page_at):
    page = page_at(320)
    for path in [*PAGES["sv"], *PAGES["en"]]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.usefixtures("live_content")
def test_the_checker_is_used_with_the_keyboard_alone(page_at):
    page = page_at(1280)
    page.goto("/sv/far-vi-ansoka/")
    page.focus("#applicant")
    page.keyboard.type("Ale kommun")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"\?applicant=1440$"))
    assert page.locator("h1").inner_text().startswith("Ja")


@pytest.mark.usefixtures("live_content")
def test_an_empty_answer_puts_the_focus_on_the_summary_and_says_error_in_the_title(page_at):
    page = page_at(1280)
    page.goto("/sv/far-vi-ansoka/?country=ZM")
    assert page.title().startswith("Fel:")
    summary = page.evaluate("document.activeElement.closest('[role=alert], .error-summary') !== null")
    assert summary


@pytest.mark.usefixtures("live_content")
def test_after_the_skip_link_the_next_stop_is_inside_main(page_at):
    page = page_at(1280)
    page.goto("/sv/program/kommunala-partnerskap/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
