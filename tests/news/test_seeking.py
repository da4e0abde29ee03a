"""Who abroad seeks a Swedish partner: the page on which one finds them, and where else they are and are not shown."""

import json
import re
from datetime import date

import pytest

from news.models import Project, SwedishParty
from programmes.models import Country, CountryEligibility, FaqEntry, LocalGovernment, Programme
from tests.news.factories import ProjectFactory
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("starting_content")

TWICE = ("on anges mer än en gång.", "on is given more than once.")
NO_SUCH_DAY = ("Ange en dag som finns", "Give a day that exists")
SV, EN = "/sv/hitta-en-partner/", "/en/find-a-partner/"
KAPIRI, BUJANOVAC, SOMBOR = (f"{place} söker en svensk partner" for place in ("Kapiri Mposhi", "Bujanovac", "Sombor"))


@pytest.fixture(autouse=True)
def on_a_day(time_machine):
    time_machine.move_to("2027-02-20T11:00:00Z", tick=False)


def titles(response) -> set[str]:
    return set(re.findall(r'class="title"><a href="[^"]*">([^<]*)', response.text))


def end(code: str, last_day: date | None) -> None:
    row = CountryEligibility.objects.get(country__code=code)
    row.last_day = last_day
    row.save()


def test_those_in_partner_countries_are_shown_with_place_country_and_wishes(client):
    response = client.get(SV)
    assert titles(response) == {KAPIRI, BUJANOVAC, SOMBOR}
    text = text_of(response)
    assert "Här visas de vars land är samarbetsland den 20 februari 2027." in text
    assert (
        "Vill arbeta med: Jämlik/rättvis och inkluderande behandling, Jämställdhet, Näringsliv och försörjning" in text
    )
    assert 'href="/sv/far-vi-ansoka/?country=ZM&amp;edit=1"' in response.text
    assert 'href="/sv/program/kommunala-partnerskap/lander/zambia/"' in response.text
    english = text_of(client.get(EN))
    assert "Shown are those whose country is a partner country on 20 February 2027." in english
    assert "Wants to work on: Equal, fair and inclusive treatment, Gender equality, Local economy" in english
    assert "City of Sombor Serbia" in english


def test_the_page_says_how_icld_helps_and_what_comes_next(client):
    response = client.get(EN)
    text = text_of(response)
    assert "Does ICLD match partners? Yes, ICLD helps you to look for a partner." in text
    assert "sends the form Declaration of Interest to partnership@icld.se" in text
    assert "Finding a partner is the step before applying." in text
    assert 'href="/en/programmes/municipal-partnerships/how-to-apply/"' in response.text
    FaqEntry.objects.update(helps_find_partner=False)
    assert "Does ICLD match partners?" not in text_of(client.get(EN))


def test_a_country_that_has_left_is_left_out_and_the_page_says_so(client):
    end("RS", date(2027, 3, 1))
    assert titles(client.get(SV)) == {KAPIRI, BUJANOVAC, SOMBOR}
    assert "Visas inte" not in text_of(client.get(SV))
    assert titles(client.get(f"{SV}?on=2027-03-01")) == {KAPIRI, BUJANOVAC, SOMBOR}
    later = client.get(f"{SV}?on=2027-03-02")
    assert titles(later) == {KAPIRI}
    assert "Visas inte: 2 som söker en partner, i länder som inte är samarbetsländer den 2 mars 2027." in text_of(later)
    assert "Not shown: 2 that seek a partner, in countries that are no partner countries on 2 March 2027." in text_of(
        client.get(f"{EN}?on=2027-03-02")
    )
    assert 'href="/sv/far-vi-ansoka/?country=ZM&amp;on=2027-03-02&amp;edit=1"' in later.text


@pytest.mark.parametrize("on", ["x", "2027-3-1", "2027-02-30", "1899-12-31", "١٩٩٩-01-01", "2027-01-01&on=2027-01-02"])
def test_a_day_that_cannot_be_read_is_told_in_the_visitors_language(client, on):
    swedish, english = client.get(f"{SV}?on={on}"), client.get(f"{EN}?on={on}")
    assert (swedish.status_code, english.status_code) == (400, 400)
    told = TWICE if "&" in on else NO_SUCH_DAY
    assert told[0] in text_of(swedish)
    assert told[1] in text_of(english)
    assert 'aria-invalid="true"' in english.text
    assert titles(english) == set()


def test_an_empty_day_is_none(client):
    assert titles(client.get(f"{SV}?on=")) == {KAPIRI, BUJANOVAC, SOMBOR}


def test_the_list_is_narrowed_by_country_core_area_and_theme_and_keeps_the_day(client):
    response = client.get(f"{SV}?country=RS&on=2027-03-01")
    assert titles(response) == {BUJANOVAC, SOMBOR}
    assert 'href="/sv/hitta-en-partner/?country=RS&amp;theme=gender-equality&amp;on=2027-03-01"' in response.text
    assert titles(client.get(f"{SV}?country=RS&area=equity")) == {SOMBOR}
    assert titles(client.get(f"{SV}?theme=culture-and-leisure")) == {BUJANOVAC}
    assert client.get(f"{SV}?country=SE").status_code == 404


def test_a_choice_of_which_nothing_is_left_leads_back_to_the_whole_list_of_the_day(client):
    end("RS", date(2027, 3, 1))
    response = client.get(f"{SV}?country=RS&on=2027-03-02")
    assert titles(response) == set()
    assert "Inget stämmer med allt som ni har valt. Visa hela listan Visas inte: 2 som söker en partner" in text_of(
        response
    )
    assert f'href="{SV}?on=2027-03-02"' in response.text


def test_nobody_in_a_partner_country_and_nobody_at_all_are_two_states(client):
    for code in ("RS", "ZM"):
        end(code, date(2027, 2, 19))
    text = text_of(client.get(EN))
    assert (
        "None of those that seek a Swedish partner is in a partner country on that day. Not shown: 3 that seek" in text
    )
    Project.objects.filter(phase="seeks-partner").update(state="draft")
    text = text_of(client.get(EN))
    assert "Nobody abroad has told us just now that they seek a Swedish partner." in text
    assert "Not shown" not in text


def test_only_what_is_public_is_shown(client):
    ProjectFactory(title_sv="Utkast", state="draft", phase="seeks-partner", abroad=[("Ort", zambia())])
    ProjectFactory(title_sv="Kommer", live_from="2100-01-01T00:00:00Z", phase="seeks-partner", abroad=[("O", zambia())])
    assert titles(client.get(SV)) == {KAPIRI, BUJANOVAC, SOMBOR}


def zambia() -> Country:
    return Country.objects.get(code="ZM")


def test_without_a_programme_that_takes_applications_the_page_still_says_how_to_join(client):
    Programme.objects.update(takes_applications=False)
    response = client.get(EN)
    assert response.status_code == 200
    assert titles(response) == set()
    assert "Declaration of Interest" in text_of(response)
    assert client.get(f"{EN}?on=x").status_code == 400


def test_what_seeks_a_partner_is_no_partnership(client):
    assert titles(client.get("/sv/projekt/?country=RS")).isdisjoint({BUJANOVAC, SOMBOR})
    assert client.get("/sv/projekt/?theme=culture-and-leisure").status_code == 404
    Project.objects.filter(slug_sv="kapiri-mposhi-soker-en-svensk-partner").update(front_page_order=1)
    assert "Kapiri Mposhi" not in text_of(client.get("/sv/"))


def test_open_data_has_it_with_its_phase(client):
    items = json.loads(client.get("/data/projects.json").content)["items"]
    found = [item for item in items if item["phase"] == "seeks-partner"]
    assert sorted(item["partners"][0]["name"]["en"] for item in found) == [
        "Bujanovac",
        "City of Sombor",
        "Kapiri Mposhi Town Council",
    ]
    assert [item["swedish_parties"] for item in found] == [[], [], []]
    assert {item["status"] for item in found} == {"unknown"}


def test_the_page_of_one_leads_to_the_checker_and_to_the_others(client):
    path = "/en/projects/kapiri-mposhi-seeks-a-swedish-partner/"
    page = client.get(path).text
    assert 'href="/en/can-we-apply/?country=ZM&amp;edit=1"' in page
    assert '<li><a href="/en/find-a-partner/">Find a partner</a></li>' in page
    assert 'href="/en/find-a-partner/?theme=gender-equality"' in page
    end("ZM", date(2027, 2, 19))
    page = client.get(path).text
    assert "can-we-apply/?country=ZM" not in page
    assert client.get("/en/find-a-partner/?theme=children-and-youth").status_code == 200


def test_each_link_from_the_page_of_one_leads_somewhere(client):
    for project in Project.objects.seeking():
        page = client.get(project.get_absolute_url("sv")).text
        links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/sv/[^"]*)"', page)}
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_a_partner_country_shows_who_seeks_there_and_a_former_one_does_not(client):
    path = "/en/programmes/municipal-partnerships/countries/serbia/"
    assert "Seek a Swedish partner Bujanovac seeks a Swedish partner" in text_of(client.get(path))
    assert 'href="/en/find-a-partner/"' in client.get(path).text
    end("RS", date(2027, 2, 19))
    assert "Seek a Swedish partner" not in text_of(client.get(path))


@pytest.mark.parametrize(
    "path",
    [
        "/sv/program/kommunala-partnerskap/sa-har-ansoker-ni/",
        "/sv/program/kommunala-partnerskap/faq-och-kontakt/hitta-en-partner/",
    ],
)
def test_the_pages_that_speak_of_partners_lead_there(client, path):
    assert f'href="{SV}"' in client.get(path).text


def test_it_stands_in_the_sitemap(client):
    assert "<loc>http://localhost:8000/en/find-a-partner/</loc>" in client.get("/sitemap.xml").text


def test_the_queries_do_not_grow_with_those_who_seek(client, django_assert_num_queries):
    for number in (0, 10):
        for _ in range(number):
            ProjectFactory(phase="seeks-partner", abroad=[("Ort", zambia())])
        client.get(SV)
        with django_assert_num_queries(20):
            client.get(SV)


FORM = {"title_sv": "Ny", "slug_sv": "ny", "day": "2027-01-01", "day_precision": "day", "period_precision": "year"}


def post(admin_client, phase: str, *, has_party: bool, has_partner: bool):
    inlines = {
        f"{name}-{field}": "0"
        for name in ("swedish_parties", "partners", "pictures")
        for field in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    if has_party:
        body = LocalGovernment.objects.get(code="1440").pk
        inlines |= {"swedish_parties-TOTAL_FORMS": "1", "swedish_parties-0-body": body, "swedish_parties-0-order": "0"}
    if has_partner:
        partner = {"title_sv": "Ort", "country": zambia().pk, "order": "0"}
        inlines |= {"partners-TOTAL_FORMS": "1", **{f"partners-0-{name}": value for name, value in partner.items()}}
    return admin_client.post("/admin/news/project/add/", {**FORM, "state": "draft", "phase": phase, **inlines})


@pytest.mark.parametrize(
    ("has_party", "has_partner", "swedish", "english"),
    [
        (True, True, "Den som söker en svensk partner har ingen svensk part än.", "has no Swedish party yet."),
        (False, False, "Ange vem utomlands som söker en svensk partner", "Say who abroad seeks a Swedish partner"),
    ],
)
def test_an_editor_is_told_what_one_that_seeks_must_have(
    admin_client, admin_user, has_party, has_partner, swedish, english
):
    for language, told in (("sv", swedish), ("en", english)):
        admin_user.language = language
        admin_user.save()
        response = post(admin_client, "seeks-partner", has_party=has_party, has_partner=has_partner)
        assert response.status_code == 200
        assert told in text_of(response)
    assert not Project.objects.filter(slug_sv="ny").exists()


def test_one_that_seeks_is_saved_without_a_swedish_party_and_a_partnership_with_one(admin_client):
    assert post(admin_client, "seeks-partner", has_party=False, has_partner=True).status_code == 302
    project = Project.objects.get(slug_sv="ny")
    assert (project.seeks_partner, str(project.abroad[0])) == (True, "Ort")
    project.delete()
    assert post(admin_client, "preparation", has_party=True, has_partner=True).status_code == 302
    assert SwedishParty.objects.filter(project__slug_sv="ny").count() == 1
