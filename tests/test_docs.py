"""What the documents say is shown by tests is."""

import re
from pathlib import Path

TESTS = Path(__file__).parent


def test_every_test_that_the_page_on_security_names_is_there():
    text = (TESTS.parent / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.py)`", text))
    assert len(named) > 20
    assert {name for name in named if not (TESTS / name).is_file()} == set()
