import json

import pytest

from icld_site.delivery.json_ld import json_ld


def test_facts_come_out_as_they_went_in_and_cannot_end_the_element():
    facts = {"name": "</script><!-- <b>R&D</b> å “x” \\ \u2028"}
    element = json_ld(facts)
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set(inside) & set("<>&")
    assert json.loads(inside) == facts


@pytest.mark.parametrize("nothing", [None, {}])
def test_without_facts_there_is_no_element(nothing):
    assert json_ld(nothing) == ""
