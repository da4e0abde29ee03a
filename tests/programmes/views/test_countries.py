"""A page for each partner country, and the list of them."""

import html
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import (
    ApplicationWindow,
    Country,
    CountryEligibility,
    CountryName,
    Pause,
    Programme,
    WindowRule,
)
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

SV = "/sv/program/kommunala-partnerskap/lander/"
EN = "/en/programmes/municipal-partnerships/countries/"
WINTER = "2026-11-25T12:00:00Z"


@pytest.fixture(autouse=True)
def _winter(time_machine):
    time_machine.move_to(WINTER, tick=False)


def programme() -> Programme:
    return Programme.objects.get(takes_applications=True)


def ends(code: str, day: date) -> None:
    row = CountryEligibility.objects.get(country__code=code, last_day=None)
    row.last_day = day
    row.save()


def begins(code: str, day: date, last: date | None = None, names: tuple[str, str] = ("", "")) -> Country:
    country, is_new = Country.objects.get_or_create(code=code, defaults={"region": "latin-america"})
    if is_new and any(names):
        CountryName.objects.create(country=country, title_sv=names[0], title_en=names[1])
    CountryEligibility.objects.create(programme=programme(), country=country, first_day=day, last_day=last)
    return country


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


def test_a_country_that_has_left_says_since_when_and_what_goes_on(client, read):
    ends("BY", date(2019, 6, 30))
    sv, en = read(f"{SV}belarus/"), read(f"{EN}belarus/")
    assert "Belarus var ett samarbetsland till och med den 30 juni 2019." in sv
    assert "Belarus was a partner country to and including 30 June 2019." in en
    assert (
        "Det går inte att ansöka om nya partnerskap med Belarus. Partnerskap som redan pågår fortsätter. "
        "Pågår en förberedelse med en part i Belarus? Ta upp med ICLD hur ni går vidare: partnership@icld.se ."
    ) in sv
    assert (
        "No new partnership with Belarus can be applied for. Partnerships that are under way go on. "
        "Is a preparation with a partner in Belarus under way? Discuss with ICLD how to go on: partnership@icld.se ."
    ) in en
    assert "Samarbetsland 1 januari 2018 till och med 30 juni 2019" in sv
    page = client.get(f"{SV}belarus/").content.decode()
    assert "country=BY" not in page
    assert '<g class="world-mark world-left">' in page


def test_a_country_is_a_partner_country_to_the_end_of_its_last_day(read, time_machine):
    ends("BY", date(2026, 3, 31))
    time_machine.move_to("2026-03-31T21:59:59Z", tick=False)
    assert "Belarus är ett samarbetsland till och med den 31 mars 2026." in read(f"{SV}belarus/")
    time_machine.move_to("2026-03-31T22:00:00Z", tick=False)
    assert "Belarus var ett samarbetsland till och med den 31 mars 2026." in read(f"{SV}belarus/")


@pytest.mark.parametrize(
    ("last", "sv", "en"),
    [
        (
            date(2027, 3, 1),
            (
                "Ansökningsperioden 15 februari 2027 till 15 mars 2027 slutar senare. "
                "Med Indonesien är sista dagen att ansöka den 1 mars 2027."
            ),
            (
                "The window 15 February 2027 to 15 March 2027 closes later. "
                "With Indonesia the last day to apply is 1 March 2027."
            ),
        ),
        (
            date(2027, 3, 15),
            "I den ansökningsperiod som öppnar den 15 september 2027 går det inte att ansöka med Indonesien.",
            "In the window that opens on 15 September 2027 you cannot apply with Indonesia.",
        ),
        (
            date(2026, 12, 31),
            "I den ansökningsperiod som öppnar den 15 februari 2027 går det inte att ansöka med Indonesien.",
            "In the window that opens on 15 February 2027 you cannot apply with Indonesia.",
        ),
    ],
)
def test_a_country_that_leaves_says_what_its_last_day_means_for_the_windows(read, last, sv, en):
    ends("ID", last)
    under_way = {
        "sv": "Partnerskap som redan pågår fortsätter. Pågår en förberedelse med en part i Indonesien?",
        "en": "Partnerships that are under way go on. Is a preparation with a partner in Indonesia under way?",
    }
    assert f"Får vi ansöka? Ansökan öppnar 15 februari 2027. {sv} {under_way['sv']}" in read(f"{SV}indonesien/")
    assert f"May we apply? Applications open 15 February 2027. {en} {under_way['en']}" in read(f"{EN}indonesia/")


def test_a_country_that_leaves_while_the_window_is_rolling(read):
    ApplicationWindow.objects.all().delete()
    WindowRule.objects.all().delete()
    ApplicationWindow.objects.create(programme=programme(), opens=date(2026, 1, 1))
    ends("ID", date(2027, 3, 1))
    assert (
        "Ansökan är öppen tills vidare. Med Indonesien går det bara att ansöka till och med den 1 mars 2027."
    ) in read(f"{SV}indonesien/")
    assert (
        "Applications are open until further notice. With Indonesia you can apply only to and including 1 March 2027."
    ) in read(f"{EN}indonesia/")


def test_a_country_that_leaves_when_the_programme_is_closed_promises_no_window(read):
    row = programme()
    row.closed_from = date(2027, 2, 1)
    row.save()
    ends("ID", date(2027, 3, 1))
    assert "Får vi ansöka? Ingen ansökningsperiod" in (text := read(f"{SV}indonesien/")) or "Ansökan är stängd" in text
    assert "slutar senare" not in text
    assert "som öppnar den" not in text


@pytest.mark.parametrize(
    ("first", "sv", "en"),
    [
        (
            date(2027, 5, 1),
            "Den första ansökningsperioden därefter är 15 september 2027 till 15 oktober 2027.",
            "The first window after that is 15 September 2027 to 15 October 2027.",
        ),
        (
            date(2027, 2, 20),
            "Då är ansökningsperioden 15 februari 2027 till 15 mars 2027 öppen.",
            "The window 15 February 2027 to 15 March 2027 is open then.",
        ),
    ],
)
def test_a_country_that_comes_says_from_when(client, read, first, sv, en):
    begins("CO", first, names=("Colombia", "Colombia"))
    day_sv = {5: "1 maj 2027", 2: "20 februari 2027"}[first.month]
    day_en = {5: "1 May 2027", 2: "20 February 2027"}[first.month]
    text = read(f"{SV}colombia/")
    assert f"Colombia blir samarbetsland den {day_sv}." in text
    assert f"Ansökningar med Colombia tas emot från och med den {day_sv}. {sv} Kontrollera om ni får" in text
    text = read(f"{EN}colombia/")
    assert f"Colombia becomes a partner country on {day_en}." in text
    assert f"Applications with Colombia are taken from {day_en}. {en} Check whether" in text
    assert "country=CO&amp;edit=1" in client.get(f"{EN}colombia/").content.decode()


def test_a_country_that_comes_for_less_than_the_way_to_a_window_is_promised_none(read):
    begins("CO", date(2027, 5, 1), date(2027, 6, 1), names=("Colombia", "Colombia"))
    text = read(f"{SV}colombia/")
    assert "Ansökningar med Colombia tas emot från och med den 1 maj 2027. Kontrollera" in text


def test_a_country_that_returned_shows_both_periods(client, read):
    ends("GE", date(2020, 12, 31))
    begins("GE", date(2024, 1, 1))
    sv, en = read(f"{SV}georgien/"), read(f"{EN}georgia/")
    assert "Georgien är ett samarbetsland." in sv
    assert "Samarbetsland 1 januari 2018 till och med 31 december 2020 från och med 1 januari 2024" in sv
    assert "Partner country 1 January 2018 to and including 31 December 2020 from 1 January 2024" in en


def test_a_country_that_is_away_for_a_time_says_when_it_is_back(read, time_machine):
    ends("GE", date(2027, 3, 31))
    begins("GE", date(2027, 9, 1))
    assert (
        "Ansökan öppnar 15 februari 2027. Georgien blir åter samarbetsland den 1 september 2027. "
        "Partnerskap som redan pågår fortsätter."
    ) in read(f"{SV}georgien/")
    time_machine.move_to("2027-05-01T12:00:00Z", tick=False)
    assert "Georgia becomes a partner country again on 1 September 2027." in read(f"{EN}georgia/")


def test_two_rules_without_a_gap_are_one_period(read):
    ends("ZM", date(2025, 12, 31))
    begins("ZM", date(2026, 1, 1))
    text = read(f"{SV}zambia/")
    assert "Samarbetsland från och med 1 januari 2018 Längre" in text


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


def test_the_list_shows_the_countries_of_today_by_region(client, read):
    sv, en = client.get(SV), client.get(EN)
    assert (heading_of(sv), heading_of(en)) == ("Samarbetsländer", "Partner countries")
    assert "Programmet har 21 samarbetsländer." in text_of(sv)
    assert "The programme has 21 partner countries." in text_of(en)
    for region in ("Europa 9 länder Belarus Bosnien", "Asien 4 länder Indien", "Afrika 8 länder Botswana"):
        assert region in text_of(sv)
    assert "Tidigare samarbetsländer" not in text_of(sv)
    assert "Kommande samarbetsländer" not in text_of(sv)
    assert len(re.search(r'<svg class="world".*?</svg>', sv.content.decode())[0].encode()) < 40_000


def test_the_list_names_those_that_left_and_those_to_come_with_their_days(read, time_machine):
    ends("BY", date(2019, 6, 30))
    ends("IN", date(2026, 11, 24))
    ends("ID", date(2026, 11, 25))
    begins("CO", date(2027, 5, 1), names=("Colombia", "Colombia"))
    sv, en = read(SV), read(EN)
    assert "Programmet har 19 samarbetsländer." in sv
    assert "Kommande samarbetsländer Colombia från och med 1 maj 2027 Tidigare samarbetsländer" in sv
    assert (
        "Tidigare samarbetsländer Partnerskap som redan pågår fortsätter. "
        "Belarus 1 januari 2018 till och med 30 juni 2019 Indien 1 januari 2018 till och med 24 november 2026 Kontakt"
    ) in sv
    assert "Coming partner countries Colombia from 1 May 2027 Former partner countries" in en
    assert "India 1 January 2018 to and including 24 November 2026" in en


def test_a_programme_without_any_partner_country_today_has_a_list_all_the_same(client):
    for row in CountryEligibility.objects.all():
        row.last_day = date(2020, 12, 31)
        row.save()
    response = client.get(SV)
    assert "Det finns inget samarbetsland." in text_of(response)
    assert response.content.decode().count('class="dated-countries plain"') == 1


@pytest.mark.parametrize("path", ["/sv/", "/sv/program/kommunala-partnerskap/", SV])
def test_the_names_in_every_list_of_countries_lead_to_their_pages(client, path):
    page = client.get(path).content.decode()
    found = re.findall(rf'<li><a href="({SV}[a-z-]+/)">', page)
    assert len(found) == 21
    for target in found:
        assert client.get(target).status_code == 200, target


def test_each_country_that_ever_was_listed_stands_in_the_sitemap(client):
    ends("BY", date(2019, 6, 30))
    begins("CO", date(2030, 1, 1), names=("Colombia", "Colombia"))
    found = re.findall(r"<loc>http://localhost:8000([^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    countries = [path for path in found if path.startswith((SV, EN))]
    assert len(countries) == len(set(countries)) == 2 * (22 + 1)
    assert {f"{SV}belarus/", f"{EN}colombia/", SV, EN} <= set(countries)
    for path in countries:
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(("path", "number"), [(f"{SV}zambia/", 13), (SV, 1)])
def test_queries_are_as_many_with_many_rows_as_with_few(client, path, number):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    client.get(path)  # what is kept until content changes
    few = count()
    for one in "ABCDEFGH":
        for two in "QX":
            country = begins(f"{one}{two}", date(2018, 1, 1), date(2020, 1, 1), names=(one + two, one + two))
            CountryEligibility.objects.create(programme=programme(), country=country, first_day=date(2024, 1, 1))
    for n in range(30):
        opens = date(1990, 1, 1) + timedelta(days=40 * n)
        ApplicationWindow.objects.create(programme=programme(), opens=opens, closes=opens + timedelta(days=20))
    client.get(path)
    assert count() == few == number
