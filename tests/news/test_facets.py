"""Narrowing the lists of news and projects by links with counts."""

import re
from datetime import date

import pytest

from news.models import Article
from programmes.models import Country, CountryName, LocalGovernment
from tests.news.factories import ArticleFactory, ArticleKindFactory, ProjectFactory

pytestmark = pytest.mark.django_db

NEWS = {"sv": "/sv/aktuellt/", "en": "/en/news/"}


def titles_in(response):
    return re.findall(r'<h[23] class="title"><a href="[^"]*">(?:<span lang="\w\w">)?([^<]*)', response.text)


def links_in(response):
    """The links that narrow: label, count, address."""
    found = re.search(r'<nav class="facets.*?</nav>', response.text, flags=re.DOTALL)
    pairs = re.findall(
        r'<a href="([^"]*)"[^>]*>(?:<span lang="\w\w">)?([^<]*)(?:</span>)?</a> <span class="meta">(\d+)', found[0]
    )
    return [(label, int(count), address.replace("&amp;", "&")) for address, label, count in pairs] if found else []


@pytest.fixture
def _news() -> None:
    conference = ArticleKindFactory(code="conference", title_sv="Konferens", title_en="Conference")
    ArticleFactory(title_sv="A", day=date(2018, 1, 1))
    ArticleFactory(title_sv="B", day=date(2019, 1, 1))
    ArticleFactory(title_sv="C", day=date(2019, 2, 1), kind=conference)


@pytest.mark.usefixtures("_news")
@pytest.mark.parametrize(("language", "kinds"), [("sv", ["Konferens", "Nyhet"]), ("en", ["Conference", "News"])])
def test_news_are_narrowed_by_kind_and_year_with_the_number_that_each_leaves(client, language, kinds):
    path = NEWS[language]
    assert links_in(client.get(path)) == [
        (kinds[0], 1, f"{path}?kind=conference"),
        (kinds[1], 2, f"{path}?kind=news"),
        ("2019", 2, f"{path}?year=2019"),
        ("2018", 1, f"{path}?year=2018"),
    ]
    narrowed = client.get(f"{path}?year=2019&kind=news")
    assert titles_in(narrowed) == ["B"]
    assert links_in(narrowed) == [
        (kinds[0], 1, f"{path}?kind=conference&year=2019"),
        (kinds[1], 1, f"{path}?kind=news&year=2019"),
        ("2019", 1, f"{path}?kind=news&year=2019"),
        ("2018", 1, f"{path}?kind=news&year=2018"),
    ]
    assert f'<link rel="canonical" href="http://localhost:8000{path}?kind=news&amp;year=2019">' in narrowed.text


@pytest.mark.usefixtures("_news")
def test_every_number_is_that_of_the_list_behind_its_link(client):
    for _, count, address in links_in(client.get("/sv/aktuellt/?kind=news")):
        assert len(titles_in(client.get(address))) == count, address


@pytest.mark.usefixtures("_news")
@pytest.mark.parametrize(
    "query",
    [
        "kind=unknown",
        "kind=news&kind=conference",
        "year=0",
        "year=abc",
        "year=99999999999999999999",
        "year=２０１９",
        "kind=%00",
        "kind=news'%20OR%201=1",
    ],
)
def test_a_value_that_no_text_has_is_not_found(client, query):
    assert client.get(f"/sv/aktuellt/?{query}").status_code in (400, 404)


@pytest.mark.usefixtures("_news")
def test_unknown_and_empty_parameters_are_as_if_absent(client):
    page = client.get("/sv/aktuellt/?kind=&utm_source=x&a=1&b=2")
    assert titles_in(page) == ["C", "B", "A"]
    assert '<link rel="canonical" href="http://localhost:8000/sv/aktuellt/">' in page.text


@pytest.mark.usefixtures("_news")
def test_a_choice_that_nothing_meets_says_so_with_a_way_back(client):
    page = client.get("/sv/aktuellt/?kind=conference&year=2018")
    assert (page.status_code, titles_in(page)) == (200, [])
    assert 'Inget stämmer med allt som ni har valt. <a href="/sv/aktuellt/">Visa hela listan</a>' in page.text


def test_what_is_not_public_is_not_counted(client):
    ArticleFactory(kind=ArticleKindFactory(code="conference"), state="draft")
    ArticleFactory()
    assert client.get("/sv/aktuellt/?kind=conference").status_code == 404
    assert 'class="facets' not in client.get("/sv/aktuellt/").text


def test_the_choice_is_kept_from_page_to_page_and_a_new_one_begins_at_the_first(client):
    kind = ArticleKindFactory()
    ArticleFactory(kind=ArticleKindFactory(code="conference", title_sv="Konferens"))
    Article.objects.bulk_create(
        Article(state="approved", kind=kind, title_sv=f"{n}", slug_sv=f"n-{n}", day=date(2018, 1, 1)) for n in range(45)
    )
    page = client.get("/sv/aktuellt/?kind=news&page=2")
    assert 'rel="next" href="/sv/aktuellt/?kind=news&amp;page=3"' in page.text
    assert 'rel="prev" href="/sv/aktuellt/?kind=news"' in page.text
    assert 'href="/en/news/?kind=news&amp;page=2"' in page.text
    assert all("page=" not in address for _, _, address in links_in(page))
    moved = client.get("/sv/aktuellt/?kind=news&page=1")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/sv/aktuellt/?kind=news")
    assert client.get("/sv/aktuellt/?kind=news&page=4").status_code == 404


def test_projects_are_narrowed_by_country_and_swedish_party(client):
    for code, sv, en in (("ZM", "Zambia", "Zambia"), ("BW", "Botswana", "Botswana")):
        CountryName.objects.create(country=Country.objects.create(code=code, region="africa"), title_sv=sv, title_en=en)
    bodies = {
        slug: LocalGovernment.objects.create(kind="municipality", code=code, slug=slug, name_sv=name, name_en=name)
        for code, slug, name in (("1440", "ale", "Ale kommun"), ("1489", "alingsas", "Alingsås kommun"))
    }
    for title, code, body in (("A", "ZM", "ale"), ("B", "BW", "ale"), ("C", "ZM", "alingsas")):
        ProjectFactory(
            title_sv=title,
            partner_country=Country.objects.get(code=code),
            swedish_party=bodies[body],
            partner_name_sv="Ort",
        )
    page = client.get("/sv/projekt/?country=ZM")
    assert sorted(titles_in(page)) == ["A", "C"]
    assert links_in(page) == [
        ("Botswana", 1, "/sv/projekt/?country=BW"),
        ("Zambia", 2, "/sv/projekt/?country=ZM"),
        ("Ale kommun", 1, "/sv/projekt/?country=ZM&party=ale"),
        ("Alingsås kommun", 1, "/sv/projekt/?country=ZM&party=alingsas"),
    ]


def test_the_queries_do_not_grow_with_the_rows(client, django_assert_max_num_queries):
    for number in range(12):
        ArticleFactory(kind=ArticleKindFactory(code=f"kind-{number}"), day=date(2000 + number, 1, 1))
    with django_assert_max_num_queries(12):
        client.get("/sv/aktuellt/?year=2005")
