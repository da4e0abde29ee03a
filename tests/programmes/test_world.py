import json
import re

import pytest
from django.template.loader import render_to_string

from programmes.domain.listing import COMING, LEFT, LISTED
from programmes.world import SHAPES, world

EVERY = json.loads(SHAPES.read_text(encoding="utf-8"))["countries"]


def drawn(*args) -> str:
    return render_to_string("components/world.html", {"world": world(*args)})


def test_the_map_of_every_partner_there_ever_was_stays_below_40_kilobytes():
    assert len(drawn(EVERY, "XK", LISTED).encode()) < 40_000


def test_a_marked_country_is_drawn_once_and_not_among_the_partners():
    svg = drawn(["ZM", "KE"], "ZM", LISTED)
    assert svg.count("<path") == 4  # land, Kenya, Sweden, Zambia
    assert re.search(r'<g class="world-mark world-listed"><path d="M220.5 457.9[^"]+"/></g>', svg)


@pytest.mark.parametrize("state", [LEFT, COMING])
def test_one_that_is_no_partner_is_marked_as_what_it_is(state):
    svg = drawn(["ZM"], "BY", state)
    assert f'<g class="world-mark world-{state}">' in svg


@pytest.mark.parametrize("code", ["XK", "MK", "MD", "RW", "BA", "RS", "GE"])
def test_a_small_country_gets_a_ring_around_it(code):
    ring = world([], code, LISTED).mark.ring
    assert 8 < float(ring.radius) < 20


def test_the_ring_of_a_dot_stands_around_the_middle_of_the_dot():
    """Numbers in SVG have a point, in Swedish too."""
    assert '<circle cx="187.3" cy="140.9" r="8.7"/>' in drawn([], "XK", LISTED)


@pytest.mark.parametrize("code", ["ZM", "CN", "UA"])
def test_a_large_country_needs_no_ring(code):
    assert world([], code, LISTED).mark.ring is None


@pytest.mark.parametrize("code", ["CO", "SE", ""])
def test_a_country_without_a_shape_is_not_marked(code):
    assert world(["ZM"], code, LISTED).mark is None
