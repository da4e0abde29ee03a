"""What a shared link to an answer shows: the verdict in words, whoever shows it."""

import html
import re

import pytest

pytestmark = pytest.mark.usefixtures("starting_content")


def card(response) -> dict[str, str]:
    found = re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', response.content.decode())
    return {name: html.unescape(value).replace("\u00a0", " ") for name, value in found}


@pytest.mark.parametrize(("path", "title", "description"), [
    (
        "/sv/far-vi-ansoka/?applicant=1440&country=ZM&on=2028-03-15",
        "Ja, den 15 mars 2028 kan ni ansöka. Ale kommun och Zambia",
        "Ale kommun får ansöka om ett partnerskap med Zambia. Sista dagen är den 15 mars 2028.",
    ),
    (
        "/en/can-we-apply/?applicant=1440&country=ZM&on=2028-03-16",
        "Yes, but not on 16 March 2028. Ale Municipality and Zambia",
        "You meet the conditions. You can apply from 15 September 2028.",
    ),
    (
        "/en/can-we-apply/?applicant=1440&country=IQ&on=2027-03-15",
        "No, not with these answers. Ale Municipality and Iraq",
        "Iraq is not a partner country.",
    ),
    (
        "/sv/far-vi-ansoka/ale-kommun/",
        "Ale kommun: får vi ansöka?",
        "Ni uppfyller villkoren. Ni kan ansöka från och med den 15 september 2027, om 66 dagar.",
    ),
])  # fmt: skip
def test_a_shared_answer_says_the_verdict(client, time_machine, path, title, description):
    time_machine.move_to("2027-07-11T11:00:00Z", tick=False)
    told = card(client.get(path))
    assert (told["title"], told["description"]) == (title, description)
    assert told["url"].endswith(path)
    assert told["image"].endswith(".png")
