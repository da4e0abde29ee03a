"""What comes out of the printer: the programme on two sheets of A4, an answer on one."""

import re

import pytest

PROGRAMME = {"sv": "/sv/program/kommunala-partnerskap/", "en": "/en/programmes/municipal-partnerships/"}
CHECKER = {"sv": "/sv/far-vi-ansoka/", "en": "/en/can-we-apply/"}
ANSWERS = (
    "applicant=1440&country=ZM&on=2027-03-01",
    "applicant=1440&country=ZM&on=2027-04-01",
    "applicant=1440&country=IQ",
)


def sheets(page, path: str) -> int:
    page.goto(path)
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.usefixtures("live_content")
def test_the_programme_is_two_sheets_and_an_answer_one(page_at, time_machine, language):
    time_machine.move_to("2027-02-22T11:00:00Z")
    page = page_at(1280)
    assert sheets(page, PROGRAMME[language]) == 2
    for query in ANSWERS:
        assert sheets(page, f"{CHECKER[language]}?{query}") == 1, query


PAPER = {
    "sv": [
        "Beslutsunderlag: får vi ansöka?",
        "Ale kommun",
        "Zambia",
        "22 februari 2027",
        "Diarienummer",
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=2027-02-22",
        "Ja, ni kan ansöka nu.",
        "Skälen",
        "icld.se/en/municipal-partnership",
        "Svaret är vägledande. ICLD beslutar när er ansökan har kommit in.",
    ],
    "en": [
        "Basis for a decision: may we apply?",
        "Ale Municipality",
        "Zambia",
        "22 February 2027",
        "Registry number",
        "/en/can-we-apply/?applicant=1440&country=ZM&on=2027-02-22",
        "Yes, you can apply now.",
        "The reasons",
        "icld.se/en/municipal-partnership",
        "The answer is guidance. ICLD decides when it has your application.",
    ],
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.usefixtures("live_content")
def test_an_answer_on_paper_is_what_a_board_needs_and_names_the_day(page_at, time_machine, language):
    """Also where the address asks about today: the paper is read on another day."""
    time_machine.move_to("2027-02-22T11:00:00Z")
    page = page_at(1280)
    page.goto(f"{CHECKER[language]}?applicant=1440&country=ZM")
    assert PAPER[language][0] not in page.inner_text("main")
    page.emulate_media(media="print")
    told = page.inner_text("body").replace("\u00a0", " ")
    places = [told.find(words) for words in PAPER[language]]
    assert -1 not in places, [words for words, place in zip(PAPER[language], places, strict=True) if place == -1]
    assert places == sorted(places)
    assert not page.locator("nav:visible, .share:visible, .button:visible, .footer .print-only:visible").count()


@pytest.mark.usefixtures("live_content")
def test_titles_beside_pictures_have_room_on_paper(page_at):
    page = page_at(643)  # what is left of an A4 between its margins
    page.goto("/sv/")
    page.emulate_media(media="print")
    widths = page.locator(".row-pictured .title").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert len(widths) == 4
    assert min(widths) >= 200


@pytest.mark.usefixtures("live_content")
def test_the_boxes_to_choose_publications_with_stay_off_the_paper(page_at):
    page = page_at(643)
    page.goto("/sv/publikationer/")
    assert page.locator(".pick:visible").count() == 20
    page.emulate_media(media="print")
    assert page.locator(".pick:visible").count() == 0
