"""What an editor changes in admin is what every surface says on the next request."""

import html
import json
import re
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from icld_site.staff.models import User
from programmes.models import ApplicationWindow, CountryEligibility, LocalGovernment, Programme, WindowRule
from tests.programmes.admin.forms import change_rule, decide, form_of, propose, save
from tests.reading import heading_of, text_of

pytestmark = pytest.mark.usefixtures("starting_content")

HOME, PROGRAMME = ("/sv/", "/en/"), ("/sv/program/kommunala-partnerskap/", "/en/programmes/municipal-partnerships/")


@pytest.fixture
def visitor() -> Client:
    return Client()


def move(editor, time_machine, moment: str) -> None:
    """Go to a moment, and sign in there: a session of today has long ended."""
    time_machine.move_to(moment, tick=False)
    editor.force_login(User.objects.get(username="redaktor"))


def test_a_country_that_is_ended_is_gone_everywhere_on_the_next_request(editor, visitor, time_machine):
    move(editor, time_machine, "2027-03-01T12:00:00Z")
    listed = CountryEligibility.objects.get(country__code="ZM")
    assert "Zambia" in text_of(visitor.get(PROGRAMME[0]))
    change_rule(editor, listed, last_day="2027-02-28")
    told = json.loads(visitor.get("/data/eligibility.json?applicant=1440&country=ZM").content)
    assert told["verdict"] == "no"
    assert next(f for f in told["findings"] if f["code"] == "country.listed")["rule"]["valid_to"] == "2027-02-28"
    assert heading_of(visitor.get("/sv/far-vi-ansoka/?applicant=1440&country=ZM")) == "Nej, inte med de här svaren."
    for path in PROGRAMME:
        assert "Zambia" not in text_of(visitor.get(path))
    assert (
        json.loads(visitor.get("/data/eligibility.json?applicant=1440&country=ZM&on=2027-02-28").content)["verdict"]
        == "open"
    )


def test_a_window_that_is_extended_is_extended_everywhere_on_the_next_request(editor, visitor, time_machine):
    move(editor, time_machine, "2027-03-12T12:00:00Z")
    spring = WindowRule.objects.get(opens_month=2)
    url = reverse("admin:programmes_applicationwindow_add")
    data = form_of(editor.get(url)) | {
        "programme": str(spring.programme_id),
        "rule": str(spring.pk),
        "year": "2027",
        "opens": "2027-02-15",
        "closes": "2027-03-15",
        "extended_to": "2027-03-29",
        "decided_on": "2027-03-12",
        "reason_sv": "Systemet låg nere.",
        "reason_en": "The system was down.",
    }
    assert decide(propose(editor, url, data)).state == "applied"
    for path, heading in zip(
        (*HOME, *PROGRAMME),
        ["Ansökan är förlängd till och med 29 mars 2027", "Applications are extended to and including 29 March 2027"]
        * 2,
        strict=True,
    ):
        assert heading in text_of(visitor.get(path)), path
    told = json.loads(visitor.get("/data/eligibility.json?applicant=1440&country=ZM").content)
    assert (told["verdict"], told["window"]["closes"], told["window"]["extended_to"]) == (
        "open",
        "2027-03-15",
        "2027-03-29",
    )
    assert told["window"]["days_left"] == 17
    page = text_of(visitor.get("/en/can-we-apply/?applicant=1440&country=ZM"))
    assert "extended to and including 29 March 2027" in page
    assert "The system was down." in page


def test_an_overlap_is_told_in_the_form_and_nothing_is_stored(editor):
    listed = CountryEligibility.objects.get(country__code="ZM")
    url = reverse("admin:programmes_countryeligibility_add")
    data = {"programme": str(listed.programme_id), "country": str(listed.country_id), "first_day": "2027-01-01"}
    response = editor.post(url, data)
    assert response.status_code == 200
    assert "överlappar en annan rad" in str(response.context["adminform"].form.errors)
    assert CountryEligibility.objects.filter(country__code="ZM").count() == 1


@pytest.mark.parametrize("typed", ["åre", "ÅRE", "Åre kommun"])
def test_the_register_is_searched_without_regard_to_case_on_both_databases(editor, typed):
    response = editor.get(reverse("admin:programmes_localgovernment_changelist"), {"q": typed})
    assert [body.slug for body in response.context["cl"].queryset if body.short_name == "Åre"] == ["are-kommun"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_of_admin_opens_in_both_languages(editor, language):
    User.objects.update(language=language)
    index = html.unescape(editor.get("/admin/").content.decode())
    lists = sorted(set(re.findall(r'href="(/admin/\w+/\w+/)"', index)))
    assert len(lists) > 15
    for path in lists:
        assert editor.get(path).status_code == 200, path
        assert editor.get(f"{path}?q=å").status_code == 200, path
        added = editor.get(f"{path}add/")
        assert added.status_code in (200, 403), path
    for model in (Programme, ApplicationWindow, CountryEligibility, LocalGovernment):
        url = reverse(f"admin:programmes_{model._meta.model_name}_change", args=[model.objects.first().pk])
        assert editor.get(url).status_code == 200


def test_a_saved_change_can_be_undone_in_both_languages(editor):
    call_command("createinitialrevisions", "programmes.Programme", verbosity=0)
    programme = Programme.objects.get(takes_applications=True)
    before = (programme.title_sv, programme.title_en)
    save(editor, programme, title_sv="Något annat", title_en="Something else")
    history = editor.get(reverse("admin:programmes_programme_history", args=[programme.pk])).content.decode()
    oldest = re.findall(r'href="([^"]*/history/\d+/)"', history)[0]
    assert editor.post(oldest, form_of(editor.get(oldest))).status_code == 302
    programme.refresh_from_db()
    assert (programme.title_sv, programme.title_en) == before


def test_today_is_not_needed_for_a_rule_of_the_future(editor):
    listed = CountryEligibility.objects.get(country__code="BY")
    change_rule(editor, listed, last_day="2030-12-31")
    listed.refresh_from_db()
    assert listed.last_day == date(2030, 12, 31)
