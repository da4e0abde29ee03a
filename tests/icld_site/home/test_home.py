"""The home page is the user's whole page, from rows, in both languages."""

import html
import re

import pytest

from icld_site.addresses import address
from news.models import Article
from programmes.models import Programme
from publications.models import Publication

pytestmark = pytest.mark.usefixtures("starting_content")

COUNTRIES = {
    "sv": (
        "Bosnien och Hercegovina, Georgien, Kosovo, Nordmakedonien, Moldavien, Serbien, Turkiet, Ukraina, Belarus, "
        "Indien, Indonesien, Kina, Vietnam, Botswana, Kenya, Moçambique, Namibia, Sydafrika, Tanzania, Uganda, Zambia"
    ),
    "en": (
        "Bosnia and Herzegovina, Georgia, Kosovo, North Macedonia, Moldova, Serbia, Turkey, Ukraine, Belarus, India, "
        "Indonesia, China, Vietnam, Botswana, Kenya, Mozambique, Namibia, South Africa, Tanzania, Uganda, Zambia"
    ),
}
CORE_AREAS = {
    "sv": [
        "Jämlik/rättvis och inkluderande behandling",
        "Deltagande och delaktighet",
        "Transparens och insynsmöjligheter",
        "Möjlighet till ansvarsutkrävande",
    ],
    "en": ["Equal, fair and inclusive treatment", "Participation", "Transparency and access", "Accountability"],
}
NEWS = [
    "Vårens ansökningsomgång till Kommunalt partnerskap förlängs",
    "Sök praktik på ICLD!",
    "Många beröringspunkter i Alingsås och Chillabombwe",
    "Utveckling av medborgardialog – ett samarbete mellan Ale kommun och Ghanzi District i Botswana",
]
PROJECTS = [
    "Vad är viktigare än det som berör alla kvinnor och män?",
    "Många beröringspunkter för Alingsås och Chililabombwe",
]
STATEMENT = "Varje dag stärker vi kvinnor i beslutsfattande positioner"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", ["home", "programme"])
def test_countries_core_areas_and_windows_stand_on_home_and_programme_page(read, time_machine, language, page):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)
    programme = Programme.objects.get(takes_applications=True)
    text = read(address("home", language) if page == "home" else programme.get_absolute_url(language))
    for name in [*COUNTRIES[language].split(", "), *CORE_AREAS[language]]:
        assert name in text, name
    days = {
        "sv": "15 februari 2027 15 mars 2027 15 september 2027 15 oktober 2027",
        "en": "15 February 2027 15 March 2027",
    }
    for day in re.findall(r"\d+ \D+ \d{4}", days[language]):
        assert day in text, day
    assert {"sv": "Kommuner, landsting, regioner och regionala", "en": "Municipalities, county councils, regions and"}[
        language
    ] in text


def test_the_rest_of_the_users_page_stands_on_the_home_page(read):
    text = read("/sv/")
    for title in [*NEWS, *PROJECTS, STATEMENT, "Fler nyheter", "Local government in South Africa"]:
        assert title in text, title
    positions = [text.index(title) for title in NEWS]
    assert positions == sorted(positions)
    for label in ("Inspiration", "Så här ansöker ni", "Redovisning", "Riktlinjer och Utbildning", "FAQ och Kontakt"):
        assert label in text, label
    for place in ("Visby", "Livingstone", "Göteborg", "Konferens"):
        assert place in text, place


def test_an_article_in_swedish_only_is_marked_on_the_english_page(client):
    page = html.unescape(client.get("/en/").content.decode())
    assert re.search(r'<span lang="sv">\s*Utveckling av medborgardialog', page)
    assert "In Swedish only" in page


def test_an_old_name_of_a_country_is_given_with_the_new_one(read):
    assert re.search(r"Nordmakedonien\W+\(?tidigare Makedonien", read("/sv/program/kommunala-partnerskap/"))


def test_an_empty_portal_has_a_home_page_all_the_same(client):
    Article.objects.all().delete()
    Publication.objects.all().delete()
    Programme.objects.all().delete()
    for path in ("/sv/", "/en/", "/sv/program/", "/sv/aktuellt/", "/sv/projekt/", "/sv/publikationer/"):
        assert client.get(path).status_code == 200, path
    assert client.get("/sv/far-vi-ansoka/").status_code == 404
    assert client.get("/data/eligibility.json?applicant=1440").status_code == 404
