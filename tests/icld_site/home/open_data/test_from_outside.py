"""Schemathesis asks every address what the OpenAPI document allows and what it doesn't, and holds the answers to it."""

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from icld_site.home.open_data.openapi import document
from icld_site.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("starting_content", "within_the_transaction")]

#: Beside the questions that follow from the document, so many of each address are made up. `EXAMPLES=200` asks more.
EXAMPLES = int(os.environ.get("EXAMPLES", "10"))

#: What no document can know, since it stands in the database; without it hardly a question would get an answer.
KNOWN = {
    "applicant": ["1440", "09", "0980", "ale-kommun", "Region Sörmland", "landstinget-sormland", "Stockholm"],
    "area": ["participation", "equity", "roads"],
    "kind": ["preparation", "project"],
    "year": ["2016", "2018"],
    "author": ["andrew-siddle", "nobody"],
}
CONFIG = schemathesis.Config.from_dict(
    {
        "dictionaries": {name: {"values": values} for name, values in KNOWN.items()},
        "parameters": {f"query.{name}": {"dictionary": name, "probability": 0.7} for name in KNOWN},
        "operations": [
            {
                # A body or a core area that isn't known is refused, and the document can't say which ones are.
                "include-path": "/data/eligibility.json",
                "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "3xx", "400", "404"]}},
            }
        ],
    }
)

addresses = schemathesis.openapi.from_dict(document(), config=CONFIG)
addresses.app = application


@addresses.parametrize()
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_every_address_answers_as_it_is_described(case):
    case.call_and_validate(headers={"Accept-Encoding": "identity"})
