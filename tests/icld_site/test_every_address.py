"""The headers of every kind of address, as they go out over HTTPS: all that the HTTP Observatory asks for A+.

The kinds are the URL patterns themselves: a new one that has no example here fails.
"""

import json
import re
import shutil

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.utils import timezone

from icld_site.addresses import LANGUAGES, address
from icld_site.days import stockholm_day
from icld_site.media.models import Picture
from icld_site.publishing.content import State
from icld_site.publishing.previews import token_for
from news.models import Article, Project
from programmes.models import FaqEntry, Programme, ProgrammePage
from publications.files import file_address
from publications.models import Contributor, FileVersion, Publication, PublicationFile, Series
from tests.icld_site.observatory import directives, points, score
from tests.news.factories import ArticleFactory
from tests.programmes.factories import DocumentFactory, VersionFactory

pytestmark = pytest.mark.usefixtures("starting_content")

ELSEWHERE = ["//evil.example", "/\\evil.example", "https:evil", "javascript:1", "https://testserver.evil.example"]
GONE = "/vart-arbete/kommunala-partnerskap/ansokan-om-medel-for-kommunikation-om-svenskt-utvecklingssamarbete/"


@pytest.fixture(autouse=True)
def _as_in_production(settings, starting):
    """Over HTTPS, with the uploads of the starting content."""
    settings.SECURE_HSTS_SECONDS = 365 * 24 * 3600
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    shutil.copytree(starting.media, settings.MEDIA_ROOT, dirs_exist_ok=True)


def ask(path: str, client: Client | None = None, method: str = "get", **more) -> HttpResponse:
    client = client or Client(raise_request_exception=False)
    return getattr(client, method)(path, secure=True, **more)


def read(response: HttpResponse) -> None:
    """Read a file to its end, which closes it; to close it by hand would close the test's database too."""
    if response.streaming:
        b"".join(response.streaming_content)


def content_examples(language: str) -> dict[str, str]:
    """An address of each kind of page with a part of its own, by the pattern's name without its language."""
    programme = Programme.objects.get(takes_applications=True)
    page = ProgrammePage.objects.get(slug_sv="faq-och-kontakt")
    publication = Publication.objects.exclude(slug_sv=None).exclude(slug_en=None).first()
    file = PublicationFile.objects.filter(versions__isnull=False).first()
    version = VersionFactory(document=DocumentFactory(page=page), link="https://icld.se/")
    version.file.save("x.pdf", ContentFile(b"%PDF-1.4"))
    window = json.loads(Client().get("/data/windows.json").content)["items"][-1]["id"]
    of_programme = {"programme": getattr(programme, f"slug_{language}")}
    of_page = {**of_programme, "page": getattr(page, f"slug_{language}")}
    part = getattr(version.document, f"slug_{language}")
    return {
        "programme": programme.get_absolute_url(language),
        "countries": address("countries", language, **of_programme),
        "country": address("country", language, **of_programme, country="zambia"),
        "changes": address("changes", language, **of_programme),
        "changes-feed": address("changes-feed", language, **of_programme),
        "programme-page": page.get_absolute_url(language),
        "programme-part": FaqEntry.objects.first().get_absolute_url(language),
        "document-file": address("document-file", language, **of_page, part=part, version=version.pk),
        "local-government": address("local-government", language, body="ale-kommun"),
        "window-calendar": address("window-calendar", language, window=window),
        "articles-of-year": address("articles-of-year", language, year=2018),
        "article": Article.objects.filter(**{f"slug_{language}__isnull": False}).first().get_absolute_url(language),
        "project": Project.objects.first().get_absolute_url(language),
        "series": Series.objects.filter(publications__isnull=False).first().get_absolute_url(language),
        "contributor": Contributor.objects.filter(contributions__isnull=False).first().get_absolute_url(language),
        "publication": publication.get_absolute_url(language),
        "publication-export": address("publication-export", language, slug=publication.slug_in(language), form="bib"),
        "publication-file": file_address(file.publication, file, language),
    }


def examples() -> dict[str, str]:
    """One address of every kind that the public may ask for, by the name of its pattern."""
    picture = Picture.objects.first()
    cover = FileVersion.objects.exclude(cover="").first()
    found = {
        "picture": picture.file.whole_480_webp,
        "picture-address": reverse("picture-address", kwargs={"key": picture.pk}),
        "publication-cover": reverse("publication-cover", kwargs={"version": cover.pk}),
        "eligibility-json": "/data/eligibility.json?applicant=1440&country=ZM",
    }
    for language in LANGUAGES:
        found |= {f"{name}.{language}": path for name, path in content_examples(language).items()}
    for name in public_names() - set(found):
        try:
            found[name] = reverse(name)
        except NoReverseMatch:
            pytest.fail(f"{name} needs an example")
    return found


PREVIEWS = {f"preview.{language}" for language in LANGUAGES}


def public_names() -> set[str]:
    """The names of all patterns but those of the staff's pages, and of previews, which aren't public either."""
    patterns = list(get_resolver().url_patterns)
    named = [each for pattern in patterns for each in getattr(pattern, "url_patterns", [pattern])]
    return {pattern.name for pattern in named if getattr(pattern, "name", None)} - staff_names() - PREVIEWS


def staff_names() -> set[str]:
    folders = [pattern for pattern in get_resolver().url_patterns if str(pattern.pattern) in ("admin/", "accounts/")]
    return {pattern.name for folder in folders for pattern in folder.url_patterns if getattr(pattern, "name", None)}


def faults(path: str, response: HttpResponse, least: int = 100) -> list[str]:
    """What an answer lacks, in words; `least` is the score that it needs."""
    told = []
    if score(response) < least:
        told.append(f"{score(response)} points: {points(response)}")
    if response.get("Cross-Origin-Opener-Policy") != "same-origin":
        told.append("no COOP")
    if "camera=()" not in response.get("Permissions-Policy", ""):
        told.append("no Permissions-Policy")
    return [f"{path} ({response.status_code}): {fault}" for fault in told]


def public_faults(path: str, response: HttpResponse) -> list[str]:
    told = faults(path, response)
    policy = directives(response)
    if policy["default-src"] != ["'none'"] or any(
        source not in ("'none'", "'self'") for each in policy.values() for source in each
    ):
        told.append(f"{path}: {response['Content-Security-Policy']}")
    is_page = response.get("Content-Type", "").startswith("text/html")
    if is_page and re.search("csrfmiddlewaretoken|nonce=", response.text):
        told.append(f"{path}: a token or a nonce")
    if response.cookies or "Cookie" in response.get("Vary", ""):
        told.append(f"{path}: a cookie")
    return told


def test_every_kind_of_public_address_gets_a_plus_and_sets_no_cookie():
    told = []
    for name, path in examples().items():
        response = ask(path)
        assert response.status_code in (200, 301, 302), (name, path, response.status_code)
        assert resolve(path.partition("?")[0]).url_name == name
        unmodified = ask(path, headers={"If-None-Match": response.get("ETag", "x")})
        for got in (response, ask(path, method="head"), unmodified):
            # 304 says only what may have changed: all else goes on as the visitor has it.
            told += public_faults(path, got) if got.status_code != 304 else [*got.cookies]
            read(got)
    assert told == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/static/css/tokens.css", 200),
        ("/static/none.css", 404),
        ("/kommunalapartnerskap.pab", 301),
        ("/sv", 301),
        ("/sv/far-vi-ansoka/?applicant=Ale+kommun", 302),
        ("/sv/finns-inte/", 404),
        ("/wp-login.php", 404),
        ("/data/none.json", 404),
        ("/data/eligibility.json", 400),
        ("/sv/?q=%00", 400),
        ("/sv/ansokningsperioder.ics?body=x", 400),
        ("/sv/?q=" + "a" * 8190, 414),
        (GONE, 410),
    ],
)
def test_redirects_and_refusals_do_too(path, status):
    response = ask(path)
    assert response.status_code == status
    assert public_faults(path, response) == []
    read(response)


@pytest.mark.parametrize(
    ("method", "path", "status", "more"),
    [
        ("post", "/sv/", 405, {}),
        ("post", "/data/countries.json", 405, {}),
        ("delete", "/sv/aktuellt/", 405, {}),
        ("post", "/sv/", 413, {"CONTENT_LENGTH": str(10**9)}),
        ("get", "/sv/", 400, {"HTTP_HOST": "evil.example"}),
        ("options", "/healthz", 405, {}),
    ],
)
def test_so_do_other_methods_hosts_and_sizes(method, path, status, more):
    response = ask(path, method=method, **more)
    assert response.status_code == status
    assert public_faults(path, response) == []


def test_a_fault_of_ours_does_too(monkeypatch):
    def broken(*_what):
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("icld_site.home.views.overview_of", broken)
    response = ask("/sv/")
    assert response.status_code == 500
    assert public_faults("/sv/", response) == []


def test_a_part_of_a_file_does_too(starting):
    path = content_examples("sv")["publication-file"]
    for asked, status in (("bytes=0-9", 206), ("bytes=999999999-", 416)):
        response = ask(path, headers={"Range": asked})
        assert response.status_code == status
        assert public_faults(path, response) == []
        read(response)


def test_the_staffs_pages_do_with_a_nonce_of_their_own_and_are_kept_nowhere(admin_client):
    paths = ["/accounts/login/", "/accounts/code/", reverse("second-factor"), reverse("second-factor-set-up")]
    paths += [reverse("second-factor-recovery-codes"), reverse("second-factor-remove")]
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        paths += [reverse(f"{name}_changelist"), reverse(f"{name}_add")]
    draft = ArticleFactory(state=State.DRAFT)
    paths += [token_for(draft, stockholm_day(timezone.now())).address(language) for language in LANGUAGES]
    told = []
    for path in [*paths, "/admin/", "/admin/none/", "/admin/jsi18n/", "/admin/password_change/", "/admin/login/"]:
        for visitor in (admin_client, Client(raise_request_exception=False)):
            response = ask(path, visitor)
            told += faults(path, response)
            if response["Cache-Control"] != "private, no-store":
                told.append(f"{path}: {response['Cache-Control']}")
    assert len(paths) > 60
    assert told == []


def test_nobody_gets_into_the_staffs_pages_without_signing_in(django_user_model):
    guest = Client()
    guest.force_login(django_user_model.objects.create_user("guest"))
    for visitor in (Client(), guest):
        for model in admin.site._registry:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            for path in (reverse(f"{name}_changelist"), reverse(f"{name}_add")):
                for method in ("get", "post"):
                    response = ask(path, visitor, method)
                    assert (response.status_code, response["Location"]) == (302, f"/admin/login/?next={path}")


def test_only_who_signs_in_has_cookies_and_with_every_flag(django_user_model):
    django_user_model.objects.create_user("anna", password="en lång fras", is_staff=True)
    visitor = Client()
    form = ask("/accounts/login/", visitor)
    signed_in = visitor.post("/accounts/login/", {"username": "anna", "password": "en lång fras"}, secure=True)
    assert (set(form.cookies), set(signed_in.cookies)) == ({"csrftoken"}, {"csrftoken", "sessionid"})
    assert signed_in.cookies["sessionid"]["max-age"] == 12 * 3600
    for cookie in [*form.cookies.values(), *signed_in.cookies.values()]:
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")  # or a browser takes no name that begins with __Host-


def test_http_leads_to_https_at_the_same_place(settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_SSL_HOST = True, "icld.example"
    response = Client().get("/sv/sok/?q=zambia")
    assert (response.status_code, response["Location"]) == (301, "https://icld.example/sv/sok/?q=zambia")
    assert faults("/sv/", response, least=80) == []  # over HTTP no promise of HTTPS counts
    assert Client().get("/healthz").status_code == 200


@pytest.mark.parametrize("target", [*ELSEWHERE, "%0d%0aX:1"])
def test_no_address_leads_elsewhere_because_somebody_asks_it_to(target):
    """Nothing public takes an address to go on to: the language is changed by a link, from a path to a path."""
    for path in ("/", "/sv/", "/sv/aktuellt/?page=1&", "/sv/far-vi-ansoka/?applicant=Ale+kommun&"):
        query = f"{'' if path.endswith('&') else '?'}next={target}&url={target}&language={target}"
        response = ask(path + query)
        assert target not in response.get("Location", "")
        assert "X" not in response.headers
        if response.status_code == 200:
            switch = response.context["page"].switch["url"]
            assert switch.startswith("/en/")
            assert "evil" not in switch


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/%2e%2e", "/%5Cevil.example", "/\\evil.example/sv"])
def test_a_path_that_looks_like_another_host_leads_nowhere(path):
    response = ask(path)
    assert response.status_code == 404 or not response["Location"].startswith(("//", "/\\", "http"))
    assert public_faults(path, response) == []
