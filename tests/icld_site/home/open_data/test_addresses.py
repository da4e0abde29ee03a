"""What every address of open data promises: it is read from anywhere, asked again cheaply, and never written to."""

import csv
import json
from io import StringIO

import pytest
from django.test import Client

from icld_site.home.open_data.datasets import DATASETS, DESCRIPTIONS

pytestmark = pytest.mark.usefixtures("starting_content")

FILES = {file.name: file for dataset in (*DATASETS, DESCRIPTIONS) for file in dataset.files}
QUERY = {"eligibility-json": "?applicant=1440&country=ZM&on=2027-03-15"}


def path_of(name: str) -> str:
    return FILES[name].path + QUERY.get(name, "")


@pytest.mark.parametrize("name", FILES)
def test_an_unchanged_answer_is_not_sent_again(client, name):
    first = client.get(path_of(name))
    assert first.status_code == 200
    again = client.get(path_of(name), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert client.get(path_of(name), headers={"If-None-Match": 'W/"other"'}).content == first.content


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("method", ["get", "head"])
def test_any_site_may_read_it(client, name, method):
    response = getattr(client, method)(path_of(name), headers={"Origin": "https://elsewhere.example"})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Origin" not in response.headers["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("name", FILES)
def test_nothing_can_be_written(name):
    visitor = Client(enforce_csrf_checks=True)
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"):
        response = visitor.generic(method, path_of(name))
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD"), method
        assert response.headers["Cache-Control"] == "no-store"
        (error,) = json.loads(response.content)["errors"]
        assert error == {
            "field": None,
            "text": {
                "sv": "Öppna data kan bara läsas, med GET eller HEAD.",
                "en": "Open data can only be read, with GET or HEAD.",
            },
        }


def test_errors_can_be_read_from_any_site_too(client):
    for path, status in (("/data/none.json", 404), ("/data/eligibility.json", 400)):
        response = client.get(path)
        assert (response.status_code, response.headers["Access-Control-Allow-Origin"]) == (status, "*")


def test_pages_are_read_by_their_own_site_alone(client):
    response = client.get("/sv/oppna-data/")
    assert "Access-Control-Allow-Origin" not in response.headers
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", [name for name, file in FILES.items() if file.columns])
def test_every_table_is_marked_as_utf_8_and_has_its_columns_in_every_row(client, name):
    response = client.get(path_of(name))
    assert response.content.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(StringIO(response.content.decode("utf-8-sig"), newline=""), strict=True)
    assert tuple(heading) == tuple(FILES[name].columns)
    assert rows
    assert {len(row) for row in rows} == {len(heading)}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_answer_depends_on_the_readers_language(client, language):
    for name in FILES:
        plain = client.get(path_of(name))
        assert client.get(path_of(name), headers={"Accept-Language": language}).content == plain.content
