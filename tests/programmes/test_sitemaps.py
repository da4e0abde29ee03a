from datetime import UTC, date, datetime

import pytest

from icld_site.publishing.content import State
from programmes.sitemaps import ProgrammeSitemap
from tests.programmes.factories import DocumentFactory, PageFactory, QuestionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def entries():
    return [(entry.paths["sv"], entry.languages) for entry in ProgrammeSitemap(NOW, date(2027, 1, 1)).items()]


def test_questions_and_documents_stand_in_it_with_the_languages_they_have():
    page = PageFactory()
    QuestionFactory(page=page, slug_sv="tolk", question_en="", slug_en=None)
    QuestionFactory(page=page, slug_sv="utkast", state=State.DRAFT)
    DocumentFactory(page=page, slug_sv="mall")
    assert entries()[-2:] == [
        ("/sv/program/partnerskap/fragor/tolk/", ("sv",)),
        ("/sv/program/partnerskap/fragor/mall/", ("sv", "en")),
    ]


@pytest.mark.parametrize("parent", ["page", "programme"])
def test_what_stands_below_a_page_that_is_not_public_is_left_out(parent):
    page = PageFactory()
    QuestionFactory(page=page)
    DocumentFactory(page=page)
    closed = page if parent == "page" else page.programme
    closed.state = State.WITHDRAWN
    closed.save()
    assert not any("/fragor/" in path for path, _languages in entries())


def test_a_sitemap_of_many_questions_takes_no_more_queries(django_assert_num_queries):
    page = PageFactory()
    for _number in range(4):
        QuestionFactory(page=page)
        DocumentFactory(page=page)
    with django_assert_num_queries(4):
        assert len(entries()) >= 10
