"""The checker: one form, the answer at an address that can be shared, and clear words for what is not understood."""

import html
import json
import re

import pytest

from tests.reading import heading_of as heading
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")

SV, EN = "/sv/far-vi-ansoka/", "/en/can-we-apply/"


def test_the_empty_form_asks_for_the_body_by_name(client):
    for path in (SV, EN):
        response = client.get(path)
        assert response.status_code == 200
        page = response.content.decode()
        assert page.count("<option") >= 314 + 250
        assert 'list="' in page
        assert "csrf" not in page.lower()


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("applicant=Ale+kommun&country=zm", "applicant=1440&country=ZM"),
        ("country=ZM&applicant=1440", "applicant=1440&country=ZM"),
        ("applicant=ale-kommun&country=&area=&on=2027-03-15", "applicant=1440&on=2027-03-15"),
        ("applicant=09", "applicant=0980"),
        ("applicant=Landstinget+S%C3%B6rmland", "applicant=landstinget-sormland"),
        ("applicant=Ale%C2%A0kommun", "applicant=1440"),  # pasted from a text, with a space that doesn't break
        ("applicant=Ale+kommun%09", "applicant=1440"),  # pasted from a table, with the tab behind it
        ("on=2027-03-15&area=equity&country=zm&applicant=1440", "applicant=1440&country=ZM&area=equity&on=2027-03-15"),
    ],
)
def test_a_name_or_another_order_leads_to_the_canonical_address(client, query, canonical):
    response = client.get(f"{SV}?{query}")
    assert (response.status_code, response["Location"]) == (302, f"{SV}?{canonical}")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (f"{SV}?applicant=1440&on=2027-03-01", "Zambia öppet"),
        (f"{EN}?applicant=1440&on=2027-03-01", "Zambia open"),
        (f"{SV}?applicant=1440&on=2027-07-11", "Zambia senare"),
        ("/sv/far-vi-ansoka/ale-kommun/", "Zambia senare"),
        ("/en/can-we-apply/ale-kommun/", "Zambia later"),
    ],
)
def test_each_country_of_the_list_stands_with_its_verdict(client, time_machine, path, told):
    time_machine.move_to("2027-07-11T11:00:00Z", tick=False)
    page = client.get(path)
    assert told in text_of(page)
    assert '<span class="meta"></span>' not in page.content.decode()


def test_unknown_parameters_change_nothing(client):
    assert client.get(f"{SV}?applicant=1440&country=ZM&utm_source=x").status_code == 200


@pytest.mark.parametrize(
    ("on", "now", "sv", "en"),
    [
        ("2027-03-15", "2027-03-15T11:00:00Z", "Ja, ni kan ansöka nu.", "Yes, you can apply now."),
        ("2027-03-16", "2027-03-16T11:00:00Z", "Ja, men inte just nu.", "Yes, but not just now."),
        (
            "2027-03-15",
            "2026-01-01T11:00:00Z",
            "Ja, den 15 mars 2027 kan ni ansöka.",
            "Yes, on 15 March 2027 you can apply.",
        ),
        ("2016-03-15", "2026-01-01T11:00:00Z", "Fråga ICLD, det kan vi inte svara på.", "Ask ICLD, we cannot tell."),
    ],
)
def test_the_verdict_is_the_heading(client, time_machine, on, now, sv, en):
    time_machine.move_to(now, tick=False)
    query = f"?applicant=1440&country=ZM&on={on}"
    assert (heading(client.get(SV + query)), heading(client.get(EN + query))) == (sv, en)


def test_a_no_says_what_would_change_it(client):
    page = text_of(client.get(f"{SV}?applicant=1440&country=IQ&on=2027-03-15"))
    assert "Nej, inte med de här svaren." in page
    assert "Irak är inte ett samarbetsland" in page
    assert "Med Bosnien och Hercegovina kan ni ansöka den 15 mars 2027." in page


def test_page_and_open_data_say_the_same(client):
    query = "applicant=1440&country=ZM&on=2027-03-16"
    told = json.loads(client.get(f"/data/eligibility.json?{query}").content)
    for path, language in ((SV, "sv"), (EN, "en")):
        page = text_of(client.get(f"{path}?{query}"))
        for finding in told["findings"]:
            fact = finding["text"][language].split(". ")[0].replace("\u00a0", " ").rstrip(".")
            assert fact in page
        for offer in told["otherwise"]:
            assert offer["text"][language].replace("\u00a0", " ") in page


def test_each_reason_names_its_rule_and_source(client):
    page = client.get(f"{EN}?applicant=1440&country=ZM&on=2027-03-15").content.decode()
    assert page.count('href="https://icld.se/en/municipal-partnership/"') == 3
    assert '<time datetime="2018-01-01">' in page


def test_something_but_no_applicant_is_400_with_the_other_answers_kept(client):
    response = client.get(f"{SV}?country=ZM&on=2027-03-15")
    page = response.content.decode()
    assert response.status_code == 400
    assert re.search(r"<title>\s*Fel:", page)
    assert 'href="#applicant"' in page
    assert re.search(r'<option value="ZM" selected', page)
    assert 'value="2027-03-15"' in page


@pytest.mark.parametrize(
    "query", ["applicant=9999", "applicant=1440&country=ZZ", "applicant=%00", "on=1", "applicant=" + "a" * 4000]
)
def test_what_is_not_understood_is_400_in_both_languages(client, query):
    for path in (SV, EN):
        assert client.get(f"{path}?{query}").status_code == 400


def test_a_name_of_several_bodies_asks_which_and_keeps_the_rest(client):
    response = client.get(f"{SV}?applicant=stockholm&country=ZM")
    page = html.unescape(response.content.decode())
    assert response.status_code == 200
    assert f'href="{SV}?applicant=stockholms-stad&country=ZM"' in page
    assert f'href="{SV}?applicant=region-stockholm&country=ZM"' in page


def test_the_answers_can_be_changed_and_stand_in_the_form(client):
    page = html.unescape(client.get(f"{SV}?applicant=1440&country=ZM").content.decode())
    change = f"{SV}?applicant=1440&country=ZM&edit=1"
    assert f'href="{change}"' in page
    form = client.get(change).content.decode()
    assert 'value="Ale kommun"' in form
    assert re.search(r'<option value="ZM" selected', form)


def test_the_language_switch_leads_to_the_same_answer(client):
    query = "?applicant=1440&country=ZM&on=2027-03-15"
    page = html.unescape(client.get(SV + query).content.decode())
    assert re.search(
        rf'<a [^>]*href="{re.escape(EN + query)}"[^>]*lang="en"|<a [^>]*lang="en"[^>]*href="{re.escape(EN + query)}"',
        page,
    )


def test_typed_markup_is_shown_as_it_was_typed(client):
    page = client.get(f"{SV}?applicant=%3Cscript%3Ealert(1)%3C/script%3E").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
