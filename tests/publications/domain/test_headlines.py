import pytest

from publications.domain.headlines import headline


@pytest.mark.parametrize(
    ("title", "cased"),
    [
        ("hercules: a heroic life", "Hercules: A Heroic Life"),
        ("be achieved through the current model?", "Be Achieved through the Current Model?"),
        ("a day-to-day handbook on “local” towns", "A Day-to-Day Handbook on “Local” Towns"),
        ("child-focused (rural) cities and/or towns", "Child-Focused (Rural) Cities And/or Towns"),
        ("ICLD och SDG 5: iPads in the eThekwini municipality", "ICLD och SDG 5: iPads in the eThekwini Municipality"),
        ("why? the answer", "Why? The Answer"),
        ("what we stand for", "What We Stand For"),
        ("<i>of mice</i> and men", "<i>Of Mice</i> and Men"),
        ("", ""),
    ],
)
def test_an_english_title_gets_its_capitals(title, cased):
    assert headline(title) == cased
