"""The list of publications: narrowed, ordered, and chosen from."""

import html
import re

import pytest
from django.core.management import call_command
from django.utils.text import slugify

from icld_site.publishing.content import State
from publications.facets import MOST_AUTHORS
from publications.models import Contribution, Contributor, Publication
from tests.publications.factories import PublicationFactory, series
from tests.publications.listing import LISTS, SV, narrowing, titles

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("q=%00", 400),
        ("q=" + "a" * 1000, 200),
        ("q=" + "a+" * 500, 200),
        ("q=" + "%25" * 300, 200),
        ("q=" + "".join(f"a{n}+" for n in range(300)), 200),
        ("q=%F0%9F%98%80", 200),
        ("q=%ff%fe", 200),
        ("q=%22'%28AND+NOT*", 200),
        ("q=a&q=b", 404),
        ("sort=x", 404),
        ("sort=title&sort=author", 404),
        ("sort=-year", 404),
        ("sort=newest", 200),
        ("kind=x", 404),
        ("kind=report&kind=report", 404),
        ("year=abc", 404),
        ("year=%D9%A2%D9%A0%D9%A1%D9%A6", 404),
        ("author=foto-frida", 404),
        ("series=research-report%27", 404),
        ("language=fr", 404),
        ("country=", 200),
        ("page=0", 404),
        ("page=2", 404),
        ("page=99999999999999999999", 404),
        ("id=not-a-uuid", 200),
    ],
)
def test_what_cant_be_asked_for_is_never_a_fault_of_ours(client, query, status):
    assert client.get(f"{SV}?{query}").status_code == status


# Narrowing


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Forskningsrapport", "Rapport", "Deltagande", "Engelska", "Svenska"]),
        ("en", ["Report", "Research report", "Participation", "English", "Swedish"]),
    ],
)
def test_it_is_narrowed_with_the_number_that_each_link_leaves(client, language, words):
    path = LISTS[language]
    kinds = {"Forskningsrapport": 2, "Rapport": 1, "Report": 1, "Research report": 2}
    codes = {"Forskningsrapport": "research-report", "Research report": "research-report"}
    assert narrowing(client.get(path)) == [
        *((word, kinds[word], f"{path}?kind={codes.get(word, 'report')}") for word in words[:2]),
        ("2017", 1, f"{path}?year=2017"),
        ("2016", 1, f"{path}?year=2016"),
        ("Kenya", 1, f"{path}?country=KE"),
        ("Zambia", 2, f"{path}?country=ZM"),
        (words[3], 2, f"{path}?language=en"),
        (words[4], 1, f"{path}?language=sv"),
        ("ICLD", 1, f"{path}?author=icld"),
        ("Koelble, Thomas", 1, f"{path}?author=koelble-thomas"),
        ("Siddle, Andrew", 2, f"{path}?author=siddle-andrew"),
        ("Öjendal, Joakim", 1, f"{path}?author=ojendal-joakim"),
    ]


@pytest.mark.usefixtures("_library")
@pytest.mark.parametrize("query", ["", "?year=2017", "?q=siddle", "?author=siddle-andrew&sort=title"])
def test_every_number_is_that_of_the_list_behind_its_link(client, query):
    links = narrowing(client.get(SV + query))
    assert links
    for _label, count, address in links:
        assert len(titles(client, address)) == count, address


@pytest.mark.usefixtures("_library")
def test_the_address_has_its_choices_in_one_order(client):
    page = client.get(f"{SV}?sort=oldest&country=ZM&utm_source=x&kind=research-report")
    own = f"{SV}?kind=research-report&amp;country=ZM&amp;sort=oldest"
    assert f'<link rel="canonical" href="http://localhost:8000{own}">' in page.text


def test_those_who_wrote_most_are_offered_and_the_others_are_searched_for(client):
    many = [f"Efternamn{number:02}, A" for number in range(MOST_AUTHORS + 1)]
    PublicationFactory(authors=many)
    PublicationFactory(authors=many[-1:])
    page = client.get("/en/publications/")
    authors = [link for link in narrowing(page) if "author=" in link[2]]
    assert [authors[0][:2], len(authors)] == [("Efternamn30, A", 2), MOST_AUTHORS]
    assert "These are the ones with the most. Search for the others." in page.text
    chosen = narrowing(client.get("/en/publications/?author=efternamn29-a"))
    assert ("Efternamn29, A", 1) in [link[:2] for link in chosen]


@pytest.mark.usefixtures("_library")
def test_a_choice_that_leaves_nothing_can_be_seen_taken_back_and_searched_within(client):
    page = client.get("/en/publications/?q=Koelble&kind=report")
    assert titles(client, "/en/publications/?q=Koelble&kind=report") == []
    assert ("Report", 0, "/en/publications/?q=Koelble&kind=report") in narrowing(page)
    assert 'href="/en/publications/?q=Koelble"' in page.text
    assert '<input type="hidden" name="kind" value="report">' in page.text


def test_what_is_not_public_is_neither_counted_nor_found(client):
    PublicationFactory(title_en="Secret", state="draft", authors=["Secret, Agent"], year=1999)
    PublicationFactory(title_en="Open", year=2001)
    assert titles(client, "/en/publications/?q=Secret") == []
    assert client.get("/en/publications/?author=secret-agent").status_code == 404
    assert client.get("/en/publications/?year=1999").status_code == 404


# Order


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("", ["Berg", "andra", "Ö", "Calle", "Utan år"]),
        ("?sort=oldest", ["Calle", "Ö", "andra", "Berg", "Utan år"]),
        ("?sort=title", ["andra", "Berg", "Calle", "Utan år", "Ö"]),
        ("?sort=author", ["Calle", "Berg", "Ö", "andra", "Utan år"]),
    ],
)
def test_it_can_be_read_in_four_orders(client, sort, expected):
    for title, year, people in [
        ("Calle", 2001, {"authors": ["Abel, A"]}),
        ("Ö", 2002, {"authors": ["Cæsar, A", "Abel, A"]}),
        ("andra", 2003, {"authors": ["Zorn, A"]}),
        ("Berg", 2004, {"authors": ["Bil, A"]}),
        ("Utan år", None, {"photographers": ["Abel, A"]}),
    ]:
        PublicationFactory(title_sv=title, slug_sv=slugify(title), document_language="sv", year=year, **people)
    assert titles(client, f"{SV}{sort}") == expected


def test_a_title_counts_in_the_language_that_it_is_in(client):
    PublicationFactory(title_en="Aardvark", title_sv="Ödla", slug_sv="odla")
    PublicationFactory(title_en="", original_title="Babel", title_sv="Zz", slug_sv="zz", document_language="fr")
    assert titles(client, f"{SV}?sort=title") == ["Ödla", "Zz"]


@pytest.mark.parametrize("narrowed", ["", "&year=2020", "&q=pub"])
def test_letters_come_in_the_swedish_order_and_quotation_marks_are_no_letters(client, narrowed):
    for title, people in [
        ("Öppna publikationer", ["Ek, A"]),
        ("”Ansvar” i publikationer", ["Åberg, A"]),
        ("Årets publikationer", ["Zorn, A"]),
        ("Äldre publikationer", ["Évora, A"]),
    ]:
        PublicationFactory(
            title_sv=title, slug_sv=slugify(title), title_en="", document_language="sv", year=2020, authors=people
        )
    PublicationFactory(title_en="Another one", year=2019)
    others = ["Another one"] if not narrowed else []
    assert titles(client, f"{SV}?sort=title{narrowed}") == [
        *others,
        "”Ansvar” i publikationer",
        "Årets publikationer",
        "Äldre publikationer",
        "Öppna publikationer",
    ]
    assert titles(client, f"{SV}?sort=author{narrowed}") == [
        "Öppna publikationer",
        "Äldre publikationer",
        "Årets publikationer",
        "”Ansvar” i publikationer",
        *others,
    ]


@pytest.mark.usefixtures("_library")
def test_the_orders_are_links_that_keep_the_choice(client):
    page = client.get("/en/publications/?country=ZM&sort=title").text.partition("<footer")[0]
    links = re.findall(r'<li><a href="([^"]*)"( aria-current="true")?>(\w+ \w+)</a></li>', page)
    base = "/en/publications/?country=ZM"
    assert [(html.unescape(url), bool(current), label) for url, current, label in links] == [
        (base, False, "Newest first"),
        (f"{base}&sort=oldest", False, "Oldest first"),
        (f"{base}&sort=title", True, "By title"),
        (f"{base}&sort=author", False, "By author"),
    ]


def test_the_pages_of_a_list_in_another_order_arent_called_newer_and_older(client):
    Publication.objects.bulk_create(
        Publication(state=State.APPROVED, title_en=f"Number {n}", slug_en=f"number-{n}") for n in range(41)
    )
    assert "Older" in client.get("/en/publications/?page=2").text
    page = client.get("/en/publications/?sort=title&page=2").text
    assert "Older" not in page
    assert 'rel="prev" href="/en/publications/?sort=title"' in page
    assert 'rel="next" href="/en/publications/?sort=title&amp;page=3"' in page
    assert "Previous page" in page
    assert "Next page" in page


# Choosing


@pytest.mark.usefixtures("_library")
def test_references_are_chosen_and_saved_without_any_script(client):
    page = client.get("/en/publications/?q=siddle&year=2016")
    (form,) = re.findall(r'<form action="(/data/publications\.bib)" method="get">(.*?)</form>', page.text, re.DOTALL)
    row = Publication.objects.get(year=2016)
    assert f'<input type="checkbox" name="id" value="{row.pk}">' in form[1]
    assert re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', form[1]) == [
        ("q", "siddle"),
        ("year", "2016"),
    ]
    assert re.findall(r'formaction="([^"]*)"', form[1]) == [
        "/data/publications.ris",
        "/data/publications.csl.json",
        "/data/publications.csv",
    ]


# Size


def fill(number: int) -> None:
    """Publications of two authors each, in a series."""
    people = [Contributor(slug=f"p-{n}", family=f"Person {n}") for n in range(number + 1)]
    Contributor.objects.bulk_create(people)
    rows = [
        Publication(
            state=State.APPROVED, title_en=f"Number {n}", slug_en=f"number-{n}", year=2000 + n % 20, series=series()
        )
        for n in range(number)
    ]
    Publication.objects.bulk_create(rows)
    Contribution.objects.bulk_create(
        Contribution(publication=row, contributor=person, order=order)
        for n, row in enumerate(rows)
        for order, person in enumerate(people[n : n + 2])
    )
    call_command("searchindex", verbosity=0)


@pytest.mark.parametrize("query", ["", "?sort=author", "?q=number", "?year=2003&language=en", "?author=p-3&q=num"])
def test_the_queries_do_not_grow_with_the_publications(
    client, query, django_assert_num_queries, django_assert_max_num_queries
):
    address = f"/en/publications/{query}"
    client.get(address)
    fill(5)
    with django_assert_max_num_queries(37) as few:
        assert client.get(address).status_code == 200
    Publication.objects.all().delete()
    Contributor.objects.all().delete()
    fill(400)
    with django_assert_num_queries(len(few)):
        assert client.get(address).status_code == 200
