"""The checker's form: what it asks for, and that no answer is lost between it and the address."""

import html
import re

import pytest

from programmes.models import ApplicationKind, Programme
from tests.programmes.kinds import let_kinds_matter
from tests.reading import text_of

SV, EN = "/sv/far-vi-ansoka/", "/en/can-we-apply/"


@pytest.fixture(autouse=True)
def _kinds_matter(starting_content):
    let_kinds_matter()


def questions(response) -> list[str]:
    """The questions of the form, by their names."""
    names = re.findall(r'<(?:input|select)[^>]* name="([a-z]+)"', response.content.decode())
    return list(dict.fromkeys(names))


def test_the_form_asks_for_the_kind_where_it_matters_on_the_day(client, time_machine):
    time_machine.move_to("2022-06-01T11:00:00Z", tick=False)
    with_kind = ["applicant", "country", "area", "kind", "on"]
    assert questions(client.get(SV)) == with_kind
    assert "Vilket slags ansökan gäller det? Förberedelse Projekt Inte bestämt" in text_of(client.get(SV))
    assert "Which kind of application is it? Preparation Project Not decided" in text_of(client.get(EN))
    assert questions(client.get(f"{SV}?on=2016-01-01&edit=1")) == ["applicant", "country", "area", "on"]
    assert questions(client.get(f"{SV}?kind=project&on=2016-01-01&edit=1")) == [*with_kind[:4], "prepared", "on"]


def test_the_form_does_not_ask_for_a_kind_that_makes_no_difference(client, time_machine):
    time_machine.move_to("2022-06-01T11:00:00Z", tick=False)
    ApplicationKind.objects.filter(code="project").update(precondition_sv="", precondition_en="")
    Programme.objects.get(takes_applications=True).applicationwindow_set.filter(kinds__code="preparation").delete()
    for row in Programme.objects.get(takes_applications=True).windowrule_set.all():
        row.kinds.clear()
    assert questions(client.get(SV)) == ["applicant", "country", "area", "on"]


def test_the_precondition_is_asked_in_the_form_with_a_kind_that_has_one(client):
    form = client.get(f"{SV}?applicant=1440&kind=project&prepared=no&edit=1")
    assert "Har ni en avslutad förberedelse? Ja Nej Det vet vi inte än" in text_of(form)
    assert re.search(r'name="prepared" value="no" checked', form.content.decode())
    assert re.search(r'name="kind" value="project" checked', form.content.decode())
    assert "prepared" not in questions(client.get(f"{SV}?applicant=1440&kind=preparation&edit=1"))


def test_kind_and_precondition_stand_in_the_address_in_their_order(client):
    asked = "prepared=yes&on=2022-06-01&kind=project&country=zm&applicant=Ale+kommun&area=equity"
    canonical = "applicant=1440&country=ZM&area=equity&kind=project&prepared=yes&on=2022-06-01"
    assert client.get(f"{SV}?{asked}")["Location"] == f"{SV}?{canonical}"
    assert f"{SV}?{canonical}&edit=1" in html.unescape(client.get(f"{SV}?{canonical}").content.decode())


def test_a_kind_or_an_answer_that_is_none_is_told_at_its_question(client):
    for query, field in (("kind=party", "kind"), ("kind=project&prepared=maybe", "prepared")):
        response = client.get(f"{SV}?applicant=1440&{query}")
        page = response.content.decode()
        assert response.status_code == 400
        assert f'href="#{field}"' in page
        assert f'id="{field}"' in page
        assert f'id="{field}-error"' in page


@pytest.mark.parametrize("path", [SV, EN])
def test_a_form_that_is_not_filled_in_yet_keeps_its_answers_and_complains_of_nothing(client, path):
    response = client.get(f"{path}?country=ZM&edit=1")
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(r'<option value="ZM" selected', page)
    assert "error-summary" not in page
    assert "aria-invalid" not in page
    assert not re.search(r"<title>\s*(Fel|Error):", page)
    assert '<meta name="robots" content="noindex">' in page
    other = EN if path == SV else SV
    assert f'href="{other}?country=ZM&edit=1"' in html.unescape(page)


def test_other_faults_are_told_while_the_form_is_being_filled_in(client):
    response = client.get(f"{SV}?country=ZZ&on=2027-02-30&edit=1")
    page = response.content.decode()
    assert response.status_code == 400
    assert re.findall(r'<a href="#([a-z]+)">', page)[-2:] == ["country", "on"]
    assert client.get(f"{SV}?applicant=ale&applicant=habo&edit=1").status_code == 400


@pytest.mark.parametrize(
    ("applicant", "shown"),
    [
        ("1440", "Ale kommun"),
        ("0980", "Region Gotland"),
        ("landstinget-sormland", "Landstinget Sörmland"),
        ("Sydarmors kommunalförbund", "Sydarmors kommunalförbund"),
        ("habo-kommun-0643", "Habo kommun"),
    ],
)
def test_a_body_stands_in_the_form_by_its_name_and_leads_to_the_same_answer(client, applicant, shown):
    form = html.unescape(client.get(SV, {"applicant": applicant, "edit": "1"}).content.decode())
    field = re.search(r'<input[^>]* name="applicant"[^>]* value="([^"]*)"', form)
    assert field[1] == shown
    answered = client.get(SV, {"applicant": shown}, follow=True)
    assert (
        answered.request["QUERY_STRING"]
        == client.get(SV, {"applicant": applicant}, follow=True).request["QUERY_STRING"]
    )
