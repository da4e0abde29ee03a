"""Links that stand for something, and tables, in a text as it is shown."""

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from icld_site.languages import embeds
from icld_site.languages.embeds import as_shown


@pytest.fixture
def asked(monkeypatch):
    """An embedder that shows `/x/1/`, leaves out `/x/2/` and knows no other; and what it was asked for."""
    questions = []

    def embedder(links):
        questions.append(dict(links))
        answers = {"/x/1/": SafeString("<hr>"), "/x/2/": SafeString()}
        return {path: answers[path] for path in links if path in answers}

    monkeypatch.setattr(embeds, "_embedders", {})
    embeds.register(r"/x/\d/", embedder)
    return questions


def link(path: str) -> str:
    return f'<p><a href="{path}">a <em>b</em></a></p>'


def test_an_embedder_is_asked_once_for_all_its_links(asked):
    assert as_shown(link("/x/1/") + "<p>c</p>" + link("/x/2/") + link("/x/3/") + link("/y/") + link("/x/1/")) == (
        "<hr><p>c</p>" + link("/x/3/") + link("/y/") + "<hr>"
    )
    assert asked == [dict.fromkeys(("/x/1/", "/x/2/", "/x/3/"), "a <em>b</em>")]


@pytest.mark.parametrize("text", ["", "<p>a</p>", link("/y/"), link("https://example.org/x/1/"), link("/x/1/#a")])
def test_an_embedder_is_not_asked_for_what_is_not_its_own(asked, text):
    assert (as_shown(text), asked) == (text, [])


@pytest.mark.parametrize(("language", "label"), [("sv", "Tabell"), ("en", "Table")])
def test_a_table_stands_in_a_box_that_a_keyboard_can_scroll(language, label):
    with translation.override(language):
        assert as_shown("<p>a</p><table><tbody></tbody></table><table><tbody></tbody></table>") == (
            "<p>a</p>"
            + (
                f'<div class="table-scroll" role="group" tabindex="0" aria-label="{label}">'
                "<table><tbody></tbody></table></div>"
            )
            * 2
        )
