"""The page of the application windows: what is ahead, the year in words, and the form that makes one's own calendar."""

import html
import re
from datetime import date

import pytest
from django.http import HttpResponse

from programmes.models import CountryEligibility
from tests.programmes import states
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

SV, EN = "/sv/ansokningsperioder/", "/en/application-windows/"
OURS = "body=municipality&country=KE&country=ZM&kind=project"


@pytest.fixture(autouse=True)
def _february(time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)


def source(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def checked(response: HttpResponse) -> list[tuple[str, str]]:
    """What is chosen in the form: pairs of question and value."""
    return re.findall(r'<input type="(?:radio|checkbox)" name="(\w+)" value="(\w*)" checked>', source(response))


# What is ahead, and the year


def test_every_window_ahead_can_be_added_to_a_calendar(client):
    for path in (SV, EN):
        page = source(client.get(path))
        links = re.findall(r'href="([^"]+/[0-9a-f-]{36}\.ics)"', page)
        assert len(links) == len(set(links)) == 5
        assert {client.get(link).status_code for link in links} == {200}
    assert "Lägg till Våren 2027" in text_of(client.get(SV))


def test_home_and_the_page_of_the_programme_stay_without_these_links(client):
    for path in ("/sv/", "/sv/program/kommunala-partnerskap/"):
        assert not re.search(r"[0-9a-f-]{36}\.ics", source(client.get(path)))


def test_the_year_is_told_in_words_beside_the_drawing(client, read):
    assert (
        "Ansökningsperioder 2027 Våren 2027 15 februari 2027 till 15 mars 2027 öppen nu "
        "Hösten 2027 15 september 2027 till 15 oktober 2027 kommande"
    ) in read(SV)
    assert "Spring 2027 15 February 2027 to 15 March 2027 open now" in read(EN)


def test_the_words_of_the_year_tell_of_extensions_pauses_and_the_closing(read, time_machine):
    states.extended()
    states.pause(date(2027, 2, 18), date(2027, 2, 25))
    states.closed_for_good()
    told = read(SV).split("Ansökningsperioder 2027", 1)[1]
    assert told.startswith(
        " Våren 2027 15 februari 2027 till 29 mars 2027 kommande, förlängd, från början var sista dagen den "
        "15 mars 2027, pausad 18 februari 2027 till 25 februari 2027 "
    )
    assert "Hösten 2027" not in told
    time_machine.move_to("2027-05-01T11:00:00Z", tick=False)
    assert "15 februari 2027 till 29 mars 2027 avslutad, förlängd" in read(SV)


def test_a_year_without_a_window_says_so(read):
    states.without_windows()
    assert "Ingen ansökningsperiod är planerad det här året." in read(SV)
    assert "Ingen ansökningsperiod är planerad. Nästa visas här så snart den är beslutad." in read(SV)
    assert "No window is planned this year." in read(EN)


def test_where_no_source_tells_of_windows_the_page_does_not_say_that_none_is_planned(read):
    """As home, the page of the programme and the answer say it."""
    states.unknown()
    assert "Vi vet inte när ansökan är öppen. Källorna slutar med 2026. Fråga ICLD innan ni planerar" in read(SV)
    told = read(EN)
    assert "We do not know when applications are open. The sources end with 2026. Ask ICLD before you plan" in told
    assert "It is not known whether there is a window this year." in told
    assert "is planned" not in told


def test_the_whole_calendar_is_there_to_copy_and_to_open(client):
    for path, calendar in ((SV, "/sv/ansokningsperioder.ics"), (EN, "/en/application-windows.ics")):
        page = source(client.get(path))
        assert f'readonly value="http://localhost:8000{calendar}"' in page
        assert f'href="webcal://localhost:8000{calendar}"' in page
        assert re.search(rf'<link rel="alternate" type="text/calendar" title="[^"]+" href="{calendar}">', page)
        for program in ("Outlook", "Google", "Apple"):
            assert program in page


def test_an_address_in_https_is_subscribed_to_in_the_same_way(client, settings):
    settings.SITE_URL = "https://icld.se"
    assert 'href="webcal://icld.se/sv/ansokningsperioder.ics"' in source(client.get(SV))


# One's own


def test_the_form_asks_three_questions_and_nothing_is_chosen_at_first(client):
    page = client.get(SV)
    names = re.findall(r'<input type="(radio|checkbox)" name="(\w+)"', source(page))
    assert list(dict.fromkeys(names)) == [("radio", "body"), ("checkbox", "country"), ("checkbox", "kind")]
    assert len([name for _kind, name in names if name == "country"]) == 21
    assert checked(page) == [("body", "")]
    text = text_of(page)
    assert "Vilka är ni? Kommun Region Regionalt kommunalförbund Alla Med vilka länder? Europa Belarus" in text
    assert "Vilka slag av ansökan? Förberedelse Projekt" in text


def test_what_was_chosen_leads_to_the_canonical_address(client):
    sent = "body=municipality&country=ZM&country=KE&kind=project"
    assert client.get(f"{SV}?{sent}")["Location"] == f"{SV}?{OURS}"
    assert client.get(f"{SV}?body=&utm_source=x")["Location"] == SV
    assert client.get(f"{SV}?{OURS}&utm_source=x").status_code == 200


def test_one_s_own_page_gives_the_address_and_what_it_holds(client):
    page = client.get(f"{SV}?{OURS}")
    assert heading_of(page) == "Er egen kalender"
    assert f'readonly value="http://localhost:8000/sv/ansokningsperioder.ics?{OURS}"' in source(page)
    assert f'href="webcal://localhost:8000/sv/ansokningsperioder.ics?{OURS}"' in source(page)
    assert '<meta name="robots" content="noindex">' in source(page)
    assert f'href="{EN}?{OURS}"' in source(page)
    text = text_of(page)
    assert "Sökande Kommun Samarbetsländer Kenya och Zambia Slag av ansökan Projekt" in text
    assert "Våren 2027 Ansökningar tas emot 15 februari 2027 till 15 mars 2027, båda dagarna inräknade" in text
    assert checked(page) == [("body", "municipality"), ("country", "KE"), ("country", "ZM"), ("kind", "project")]
    english = client.get(f"{EN}?{OURS}")
    assert heading_of(english) == "Your own calendar"
    assert "Applicant Municipality Partner countries Kenya and Zambia Kind of application Project" in text_of(english)


def test_one_s_own_page_tells_of_a_country_that_leaves_within_a_window(client, read):
    row = CountryEligibility.objects.get(country__code="ZM")
    row.last_day = date(2027, 3, 3)
    row.save()
    assert "Samarbetsländer: Kenya och Zambia (15 februari 2027 till 3 mars 2027)." in read(f"{SV}?{OURS}")


def test_a_choice_that_fits_no_window_is_told_so_and_is_kept(client):
    page = client.get(f"{EN}?country=IQ")
    assert page.status_code == 200
    assert "No window that is open or ahead fits your choice." in text_of(page)
    assert "Other countries, not partner countries Iraq" in text_of(page)
    assert ("country", "IQ") in checked(page)


def test_what_cant_be_understood_is_told_at_its_question_and_the_rest_is_kept(client):
    page = client.get(f"{SV}?body=party&country=ZM&country=ZZ&kind=project")
    assert page.status_code == 400
    assert re.search(r"<title>\s*Fel:", source(page))
    for field in ("body", "country"):
        assert f'<a href="#{field}">' in source(page)
        assert f'id="{field}"' in source(page)
        assert f'id="{field}-error"' in source(page)
    assert 'id="kind-error"' not in source(page)
    assert checked(page) == [("country", "ZM"), ("kind", "project")]
    assert "body=party" not in client.get(f"{EN}?body=party").get("Location", "")
    told = text_of(client.get(f"{EN}?body=party"))
    assert "party is not one of municipality, region, federation, local_federation," in told


# Links that lead there


def test_the_page_of_the_programme_leads_there(client):
    for path, windows, calendar in (
        ("/sv/program/kommunala-partnerskap/", SV, "/sv/ansokningsperioder.ics"),
        ("/en/programmes/municipal-partnerships/", EN, "/en/application-windows.ics"),
    ):
        page = source(client.get(path))
        assert f'href="{windows}"' in page
        assert (
            f'type="text/calendar" title="{"Application windows" if windows == EN else "Ansökningsperioder"}"' in page
        )
        assert f'href="{calendar}"' in page


def test_an_answer_leads_to_the_calendar_of_the_same_case(client):
    page = source(client.get("/sv/far-vi-ansoka/?applicant=1440&country=ZM&kind=project"))
    assert f'href="{SV}?body=municipality&country=ZM&kind=project"' in page
    assert f'href="{EN}?body=region"' in source(client.get("/en/can-we-apply/?applicant=03"))


def test_the_page_of_a_local_government_leads_to_the_calendar_of_its_kind(client):
    assert f'href="{SV}?body=municipality"' in source(client.get("/sv/far-vi-ansoka/ale-kommun/"))
    assert f'href="{EN}?body=federation"' in source(client.get("/en/can-we-apply/goteborgsregionen/"))


def test_a_body_that_was_a_county_council_leads_to_what_it_is_now(client):
    page = source(client.get("/sv/far-vi-ansoka/?applicant=landstinget-sormland"))
    assert f'href="{SV}?body=region"' in page


def test_it_stands_in_the_sitemap(client):
    found = client.get("/sitemap.xml").text
    for path in (SV, EN):
        assert f"<loc>http://localhost:8000{path}</loc>" in found
