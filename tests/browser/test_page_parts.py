"""What stands on a programme's pages, in real Chromium: questions that open and print open, tables that fold."""

from datetime import date

import pytest

from programmes.models import ApplicationKind, ProgrammePage
from tests.programmes.factories import (
    CeilingFactory,
    ContactFactory,
    DocumentFactory,
    KindFactory,
    LengthFactory,
    QuestionFactory,
    StepFactory,
    VersionFactory,
)

FAQ, GUIDELINES = (
    f"/sv/program/kommunala-partnerskap/{page}/" for page in ("faq-och-kontakt", "riktlinjer-och-utbildning")
)
LONG = "Kommunalförbundsmedlemskommun"


@pytest.fixture
def _rows(live_content) -> None:
    """One of everything, with a long word in each place that an editor writes in."""
    page = ProgrammePage.objects.get(kind="faq-and-contact")
    QuestionFactory(
        page=page, order=0, slug_sv="fragan", question_sv=f"Får en {LONG} ansöka?", answer_sv=f"<p>Svaret: {LONG}</p>"
    )
    StepFactory(page=page, title_sv=LONG, needed_sv=LONG, takes_sv=LONG)
    ContactFactory(page=page, title_sv=LONG, phone="+46 498 29 91 80")
    document = DocumentFactory(page=page, title_sv=LONG, slug_sv="dokumentet")
    VersionFactory(document=document, version=LONG, first_day=date(2020, 1, 1))
    VersionFactory(document=document, version="2016", first_day=None, last_day=date(2019, 12, 31))
    ApplicationKind.objects.all().delete()
    kind = KindFactory(programme=page.programme, title_sv=LONG)
    LengthFactory(kind=kind, note_sv=LONG)
    CeilingFactory(kind=kind, note_sv=LONG)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.usefixtures("_rows")
def test_every_part_is_accessible_open_and_closed(page_at, axe, faults, scheme):
    page = page_at(390, scheme)
    for path in (FAQ, GUIDELINES, f"{FAQ}fragan/", f"{FAQ}dokumentet/"):
        page.goto(path)
        assert axe(page) == [], path
        page.evaluate("document.querySelectorAll('main details').forEach(element => element.open = true)")
        assert axe(page) == [], path
    assert faults == []


@pytest.mark.usefixtures("_rows")
def test_long_words_do_not_push_the_page_sideways(page_at):
    page = page_at(320)
    for path in (FAQ, GUIDELINES, f"{FAQ}fragan/", f"{FAQ}dokumentet/"):
        page.goto(path)
        page.evaluate("document.querySelectorAll('main details').forEach(element => element.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.usefixtures("_rows")
def test_a_question_is_opened_with_the_keyboard_and_all_are_open_on_paper(page_at):
    page = page_at(1280)
    page.goto(FAQ)
    answer = page.locator("#fragan")
    details = page.locator("details:has(#fragan)")
    assert not answer.is_visible()
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.is_visible()
    page.keyboard.press("Enter")
    page.emulate_media(media="print")
    assert answer.evaluate("element => element.getBoundingClientRect().height") > 0
    assert page.locator(".earlier li").evaluate("element => element.getBoundingClientRect().height") > 0
    assert details.evaluate("element => element.open") is False


@pytest.mark.usefixtures("_rows")
def test_an_address_with_an_answers_name_opens_it(page_at):
    page = page_at(390)
    page.goto(f"{FAQ}#fragan")
    assert page.locator("#fragan").is_visible()
    assert page.locator("details:has(#fragan) summary").evaluate("e => e.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize(("width", "display"), [(390, "block"), (1280, "table-cell")])
@pytest.mark.usefixtures("_rows")
def test_the_table_of_sums_becomes_labelled_blocks_on_a_phone(page_at, width, display):
    page = page_at(width)
    page.goto(GUIDELINES)
    cell = page.locator(".kind td").last
    assert cell.evaluate("element => getComputedStyle(element).display") == display
    label = cell.evaluate("element => getComputedStyle(element, '::before').content")
    assert ("ICLD betalar" in label) is (display == "block")
