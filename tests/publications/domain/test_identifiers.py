import pytest

from publications.domain.identifiers import is_doi, is_isbn, is_issn, is_orcid


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
def test_an_isbn_with_the_right_check_digit_is_one(text):
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
def test_any_other_text_is_no_isbn(text):
    assert is_isbn(text) is False


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("0378-5955", True),
        ("2434-561X", True),
        ("0378-5954", False),
        ("03785955", False),
        ("2434-561x", False),
        ("０３７８-5955", False),
        ("0378-5955\n", False),
        ("", False),
    ],
)
def test_an_issn_ends_in_its_check_digit(text, answer):
    assert is_issn(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("10.1000/182", True),
        ("10.1016/S0735-1097(98)00347-7", True),
        ("10.1000.10/123456", True),
        ("10.1002/(SICI)1096<1::AID>3.0.CO;2-K", True),
        ("https://doi.org/10.1000/182", False),
        ("10.1000/", False),
        ("10.100/182", False),
        ("10.1000/18 2", False),
        ("", False),
    ],
)
def test_a_doi_has_its_form(text, answer):
    assert is_doi(text) is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0002-1694-233X", True),
        ("0000-0002-1825-0098", False),
        ("0000-0002-1694-233x", False),
        ("0000000218250097", False),
        ("https://orcid.org/0000-0002-1825-0097", False),
        ("", False),
    ],
)
def test_an_orcid_ends_in_its_check_digit(text, answer):
    assert is_orcid(text) is answer
