"""A phone is set up, asked for and taken away, in the browser and under the policy that it enforces."""

import re

import pytest
from django.utils import timezone
from pyotp import TOTP

from icld_site.staff import second_factor

pytestmark = pytest.mark.django_db(transaction=True)

PHRASE = "en lång fras"
LOCALES = {"sv": "sv-SE", "en": "en-GB"}


def fill(page, **fields):
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)
    page.keyboard.press("Enter")


def code(key, steps=0):
    """The app's code so many steps from now: none is taken twice, and a test doesn't wait for the next one."""
    return TOTP(key).at(timezone.now(), counter_offset=steps)


@pytest.fixture
def look(axe, faults):
    """`look(page, "sv", 390)`: the page is sound."""

    def at(page, language, width):
        page.wait_for_load_state("load")
        assert page.locator("html").get_attribute("lang") == language
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert faults == []

    return at


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("sv", 390, "light"), ("en", 1280, "dark"), ("en", 320, "light")]
)
def test_a_phone_is_set_up_and_then_asked_for(django_user_model, settings, page_at, look, language, width, scheme):
    settings.SECOND_FACTOR = True
    django_user_model.objects.create_superuser("anna", password=PHRASE, language=language)
    page = page_at(width, scheme, locale=LOCALES[language])

    page.goto("/admin/staff/user/")
    fill(page, username="anna", password=PHRASE)
    page.wait_for_url("**/accounts/second-factor/set-up/?next=/admin/staff/user/")
    look(page, language, width)
    fill(page, code="000000", password="fel")
    page.wait_for_selector(".error-summary")
    look(page, language, width)
    key = re.sub(r"\s", "", page.locator(".key").inner_text())
    fill(page, code=code(key, -1), password=PHRASE)
    page.wait_for_selector(".recovery-codes")
    look(page, language, width)
    page.locator("main a.button").click()
    page.wait_for_url("/admin/staff/user/")

    for way in ("recovery-codes/", "set-up/", "remove/"):
        page.goto("/admin/")
        page.locator("#user-tools a[href='/accounts/second-factor/']").click()
        look(page, language, width)
        page.locator(f"main a[href$='{way}']").click()
        look(page, language, width)

    page.context.clear_cookies()
    page.goto("/admin/staff/user/")
    fill(page, username="anna", password=PHRASE)
    page.wait_for_url("**/accounts/code/?next=/admin/staff/user/")
    look(page, language, width)
    fill(page, code="000000")
    page.wait_for_selector(".error-summary")
    look(page, language, width)
    fill(page, code=code(key))
    page.wait_for_url("/admin/staff/user/")


@pytest.mark.parametrize(("language", "width"), [("sv", 390), ("en", 1280)])
def test_an_administrator_takes_it_away(django_user_model, live_server, client, page_at, look, language, width):
    anna = django_user_model.objects.create_superuser("anna", password=PHRASE)
    salt, now = second_factor.new_salt(), timezone.now()
    second_factor.set_up(anna, salt, TOTP(second_factor.key_of(salt)).at(now), now)
    client.force_login(django_user_model.objects.create_superuser("bo", password=PHRASE, language=language))
    page = page_at(width, locale=LOCALES[language])
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])

    page.goto(f"/admin/staff/user/{anna.pk}/change/")
    page.locator(".field-verified_since a").click()
    look(page, language, width)
    fill(page, password="fel")
    page.wait_for_selector(".errorlist")
    look(page, language, width)
    fill(page, password=PHRASE)
    page.wait_for_url(f"/admin/staff/user/{anna.pk}/change/")
    assert page.locator(".field-verified_since a").count() == 0
