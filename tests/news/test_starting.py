"""The texts of the user's page, word for word."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from icld_site.addresses import LANGUAGES
from icld_site.media.models import Picture
from news.models import Article, Project
from news.starting import CONTENT

pytestmark = pytest.mark.usefixtures("starting_content")


def test_the_front_page_shows_the_news_of_the_users_page_in_their_order():
    rows = Article.objects.public(timezone.now()).for_front_page(4)
    assert [(f"{row.place_sv} / {row.kind.title_sv}", row.title_sv) for row in rows] == [
        ("Visby / Nyhet", "Vårens ansökningsomgång till Kommunalt partnerskap förlängs"),
        ("Visby / Nyhet", "Sök praktik på ICLD!"),
        ("Livingstone / Konferens", "Många beröringspunkter i Alingsås och Chillabombwe"),
        (
            "Göteborg / Nyhet",
            "Utveckling av medborgardialog – ett samarbete mellan Ale kommun och Ghanzi District i Botswana",
        ),
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


def test_there_are_more_news_and_partnerships_in_both_languages():
    articles, projects = Article.objects.public(timezone.now()), Project.objects.public(timezone.now())
    assert (articles.count(), projects.count(), projects.partnerships().count()) == (29, 33, 30)
    assert projects.exclude(partners=None).exclude(swedish_parties=None).distinct().count() == 29
    assert {row.day.year for row in articles} == set(range(2013, 2025))
    assert {row.phase for row in projects.partnerships().exclude(partners=None)} == {"preparation", "project"}
    sought = projects.seeking().order_by("title_sv").values_list("title_sv", "partners__country__code", "source")
    assert list(sought) == [
        ("Bujanovac söker en svensk partner", "RS", "https://icld.se/artikel/partnermatch/bujanovac-serbien/"),
        ("Kapiri Mposhi söker en svensk partner", "ZM", "https://icld.se/artikel/partnermatch/kapiri-mposhi-zambia/"),
        ("Sombor söker en svensk partner", "RS", "https://icld.se/artikel/partnermatch/sombor-serbia/"),
    ]


def test_every_text_says_the_same_in_both_languages_as_far_as_its_form_tells():
    for row in [*Article.objects.all(), *Project.objects.all()]:
        bodies = [getattr(row, f"body_{code}") or "" for code in LANGUAGES]
        swedish, english = (re.findall("<(h2|li|tr|blockquote)>", body) for body in bodies)
        assert swedish == english or row.languages() == ("sv",), row


def test_a_third_party_from_a_country_outside_the_programme_is_known_by_name(client):
    project = Project.objects.get(partners__country__code="LT")
    page = client.get(project.get_absolute_url("sv")).text
    assert "Ukmergė, Litauen" in page
    assert "lander/litauen" not in page


def test_every_picture_says_what_one_sees_and_how_it_was_made():
    rows = list(Picture.objects.all())
    for row in rows:
        assert row.made
        assert row.alt_sv
        assert row.alt_en
        assert (row.width, row.height) == (1800, 1200)
    files = list((CONTENT / "pictures").iterdir())
    assert len(files) == len(rows) == 15
    for file in files:
        with Image.open(file) as picture:
            assert set(picture.info) <= {"loop", "background", "timestamp", "duration"}, file


def test_each_link_in_a_text_leads_to_a_page():
    visitor = Client()
    rows = [*Article.objects.all(), *Project.objects.all()]
    links = {
        link
        for row in rows
        for code in ("sv", "en")
        for link in re.findall(r'href="(/[^"]*)"', getattr(row, f"body_{code}") or "")
    }
    assert len(links) > 50
    assert {link: visitor.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_swedish_texts_call_the_countries_by_one_word():
    texts = {path.name: path.read_text(encoding="utf-8") for path in CONTENT.glob("*.sv.html")}
    assert len(texts) > 20
    assert [name for name, text in texts.items() if re.search(r"(?i)\bpartnerl(?:and|änd)", text)] == []
