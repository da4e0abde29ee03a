"""A4: a session ends while somebody writes. What they wrote is still there, and is saved after the sign-in."""

import html
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from icld_site.staff.kept_forms import THROWN_AWAY
from icld_site.staff.models import User
from news.models import Article
from tests.icld_site.staff.conftest import PHRASE
from tests.news.factories import ArticleFactory
from tests.programmes.admin.forms import carried, form_of, told_by, url_of

pytestmark = pytest.mark.django_db

HEADINGS = {"sv": "Du loggades ut medan du skrev", "en": "You were signed out while you were writing"}
KEPT = {
    "sv": "Din session hade gått ut. Det du skrev finns kvar och visas när du har loggat in.",
    "en": "Your session had ended. What you wrote has been kept, and is shown to you when you have signed in.",
}
LEAD = 'Åsele & "Övik"\r\n\r\n<b>rad två</b> – Übung'


@pytest.fixture
def url(anna, client) -> str:
    """Of an article that Anna, who is signed in, is about to open."""
    client.force_login(anna)
    return url_of(ArticleFactory(title_sv="Rubrik", title_en="Headline", slug_en="headline"))


def end_sessions():
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def written(client, url, **changed) -> dict:
    """What is sent when the session has ended in the meantime."""
    opened = form_of(client.get(url))
    end_sessions()
    return opened | {"lead_sv": LEAD, "_continue": "1"} | changed


def sign_in(client, name="anna", target=""):
    return client.post("/accounts/login/", {"username": name, "password": PHRASE, "next": target})


def waiting(response) -> dict[str, list[str]]:
    """What the page with the kept form would send; empty for any other page."""
    return carried(response) if "kept" in (response.context or {}) else {}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_was_written_waits_after_the_sign_in_and_is_saved(client, anna, url, language):
    User.objects.update(language=language)
    sent = written(client, url)
    refused = client.post(url, sent, headers={"Accept-Language": language}, follow=True)
    assert refused.redirect_chain[-1] == (f"/accounts/login/?next={url}", 302)
    assert KEPT[language] in html.unescape(refused.text)
    assert sign_in(client, target=url)["Location"] == url
    page = client.get(url)
    assert f"<h1>{HEADINGS[language]}</h1>" in page.text
    assert waiting(client.get(url)) == waiting(page)  # also when the page is loaded again
    assert Article.objects.get().lead_sv is None
    saved = client.post(url, waiting(page))
    assert (saved.status_code, saved["Location"]) == (302, url)
    assert Article.objects.get().lead_sv == LEAD
    assert form_of(client.get(url))["lead_sv"] == LEAD  # the page itself again


def test_a_second_factor_stands_between(client, phone, url):
    client.post(url, written(client, url))
    asked = sign_in(client, target=url)
    assert waiting(client.get(url)) == {}
    client.post(asked["Location"], {"code": phone.code(), "next": url})
    assert waiting(client.get(url))["lead_sv"] == [LEAD]


def test_other_pages_are_themselves_meanwhile(client, url):
    client.post(url, written(client, url))
    sign_in(client)
    assert waiting(client.get("/admin/news/article/")) == {}
    assert waiting(client.get(url))["lead_sv"] == [LEAD]


def test_it_is_thrown_away_on_request(client, url):
    client.post(url, written(client, url))
    sign_in(client)
    assert client.post(url, {THROWN_AWAY: "1"})["Location"] == url
    assert "lead_sv" not in form_of(client.get(url))
    assert Article.objects.get().lead_sv is None


def test_what_is_wrong_in_it_is_said_and_the_text_stands_in_the_form(client, url):
    client.post(url, written(client, url, day="i morgon"))
    sign_in(client)
    refused = client.post(url, waiting(client.get(url)))
    assert refused.status_code == 200
    assert form_of(refused)["lead_sv"] == LEAD
    assert told_by(refused)[0].keys() == {"day"}


def test_somebody_else_who_signs_in_there_doesnt_see_it(client, url):
    User.objects.create_superuser("bo", password=PHRASE)
    client.post(url, written(client, url))
    sign_in(client, "bo")
    assert waiting(client.get(url)) == {}
    client.post("/accounts/logout/")
    sign_in(client)
    assert waiting(client.get(url)) == {}


LOST = {
    "sv": "Du var utloggad, och det du skickade har inte sparats. Logga in och skriv det på nytt.",
    "en": "You were signed out, and what you sent has not been saved. Sign in and write it once more.",
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("cookie", [{}, {"sessionid": "x" * 32}])
def test_nothing_is_kept_of_who_never_had_a_session_and_the_sign_in_says_so(client, url, language, cookie):
    sent = written(client, url)
    stranger = Client(headers={"Accept-Language": language})
    stranger.cookies.load(cookie)
    before = Session.objects.count()
    refused = stranger.post(f"{url}?_changelist_filters=q%3Dplan", sent, follow=True)
    assert html.unescape(refused.text).count(LOST[language]) == 1
    assert Session.objects.count() == before
    assert sign_in(stranger, target=refused.context["next"])["Location"] == f"{url}?_changelist_filters=q%3Dplan"
    assert LOST[language] not in html.unescape(stranger.get("/admin/").text)
    assert Article.objects.get().lead_sv is None


def test_what_is_sent_after_signing_out_is_said_to_be_lost(client, url):
    sent = form_of(client.get(url)) | {"_save": "1"}
    client.post("/accounts/logout/")
    assert LOST["sv"] in client.post(url, sent, follow=True).text


def test_nothing_is_said_to_be_lost_where_nothing_was_to_be_saved(client, url):
    client.logout()
    led = client.post("/admin/news/article/", {"action": "delete_selected"}, follow=True)
    assert led.redirect_chain[-1] == ("/accounts/login/?next=/admin/news/article/", 302)
    assert LOST["sv"] not in led.text


@pytest.mark.parametrize(("days", "is_kept"), [(6, True), (8, False)])
def test_a_form_waits_for_a_week_after_the_session_though_ended_ones_are_cleared(client, url, days, is_kept):
    sent = written(client, url)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=days))
    call_command("clearsessions")
    told = client.post(url, sent, follow=True).text
    assert (KEPT["sv"] in told, LOST["sv"] in told) == (is_kept, not is_kept)
    sign_in(client)
    assert waiting(client.get(url)).get("lead_sv") == ([LEAD] if is_kept else None)


def test_an_ended_session_lets_nobody_in_though_its_row_is_there(client, url):
    end_sessions()
    assert client.get(url)["Location"].startswith("/admin/login/")
    assert Session.objects.exists()


def test_a_password_is_kept_nowhere(client, anna, url):
    end_sessions()
    sent = {"username": "ny", "password1": PHRASE, "password2": PHRASE, "_save": "1"}
    assert LOST["sv"] in client.post("/admin/staff/user/add/", sent, follow=True).text
    sign_in(client)
    assert waiting(client.get("/admin/staff/user/add/")) == {}


def test_what_deletes_is_asked_for_again(client, url):
    end_sessions()
    client.post(f"{url.removesuffix('change/')}delete/", {"post": "yes"})
    sign_in(client)
    assert waiting(client.get(f"{url.removesuffix('change/')}delete/")) == {}
    assert Article.objects.exists()


def test_files_are_named_since_they_have_to_be_chosen_again(client, anna, url):
    add = "/admin/media/picture/add/"
    end_sessions()
    file = SimpleUploadedFile("Åre torg.jpg", b"x", "image/jpeg")
    client.post(add, {"alt_sv": "Torget", "file": file, "_save": "1"})
    sign_in(client)
    page = client.get(add)
    assert "Åre torg.jpg" in page.text
    assert waiting(page)["alt_sv"] == ["Torget"]


# From a tab that was opened before


@pytest.fixture
def browser(anna):
    """A browser in which Anna is signed in, and whose forms need their token."""
    browser = Client(enforce_csrf_checks=True)
    sign_in_by_form(browser)
    return browser


def token_in(page) -> dict[str, str]:
    """The token of a page's form, as it is sent with it."""
    return {"csrfmiddlewaretoken": re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]}


def sign_in_by_form(browser):
    page = browser.get("/accounts/login/")
    sent = {"username": "anna", "password": PHRASE} | token_in(page)
    assert browser.post("/accounts/login/", sent).status_code == 302


def of_an_old_tab(browser, path):
    """What a tab sends in which the form was opened before a session ended and another one began."""
    page = browser.get(path)
    browser.logout()
    sign_in_by_form(browser)
    return form_of(page) | {"lead_sv": LEAD, "_continue": "1"} | token_in(page)


OURS = {"Origin": settings.SITE_URL}


def test_what_an_old_tab_sends_waits_and_is_saved(browser, url):
    refused = browser.post(url, of_an_old_tab(browser, url), headers=OURS)
    assert (refused.status_code, refused["Location"]) == (302, url)
    assert Article.objects.get().lead_sv is None
    page = browser.get(url)
    assert browser.post(url, waiting(page) | token_in(page), headers=OURS).status_code == 302
    assert Article.objects.get().lead_sv == LEAD


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_what_another_site_may_have_sent_is_refused_and_not_kept(browser, url, headers):
    assert browser.post(url, of_an_old_tab(browser, url), headers=headers).status_code == 403
    assert waiting(browser.get(url)) == {}


def test_who_is_not_of_the_staff_has_nothing_kept(browser, url):
    sent = of_an_old_tab(browser, url)
    User.objects.update(is_staff=False, is_superuser=False)
    assert browser.post(url, sent, headers=OURS).status_code == 403
    User.objects.update(is_staff=True, is_superuser=True)
    assert waiting(browser.get(url)) == {}
