"""One row of an import undone or recovered: the others of it stay as they are, whoever does it."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from reversion.models import Version

from icld_site.staff.models import User
from publications.models import Contribution, Contributor, Publication
from tests.programmes.admin.forms import form_of, save, told_by, undo, url_of
from tests.publications.admin.uploads import bring, confirm, told

pytestmark = pytest.mark.django_db

TWO = b'title,year,authors,doi\nFirst,2016,"Siddle, Andrew",10.1234/a\nSecond,2017,"Koelble, Thomas",10.1234/b\n'


@pytest.fixture
def anna(staff) -> Client:
    """An editor of everything, who has brought in two publications."""
    client = staff()
    confirm(client, bring(client, TWO))
    return client


def titled(title: str) -> Publication:
    return Publication.objects.get(title_en=title)


def recover_url(client: Client, model: str) -> str:
    """Of the one row of a model that has been deleted."""
    [version] = client.get(f"/admin/publications/{model}/recover/").context["deleted"]
    return f"/admin/publications/{model}/recover/{version.pk}/"


def edit_the_second(client: Client) -> None:
    save(client, titled("Second"), title_en="Second, edited", state="approved")


def of_second() -> tuple[str, list[str]]:
    second = titled("Second, edited")
    return second.state, [str(made.contributor) for made in second.contributions.all()]


def may_do(model: str, *actions: str) -> Client:
    user = User.objects.create_user("kollega", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=[f"{action}_{model}" for action in actions]))
    client = Client()
    client.force_login(user)
    return client


def test_undoing_one_row_leaves_the_others_and_brings_back_its_own_people(anna):
    edit_the_second(anna)
    first = titled("First")
    first.contributions.all().delete()
    save(anna, first, title_en="First, edited")
    undo(anna, first, back_to=0)
    assert [str(made.contributor) for made in titled("First").contributions.all()] == ["Siddle, Andrew"]
    assert of_second() == ("approved", ["Koelble, Thomas"])


def test_looking_at_an_old_version_shows_the_rows_below_it(anna):
    first = titled("First")
    version = Version.objects.get_for_object(first).last()
    Contribution.objects.all().delete()
    page = anna.get(url_of(first).replace("change/", f"history/{version.pk}/"))
    [contributions, _files] = page.context["inline_admin_formsets"]
    assert [str(row.instance.contributor) for row in contributions.formset.initial_forms] == ["Siddle, Andrew"]
    assert Contribution.objects.count() == 0


def test_recovering_a_row_leaves_the_others(anna):
    edit_the_second(anna)
    first = titled("First")
    anna.post(url_of(first, "delete"), {"post": "yes"})
    url = recover_url(anna, "publication")
    response = anna.post(url, form_of(anna.get(url)))
    assert response.status_code == 302, told_by(response)
    assert [str(made.contributor) for made in titled("First").contributions.all()] == ["Siddle, Andrew"]
    assert of_second() == ("approved", ["Koelble, Thomas"])


def test_who_may_edit_contributors_alone_changes_no_publication(anna):
    edit_the_second(anna)
    siddle, koelble = (Contributor.objects.get(family=family) for family in ("Siddle", "Koelble"))
    save(anna, siddle, given="A.")
    colleague = may_do("contributor", "view", "add", "change")
    undo(colleague, siddle, back_to=0)
    assert Contributor.objects.get(family="Siddle").given == "Andrew"
    versions = Version.objects.get_for_object(titled("Second, edited"))
    ways = {"recover": 404, f"{koelble.pk}/history": 404, f"{titled('Second, edited').pk}/history": 302}
    for way, status in ways.items():
        url = f"/admin/publications/contributor/{way}/{versions.last().pk}/"
        assert [colleague.get(url).status_code, colleague.post(url, {"x": "y"}).status_code] == [status, status]
    assert of_second() == ("approved", ["Koelble, Thomas"])


def test_a_row_whose_people_have_been_deleted_too_says_so_and_comes_back_after_them(anna):
    first, siddle = titled("First"), Contributor.objects.get(family="Siddle")
    for row in (first, siddle):
        anna.post(url_of(row, "delete"), {"post": "yes"})
    of_person, of_first = (recover_url(anna, kind) for kind in ("contributor", "publication"))
    refused = anna.get(of_first, follow=True)
    assert told(refused) == [
        "“First” can’t be brought back yet: something that it names has been deleted. Recover that first."
    ]
    assert Publication.objects.count() == 1
    for url in (of_person, of_first):
        response = anna.post(url, form_of(anna.get(url)))
        assert response.status_code == 302, told_by(response)
    assert [str(made.contributor) for made in titled("First").contributions.all()] == ["Siddle, Andrew"]
