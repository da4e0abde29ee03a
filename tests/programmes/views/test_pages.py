"""The pages of a programme: whatever belongs to a page stands on it, in both languages, and only while it is public."""

import html
import json
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from icld_site.publishing.content import State
from tests.programmes.factories import (
    CeilingFactory,
    ContactFactory,
    DocumentFactory,
    KindFactory,
    LengthFactory,
    PageFactory,
    QuestionFactory,
    StepFactory,
    VersionFactory,
)
from tests.reading import text_of

pytestmark = pytest.mark.django_db

SWEDISH, ENGLISH = "/sv/program/partnerskap/fragor/", "/en/programmes/partnerships/questions/"


def source(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def facts(page: str) -> list[dict]:
    """What a page says of its own texts; where it stands in the portal is another script's."""
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]
    return [facts for facts in found if "@graph" not in facts]


@pytest.mark.parametrize("kind", ["inspiration", "how-to-apply", "reporting", "guidelines-and-training"])
def test_a_page_of_any_kind_shows_what_belongs_to_it(read, kind):
    page = PageFactory(kind=kind)
    StepFactory(page=page)
    QuestionFactory(page=page, question_sv="Vem får vara med?")
    ContactFactory(page=page)
    VersionFactory(document=DocumentFactory(page=page))
    text = read(SWEDISH)
    for heading in ("Steg för steg", "Frågor och svar", "Vem ni frågar", "Dokument"):
        assert heading in text
    for words in ("Hitta en partner", "Vem får vara med?", "Programmets grupp", "Riktlinjer Version 2020"):
        assert words in text


def test_an_empty_page_has_no_headings_of_parts(client):
    PageFactory()
    page = source(client, SWEDISH)
    assert "<h2" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert facts(page) == []


def test_steps_are_in_order_and_say_what_is_needed_and_how_long_they_take(read):
    page = PageFactory()
    StepFactory(page=page, order=2, title_sv="Skicka in", title_en="Send it in")
    StepFactory(
        page=page,
        order=1,
        needed_sv="Avsiktsförklaring\nBudget",
        needed_en="Letter of intent\nBudget",
        takes_sv="Tre månader",
        takes_en="Three months",
    )
    assert "Hitta en partner Det här behövs Avsiktsförklaring Budget Tid Tre månader Skicka in" in read(SWEDISH)
    assert "Find a partner What you need Letter of intent Budget Time it takes Three months Send it in" in read(ENGLISH)


@pytest.mark.parametrize(
    ("kind", "shown"), [("how-to-apply", True), ("guidelines-and-training", True), ("reporting", False)]
)
def test_terms_stand_on_how_to_apply_and_guidelines(read, kind, shown):
    page = PageFactory(kind=kind)
    preparation = KindFactory(programme=page.programme, precondition_sv="Har ni läst riktlinjerna?")
    LengthFactory(kind=preparation, source="https://icld.se/riktlinjer/")
    CeilingFactory(kind=preparation, region="europe")
    told = (
        "Slag av ansökan Förberedelse Längd högst 1 år Villkor Har ni läst riktlinjerna? "
        "Vad ICLD betalar: Förberedelse Parter Partner i ICLD betalar "
        "Två parter Europa högst 275 000 kronor Källa: icld.se/riktlinjer"
    )
    assert (told in read(SWEDISH)) is shown
    assert ("Two parties Europe at most 275,000 kronor" in read(ENGLISH)) is shown


def test_terms_that_have_ended_or_are_to_come_are_not_shown(read, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    page = PageFactory(kind="how-to-apply")
    preparation = KindFactory(programme=page.programme)
    CeilingFactory(kind=preparation, amount=111_000, last_day=date(2027, 2, 28))
    CeilingFactory(kind=preparation, amount=333_000, first_day=date(2027, 3, 2))
    text = read(SWEDISH)
    assert "Förberedelse" in text
    assert "kronor" not in text
    time_machine.move_to("2027-03-01T23:00:00Z", tick=False)
    assert "högst 333 000 kronor" in read(SWEDISH)


def test_a_question_is_a_closed_element_at_its_slug_with_a_link_to_its_own_page(client):
    QuestionFactory(page=PageFactory(), question_sv="Vad kostar det?", slug_sv="vad-kostar-det", slug_en="what-cost")
    page = source(client, SWEDISH)
    assert '<summary>Vad kostar det?</summary>\n<div class="prose" id="vad-kostar-det">' in page
    assert f'href="{SWEDISH}vad-kostar-det/"' in page
    assert '<div class="prose" id="what-cost">' in source(client, ENGLISH)


def test_the_list_of_questions_is_told_to_machines_in_the_language_of_the_page(client, settings):
    settings.SITE_URL = "https://icld.example"
    page = PageFactory()
    QuestionFactory(
        page=page,
        question_sv="Får R&D </script> vara med?",
        question_en=None,
        slug_en=None,
        slug_sv="rd",
        answer_sv='<p>Ja, <a href="https://icld.se/?a=1&amp;b=2">se här</a>.</p>',
        answer_en=None,
    )
    QuestionFactory(page=page, question_en="How much?", slug_en="how-much", question_sv="Hur mycket?", answer_sv="")
    swedish, english = facts(source(client, SWEDISH)), facts(source(client, ENGLISH))
    assert swedish == [
        {
            "@context": "https://schema.org",
            "@type": "FAQPage",
            "inLanguage": "sv",
            "mainEntity": [
                {
                    "@type": "Question",
                    "@id": f"https://icld.example{SWEDISH}rd/",
                    "url": f"https://icld.example{SWEDISH}rd/",
                    "name": "Får R&D </script> vara med?",
                    "acceptedAnswer": {
                        "@type": "Answer",
                        "text": '<p>Ja, <a href="https://icld.se/?a=1&amp;b=2">se här</a>.</p>',
                    },
                }
            ],
        }
    ]
    assert [question["name"] for question in english[0]["mainEntity"]] == ["How much?"]
    assert english[0]["inLanguage"] == "en"


def test_a_contact_can_be_written_to_and_rung(client):
    ContactFactory(page=PageFactory(), phone="+46 (0)498-29 91 80", about_sv="Ansökan", about_en="Applying")
    page = source(client, ENGLISH)
    assert '<a href="mailto:partnership@icld.se">partnership@icld.se</a>' in page
    assert 'href="tel:+460498299180">+46 (0)498-29 91 80</a>' in page


def test_what_exists_in_swedish_only_is_marked_on_an_english_page(client):
    page = PageFactory()
    StepFactory(page=page, title_en="", needed_sv="Budget")
    ContactFactory(page=page, title_en="", about_sv="Ansökan")
    DocumentFactory(page=page, title_en="", slug_en=None, summary_sv="Vad som gäller")
    QuestionFactory(page=page, question_sv="Tolk?", question_en="", slug_en=None, answer_sv="<p>Ja.</p>", answer_en="")
    english = source(client, ENGLISH)
    for text in ("Hitta en partner", "Budget", "Programmets grupp", "Ansökan", "Riktlinjer", "Vad som gäller", "Tolk?"):
        assert f'<span lang="sv">{text}</span>' in english
    assert '<div lang="sv"><p>Ja.</p></div>' in english
    assert facts(english) == []


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_approved_is_not_on_the_page(read, state):
    page = PageFactory()
    QuestionFactory(page=page, state=state, question_sv="Hemlig fråga?")
    DocumentFactory(page=page, state=state, title_sv="Hemligt dokument")
    text = read(SWEDISH)
    assert "Hemlig" not in text


def test_a_question_goes_live_and_ends_at_its_moments(client, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    now = timezone.now()
    QuestionFactory(
        page=PageFactory(),
        question_sv="Ny fråga?",
        live_from=now + timedelta(hours=1),
        live_to=now + timedelta(hours=2),
    )
    seen = []
    for hours in (0.5, 1.5, 2.5):
        time_machine.move_to(now + timedelta(hours=hours), tick=False)
        seen.append("Ny fråga?" in text_of(client.get(SWEDISH)))
    assert seen == [False, True, False]


def test_the_other_languages_slug_redirects_and_a_page_of_a_draft_is_not_found(client):
    page = PageFactory()
    assert client.get("/en/programmes/partnerskap/fragor/").headers["Location"] == ENGLISH
    page.programme.state = State.DRAFT
    page.programme.save()
    assert client.get(SWEDISH).status_code == 404


def test_queries_are_as_many_with_many_rows_as_with_few(client):
    page = PageFactory(kind="how-to-apply")

    def add(count: int) -> None:
        for number in range(count):
            StepFactory(page=page)
            ContactFactory(page=page)
            QuestionFactory(page=page)
            VersionFactory(document=DocumentFactory(page=page))
            kind = KindFactory(programme=page.programme, code=f"kind-{count}-{number}")
            CeilingFactory(kind=kind)
            LengthFactory(kind=kind)

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            source(client, path)
        return len(asked)

    add(1)
    paths = (SWEDISH, f"{SWEDISH}{page.questions.get().slug_sv}/", f"{SWEDISH}{page.documents.get().slug_sv}/")
    few = [queries(path) for path in paths]
    add(7)
    assert [queries(path) for path in paths] == few


def test_a_word_of_an_editor_is_escaped(client):
    page = PageFactory()
    StepFactory(page=page, needed_sv="<script>x</script>")
    assert html.escape("<script>x</script>") in source(client, SWEDISH)
