import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.models import Country, CountryName
from publications.models import Publication
from publications.wording import byline, contributors
from tests.publications.factories import PublicationFactory, contributor, series

pytestmark = pytest.mark.django_db

FORM = {
    "title_en": "Title",
    "slug_en": "title",
    "document_language": "en",
    "kind": "research-report",
    "year": "2016",
    "state": "approved",
}
ADD = "/admin/publications/publication/add/"


def management(page: str) -> dict[str, str]:
    """What the form of an empty publication sends for the rows below it."""
    pairs = re.findall(
        r'<input type="hidden" name="([\w-]+-(?:TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS)" value="(\d+)"', page
    )
    return {name: "0" if "TOTAL" in name else value for name, value in pairs}


def add(client, **fields):
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    return client.post(ADD, {**FORM, **moments, **management(client.get(ADD).text), **fields})


def test_an_english_publication_needs_no_swedish(admin_client):
    assert add(admin_client).status_code == 302
    assert Publication.objects.get().languages() == ("en",)


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"isbn": "978-91-86725-20-5"}, "isbn"),
        ({"doi": "https://doi.org/10.1000/1"}, "doi"),
        ({"year": "16"}, "year"),
        ({"issued_on": "2017-01-01"}, "__all__"),
        ({"document_language": "sv"}, "__all__"),
        ({"document_language": "fr"}, "__all__"),
    ],
)
def test_a_wrong_fact_is_told_at_its_field(admin_client, fields, faulty):
    response = add(admin_client, **fields)
    assert response.status_code == 200
    assert list(response.context["adminform"].errors) == [faulty]


@pytest.mark.parametrize(
    "page",
    [
        "publication/",
        "publication/add/",
        "publication/?q=åre",
        "publication/?kind=book&series__id__exact=",
        "series/",
        "series/add/",
        "series/?q=1",
        "contributor/",
        "contributor/add/",
        "contributor/?q=siddle",
        "contributor/?is=person",
        "contributor/?is=organisation&orcid__isempty=1",
    ],
)
def test_the_pages_of_admin_open(admin_client, page):
    PublicationFactory(authors=["Siddle, Andrew", "ICLD"], series=series())
    assert admin_client.get(f"/admin/publications/{page}", follow=True).status_code == 200


def test_who_wrote_it_is_told_in_the_form_in_their_order(admin_client):
    siddle, icld = contributor("Siddle, Andrew"), contributor("ICLD")
    rows = {}
    for number, (person, role) in enumerate([(icld, "author"), (siddle, "author"), (siddle, "editor")]):
        rows |= {
            f"contributions-{number}-contributor": str(person.pk),
            f"contributions-{number}-role": role,
            f"contributions-{number}-order": str(number),
        }
    assert add(admin_client, **rows, **{"contributions-TOTAL_FORMS": "3"}).status_code == 302
    row = Publication.objects.get()
    assert (byline(row), [made.name.direct for made in contributors(row, "editor")]) == (
        "ICLD och Andrew Siddle",
        ["Andrew Siddle"],
    )


def test_nobody_has_a_role_twice(admin_client):
    twice = {
        f"contributions-{n}-{field}": value for n in (0, 1) for field, value in [("role", "author"), ("order", "0")]
    }
    twice |= {f"contributions-{n}-contributor": str(contributor("Siddle, Andrew").pk) for n in (0, 1)}
    response = add(admin_client, **twice, **{"contributions-TOTAL_FORMS": "2"})
    assert (response.status_code, Publication.objects.count()) == (200, 0)


def test_the_list_says_who_and_where_without_a_query_a_row(admin_client, django_assert_num_queries):
    path = "/admin/publications/publication/"
    PublicationFactory(authors=["Siddle, Andrew", "Koelble, Thomas"], series=series(), series_number="7")
    page = admin_client.get(path).text
    assert "Andrew Siddle och Thomas Koelble" in page
    assert '<td class="field-in_series">Research Report 7</td>' in page
    with CaptureQueriesContext(connection) as few:
        admin_client.get(path)
    for number in range(10):
        PublicationFactory(authors=[f"Author, N{number}"], series=series())
    with django_assert_num_queries(len(few)):
        admin_client.get(path)


def test_a_contributor_is_found_by_any_part_of_the_name(admin_client):
    contributor("Siddle, Andrew")
    url = "/admin/autocomplete/?term={}&app_label=publications&model_name=contribution&field_name=contributor"
    for term, found in [("andrew sid", ["Siddle, Andrew"]), ("xyz", [])]:
        rows = admin_client.get(url.format(term)).json()["results"]
        assert [row["text"] for row in rows] == found


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"family": "Siddle", "organisation": "ICLD"}, "__all__"),
        ({}, "__all__"),
        ({"family": "Siddle", "orcid": "0000-0002-1825-0098"}, "orcid"),
    ],
)
def test_a_contributor_is_a_person_or_an_organisation(admin_client, fields, faulty):
    response = admin_client.post("/admin/publications/contributor/add/", {"slug": "a", **fields})
    assert list(response.context["adminform"].errors) == [faulty]


def test_the_countries_that_it_is_about_are_chosen_in_admin(admin_client):
    country = Country.objects.create(code="ZA", region="africa")
    CountryName.objects.create(country=country, title_sv="Sydafrika", title_en="South Africa")
    assert add(admin_client, countries=[str(country.pk)]).status_code == 302
    assert list(Publication.objects.get().countries.all()) == [country]
    found = admin_client.get(
        "/admin/autocomplete/?term=syda&app_label=publications&model_name=publication&field_name=countries"
    ).json()
    assert [row["text"] for row in found["results"]] == ["Sydafrika (ZA)"]


def test_a_contributor_is_seen_on_the_portal_who_has_something_public(admin_client):
    row = PublicationFactory(state="draft", authors=["Siddle, Andrew"])
    person = contributor("Siddle, Andrew")
    form = f"/admin/publications/contributor/{person.pk}/change/"
    assert person.get_absolute_url() not in admin_client.get(form).text
    row.state = "approved"
    row.save()
    assert f'href="{person.get_absolute_url()}"' in admin_client.get(form).text
