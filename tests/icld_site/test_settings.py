import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from icld_site.keys import kept_key

COMPLETE = {"SECRET_KEY": "k" * 50, "DATABASE_URL": "sqlite://:memory:", "SITE_URL": "https://icld.example"}


ASKED = "s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG"


def start(asked: str = ASKED, **environment: str) -> subprocess.CompletedProcess[str]:
    """Ask a fresh process for settings, by default for those that matter most."""
    return subprocess.run(
        [sys.executable, "-c", f"from icld_site import settings as s; print({asked})"],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", sorted(COMPLETE))
def test_production_refuses_to_start_in_one_clear_line(missing):
    given = {name: value for name, value in COMPLETE.items() if name != missing}
    started = start(DJANGO_ENV="production", **given)
    assert (started.returncode, started.stdout) == (1, "")
    assert started.stderr == f"DJANGO_ENV=production needs {missing} in the environment.\n"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"SECRET_KEY": "k" * 49}, "a SECRET_KEY of at least 50 characters."),
        ({"SITE_URL": "http://icld.example"}, "a SITE_URL with https, not 'http://icld.example'."),
        ({"SECRET_KEY": "", "SITE_URL": " "}, "SECRET_KEY, SITE_URL in the environment."),
    ],
)
def test_production_refuses_what_doesnt_protect(given, told):
    started = start(DJANGO_ENV="production", **COMPLETE | given)
    assert (started.returncode, started.stdout) == (1, "")
    assert started.stderr == f"DJANGO_ENV=production needs {told}\n"


def test_production_shows_no_visitor_its_settings():
    started = start(DJANGO_ENV="production", DJANGO_DEBUG="on", **COMPLETE)
    assert (started.returncode, started.stderr.count("\n")) == (1, 1)
    assert started.stderr.startswith("DJANGO_ENV=production can't have DJANGO_DEBUG on")
    assert start("s.DEBUG", DJANGO_ENV="production", DJANGO_DEBUG="off", **COMPLETE).stdout == "False\n"
    assert start("s.DEBUG", SECRET_KEY="k", DJANGO_DEBUG="1").stdout == "True\n"


def test_a_key_is_taken_as_it_is_written():
    key = "$" + "k" * 49
    assert start("s.SECRET_KEY", DJANGO_ENV="production", **COMPLETE | {"SECRET_KEY": key}).stdout == f"{key}\n"


def test_one_address_gives_hosts_origins_secure_cookies_and_hsts():
    started = start(DJANGO_ENV="production", **COMPLETE)
    assert started.stdout == "['icld.example'] ['https://icld.example'] True True False\n"


@pytest.mark.parametrize(
    ("site", "told"),
    [
        ("https://icld.example", "__Host-sessionid __Host-csrftoken True icld.example\n"),
        ("http://localhost:8000", "sessionid csrftoken False localhost:8000\n"),
    ],
)
def test_over_https_cookies_are_of_this_host_alone_and_http_leads_there(site, told):
    asked = "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SECURE_SSL_REDIRECT, s.SECURE_SSL_HOST"
    assert start(asked, SECRET_KEY="k", SITE_URL=site).stdout == told


@pytest.mark.parametrize(("given", "told"), [({}, "False False\n"), ({"HSTS_SUBDOMAINS": "1"}, "True True\n")])
def test_nothing_is_promised_for_other_hosts_unless_it_is_asked_for(given, told):
    asked = "s.SECURE_HSTS_INCLUDE_SUBDOMAINS, s.SECURE_HSTS_PRELOAD"
    assert start(asked, SECRET_KEY="k", SITE_URL="https://icld.example", **given).stdout == told


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "False\n"),
        ({"SECOND_FACTOR": "1"}, "True\n"),
        ({"DJANGO_ENV": "production"}, "True\n"),
        ({"DJANGO_ENV": "production", "SECOND_FACTOR": "0"}, "False\n"),
    ],
)
def test_a_second_factor_is_required_in_production_unless_the_environment_says_otherwise(given, told):
    assert start("s.SECOND_FACTOR", **COMPLETE, **given).stdout == told


def test_what_the_databases_address_says_of_the_connection_is_kept():
    told = start(
        "s.DATABASES['default']['OPTIONS']['sslmode']",
        SECRET_KEY="k",
        DATABASE_URL="postgres://h/d?sslmode=verify-full",
    )
    assert told.stdout == "verify-full\n"


def test_a_proxy_in_another_form_is_refused_in_one_line():
    started = start(SECRET_KEY="k", TRUSTED_PROXIES="10.0.0.0/8,proxy.example")
    assert (started.returncode, started.stderr.count("\n")) == (1, 1)
    assert "proxy.example" in started.stderr
    assert start("s.TRUSTED_PROXIES", SECRET_KEY="k", TRUSTED_PROXIES="unix,::1").stdout == "['unix', '::1']\n"


@pytest.mark.parametrize("address", ["icld", "/srv/db.sqlite3", "mysql://me:secret@h/d", "postgres://me:secret@h:x/d"])
def test_a_database_in_another_form_is_refused_in_one_line_that_keeps_its_password(address):
    started = start(SECRET_KEY="k", DATABASE_URL=address)
    assert started.returncode == 1
    assert started.stderr == (
        "DATABASE_URL needs a form such as postgres://user@host:5432/name or sqlite:////folder/file.\n"
    )


def test_elsewhere_nothing_has_to_be_set():
    started = start(SECRET_KEY="k")
    assert started.stdout.startswith("['localhost', 'localhost', '127.0.0.1', '[::1]'] ['http://localhost:8000'] False")


@pytest.mark.parametrize("address", ["icld.example", "ftp://icld.example", "http://"])
def test_an_address_in_another_form_is_refused_in_one_line(address):
    started = start(SECRET_KEY="k", SITE_URL=address)
    assert started.returncode == 1
    assert started.stderr.count("\n") == 1


def test_a_key_is_made_once_for_its_owners_eyes_only(tmp_path):
    file = tmp_path / "key"
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda number: kept_key(file, lambda: f"key {number}"), range(8)))
    assert len(set(keys)) == 1
    assert kept_key(file, lambda: "another") == keys[0]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.glob("key*")) == [file]
