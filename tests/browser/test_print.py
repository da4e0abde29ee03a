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
