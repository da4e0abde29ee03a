"""Who changes a password gives the old one, and whoever tries old ones at a desk that was left is stopped."""

from datetime import timedelta

import pytest
from django.test import Client

from icld_site.staff.models import FailedSignIn
from tests.icld_site.staff.conftest import PHRASE

pytestmark = pytest.mark.django_db

NEW = "ännu en lång fras"


@pytest.fixture
def desk(clock, anna, settings) -> Client:
    client = Client(headers={"Accept-Language": "sv"})
    client.force_login(anna)
    return client


def change(client, old=PHRASE, new=NEW, again=NEW):
    return client.post("/admin/password_change/", {"old_password": old, "new_password1": new, "new_password2": again})


@pytest.fixture
def elsewhere(anna) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def test_the_new_one_holds_and_other_sessions_end(desk, elsewhere, anna):
    answer = change(desk)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/password_change/done/")
    anna.refresh_from_db()
    assert anna.check_password(NEW)
    assert desk.get("/admin/").status_code == 200
    assert elsewhere.get("/admin/").status_code == 302


def test_after_five_wrong_ones_the_right_one_is_not_even_looked_at(desk, anna, clock):
    for _time in range(5):
        assert change(desk, old="en annan fras").status_code == 200
    refused = change(desk)
    assert (refused.status_code, refused["Retry-After"]) == (429, "900")
    assert "Det har varit för många misslyckade försök. Vänta 15 minuter och försök sedan igen." in refused.text
    anna.refresh_from_db()
    assert anna.check_password(PHRASE)
    clock.shift(timedelta(minutes=15))
    assert change(desk).status_code == 302


def test_they_count_together_with_those_at_the_sign_in(desk, clock):
    for _time in range(3):
        change(desk, old="en annan fras")
    for _time in range(2):
        Client().post("/accounts/login/", {"username": "anna", "password": "en annan fras"})
    assert change(desk).status_code == 429


def test_the_right_one_with_a_new_one_that_is_refused_counts_for_nothing(desk):
    answer = change(desk, new="kort", again="kort")
    assert answer.status_code == 200
    assert "minst 12 tecken" in answer.context["form"].errors["new_password2"][0]
    assert FailedSignIn.objects.count() == 0


def test_an_empty_form_is_no_attempt(desk):
    assert change(desk, old="", new="", again="").status_code == 200
    assert FailedSignIn.objects.count() == 0
