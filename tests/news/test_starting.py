"""The texts of the user's page, word for word."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from news import starting
from news.models import Article, Project
from programmes.models import Country, CountryName, LocalGovernment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded():
    zambia = Country.objects.create(code="ZM", region="africa")
    CountryName.objects.create(country=zambia, title_sv="Zambia", title_en="Zambia")
    LocalGovernment.objects.create(
        code="1489", kind="municipality", slug="alingsas-kommun", name_sv="Alingsås kommun", short_name="Alingsås"
    )
    starting.load()


def test_the_news_stand_as_on_the_page_with_place_and_kind():
    rows = Article.objects.public(timezone.now()).newest_first()
    assert [(f"{row.place_sv} / {row.kind.title_sv}", row.title_sv) for row in rows] == [
        ("Visby / Nyhet", "Vårens ansökningsomgång till Kommunalt partnerskap förlängs"),
        ("Visby / Nyhet", "Sök praktik på ICLD!"),
        ("Livingstone / Konferens", "Många beröringspunkter i Alingsås och Chillabombwe"),
        (
            "Göteborg / Nyhet",
            "Utveckling av medborgardialog – ett samarbete mellan Ale kommun och Ghanzi District i Botswana",
        ),
        ("Visby / Nyhet", "Varje dag stärker vi kvinnor i beslutsfattande positioner"),
    ]


def test_the_projects_stand_as_on_the_page_word_for_word():
    first, second = Project.objects.public(timezone.now()).for_front_page(2)
    assert first.title_sv == "Vad är viktigare än det som berör alla kvinnor och män?"
    assert first.lead_sv == (
        "Rättvis fördelning av makt, inflytande och resurser för kvinnor och män är det femte målet för hållbar global "
        "utveckling.\n"
        "Ett av de viktigaste enligt många. Och det mål som står i fokus i ett av ICLD:s utbildningsprogram."
    )
    assert first.quote_sv == (
        "– Jag vill se förmågan till jämställdhetsanalys utvecklas på den lokala nivån och faktiska verktyg för att "
        "integrera jämställdhet i kommunerna, säger Aggripina Mosha, jämställdhetsexpert från Tanzania och en av fyra "
        "mentorer i ICLD:s nyutvecklade Genderprogram."
    )
    assert second.title_sv == "Många beröringspunkter för Alingsås och Chililabombwe"
    assert second.lead_sv == (
        "Livingstone i Zambia var under några dagar i december 2017 mötesplats för en internationell ICLD-konferens "
        "för kommunalt partnerskap där politiker från Zambia och Sverige deltog.\n"
        "Ett tillfälle för partnerskapens politiska styrgrupper att dela erfarenheter och motiveras i sina roller."
    )
    assert second.quote_sv == (
        "– Det är stimulerande att vi har samma önskan, men olika situationer att arbeta i, säger Ulf Carmesund."
    )
    assert [project.when_in_year for project in (first, second)] == [
        '<time datetime="2018-02-25">25\u00a0februari</time>'
    ] * 2
    assert (second.pair.here_place, second.pair.there_place) == ("Alingsås", "Chililabombwe")


def test_each_text_is_fit_for_admin_and_one_is_in_swedish_only():
    rows = [*Article.objects.all(), *Project.objects.all()]
    for row in rows:
        row.full_clean()
    assert [row.slug_sv for row in rows if row.languages() == ("sv",)] == [
        "utveckling-av-medborgardialog-ett-samarbete-mellan-ale-kommun-och-ghanzi-district-i-botswana"
    ]
    assert all(set(row.languages()) in ({"sv", "en"}, {"sv"}) for row in rows)


def test_each_link_in_a_text_leads_to_a_page():
    visitor = Client()
    rows = [*Article.objects.all(), *Project.objects.all()]
    links = {
        link
        for row in rows
        for code in ("sv", "en")
        for link in re.findall(r'href="([^"]*)"', getattr(row, f"body_{code}") or "")
    }
    assert len(links) == 4
    assert {link: visitor.get(link).status_code for link in links} == dict.fromkeys(links, 200)
