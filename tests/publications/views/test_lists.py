"""The pages of a series and of a contributor."""

import re

import pytest

from icld_site.publishing.content import State
from publications.models import Contribution, Publication
from tests.publications.factories import PublicationFactory, contributor, series
from tests.reading import heading_of

pytestmark = pytest.mark.django_db

SERIES = {"sv": "/sv/publikationer/serier/research-report/", "en": "/en/publications/series/research-report/"}
PERSON = {"sv": "/sv/publikationer/medverkande/siddle-andrew/", "en": "/en/publications/contributors/siddle-andrew/"}


def titles(response) -> list[str]:
    return re.findall(r'<h2 class="title"><a href="[^"]*">(?:<span lang="\w\w">)?([^<]*)', response.text)


@pytest.mark.parametrize(
    ("language", "above", "description"),
    [
        ("sv", "Serie", "ICLD:s publikationer i serien Research Report."),
        ("en", "Series", "The publications of ICLD in the series Research Report."),
    ],
)
def test_a_series_lists_what_came_out_in_it_the_newest_first(client, language, above, description):
    for title, year in [("Old", 2011), ("New", 2019)]:
        PublicationFactory(title_en=title, year=year, series=series(issn="0378-5955"))
    PublicationFactory(title_en="Draft", series=series(), state="draft")
    PublicationFactory(title_en="Another", series=series("Policy Brief"))
    page = client.get(SERIES[language])
    assert (heading_of(page), titles(page)) == ("Research Report", ["New", "Old"])
    assert f'<p class="meta">{above}</p>' in page.text
    assert "ISSN 0378-5955" in page.text
    assert f'<meta name="description" content="{description}">' in page.text
    other = "en" if language == "sv" else "sv"
    assert f'hreflang="{other}" href="http://localhost:8000{SERIES[other]}"' in page.text


@pytest.mark.parametrize(("language", "above"), [("sv", "Publikationer av"), ("en", "Publications by")])
def test_a_contributor_lists_what_they_had_a_part_in(client, language, above):
    contributor("Siddle, Andrew", orcid="0000-0002-1825-0097")
    PublicationFactory(title_en="Written", year=2016, authors=["Siddle, Andrew"])
    PublicationFactory(title_en="Edited", year=2017, editors=["Siddle, Andrew"], authors=["Siddle, Andrew"])
    PublicationFactory(title_en="Pictured", year=2015, photographers=["Siddle, Andrew"])
    PublicationFactory(title_en="By another", authors=["Koelble, Thomas"])
    page = client.get(PERSON[language])
    assert (heading_of(page), titles(page)) == ("Andrew Siddle", ["Edited", "Written", "Pictured"])
    assert f'<p class="meta">{above}</p>' in page.text
    assert '<a href="https://orcid.org/0000-0002-1825-0097">0000-0002-1825-0097</a>' in page.text
    assert '"sameAs": "https://orcid.org/0000-0002-1825-0097"' in page.text


@pytest.mark.parametrize("path", [*SERIES.values(), *PERSON.values()])
def test_there_is_no_page_as_long_as_nothing_is_public(client, path):
    assert client.get(path).status_code == 404
    row = PublicationFactory(series=series(), authors=["Siddle, Andrew"], state="draft")
    assert client.get(path).status_code == 404
    row.state = "approved"
    row.save()
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", [SERIES["en"], PERSON["en"]])
def test_a_long_list_has_pages_and_as_many_queries(client, path, django_assert_num_queries):
    PublicationFactory(series=series(), authors=["Siddle, Andrew"])
    client.get(path)
    with django_assert_num_queries(5):
        client.get(path)
    rows = [
        Publication(state=State.APPROVED, title_en=f"{n}", slug_en=f"n-{n}", series=series(), year=2000)
        for n in range(40)
    ]
    Publication.objects.bulk_create(rows)
    person = contributor("Siddle, Andrew")
    Contribution.objects.bulk_create(Contribution(publication=row, contributor=person) for row in rows)
    client.get(path)  # what is kept until content changes is read anew
    with django_assert_num_queries(5):
        client.get(path)
    assert [len(titles(client.get(f"{path}?page={n}"))) for n in (2, 3)] == [20, 1]
    assert client.get(f"{path}?page=4").status_code == 404
    assert client.get(f"{path}?page=1").headers["Location"] == path


@pytest.mark.parametrize("path", ["/sv/publikationer/serier/x'y/", "/en/publications/contributors/%00/"])
def test_odd_addresses_are_not_found(client, path):
    assert client.get(path).status_code in (400, 404)
