import pytest
from hypothesis import given
from hypothesis import strategies as st

from icld_site.search.domain.words import LONGEST_WORD, folded, is_empty, stem, words_of


def test_words_are_letters_and_digits_in_small_letters_and_nothing_else():
    text = 'Får Ale (1440) söka? "State-of-the-art" * NOT a:b – 978-91-86725-20-4 <p>_x_</p>'
    assert words_of(text) == [
        *("får", "ale", "1440", "söka", "state", "of", "the", "art", "not", "a", "b"),
        *("978", "91", "86725", "20", "4", "p", "x", "p"),
    ]


def test_letters_in_two_parts_are_one_letter():
    assert words_of("Malmo\u0308") == ["malmö"]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("sv", ["kommun", "kommunen", "kommuner", "kommunerna", "kommunernas", "kommuns"]),
        ("sv", ["partnerskap", "partnerskapet", "partnerskapen", "partnerskapens"]),
        ("sv", ["demokrati", "demokratin", "demokratins"]),
        ("sv", ["landsting", "landstinget", "landstingen", "landstingets"]),
        ("sv", ["ansökan", "ansökningar", "ansökningarna", "ansöka"]),
        ("sv", ["kommunal", "kommunala", "kommunalt"]),
        ("sv", ["göteborg", "göteborgs"]),
        ("sv", ["malmö", "malmös"]),
        ("sv", ["umeå", "umeås"]),
        ("en", ["municipality", "municipalities"]),
        ("en", ["study", "studies", "studying"]),
        ("en", ["partnership", "partnerships"]),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(("one", "another"), [("får", "far"), ("region", "religion"), ("ort", "ord"), ("mål", "mal")])
def test_other_words_have_other_stems(one, another):
    assert stem(one, "sv") != stem(another, "sv")


def test_a_word_of_a_third_language_and_a_number_stay_as_they_are():
    assert stem("municipalités", "") == "municipalités"
    assert stem("1440", "sv") == "1440"


@pytest.mark.parametrize(
    ("word", "plain"), [("Malmö", "malmo"), ("Gävle", "gavle"), ("Åmål", "amal"), ("Tromsø", "tromso")]
)
def test_a_word_is_folded_as_it_is_typed_on_another_keyboard(word, plain):
    assert folded(word) == plain


def test_small_words_say_nothing_in_their_own_language_alone():
    assert is_empty("och", "sv")
    assert not is_empty("och", "en")
    assert not is_empty("får", "sv")


@given(st.text(max_size=300), st.sampled_from(["sv", "en", ""]))
def test_any_text_has_words_that_fit_into_the_index(text, language):
    for word in words_of(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert word.isalnum() or any(letter.isalnum() for letter in word)
        assert 0 < len(stem(word, language)) <= LONGEST_WORD


class Interrupted(str):
    """A word in the middle of which another thread wants one."""

    __slots__ = ()

    def __len__(self) -> int:
        stem("partnerskapens", "sv")
        return super().__len__()


def test_threads_dont_get_each_others_words():
    stem.cache_clear()
    assert stem(Interrupted("kommunernas"), "sv") == "kommun"
    stem.cache_clear()
