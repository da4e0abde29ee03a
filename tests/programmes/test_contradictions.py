"""Texts that say something else than the rules, as the command and admin tell them."""

import html
import re
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from icld_site.languages.plain_text import lines_of
from icld_site.publishing.content import State
from programmes.contradictions import finds, finds_beside
from programmes.models import (
    ApplicantType,
    ApplicationStep,
    Country,
    CountryEligibility,
    CountryName,
    Document,
    FaqEntry,
    Programme,
    ProgrammePage,
    WindowRule,
)

pytestmark = pytest.mark.django_db

TODAY = date(2027, 1, 10)
BELARUS = "texten nämner ”Belarus”, som inte är samarbetsland sedan 1 juli 2019"
NO_DAY = "texten nämner ”20 mars”, en dag som inte finns i reglerna"


@pytest.fixture
def programme():
    """A programme of municipalities with Zambia, and with Belarus to 30 June 2019, in spring."""
    programme = Programme.objects.create(
        state=State.APPROVED, title_sv="Partnerskap", slug_sv="partnerskap", takes_applications=True
    )
    ApplicantType.objects.create(programme=programme, kind="municipality")
    for code, name, last in (("ZM", "Zambia", None), ("BY", "Belarus", date(2019, 6, 30))):
        country = Country.objects.create(code=code, region="africa")
        CountryName.objects.create(country=country, title_sv=name, title_en=name)
        CountryEligibility.objects.create(programme=programme, country=country, last_day=last)
    WindowRule.objects.create(
        programme=programme, title_sv="Våren", opens_month=2, opens_day=15, closes_month=3, closes_day=15
    )
    return programme


@pytest.fixture
def page(programme):
    return ProgrammePage.objects.create(
        programme=programme, kind="faq-and-contact", state=State.DRAFT, title_sv="Frågor", slug_sv="fragor"
    )


def found() -> list[tuple[str, str, str]]:
    return [(type(find.row).__name__, find.field, find.contradiction.words) for find in finds(TODAY)]


def test_every_text_of_a_programme_is_read_in_both_languages(programme, page):
    programme.lead_sv, programme.who_en = "Med Vitryssland.", "Municipal companies too."
    programme.save()
    page.body_en = "<h2>When</h2><p>By <strong>20</strong> March.</p>"
    page.save()
    ApplicationStep.objects.create(page=page, title_sv="Sök", needed_sv="Ett avtal med Brasilien")
    FaqEntry.objects.create(page=page, question_sv="När?", answer_sv="<p>Den 16 mars.</p>", slug_sv="nar")
    Document.objects.create(page=page, kind="form", title_en="Form for regions", slug_en="form")
    assert found() == [
        ("Programme", "lead_sv", "Vitryssland"),
        ("Programme", "who_en", "Municipal companies"),
        ("ProgrammePage", "body_en", "20 March"),
        ("ApplicationStep", "needed_sv", "Brasilien"),
        ("FaqEntry", "answer_sv", "16 mars"),
        ("Document", "title_en", "regions"),
    ]


def test_what_the_rules_hold_and_what_is_withdrawn_is_left_alone(programme, page):
    page.body_sv = "<p>Kommuner i Sverige söker med Zambia senast den 15 mars 2027.</p>"
    page.save()
    wrong = {"state": State.WITHDRAWN, "lead_sv": "Med Belarus"}
    ProgrammePage.objects.create(programme=programme, kind="reporting", **wrong)
    FaqEntry.objects.create(page=page, question_sv="Med Belarus?", state=State.WITHDRAWN)
    Programme.objects.create(title_sv="Forskning", lead_sv="Med Belarus, senast den 20 mars")  # takes no applications
    assert found() == []


def test_an_answer_may_deny_what_its_question_names(page):
    question = FaqEntry.objects.create(page=page, question_sv="Får kommunala bolag söka?", slug_sv="bolag")
    assert found() == [("FaqEntry", "question_sv", "kommunala bolag")]
    question.answer_sv = "<p>Nej, det är kommunen som söker.</p>"
    question.save()
    assert found() == []


def test_words_to_search_by_claim_nothing(page):
    FaqEntry.objects.create(page=page, question_sv="Vem?", core_words_sv="bolag, kommunala bolag, Belarus")
    assert found() == []


@pytest.mark.parametrize(
    ("prose", "lines"),
    [
        ("<p>Bela<strong>rus</strong></p><p>Två</p>", "Belarus\nTvå"),
        ("<p>Vit&shy;ryssland &amp; <a href='/x'>Kina</a></p>", "Vitryssland & Kina"),
        ("<table><tbody><tr><td>15</td><td>mars</td></tr></tbody></table>", "15\nmars"),
        ("<p>a<br>b</p>", "a\nb"),
        ("Moc\u0327ambique", "Mo\u00e7ambique"),
        ("", ""),
    ],
)
def test_rich_text_is_read_as_lines(prose, lines):
    assert lines_of(prose) == lines


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("sv", "Med Belarus.", f"Ingress [sv]: {BELARUS} – "),
        ("en", "Med Belarus.", "Lead [sv]: the text names “Belarus”, which has not been a partner country since "),
        ("sv", "Med Kina.", "Ingress [sv]: texten nämner ”Kina”, som inte är samarbetsland – Med Kina."),
        ("sv", "Senast 20 mars.", f"Ingress [sv]: {NO_DAY} – "),
        ("sv", "Regioner söker.", "Ingress [sv]: texten nämner ”Regioner”, som inte får ansöka enligt reglerna – "),
    ],
)
def test_a_find_is_told_in_the_language_in_force(programme, language, text, told):
    programme.lead_sv = text
    with translation.override(language):
        [find] = finds_beside(programme, TODAY)
        assert str(find).replace("\u00a0", " ").startswith(told)


def run(**options) -> str:
    out = StringIO()
    call_command("checktexts", stdout=out, **options)
    return out.getvalue().replace("\u00a0", " ")


def test_the_command_says_so_when_nothing_is_wrong(programme):
    assert run() == "Ingen text säger emot reglerna.\n"


def test_the_command_gives_a_line_a_find_and_fails(programme, page):
    programme.lead_en, page.body_sv = "With Belarus.", "<p>Senast den 20 mars.</p>"
    programme.save()
    page.save()
    out = StringIO()
    with pytest.raises(CommandError, match="2 ställen säger emot reglerna") as failure:
        call_command("checktexts", stdout=out)
    assert failure.value.returncode == 1
    assert out.getvalue().replace("\u00a0", " ").splitlines() == [
        f"program “Partnerskap” – Ingress [en]: {BELARUS} – With Belarus.",
        f"programsida “Frågor” – Text [sv]: {NO_DAY} – Senast den 20 mars.",
    ]


def test_the_command_can_ask_for_another_day(programme):
    programme.lead_en = "With Belarus."
    programme.save()
    assert run(on=date(2019, 6, 30)) == "Ingen text säger emot reglerna.\n"


def remarks_in(response) -> list[str]:
    return [html.unescape(text) for text in re.findall(r'<li class="warning">(.*?)</li>', response.content.decode())]


FORM = {
    "kind": "faq-and-contact",
    "order": "0",
    "state": "draft",
    "title_sv": "Frågor",
    "slug_sv": "fragor",
    **{f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)},
    **{f"{rows}-{count}_FORMS": "0" for rows in ("steps", "contacts") for count in ("TOTAL", "INITIAL")},
}


def test_an_editor_is_told_after_saving_and_above_the_form_and_nothing_is_refused(editor, programme, page):
    url = reverse("admin:programmes_programmepage_change", args=[page.pk])
    assert remarks_in(editor.get(url)) == []
    text = {"programme": str(programme.pk), "body_sv": "<p>Senast den 20 mars.</p>"}
    told = [f"Text [sv]: {NO_DAY} – Senast den 20 mars."]
    response = editor.post(url, FORM | text, follow=True)
    assert response.redirect_chain != []
    assert remarks_in(response) == told
    page.refresh_from_db()
    assert page.body_sv == "<p>Senast den 20 mars.</p>"
    assert remarks_in(editor.get(url)) == told
    # saved once more and gone on with: the form tells it, and no message beside it
    assert remarks_in(editor.post(url, FORM | text | {"_continue": "1"}, follow=True)) == told
    response = editor.post(url, FORM | text | {"body_sv": "<p>Senast den 15 mars.</p>"}, follow=True)
    assert remarks_in(response) == []


def test_a_page_tells_of_the_steps_on_it(editor, page):
    ApplicationStep.objects.create(page=page, title_sv="Avtal", body_sv="<p>Med Belarus.</p>")
    url = reverse("admin:programmes_programmepage_change", args=[page.pk])
    [told] = remarks_in(editor.get(url))
    assert told.replace("\u00a0", " ") == f"Avtal, Text [sv]: {BELARUS} – Med Belarus."


@pytest.mark.usefixtures("starting_content")
@pytest.mark.parametrize("day", [TODAY, date(2018, 3, 20)])
def test_the_starting_content_contradicts_no_rule(day):
    assert [str(find) for find in finds(day)] == []
