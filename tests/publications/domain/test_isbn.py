import pytest

from publications.domain.isbn import is_isbn


@pytest.mark.parametrize(
    "text",
    [
        "978-91-86725-20-4",
        "978-91-86725-24-2",
        "978-91-86725-38-9",
        "978-91-86725-05-1",
        "978-91-86725-39-6",
        "978-92-808-1229-9",
        "9789186725204",
        "978 91 86725 20 4",
        "0-306-40615-2",
        "0-8044-2957-X",
    ],
)
def test_a_number_with_the_right_check_digit_is_one(text):
    assert is_isbn(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        "978-91-86725-20-5",
        "978-91-86725-02-4",
        "0-306-40615-3",
        "X-306-40615-2",
        "9999186725204",
        "978918672520",
        "９７８９１８６７２５２０４",
        "978918672520a",
    ],
)
def test_any_other_text_is_none(text):
    assert is_isbn(text) is False
