"""The fields of a language always stand in the same order."""

from icld_site.publishing.translated import translated_fields
from news.models import ArticleKind
from programmes.models import ApplicationWindow, FaqEntry, ProgrammePage


def test_what_names_a_text_comes_first_then_its_address_then_the_rest_as_declared():
    assert translated_fields(ProgrammePage) == ["title", "slug", "lead", "body"]
    assert translated_fields(FaqEntry) == ["question", "slug", "answer", "core_words"]
    assert translated_fields(ApplicationWindow) == ["title", "reason"]
    assert translated_fields(ArticleKind) == ["title"]
