import pytest

from icld_site.search.domain.asking import LONGEST, MOST_WORDS, asked


def test_empty_words_do_not_count_where_there_are_others():
    assert asked("Vad är ett  partnerskap?", "sv").words == ("partnerskap",)
    assert asked("what is the", "en").words == ("what", "is", "the")


def test_each_word_counts_once_in_its_order():
    assert asked("Ale Zambia ale", "sv").words == ("ale", "zambia")


@pytest.mark.parametrize(
    "quoted", ['"lokal demokrati"', "”lokal demokrati”", "“lokal demokrati”", "«Lokal  demokrati»"]
)
def test_what_stands_in_quotes_stands_together(quoted):
    found = asked(f"{quoted} Kenya", "sv")
    assert found.phrases == (("lokal", "demokrati"),)
    assert found.words == ("lokal", "demokrati", "kenya")


@pytest.mark.parametrize("typed", ['"', '""', '"ale"', '"ale', "ale”"])
def test_a_lone_quotation_mark_or_word_is_no_phrase(typed):
    assert asked(typed, "sv").phrases == ()


def test_what_is_too_long_is_cut_and_says_so():
    assert asked("x" * LONGEST, "sv").is_cut is False
    long = asked("y " * LONGEST, "sv")
    assert long.is_cut is True
    assert len(long.text) <= LONGEST
    many = asked(" ".join(f"ord{number}" for number in range(MOST_WORDS + 1)), "sv")
    assert (len(many.words), many.is_cut) == (MOST_WORDS, True)


@pytest.mark.parametrize("typed", ["", "   ", "\0", "* ( ) : -", "🙂"])
def test_without_a_letter_or_a_digit_nothing_is_asked(typed):
    assert asked(typed, "sv").words == ()
