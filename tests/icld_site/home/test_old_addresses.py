"""Addresses of the old icld.se, with the starting content: each leads to a page of today in one step, or is gone."""

import csv
from pathlib import Path

import pytest

from icld_site.addresses import language_of
from icld_site.home import starting
from icld_site.publishing.models import Redirect
from icld_site.publishing.old_addresses import load

FILE = Path(starting.CONTENT / "old_addresses.csv")
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))

pytestmark = pytest.mark.usefixtures("starting_content")


def test_every_old_address_is_stored():
    assert len(ROWS) >= 25
    assert Redirect.objects.count() == len(ROWS)
    load(FILE.read_bytes())  # which raises where any row is wrong
    assert Redirect.objects.count() == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["old address"])
def test_it_leads_to_a_page_in_one_step_with_and_without_its_slash(client, row):
    path, _, query = row["old address"].partition("?")
    for old in (path, path.rstrip("/") or "/"):
        response = client.get(f"{old}?{query}" if query else old)
        if row["new address"]:
            assert (response.status_code, response["Location"]) == (301, row["new address"])
        else:
            assert response.status_code == 410
            assert f'href="{row["replaced by"]}"' in response.text
    assert client.get(row["new address"] or row["replaced by"]).status_code == 200


def test_an_old_address_with_a_language_leads_to_that_language():
    for row in ROWS:
        target = row["new address"] or row["replaced by"]
        assert language_of(row["old address"]) in (None, language_of(target)), row["old address"]
