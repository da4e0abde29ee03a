from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation

from icld_site.languages.texts import only_in, said


def thing(**texts):
    fields = {"title_sv": "", "title_en": None, "body_sv": "", "body_en": "", **texts}
    languages = tuple(code for code in ("sv", "en") if fields[f"title_{code}"])
    return SimpleNamespace(**fields, languages=lambda: languages)


def shown(template, **context):
    return Template("{% load languages %}" + template).render(Context(context))


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("sv", {"title_sv": "Råd", "title_en": "Council"}, ("Råd", "sv")),
        ("en", {"title_sv": "Råd", "title_en": "Council"}, ("Council", "en")),
        ("en", {"title_sv": "Råd"}, ("Råd", "sv")),
        ("sv", {"title_en": "Council"}, ("Council", "en")),
        ("sv", {}, ("", "sv")),
    ],
)
def test_a_text_is_said_in_this_language_or_else_in_the_other(language, texts, expected):
    with translation.override(language):
        text = said(thing(**texts), "title")
    assert (text, text.language) == expected


def test_a_foreign_text_is_marked_where_a_template_prints_it():
    with translation.override("en"):
        assert shown('{{ it|said:"title" }}', it=thing(title_sv="Å & Ö")) == '<span lang="sv">Å &amp; Ö</span>'
        assert shown('{{ it|said:"title" }}', it=thing(title_en="A & B")) == "A &amp; B"


def test_a_foreign_text_handed_in_by_a_view_is_marked_too():
    with translation.override("en"):
        assert shown("{{ text }}", text=said(thing(title_sv="Råd"), "title")) == '<span lang="sv">Råd</span>'


def test_an_attribute_gets_the_words_alone():
    with translation.override("en"):
        text = said(thing(title_sv='"Å"'), "title")
        assert shown('<a title="{{ text|stringformat:"s" }}">', text=text) == '<a title="&quot;Å&quot;">'


def test_prose_is_html_and_marked_as_a_block():
    it = thing(body_sv="<p>Hej</p>")
    assert shown('{{ it|prose:"body" }}', it=it) == "<p>Hej</p>"
    with translation.override("en"):
        assert shown('{{ it|prose:"body" }}', it=it) == '<div lang="sv"><p>Hej</p></div>'
        assert shown('{% if it|said:"title" %}yes{% else %}no{% endif %}', it=it) == "no"


@pytest.mark.parametrize(
    ("texts", "in_swedish", "in_english"),
    [
        ({"title_sv": "Råd"}, "", "sv"),
        ({"title_en": "Council"}, "en", ""),
        ({"title_sv": "Råd", "title_en": "Council"}, "", ""),
        ({}, "", ""),
    ],
)
def test_a_content_in_the_other_language_only_says_so(texts, in_swedish, in_english):
    told = []
    for language in ("sv", "en"):
        with translation.override(language):
            told.append(only_in(thing(**texts)))
    assert told == [in_swedish, in_english]
