"""Signing in and editing, in the browser and under the policy that it enforces."""

import pytest

from programmes.models import CountryEligibility

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("anna", password="en lång fras")


@pytest.mark.parametrize(("locale", "language"), [("sv-SE", "sv"), ("en-GB", "en")])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_page_is_sound(page_at, axe, faults, locale, language, scheme):
    page = page_at(390, scheme, locale=locale)
    page.goto("/accounts/login/")
    assert page.locator("html").get_attribute("lang") == language
    assert axe(page) == []
    assert faults == []


def test_an_editor_signs_in_opens_a_form_and_signs_out(editor, page_at, faults):
    page = page_at(1280)
    page.goto("/admin/staff/user/")
    page.locator("[name=username]").fill("anna")
    page.locator("[name=password]").fill("en lång fras")
    page.keyboard.press("Enter")
    page.wait_for_url("/admin/staff/user/")
    page.get_by_role("link", name="anna").click()
    page.wait_for_load_state("networkidle")
    assert page.locator("[name=language]").input_value() == "sv"
    assert faults == []
    page.locator("#logout-form button").click()
    page.wait_for_url("/accounts/login/")


@pytest.mark.parametrize(("language", "width"), [("sv", 1280), ("en", 800), ("en", 390)])
@pytest.mark.usefixtures("live_content")
def test_a_change_of_rules_is_looked_at_and_proposed_without_a_fault(
    editor, client, live_server, page_at, axe, faults, language, width
):
    editor.language = language
    editor.save()
    client.force_login(editor)
    page = page_at(width)
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    listed = CountryEligibility.objects.get(country__code="ZM")
    page.goto(f"/admin/programmes/countryeligibility/{listed.pk}/change/")
    page.locator("[name=last_day]").fill("2027-03-01")
    faults.clear()  # what stock admin draws beside a date breaks the policy, and is left out
    page.locator("[name=_save]").click()
    page.wait_for_selector("table.told")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    tables = page.locator(".told-wide").evaluate_all("all => all.map(one => one.scrollWidth - one.clientWidth)")
    assert set(tables) == {0}  # or what is said after the change stands out of sight
    page.locator("button[value=ask]").click()
    page.locator("ul.messagelist a").click()
    page.wait_for_selector(".told-facts")
    assert axe(page) == []
    assert faults == []
