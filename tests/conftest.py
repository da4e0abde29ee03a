"""What every test stands on: plain static files, its own folder for uploads, Swedish, and no skipping in CI."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.utils import translation

from tests.browser.chromium import find_chromium

pytest_plugins = ["tests.starting", "tests.reading", "tests.outside", "tests.staff", "tests.workers", "tests.serving"]

#: Of this process; gone when it ends.
OWN_FOLDER = tempfile.TemporaryDirectory(prefix="portal-tests-", ignore_cleanup_errors=True)

IN_CI = "CI" in os.environ
NOTHING_SKIPPED = "REQUIRE_BROWSER" in os.environ

# In CI the same examples each time, so that red means that something changed; elsewhere new ones.
hypothesis.settings.register_profile("portal", deadline=None, derandomize=IN_CI, print_blob=True)
hypothesis.settings.load_profile("portal")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", type=Path, help="a folder in which browser tests keep pictures of what they saw")


def pytest_configure() -> None:
    django_settings.STORAGES = {
        **django_settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    _put_sqlite_in_a_file()
    # Static files are read where they lie, without having been collected.
    django_settings.WHITENOISE_AUTOREFRESH = django_settings.WHITENOISE_USE_FINDERS = True
    # What is loaded once for many tests has a folder of its own; pictures are made as they are asked for.
    django_settings.MEDIA_ROOT, django_settings.RUN_ROOT = _own("media"), _own("run")
    django_settings.IMAGEFIELD_AUTOGENERATE = False
    django_settings.COSTLY_PER_MINUTE = 0  # tests ask more than any visitor does
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, for tests only


def pytest_unconfigure() -> None:
    OWN_FOLDER.cleanup()


def _own(name: str) -> Path:
    folder = Path(OWN_FOLDER.name, name)
    folder.mkdir()
    return folder


def _put_sqlite_in_a_file() -> None:
    """As in production, each thread of the live server then has a connection of its own.

    They would share the one of a database in memory, and two that ask at the same time may stop for good: one waits for
    SQLite's lock with Python's in its hands, the other, within our LIKE, for Python's with SQLite's.
    """
    database = django_settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        database["TEST"]["NAME"] = str(_own("database") / "db.sqlite3")
        database["OPTIONS"]["init_command"] += "; PRAGMA synchronous = OFF"  # nothing here outlives a power cut


def pytest_report_header() -> str:
    return f"browser tests: {find_chromium() or 'SKIPPED, for no Chromium was found (apt-get install chromium)'}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is about another database; it is run there."""
    vendor = "sqlite" if "sqlite" in django_settings.DATABASES["default"]["ENGINE"] else "postgresql"
    elsewhere = "postgresql" if vendor == "sqlite" else "sqlite"
    left_out = [item for item in items if item.get_closest_marker(elsewhere)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """What has been imported stays. To look through it for garbage, again and again, took a quarter of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NOTHING_SKIPPED and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(autouse=True)
def _own_media(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()


@pytest.fixture(autouse=True)
def _in_swedish() -> Iterator[None]:
    """A language that a test or a page leaves behind must not reach the next test."""
    translation.activate("sv")
    yield
    translation.deactivate()
