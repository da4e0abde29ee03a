import pytest

from programmes.models import Country, CountryName
from publications.models import Publication
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

FORM = {"title_en": "Title", "slug_en": "title", "document_language": "en", "year": "2016", "state": "approved"}


def add(client, **fields):
    moments = {f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)}
    return client.post("/admin/publications/publication/add/", {**FORM, **moments, **fields})


def test_an_english_publication_needs_no_swedish(admin_client):
    assert add(admin_client).status_code == 302
    assert Publication.objects.get().languages() == ("en",)


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [({"isbn": "978-91-86725-20-5"}, "isbn"), ({"year": "16"}, "year"), ({"document_language": "sv"}, "__all__")],
)
def test_a_wrong_fact_is_told_at_its_field(admin_client, fields, faulty):
    response = add(admin_client, **fields)
    assert response.status_code == 200
    assert list(response.context["adminform"].errors) == [faulty]


@pytest.mark.parametrize("page", ["", "add/", "?q=åre"])
def test_the_pages_of_admin_open(admin_client, page):
    PublicationFactory()
    assert admin_client.get(f"/admin/publications/publication/{page}").status_code == 200


def test_the_countries_that_it_is_about_are_chosen_in_admin(admin_client):
    country = Country.objects.create(code="ZA", region="africa")
    CountryName.objects.create(country=country, title_sv="Sydafrika", title_en="South Africa")
    assert add(admin_client, countries=[str(country.pk)]).status_code == 302
    assert list(Publication.objects.get().countries.all()) == [country]
    found = admin_client.get(
        "/admin/autocomplete/?term=syda&app_label=publications&model_name=publication&field_name=countries"
    ).json()
    assert [row["text"] for row in found["results"]] == ["Sydafrika (ZA)"]
