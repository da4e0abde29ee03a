"""The same with the real rules since 2012, of which not all days are known: every answer is as it is described."""

import json

import pytest

from tests.icld_site.home.open_data.truth import faults_of

pytestmark = pytest.mark.usefixtures("real_history")


@pytest.mark.parametrize("path", ["/data/countries.json", "/data/windows.json"])
def test_every_list_is_as_it_is_described(client, described, path):
    response = client.get(path)
    assert len(json.loads(response.content)["items"]) > 20
    assert faults_of(described, path, response) == []


@pytest.mark.parametrize(
    "applicant", ["1440", "09", "landstinget-sormland", "Ale kommunala bolag", "Ale Ltd", "Lusaka City Council"]
)
def test_every_answer_is_as_it_is_described(client, described, applicant):
    for on in ("2012-01-01", "2013-06-01", "2015-01-01", "2017-03-01", "2019-06-30", "2021-05-01", "2025-02-01"):
        for country in ("ZM", "MK", "RU", "CN", ""):
            response = client.get("/data/eligibility.json", {"applicant": applicant, "country": country, "on": on})
            assert response.status_code == 200
            assert faults_of(described, "/data/eligibility.json", response) == []
