"""A page for each local government, and the many ways to write one."""

import html
import re
from datetime import UTC, datetime

import pytest

from icld_site.addresses import LANGUAGES
from programmes import bodies
from programmes.body_page import body_path
from programmes.models import LocalGovernment
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")
ALE = "/sv/far-vi-ansoka/ale-kommun/"


def main(response) -> str:
    page = response.text
    return html.unescape(page[page.index("<main") : page.index("</main>")]).replace("\xa0", " ")


def test_every_body_of_the_register_has_a_page_in_both_languages(client):
    rows = LocalGovernment.objects.all()
    paths = {body_path(row, language) for row in rows for language in LANGUAGES}
    assert len(paths) == 2 * 349
    assert [path for path in sorted(paths) if client.get(path).status_code != 200] == []


@pytest.mark.parametrize(
    ("path", "name", "verdict", "sentence"),
    [
        (ALE, "Ale kommun", "Ja, men inte just nu.", "Ni kan ansöka från och med den 15 februari 2027, om 81 dagar."),
        (
            "/en/can-we-apply/region-skane/",
            "Region Skåne",
            "Yes, but not just now.",
            "You can apply from 15 February 2027, in 81 days.",
        ),
    ],
)
def test_it_says_first_whether_the_body_may_apply(client, time_machine, path, name, verdict, sentence):
    time_machine.move_to(datetime(2026, 11, 26, 12, tzinfo=UTC))
    page = main(client.get(path))
    assert f"<h1>{name}</h1>" in page
    assert f'<h2 class="verdict-body">{verdict}</h2>' in page
    assert sentence in page


def test_it_is_open_while_a_window_is(client, time_machine):
    time_machine.move_to(datetime(2027, 3, 1, 12, tzinfo=UTC))
    assert '<h2 class="verdict-body">Ja, ni kan ansöka nu.</h2>' in main(client.get(ALE))


def test_each_partner_country_leads_to_the_checker_with_the_body_in_it(client):
    links = re.findall(r'<a href="(/sv/far-vi-ansoka/\?[^"]+)">([^<]+)</a>', main(client.get(ALE)))
    assert ("/sv/far-vi-ansoka/?applicant=1440&country=ZM", "Zambia") in links
    assert len([url for url, _name in links if "country=" in url]) == 21
    assert client.get("/sv/far-vi-ansoka/?applicant=1440&country=ZM").status_code == 200


def test_its_partnerships_and_its_neighbours_with_partnerships_are_shown(client):
    page = main(client.get(ALE))
    partnerships, neighbours = page.split("Grannar med partnerskap</h2>")
    assert "Medborgardialog i Ale och Ghanzi" in partnerships
    names = re.findall(
        r'<a href="(/sv/far-vi-ansoka/[a-z-]+/)">([^<]+)</a> <span class="meta">(\d) projekt', neighbours
    )
    assert ("/sv/far-vi-ansoka/alingsas-kommun/", "Alingsås kommun", "1") in names
    assert "Ale kommun" not in [name for _url, name, _count in names]


def test_a_landsting_says_what_it_became_and_leads_there(client):
    page = main(client.get("/sv/far-vi-ansoka/landstinget-i-ostergotland/"))
    assert "Landstinget i Östergötland blev Region Östergötland den 1 januari 2015." in page
    assert '<a class="button" href="/sv/far-vi-ansoka/region-ostergotland/">' in page
    assert "verdict" not in page
    assert "Cancervård i Östergötland och Uasin Gishu" in page  # which the region began
    region = main(client.get("/sv/far-vi-ansoka/region-ostergotland/"))
    assert '<a href="/sv/far-vi-ansoka/landstinget-i-ostergotland/">Landstinget i Östergötland</a>' in region
    assert "Region Östergötland</a> <span" not in region.split("Grannar med partnerskap</h2>")[1]


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/sv/far-vi-ansoka/1440/", ALE),
        ("/sv/far-vi-ansoka/ale/", ALE),
        ("/sv/far-vi-ansoka/Göteborgs stad/", "/sv/far-vi-ansoka/goteborgs-stad/"),
        ("/en/can-we-apply/vgr/", "/en/can-we-apply/vastra-gotalandsregionen/"),
        ("/sv/far-vi-ansoka/upplands-väsby/", "/sv/far-vi-ansoka/upplands-vasby-kommun/"),
    ],
)
def test_another_way_to_write_it_leads_to_its_page(client, path, leads_to):
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, leads_to)


def test_a_name_of_two_bodies_asks_which(client):
    response = client.get("/sv/far-vi-ansoka/stockholm/", follow=True)
    assert response.redirect_chain == [("/sv/far-vi-ansoka/?applicant=stockholm", 302)]
    assert "Stockholms stad" in main(response)
    assert "Region Stockholm" in main(response)


@pytest.mark.parametrize("name", ["xyz", "kommun", "9999", "<b>", "a" * 500, "%00"])
def test_what_is_no_local_government_is_not_found(client, name):
    assert client.get(f"/sv/far-vi-ansoka/{name}/").status_code == (400 if name == "%00" else 404)


def test_its_page_is_in_the_sitemap(client):
    assert f"{ALE}</loc>" in client.get("/sitemap.xml").text


def test_it_asks_as_few_questions_whichever_body_it_is(client, django_assert_max_num_queries):
    for path in (ALE, "/sv/far-vi-ansoka/goteborgs-stad/", "/sv/far-vi-ansoka/region-skane/"):
        client.get(path)
        with django_assert_max_num_queries(17):
            client.get(path)


SPELLINGS = """
göteborg|goteborgs-stad
goteborg|goteborgs-stad
GÖTEBORG|goteborgs-stad
Göteborgs stad|goteborgs-stad
Göteborgs kommun|goteborgs-stad
Göteborg kommun|goteborgs-stad
City of Gothenburg|goteborgs-stad
gothenburg|goteborgs-stad
1480|goteborgs-stad
VGR|vastra-gotalandsregionen
Västra Götalandsregionen|vastra-gotalandsregionen
vastra gotalandsregionen|vastra-gotalandsregionen
Region Västra Götaland|vastra-gotalandsregionen
Västra Götaland|vastra-gotalandsregionen
14|vastra-gotalandsregionen
landstinget i Östergötland|landstinget-i-ostergotland
Östergötlands läns landsting|landstinget-i-ostergotland
Östergötland|region-ostergotland
region ostergotland|region-ostergotland
Kalmar läns landsting|landstinget-i-kalmar-lan
Stockholms läns landsting|stockholms-lans-landsting
Ale kommuns|ale-kommun
  ale   kommun |ale-kommun
ale-kommun|ale-kommun
Håbo|habo-kommun-0305
Habo|habo-kommun-0643
håbo kommuns|habo-kommun-0305
habo kommun|habo-kommun-0643
Malmo|malmo-stad
malmö stads|malmo-stad
Falun|falu-kommun
falun kommun|falu-kommun
Upplands-Väsby|upplands-vasby-kommun
upplands vasby|upplands-vasby-kommun
gotlands kommun|region-gotland
0980|region-gotland
skane|region-skane
sormland|region-sormland
amal|amals-kommun
Åre kommun|are-kommun
malung salen|malung-salens-kommun
Dals Ed|dals-eds-kommun
Sundbybergs stad|sundbybergs-stad
GR|goteborgsregionen
Stockholm|stockholms-stad region-stockholm
Kalmar|kalmar-kommun region-kalmar-lan
Stockholm kommun|stockholms-stad
stockholm municipality|stockholms-stad
Uppsalas kommun|uppsala-kommun
Örebro stad|orebro-kommun
Kalmar län|region-kalmar-lan
Jönköpings län|region-jonkopings-lan
jonkoping county|region-jonkopings-lan
Kalmar kommun län|kalmar-kommun region-kalmar-lan
""".strip().splitlines()


@pytest.mark.parametrize("line", SPELLINGS)
def test_however_people_write_it_the_body_is_found_or_one_is_asked_which(line):
    typed, slugs = line.split("|")
    assert [body.slug for body in bodies.find(typed)] == slugs.split()


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Lidigö", ["lidingo-stad"]),
        ("Örnsköldvik", ["ornskoldsviks-kommun"]),
        ("regon skane", ["region-skane"]),
        ("Hägersten-Liljeholmen", []),
        ("xyz", []),
    ],
)
def test_who_nearly_has_the_name_is_offered(typed, slugs):
    assert [body.slug for body in bodies.nearly(typed)] == slugs


def test_a_misspelt_name_leads_on_to_the_one_that_was_meant(client):
    page = client.get("/sv/far-vi-ansoka/?applicant=Lidig%C3%B6&country=ZM")
    assert (page.status_code, "Nästan samma namn har:" in text_of(page)) == (200, True)
    assert 'href="/sv/far-vi-ansoka/?applicant=lidingo-stad&amp;country=ZM"' in page.text
    english = client.get("/en/can-we-apply/?applicant=Lidig%C3%B6&country=ZM")
    assert "goes by the name “Lidigö”. Nearly the same is:" in text_of(english)
    form = client.get("/sv/far-vi-ansoka/?applicant=Lidig%C3%B6&country=ZM&edit=1")
    assert (form.status_code, 'value="Lidigö"' in form.text) == (400, True)
    lost = client.get("/sv/far-vi-ansoka/?applicant=H%C3%A4gersten&country=ZM")
    assert "Kontrollera stavningen, eller skriv till partnership@icld.se." in text_of(lost)


def test_an_empty_form_that_is_sent_says_what_is_missing(client):
    page = client.get("/sv/far-vi-ansoka/?applicant=&country=&area=&on=")
    assert page.status_code == 400
    assert "Skriv namnet på er kommun, er region eller ert kommunalförbund." in text_of(page)
    assert "<title>Fel:" in page.text
    assert client.get("/sv/far-vi-ansoka/?utm_source=x").status_code == 200
