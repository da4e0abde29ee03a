"""A page for each partner country, under each of its names."""

import html
import re
from datetime import date

import pytest

from programmes.models import (
    ApplicationWindow,
    Country,
    CountryName,
    Pause,
    Programme,
)
from tests.programmes.countries import EN, SV
from tests.programmes.states import programme
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")


@pytest.fixture(autouse=True)
def _winter(time_machine):
    time_machine.move_to("2026-11-25T12:00:00Z", tick=False)


def test_a_country_has_a_page_in_both_languages(client, read):
    sv, en = client.get(f"{SV}zambia/"), client.get(f"{EN}zambia/")
    assert (heading_of(sv), heading_of(en)) == ("Zambia", "Zambia")
    assert "Zambia är ett samarbetsland." in text_of(sv)
    assert "Zambia is a partner country." in text_of(en)
    assert "Får vi ansöka? Ansökan öppnar 15 februari 2027. Kontrollera om ni får ansöka med Zambia" in text_of(sv)
    assert "May we apply? Applications open 15 February 2027. Check whether you may apply with Zambia" in text_of(en)
    assert "Världsdel Afrika Samarbetsland från och med 1 januari 2018" in text_of(sv)
    assert "Region Africa Partner country from 1 January 2018" in text_of(en)
    assert "Längre tillbaka än så finns inga regler här. Landet kan ha varit samarbetsland tidigare." in text_of(sv)
    assert "Regel icld.se/en/municipal-partnership" in text_of(sv)


@pytest.mark.parametrize(
    ("path", "target"),
    [
        (f"{SV}makedonien/", f"{SV}nordmakedonien/"),
        (f"{SV}macedonia/", f"{SV}nordmakedonien/"),
        (f"{SV}north-macedonia/", f"{SV}nordmakedonien/"),
        (f"{SV}mk/", f"{SV}nordmakedonien/"),
        (f"{SV}MK/", f"{SV}nordmakedonien/"),
        (f"{SV}Nordmakedonien/", f"{SV}nordmakedonien/"),
        (f"{EN}makedonien/", f"{EN}north-macedonia/"),
        (f"{EN}macedonia/", f"{EN}north-macedonia/"),
        (f"{EN}turkey/", f"{EN}turkiye/"),
        (f"{EN}bosnia-and-herzegovina/", f"{EN}bosnia-herzegovina/"),
        (f"{EN}sydafrika/", f"{EN}south-africa/"),
        (f"{SV}zm/", f"{SV}zambia/"),
        ("/sv/program/municipal-partnerships/lander/south-africa/", f"{SV}sydafrika/"),
        ("/en/programmes/kommunala-partnerskap/countries/", EN),
        ("/sv/program/municipal-partnerships/lander/", SV),
    ],
)
def test_every_other_name_of_a_country_leads_to_its_page_in_one_hop(client, path, target):
    response = client.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, target)
    assert client.get(target).status_code == 200


@pytest.mark.parametrize("slug", ["norge", "no", "sverige", "zimbabwe", "zz", "zambia-2"])
def test_a_country_that_never_was_a_partner_country_has_no_page(client, slug):
    assert client.get(f"{SV}{slug}/").status_code == 404
    assert client.get(f"{EN}{slug}/").status_code == 404


def test_a_programme_without_partner_countries_has_no_pages_for_them(client):
    training = Programme.objects.filter(takes_applications=False).order_by("order").first()
    assert client.get(f"{training.get_absolute_url('sv')}lander/").status_code == 404
    assert client.get(f"{training.get_absolute_url('sv')}lander/zambia/").status_code == 404
    assert client.get("/sv/program/finns-inte/lander/").status_code == 404
    Programme.objects.update(state="draft")
    assert client.get(SV).status_code == client.get(f"{SV}zambia/").status_code == 404


def test_a_former_name_is_given_with_its_last_day(read):
    assert "Tidigare namn Makedonien, till och med 11 februari 2019" in read(f"{SV}nordmakedonien/")
    assert "Former name Macedonia, to and including 11 February 2019" in read(f"{EN}north-macedonia/")


def test_a_name_with_both_ends_is_given_with_both(read):
    country = Country.objects.get(code="MK")
    name = country.names.get(title_sv="Makedonien")
    name.first_day = date(1991, 9, 8)
    name.save()
    CountryName.objects.create(
        country=country, title_sv="Socialistiska republiken Makedonien", title_en="", last_day=date(1991, 9, 7)
    )
    assert (
        "Tidigare namn Makedonien, 8 september 1991 till och med 11 februari 2019 "
        "Socialistiska republiken Makedonien, till och med 7 september 1991"
    ) in read(f"{SV}nordmakedonien/")
    assert "Former names Macedonia, 8 September 1991 to and including 11 February 2019" in read(f"{EN}north-macedonia/")


def test_a_country_is_renamed_and_keeps_its_address(client):
    country = Country.objects.get(code="TR")
    name = country.names.get()
    name.last_day = date(2026, 12, 31)
    name.save()
    CountryName.objects.create(country=country, title_sv="Turkiye", title_en="Türkiye", first_day=date(2027, 1, 1))
    assert heading_of(client.get(f"{SV}turkiet/")) == "Turkiet"
    assert client.get(f"{SV}turkiye/").headers["Location"] == f"{SV}turkiet/"


@pytest.mark.parametrize(
    ("now", "sv", "en"),
    [
        (
            "2027-02-15",
            "Ansökan är öppen till och med 15 mars 2027.",
            "Applications are open to and including 15 March",
        ),
        (
            "2027-03-15",
            "Sista dagen att ansöka är i dag, till midnatt.",
            "The last day to apply is today, until midnight.",
        ),
        (
            "2018-03-20",
            "Ansökan är förlängd till och med 26 mars 2018.",
            "Applications are extended to and including 26",
        ),
        ("2027-03-16", "Ansökan öppnar 15 september 2027.", "Applications open 15 September 2027."),
    ],
)
def test_the_state_of_the_programme_is_said_in_one_sentence(read, time_machine, now, sv, en):
    time_machine.move_to(f"{now}T12:00:00Z", tick=False)
    assert f"Får vi ansöka? {sv}" in read(f"{SV}zambia/")
    assert f"May we apply? {en}" in read(f"{EN}zambia/")


def test_a_pause_is_said_too(read, time_machine):
    Pause.objects.create(programme=programme(), first_day=date(2027, 1, 24), last_day=date(2027, 4, 3))
    time_machine.move_to("2027-02-20T12:00:00Z", tick=False)
    assert "Får vi ansöka? Ansökan är pausad till och med 3 april 2027." in read(f"{SV}zambia/")


def test_a_kind_of_application_with_a_window_of_its_own_is_told_of_too(read):
    window = ApplicationWindow.objects.create(programme=programme(), opens=date(2026, 11, 1))
    window.kinds.add(programme().application_kinds.get(code="preparation"))
    assert (
        "Får vi ansöka? Ansökan om förberedelse är öppen tills vidare. "
        "Projekt, styrgrupp, utveckling och breddning och spridning: öppnar 15 februari 2027. Kontrollera"
    ) in read(f"{SV}zambia/")
    assert (
        "May we apply? Applications for preparation are open until further notice. "
        "Project, steering group, development and expansion and dissemination: opens on 15 February 2027. Check"
    ) in read(f"{EN}zambia/")


def test_a_programme_that_is_closed_for_good_keeps_the_pages_and_takes_the_button_away(client):
    row = programme()
    row.closed_from = date(2026, 1, 1)
    row.save()
    response = client.get(f"{SV}zambia/")
    assert "Får vi ansöka? Programmet tar inte längre emot ansökningar. Se alla samarbetsländer" in text_of(response)
    assert "country=ZM" not in response.content.decode()


@pytest.mark.parametrize(("path", "checker"), [(SV, "/sv/far-vi-ansoka/"), (EN, "/en/can-we-apply/")])
def test_the_button_opens_the_checker_with_the_country_chosen_and_no_complaint(client, path, checker):
    page = html.unescape(client.get(f"{path}zambia/").content.decode())
    address = f"{checker}?country=ZM&edit=1"
    assert f'<a class="button" href="{address}">' in page
    response = client.get(address)
    form = response.content.decode()
    assert response.status_code == 200
    assert '<option value="ZM" selected' in form
    assert "error" not in form
    assert "aria-invalid" not in form


def test_the_page_says_what_it_is_about_to_machines(client):
    page = html.unescape(client.get(f"{SV}sydafrika/").content.decode())
    assert (
        '<link rel="canonical" href="http://localhost:8000/sv/program/kommunala-partnerskap/lander/sydafrika/">' in page
    )
    for language, path in (("sv", f"{SV}sydafrika/"), ("en", f"{EN}south-africa/"), ("x-default", f"{SV}sydafrika/")):
        assert f'<link rel="alternate" hreflang="{language}" href="http://localhost:8000{path}">' in page
    assert (
        '<meta name="description" content="Sydafrika är ett samarbetsland. Ansökan öppnar 15\u00a0februari\u00a02027.">'
        in page
    )
    crumbs = re.findall(r'<li><a href="([^"]+)">', page.split('class="crumbs"')[1].split("</ol>")[0])
    assert crumbs == ["/sv/", "/sv/program/", "/sv/program/kommunala-partnerskap/", SV]
    assert '<a href="/sv/program/kommunala-partnerskap/" aria-current="true">' in page
    assert f'hreflang="en" href="{EN}south-africa/"' in page


def test_the_map_marks_the_country(client):
    page = client.get(f"{SV}zambia/").content.decode()
    drawing = re.search(r'<svg class="world".*?</svg>', page)[0]
    assert '<g class="world-mark world-listed">' in drawing
    assert 'class="world-sweden"' in drawing
    assert drawing.split('class="world-partners"')[1].split("</g>")[0].count("<path") == 20
    assert len(drawing.encode()) < 40_000
