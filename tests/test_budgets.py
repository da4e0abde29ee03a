"""No kind of page outgrows its budget in bytes (budgets.toml)."""

import tomllib
from pathlib import Path

import pytest

from tests.weight import weigh

BUDGETS = tomllib.loads((Path(__file__).parent / "budgets.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.usefixtures("live_content")


def test_no_page_outgrows_its_budget(client, time_machine):
    time_machine.move_to("2027-02-22T11:00:00Z", tick=False)
    weights = {kind: weigh(client, budget["path"]) for kind, budget in BUDGETS.items()}
    told = {kind: (weight.first_flight, weight.first_visit) for kind, weight in weights.items()}
    allowed = {kind: (budget["first_flight"], budget["first_visit"]) for kind, budget in BUDGETS.items()}
    over = [kind for kind in told if any(a > b for a, b in zip(told[kind], allowed[kind], strict=True))]
    assert {kind: (told[kind], allowed[kind]) for kind in over} == {}
    assert {kind for kind, weight in weights.items() if weight.scripts} == {"search"}
