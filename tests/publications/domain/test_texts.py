import pytest

from publications.domain.texts import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" a  b ", "a b"),
        ("a\r\nb\tc\u2028d\x0be", "a b c d e"),
        ("no\u00a0break", "no break"),
        ("nul\x00l\x7f", "null"),
        ("half\ud800", "half"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
    ],
)
def test_a_text_becomes_one_line(text, line):
    assert one_line(text) == line
