"""Whatever is typed, the answer is a page, and it doesn't take long. See also case S1."""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.search.domain.asking import LONGEST, MOST_WORDS
from icld_site.search.results import search
from tests.icld_site.search.test_finding import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starting_content")]

#: `EXAMPLES=10000` looks at more of them.
EXAMPLES = int(os.environ.get("EXAMPLES", "200"))
#: No query that a visitor can cause may take longer, in seconds, on however slow a machine.
TIME_LIMIT = 2

HOSTILE = [
    *(
        "",
        " ",
        '"',
        "'",
        "''",
        '"""',
        "AND",
        "NOT a",
        "a:b",
        "title:ale",
        "*",
        "a*",
        "^a",
        "(",
        "a)",
        "-",
        "--",
        ";",
        "%",
        "_",
    ),
    *(
        "state-of-the-art",
        "@icld",
        "\0",
        "a\0b",
        "\x1b[31m",
        "\u202eelA",
        "\u200bale",
        "Ale\ufeff",
        "🙂",
        "🏳️‍🌈",
        "ﷺ",
        "ß",
        "İ",
    ),
    *("'; DROP TABLE search_entry; --", "' OR 1=1 --", "{{ 7*7 }}", "<script>alert(1)</script>", "../../etc/passwd"),
    *("NEAR(a b, 2)", "a & b | !c", "a <-> b", "ale:*", "\\", "\\x00", "%s %(q)s", "$1", "?", "\ud7ff", "e\u0301" * 50),
    *("x" * 5000, "ale " * 1250, '"' * 500, "(" * 500, "ö" * 1000, "\u0301" * 1000, "1" * 1000, "a-" * 500),
]
PIECES = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="\"'()*:^-+&|!<>~%_\\;\0\u202e\u200b🙂åäö ", max_size=40),
    st.sampled_from(
        ["AND", "OR", "NOT", "NEAR", "zambia", "kommun", "partnerskap", "och", '"lokal demokrati"', "1440"]
    ),
)
TYPED = st.lists(PIECES, max_size=25).map(lambda pieces: " ".join(pieces)[:1000])


@pytest.mark.parametrize("typed", HOSTILE)
def test_anything_that_is_typed_is_answered_with_a_page(client, typed):
    for address in ("/sv/sok/", "/en/search/"):
        response = client.get(address, {"q": typed})
        assert response.status_code == (400 if "\0" in typed else 200)
        assert "<script>alert(1)" not in response.text


@pytest.mark.parametrize(
    "typed", ["state-of-the-art", "@ale", "(Ale)", "*ale*", "Ale:", "ale?!", "\u200bAle\ufeff", "‘Ale’"]
)
def test_a_word_with_odd_signs_finds_its_hits(typed):
    if "ale" in typed.casefold():
        assert search(typed, "sv", NOW).hits(0, 1)[0].entry.title == "Ale kommun"
    assert len(search(typed, "sv", NOW).asked.words) >= 1


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED, language=st.sampled_from(["sv", "en"]))
def test_nothing_that_is_typed_breaks_the_search(typed, language):
    start = time.perf_counter()
    results = search(typed, language, NOW)
    assert len(results.hits(0, 20)) == min(results.number, 20)
    assert len(results.asked.words) <= MOST_WORDS
    assert len(results.asked.text) <= LONGEST
    assert time.perf_counter() - start < TIME_LIMIT
