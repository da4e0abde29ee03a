import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.search.domain.excerpts import LENGTH, excerpt, marked

ZAMBIA = {("sv", "zambi"), ("en", "zambia")}


def shown(parts) -> str:
    return "".join(f"[{part.text}]" if part.is_hit else part.text for part in parts)


def test_words_are_marked_in_whatever_form_they_stand_and_whole():
    assert shown(marked("Zambias kommuner, i Zambia.", ZAMBIA)) == "[Zambias] kommuner, i [Zambia]."
    assert shown(marked("Zambezi", ZAMBIA)) == "Zambezi"


def test_an_english_word_that_ends_otherwise_than_its_stem_is_marked_too():
    assert shown(marked("How to apply, applying", {("en", "appli")})) == "How to [apply], [applying]"


def test_the_lead_is_shown_where_it_has_the_word_or_the_text_has_none():
    assert shown(excerpt("Om Zambia.", "Text om Zambia.", ZAMBIA)) == "Om [Zambia]."
    assert shown(excerpt("Ingressen.", "Texten.", ZAMBIA)) == "Ingressen."


def test_of_a_long_text_the_place_with_most_of_the_words_is_shown_in_whole_words():
    text = f"Zambia. {'Utfyllnad med ord. ' * 40}Projektet i Zambia gav Zambia mycket. {'Mera text. ' * 40}"
    found = shown(excerpt("", text, ZAMBIA))
    assert "Projektet i [Zambia] gav [Zambia] mycket." in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) <= LENGTH + 20


@pytest.mark.parametrize("text", ["", "x" * 1000, "a " * 1000])
def test_a_text_without_the_words_is_only_cut(text):
    assert len(shown(excerpt(text, text, ZAMBIA))) <= LENGTH + 4


@given(st.text(max_size=600), st.sampled_from(["zambi", "appli", "å", "1440"]))
def test_marking_loses_nothing(text, one):
    assert "".join(part.text for part in marked(text, {("sv", one), ("en", one)})) == text


def test_lines_of_a_table_are_parted_as_words_are():
    text = "\n".join(["Hercegovina", "Botswana", "Kina"] * 20 + ["Zambia"] + ["Tanzania", "Uganda"] * 20)
    found = shown(excerpt("", text, ZAMBIA))
    words = found.replace("[", "").replace("]", "").strip("… ").split()
    assert "[Zambia]" in found
    assert set(words) <= {"Hercegovina", "Botswana", "Kina", "Zambia", "Tanzania", "Uganda"}
