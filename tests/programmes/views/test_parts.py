"""A question's own page, a document's own page, and the file of one of its versions."""

import json
import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile

from icld_site.publishing.content import State
from tests.programmes.factories import DocumentFactory, PageFactory, QuestionFactory, VersionFactory
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.django_db

SWEDISH, ENGLISH = "/sv/program/partnerskap/fragor/", "/en/programmes/partnerships/questions/"


@pytest.fixture
def page():
    return PageFactory()


@pytest.fixture
def document(page):
    return DocumentFactory(page=page, slug_sv="riktlinjer", slug_en="guidelines", summary_sv="Vad som gäller.")


def with_file(document, name="x.pdf", content=b"%PDF-1.4", **fields):
    version = VersionFactory(document=document, had_from_sv="", had_from_en="", link="https://icld.se/", **fields)
    version.file.save(name, ContentFile(content))
    return version


def content_of(response) -> bytes:
    """The whole file; reading it to its end closes it."""
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def file_path(version, language="sv") -> str:
    start, slug = (SWEDISH, "riktlinjer") if language == "sv" else (ENGLISH, "guidelines")
    return f"{start}{slug}/{version.pk}/"


def test_a_question_has_a_page_with_its_answer_and_the_questions_after_it(client, page):
    _first, second, _third = (
        QuestionFactory(page=page, question_sv=f"{name}?", answer_sv=f"<p>Om {name}.</p>")
        for name in ("Ett", "Två", "Tre")
    )
    response = client.get(second.get_absolute_url())
    assert heading_of(response) == "Två?"
    assert "Om Två." in text_of(response)
    assert "Andra frågor Tre? Ett? Alla frågor och svar" in text_of(response)
    crumbs = re.findall(r'<li><a href="([^"]+)">', response.content.decode().split('<ol class="crumbs">')[1])
    assert crumbs[:4] == ["/sv/", "/sv/program/", "/sv/program/partnerskap/", SWEDISH]


def test_a_questions_page_names_the_same_question_as_the_list(client, page):
    QuestionFactory(page=page, slug_sv="a")
    told = [
        json.loads(re.search(r"ld\+json\">(.*?)</script>", client.get(path).content.decode())[1])
        for path in (SWEDISH, f"{SWEDISH}a/")
    ]
    assert [facts["@type"] for facts in told] == ["FAQPage", "WebPage"]
    assert told[0]["mainEntity"] == [told[1]["mainEntity"]]


def test_the_slug_of_the_other_language_redirects(client, page):
    QuestionFactory(page=page, slug_sv="tolk", slug_en="interpreter")
    answer = client.get("/en/programmes/partnerskap/fragor/tolk/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{ENGLISH}interpreter/")


def test_a_question_in_one_language_is_reached_in_both_and_says_so(client, page):
    QuestionFactory(page=page, question_sv="Tolk?", question_en="", answer_en="", slug_sv="tolk", slug_en=None)
    response = client.get(f"{ENGLISH}tolk/")
    source = response.content.decode()
    assert '<h1><span lang="sv">Tolk?</span></h1>' in source
    assert '<div lang="sv"><p>Svar.</p></div>' in source
    assert "In Swedish only" in text_of(response)
    assert re.findall(r'rel="alternate" hreflang="([^"]+)"', source) == ["sv", "x-default"]
    assert f'rel="canonical" href="http://localhost:8000{SWEDISH}tolk/"' in source
    assert '"Question"' not in source


@pytest.mark.parametrize("factory", [QuestionFactory, DocumentFactory])
@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
@pytest.mark.parametrize("whose", ["own", "page", "programme"])
def test_what_is_not_public_or_stands_below_it_is_not_found(client, page, factory, state, whose):
    part = factory(page=page, slug_sv="a")
    path = f"{SWEDISH}a/"
    assert client.get(path).status_code == 200
    closed = {"own": part, "page": page, "programme": page.programme}[whose]
    closed.state = state
    closed.save()
    assert client.get(path).status_code == (410 if state == State.WITHDRAWN else 404)


def test_a_question_of_another_page_is_not_found_here(client, page):
    QuestionFactory(page=PageFactory(programme=page.programme, slug_sv="annan", slug_en="other"), slug_sv="a")
    assert client.get(f"{SWEDISH}a/").status_code == 404


def test_an_address_of_its_own_language_goes_before_one_of_the_other(client, page):
    QuestionFactory(page=page, question_en="What does it cost?", slug_sv="kostnad", slug_en="budget")
    DocumentFactory(page=page, title_sv="Budgetmall", slug_sv="budget", slug_en="budget-template")
    assert heading_of(client.get(f"{SWEDISH}budget/")) == "Budgetmall"
    assert heading_of(client.get(f"{ENGLISH}budget/")) == "What does it cost?"


def test_an_old_address_of_a_page_leads_on_from_the_questions_below_it(client, page):
    QuestionFactory(page=page, slug_sv="a")
    page.slug_sv = "faq"
    page.save()
    answer = client.get(f"{SWEDISH}a/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/sv/program/partnerskap/faq/a/")


def test_a_document_shows_the_version_in_force_and_the_earlier_ones(client, document, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    VersionFactory(document=document, version="2016", first_day=None, last_day=date(2020, 2, 25))
    with_file(document, version="2020", content=b"%PDF-" + b"x" * 200_000, last_day=date(2027, 12, 31))
    VersionFactory(document=document, version="2028", first_day=date(2028, 1, 1))
    response = client.get(f"{SWEDISH}riktlinjer/")
    assert heading_of(response) == "Riktlinjer"
    text = text_of(response)
    assert "Version 2020 (PDF, 195,3 kB, på svenska) Gäller från 26 februari 2020" in text
    assert "1 tidigare version Version 2016. Fråga ICLD. Gällde till och med 25 februari 2020" in text
    assert "2028" not in text
    assert "In force from 26 February 2020" in text_of(client.get(f"{ENGLISH}guidelines/"))


def test_a_document_without_a_version_in_force_says_so(client, document, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    VersionFactory(document=document, last_day=date(2027, 2, 28))
    text = text_of(client.get(f"{SWEDISH}riktlinjer/"))
    assert "Ingen version gäller just nu." in text
    assert "Gällde från 26 februari 2020 till och med 28 februari 2027" in text


def test_a_version_without_a_number_goes_by_where_it_can_be_had(client, document):
    VersionFactory(document=document, version="", first_day=None)
    text = text_of(client.get(f"{SWEDISH}riktlinjer/"))
    assert "Fråga ICLD." in text
    assert "Version" not in text


def test_a_link_is_shown_by_its_site(client, document):
    VersionFactory(document=document, link="https://www.icld.se/riktlinjer/", had_from_sv="", file_language="en")
    response = client.get(f"{SWEDISH}riktlinjer/")
    assert '<a href="https://www.icld.se/riktlinjer/" hreflang="en">Version 2020</a>' in response.content.decode()
    assert "Version 2020 (icld.se, på engelska)" in text_of(response)


def test_a_file_is_sent_under_a_good_name_and_not_guessed_at(client, document):
    response = client.get(file_path(with_file(document, version="Antagen 26 februari 2020")))
    assert content_of(response) == b"%PDF-1.4"
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Disposition")} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="riktlinjer-antagen-26-februari-2020.pdf"',
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"].startswith("public, max-age=0")


def test_a_document_that_is_no_pdf_is_saved(client, document):
    response = client.get(file_path(with_file(document, "mall.docx", b"PK\x03\x04")))
    assert content_of(response) == b"PK\x03\x04"
    assert response.headers["Content-Disposition"] == 'attachment; filename="riktlinjer-2020.docx"'


def test_the_file_that_a_visitor_has_is_not_sent_again(client, document):
    path = file_path(with_file(document))
    first = client.get(path)
    content_of(first)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_the_file_of_a_version_that_has_ended_is_still_there(client, document):
    ended = with_file(document, first_day=date(2016, 1, 1), last_day=date(2020, 2, 25))
    with_file(document)
    assert content_of(client.get(file_path(ended))) == b"%PDF-1.4"


def test_the_address_of_a_file_in_the_other_language_redirects(client, document):
    version = with_file(document)
    answer = client.get(f"{ENGLISH}riktlinjer/{version.pk}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, file_path(version, "en"))


def test_there_is_no_file_without_one_or_of_another_document_or_of_one_to_come(client, page, document, time_machine):
    time_machine.move_to("2027-03-01T12:00:00Z", tick=False)
    without = VersionFactory(document=document, last_day=date(2027, 12, 31))
    to_come = with_file(document, first_day=date(2028, 1, 1))
    of_another = with_file(DocumentFactory(page=page))
    for version in (without, to_come, of_another):
        assert client.get(file_path(version)).status_code == 404
    assert client.get(f"{SWEDISH}riktlinjer/{uuid4()}/").status_code == 404


@pytest.mark.parametrize("whose", ["document", "page", "programme"])
def test_a_file_is_public_only_with_its_document_and_page(client, page, document, whose):
    path = file_path(with_file(document))
    assert content_of(client.get(path)) == b"%PDF-1.4"
    closed = {"document": document, "page": page, "programme": page.programme}[whose]
    closed.state = State.WITHDRAWN
    closed.save()
    assert client.get(path).status_code == 404


def test_a_file_that_has_been_lost_is_not_offered_and_not_found(client, document):
    version = with_file(document)
    version.file.storage.delete(version.file.name)
    assert client.get(file_path(version)).status_code == 404
    assert file_path(version) not in client.get(f"{SWEDISH}riktlinjer/").content.decode()
