"""Where a second factor is required, admin opens nothing at all to an account without one."""

import itertools
import re

import pytest
from django.urls import URLPattern, get_resolver, resolve

from icld_site.staff.models import SecondFactor
from tests.icld_site.staff.conftest import PHRASE
from tests.icld_site.staff.phones import Phone

pytestmark = pytest.mark.django_db

SET_UP = "/accounts/second-factor/set-up/"
#: What each kind of part in a pattern of admin may be.
EXAMPLES = {
    "int": "1",
    "uuid": "4f8f3c52-6f0b-4d0e-9d6e-0a6f3d1c2b4a",
    "path": "1",
    "str": "1",
    "slug": "a",
}


@pytest.fixture(autouse=True)
def _required(settings):
    settings.SECOND_FACTOR = True


def admin_patterns():
    """Every pattern below /admin/, with the ones above it."""
    (admin,) = [each for each in get_resolver().url_patterns if str(each.pattern) == "admin/"]

    def below(resolver, above):
        for each in resolver.url_patterns:
            route = above + str(each.pattern)
            yield from [(each, route)] if isinstance(each, URLPattern) else below(each, route)

    return list(below(admin, "/admin/"))


def example_of(route):
    """A path that a route, or an expression, leads to."""
    path = re.sub(r"\(\?P<app_label>(\w+)\|[^)]*\)", r"\1", route)
    path = path.replace("(?P<url>.*)", "none/").replace("([^/]+)", "1").replace(r"(\d+)", "1")
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda part: EXAMPLES[part[1] or "str"], path)
    return re.sub(r"[\^$]", "", path)


def test_every_page_of_admin_leads_to_the_set_up(client, anna):
    client.force_login(anna)
    examples = {example_of(route): each for each, route in admin_patterns() if each.name not in ("login", "logout")}
    assert len(examples) > 200
    assert {path for path, each in examples.items() if resolve(path).func is not each.callback} == set()
    for path, method in itertools.product(examples, ("get", "post")):
        answer = getattr(client, method)(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={path}"), path
    assert client.get("/admin/login/?next=/admin/jsi18n/")["Location"] == f"{SET_UP}?next=/admin/jsi18n/"


def test_each_of_them_is_a_page_to_who_may_open_it(client, anna, phone):
    """Or the test above would show nothing."""
    client.force_login(anna)
    for path in ("/admin/", "/admin/jsi18n/", "/admin/password_change/", "/admin/publications/import/add/"):
        assert client.get(path).status_code == 200


def test_after_the_password_one_is_led_to_it_and_then_on(client, anna, clock, give_password):
    give_password(client, "/admin/staff/user/")
    landed = client.get("/admin/staff/user/", follow=True)
    assert landed.redirect_chain[-1][0] == f"{SET_UP}?next=/admin/staff/user/"
    assert "Alla som redigerar portalen behöver den." in landed.text
    assert 'action="/accounts/logout/"' in landed.text
    key = landed.context["key"].replace(" ", "")
    told = {"code": Phone(key, []).code(), "password": PHRASE, "next": landed.context["next"]}
    assert 'href="/admin/staff/user/"' in client.post(SET_UP, told).text
    assert client.get("/admin/staff/user/").status_code == 200


def test_a_session_from_before_is_led_there_too(client, anna, settings):
    settings.SECOND_FACTOR = False
    client.force_login(anna)
    assert client.get("/admin/").status_code == 200
    settings.SECOND_FACTOR = True
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == f"{SET_UP}?next=/admin/"


def test_who_turns_it_off_sets_it_up_anew(client, anna, phone):
    client.force_login(anna)
    assert "ställa in den på nytt" in client.get("/accounts/second-factor/remove/").text
    client.post("/accounts/second-factor/remove/", {"password": PHRASE})
    assert not SecondFactor.objects.exists()
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == f"{SET_UP}?next=/admin/"


def test_who_is_no_staff_is_led_to_sign_in_and_not_to_a_set_up(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("gäst"))
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/accounts/login/?next=/admin/"


def test_where_it_is_only_offered_the_password_opens_admin(client, anna, settings):
    settings.SECOND_FACTOR = False
    client.force_login(anna)
    assert client.get("/admin/").status_code == 200
