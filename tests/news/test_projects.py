from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import translation

from news.models import Project, SwedishParty
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
    return {"bodies": [ale], "abroad": [("Skopje", country)]}


def ends(project):
    pair = project.pair
    return tuple(str(end) for end in (pair.here_place, pair.here_country, pair.there_place, pair.there_country))


def test_the_two_ends_carry_the_names_of_the_projects_own_day(skopje):
    before, after = ProjectFactory(**skopje, day=date(2018, 3, 1)), ProjectFactory(**skopje, day=date(2019, 2, 12))
    with translation.override("en"):
        assert ends(before) == ("Ale", "Sweden", "Skopje", "Macedonia")
        assert ends(after) == ("Ale", "Sweden", "Skopje", "North Macedonia")


@pytest.mark.parametrize("missing", ["bodies", "abroad"])
def test_one_end_alone_makes_no_pair(skopje, missing):
    del skopje[missing]
    assert ProjectFactory(**skopje).pair is None


def test_the_first_party_of_each_side_stands_for_it(skopje):
    vaxjo = LocalGovernment.objects.create(
        code="0780", kind="municipality", slug="vaxjo-kommun", name_sv="Växjö kommun", short_name="Växjö"
    )
    skopje["bodies"].append(vaxjo)
    skopje["abroad"].insert(0, ("Bitola", skopje["abroad"][0][1]))
    project = ProjectFactory(**skopje, day=date(2018, 3, 1))
    assert ends(project) == ("Ale", "Sverige", "Bitola", "Makedonien")
    SwedishParty.objects.filter(body=vaxjo).update(order=0)
    SwedishParty.objects.exclude(body=vaxjo).update(order=1)
    assert ends(Project.objects.get())[0] == "Växjö"


def test_a_list_knows_the_parties_without_a_query_for_each(skopje, django_assert_num_queries):
    for _number in range(3):
        ProjectFactory(**skopje)
    with django_assert_num_queries(4):
        assert [project.pair.here_place for project in Project.objects.newest_first()] == ["Ale", "Ale", "Ale"]


@pytest.mark.parametrize("party", ["bodies", "abroad"])
def test_a_party_of_a_project_cant_be_deleted(skopje, party):
    ProjectFactory(**skopje)
    row = skopje[party][0]
    with pytest.raises(ProtectedError):
        (row[1] if party == "abroad" else row).delete()


def test_a_party_takes_part_once(skopje):
    project = ProjectFactory(**skopje)
    with pytest.raises(IntegrityError), transaction.atomic():
        SwedishParty.objects.create(project=project, body=skopje["bodies"][0], order=1)


def test_where_only_the_years_are_known_any_day_of_them_will_do():
    project = ProjectFactory(starts=date(2015, 3, 4), ends=date(2015, 1, 2))
    assert (project.starts, project.ends) == (date(2015, 1, 1), date(2015, 12, 31))


def test_a_project_cant_end_before_it_starts():
    days = {"starts": date(2016, 7, 1), "ends": date(2016, 6, 30), "period_precision": "day"}
    with pytest.raises(IntegrityError, match="news_project_days_in_order"), transaction.atomic():
        ProjectFactory(**days)
    with pytest.raises(ValidationError) as refused:
        ProjectFactory.build(**days).full_clean()
    assert "Den sista dagen kommer före den första." in refused.value.messages
