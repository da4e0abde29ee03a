"""The page on open data is made from what the addresses are, in both languages."""

import html
import re

import pytest

from icld_site.home.open_data.datasets import DATASETS, DESCRIPTIONS
from programmes.models import Pause, Programme

pytestmark = pytest.mark.usefixtures("starting_content")

SV, EN = "/sv/oppna-data/", "/en/open-data/"


@pytest.mark.parametrize("path", [SV, EN])
def test_every_file_is_linked_with_its_type(client, path):
    page = html.unescape(client.get(path).text)
    for dataset in (*DATASETS, DESCRIPTIONS):
        assert f'id="{dataset.key}"' in page
        for file in dataset.files:
            assert re.search(f'href="{re.escape(file.path)}[^"]*" type="{re.escape(file.media_type)}"', page), file.path


@pytest.mark.parametrize(("path", "heading"), [(SV, "Öppna data"), (EN, "Open data")])
def test_the_question_on_the_page_can_be_asked(client, path, heading):
    page = html.unescape(client.get(path).text)
    assert f"<h1>{heading}</h1>" in page
    (asked,) = re.findall(r"curl 'http://localhost:8000([^']*)'", page)
    assert client.get(asked).json()["verdict"] == "open"
    for name in ("applicant", "country", "area", "kind", "prepared", "on"):
        assert f"<dt><code>{name}</code></dt>" in page


def test_the_day_of_the_last_change_is_the_swedish_one(client, time_machine):
    time_machine.move_to("2026-12-31T23:30:00Z")
    programme = Programme.objects.get(takes_applications=True)
    Pause.objects.create(programme=programme, reason_sv="Översyn", reason_en="Review")
    (windows,) = re.findall(r'id="windows">(.*?)</article>', client.get(EN).text, re.DOTALL)
    assert "1\u00a0January\u00a02027" in html.unescape(windows)


@pytest.mark.parametrize(("path", "footer"), [("/sv/", SV), ("/en/news/", EN)])
def test_every_page_leads_to_it(client, path, footer):
    assert f'<a href="{footer}">' in client.get(path).text.partition("<footer")[2]
    assert f"http://localhost:8000{footer}" in client.get("/sitemap.xml").text


def test_programs_find_the_descriptions(client):
    head = client.get(SV).text.partition("</head>")[0]
    assert '<link rel="service-desc" type="application/json" title="OpenAPI 3.1" href="/data/openapi.json">' in head
    assert '<link rel="alternate" type="application/ld+json" title="JSON-LD" href="/data/catalog.jsonld">' in head


def test_a_portal_without_content_has_the_page_all_the_same(client):
    Programme.objects.all().delete()
    assert client.get(SV).status_code == 200
    assert client.get("/data/catalog.jsonld").status_code == 200
    assert client.get("/data/countries.json").json()["items"] == []
    assert client.get("/data/windows.csv").content.decode("utf-8-sig").count("\n") == 1
