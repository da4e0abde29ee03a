"""The OpenAPI document tells the truth of every address: all of them are in it, and every answer is as it says."""

import json
import re
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.urls import get_resolver
from jsonschema import Draft202012Validator

from icld_site.days import parse_day
from programmes.answer_described import A_DAY, PARAMETERS
from programmes.asking import PARAMETERS as ASKED
from tests.icld_site.home.open_data.truth import faults_of
from tests.programmes.kinds import let_kinds_matter

pytestmark = pytest.mark.usefixtures("starting_content")

JSON = [
    "/data/countries.json",
    "/data/windows.json",
    "/data/local-governments.json",
    "/data/projects.json",
    "/data/publications.json",
    "/data/publications.csl.json",
]


def test_the_document_names_every_address_and_each_thing_once(client, described):
    found = {
        f"/{pattern.pattern}" for pattern in get_resolver().url_patterns if str(pattern.pattern).startswith("data/")
    }
    assert set(described["paths"]) == found
    assert described["openapi"].startswith("3.1.")
    names = [item["get"]["operationId"] for item in described["paths"].values()]
    assert len(set(names)) == len(names) == 17


def test_every_schema_is_one(described):
    for schema in described["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    named = set(re.findall(r"#/components/schemas/(\w+)", json.dumps(described)))
    assert named == set(described["components"]["schemas"])


@pytest.mark.parametrize("path", JSON)
def test_every_list_is_as_it_is_described(client, described, path):
    response = client.get(path)
    assert len(json.loads(response.content)) > 3  # there is something in it
    assert faults_of(described, path, response) == []


def test_a_list_that_is_otherwise_is_found_out(client, described):
    response = client.get("/data/countries.json")
    told = json.loads(response.content)
    told["items"][0]["region"] = "atlantis"
    told["items"][1]["capital"] = "Sarajevo"
    del told["items"][2]["listed"]
    response.content = json.dumps(told)
    assert [fault.split(": ")[0] for fault in faults_of(described, "/data/countries.json", response)] == [
        "$.items[0].region",
        "$.items[1]",
        "$.items[2]",
    ]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("applicant=1440&country=ZM&on=2027-03-15", 200),
        ("applicant=1440&country=ZM&on=2018-03-20", 200),
        ("applicant=1440&on=2027-03-16", 200),
        ("applicant=1440&country=IQ&on=2027-03-15", 200),
        ("applicant=1440&country=SE", 200),
        ("applicant=1440&country=ZM&on=2017-06-01", 200),
        ("applicant=09&country=xk&area=participation", 200),
        ("applicant=landstinget-sormland&country=MK&on=2020-06-01", 200),
        ("applicant=Sydarmors+kommunalförbund&country=ZM", 200),
        ("applicant=1440&country=ZM&on=2099-12-31", 200),
        ("applicant=1440&country=ZM&on=1900-01-01", 200),
        ("", 400),
        ("applicant=9999&country=ZZ&on=yesterday", 400),
        ("applicant=Stockholm", 400),
        ("applicant=1440&applicant=1441", 400),
        ("applicant=%00", 400),
        ("applicant=1440&country=ß", 400),
    ],
)
def test_every_answer_and_refusal_is_as_it_is_described(client, described, query, status):
    response = client.get(f"/data/eligibility.json?{query}")
    assert response.status_code == status
    assert faults_of(described, "/data/eligibility.json", response) == []


@pytest.mark.parametrize("query", ["kind=project&prepared=yes", "kind=project", "kind=preparation", ""])
def test_where_kinds_of_application_matter_the_answer_is_as_it_is_described(client, described, query):
    let_kinds_matter()
    response = client.get(f"/data/eligibility.json?applicant=1440&country=ZM&on=2027-03-15&{query}")
    assert ("kinds" in json.loads(response.content)) == (query == "")
    assert faults_of(described, "/data/eligibility.json", response) == []
    assert faults_of(described, "/data/windows.json", client.get("/data/windows.json")) == []


@pytest.mark.parametrize(
    ("query", "status"), [("id=1", 400), ("q=%00", 400), ("kind=x", 404), ("kind=x&id={key}", 404)]
)
def test_what_the_publications_refuse_is_as_it_is_described(client, described, query, status):
    for path in ("/data/publications.json", "/data/publications.csl.json"):
        response = client.get(f"{path}?{query.format(key=UUID(int=1))}")
        assert response.status_code == status
        assert faults_of(described, path, response) == []


def test_an_address_that_is_too_long_is_refused_as_it_is_described(client, described):
    response = client.get(f"/data/eligibility.json?applicant={'a' * 9000}")
    assert response.status_code == 414
    assert faults_of(described, "/data/eligibility.json", response) == []


def test_the_parameters_are_those_that_are_read():
    assert tuple(parameter.name for parameter in PARAMETERS) == ASKED


def test_the_days_of_the_document_are_those_that_are_read():
    day, last = date(1896, 1, 1), date(2104, 12, 31)
    while day <= last:
        assert bool(re.fullmatch(A_DAY, day.isoformat())) == (1900 <= day.year <= 2099)
        day += timedelta(days=1)
    for text in ("2027-02-29", "1900-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00", "2027-1-01"):
        assert not re.fullmatch(A_DAY, text)
        with pytest.raises(ValueError, match=r"[a-z]"):
            parse_day(text)


def test_the_document_names_the_sites_own_address(client, settings):
    settings.SITE_URL = "https://icld.example"
    assert json.loads(client.get("/data/openapi.json").content)["servers"] == [{"url": "https://icld.example"}]
