import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from icld_site.keys import kept_key

COMPLETE = {"SECRET_KEY": "k" * 50, "DATABASE_URL": "sqlite://:memory:", "SITE_URL": "https://icld.example"}


def start(**environment: str) -> subprocess.CompletedProcess[str]:
    """Ask a fresh process for the settings that matter."""
    code = (
        "from icld_site import settings as s; "
        "print(s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0, s.DEBUG)"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
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


def test_one_address_gives_hosts_origins_secure_cookies_and_hsts():
    started = start(DJANGO_ENV="production", **COMPLETE)
    assert started.stdout == "['icld.example'] ['https://icld.example'] True True False\n"


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
