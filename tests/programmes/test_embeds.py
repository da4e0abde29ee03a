"""A link to a document that stands alone in its paragraph says what one gets."""

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.utils import translation

from icld_site.publishing.content import State
from tests.news.factories import ArticleFactory
from tests.programmes.factories import DocumentFactory, QuestionFactory, VersionFactory

pytestmark = pytest.mark.django_db


def link(path: str) -> str:
    return f'<p><a href="{path}">Läs <em>dem</em></a></p>'


def shown(body: str, language: str = "sv") -> str:
    article = ArticleFactory(**{f"body_{language}": body})
    with translation.override(language):
        return Template('{% load languages %}{{ it|prose:"body" }}').render(Context({"it": article}))


@pytest.fixture
def document():
    return VersionFactory(file=ContentFile(b"%PDF-" + bytes(3067), name="a.pdf")).document


@pytest.mark.parametrize(("language", "size"), [("sv", "3,0\xa0kB"), ("en", "3.0\xa0KB")])
def test_type_and_size_are_told(document, language, size):
    path = document.get_absolute_url(language)
    assert shown(link(path), language) == (
        f'<p class="with-facts"><a href="{path}">Läs <em>dem</em></a> <span class="meta">PDF, {size}</span></p>'
    )


def test_many_documents_are_two_queries(document, django_assert_num_queries):
    other = VersionFactory(document__page=document.page, file=ContentFile(b"%PDF-", name="b.pdf")).document
    article = ArticleFactory(body_sv=link(document.get_absolute_url("sv")) + link(other.get_absolute_url("sv")))
    template = Template('{% load languages %}{{ it|prose:"body" }}')
    with django_assert_num_queries(2):
        assert template.render(Context({"it": article})).count("PDF, ") == 2


def test_a_link_to_anything_else_stays_as_it_is(document):
    without_file = VersionFactory(document__page=document.page).document
    question = QuestionFactory(page=document.page)
    gone = document.get_absolute_url("sv").replace(document.slug_sv, "borta")
    for path in (without_file.get_absolute_url("sv"), question.get_absolute_url("sv"), gone):
        assert shown(link(path)) == link(path)
    in_a_sentence = f'<p>Läs <a href="{document.get_absolute_url("sv")}">dem</a> först.</p>'
    assert shown(in_a_sentence) == in_a_sentence


@pytest.mark.parametrize("part", ["document", "page", "programme"])
def test_a_document_that_visitors_cannot_reach_is_not_told_of(document, part):
    path = document.get_absolute_url("sv")
    hidden = {"document": document, "page": document.page, "programme": document.page.programme}[part]
    hidden.state = State.WITHDRAWN
    hidden.save()
    assert shown(link(path)) == link(path)


def test_a_document_without_a_version_in_force_stays_a_link():
    path = DocumentFactory().get_absolute_url("sv")
    assert shown(link(path)) == link(path)
