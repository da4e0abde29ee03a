from datetime import date

import pytest
from django.db.models import ProtectedError
from django.utils import translation

from news.models import Project
from programmes.models import Country, CountryName, LocalGovernment
from tests.news.factories import ProjectFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def skopje():
    country = Country.objects.create(code="MK", region=Country.Region.EUROPE)
    CountryName.objects.create(country=country, title_sv="Makedonien", title_en="Macedonia", last_day=date(2019, 2, 11))
    CountryName.objects.create(
        country=country, title_sv="Nordmakedonien", title_en="North Macedonia", first_day=date(2019, 2, 12)
    )
    ale = LocalGovernment.objects.create(
        code="1440", kind="municipality", slug="ale-kommun", name_sv="Ale kommun", short_name="Ale"
    )
    return {"swedish_party": ale, "partner_country": country, "partner_name_sv": "Skopje"}


def ends(project):
    pair = project.pair
    return tuple(str(end) for end in (pair.here_place, pair.here_country, pair.there_place, pair.there_country))


def test_the_two_ends_carry_the_names_of_the_projects_own_day(skopje):
    before, after = ProjectFactory(**skopje, day=date(2018, 3, 1)), ProjectFactory(**skopje, day=date(2019, 2, 12))
    with translation.override("en"):
        assert ends(before) == ("Ale", "Sweden", "Skopje", "Macedonia")
        assert ends(after) == ("Ale", "Sweden", "Skopje", "North Macedonia")


@pytest.mark.parametrize("missing", ["swedish_party", "partner_country", "partner_name_sv"])
def test_one_end_alone_makes_no_pair(skopje, missing):
    del skopje[missing]
    assert ProjectFactory(**skopje).pair is None


def test_a_list_knows_both_ends_without_a_query_for_each(skopje, django_assert_num_queries):
    for _number in range(3):
        ProjectFactory(**skopje)
    with django_assert_num_queries(2):
        assert [project.pair.here_place for project in Project.objects.newest_first()] == ["Ale", "Ale", "Ale"]


def test_a_party_of_a_project_cant_be_deleted(skopje):
    ProjectFactory(**skopje)
    with pytest.raises(ProtectedError):
        skopje["swedish_party"].delete()
