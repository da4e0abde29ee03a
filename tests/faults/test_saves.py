"""What an editor was told is saved is saved, whatever is killed and however many save at the same time."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from tests.faults.visitors import visitors
from tests.serving import ROOT

SAVING = [sys.executable, "-m", "tests.faults.saving"]
#: Every article of a name, its title in both languages and its address.
STORED = (
    "from news.models import Article; "
    "[print(a.title_sv, a.title_en, a.slug_sv, sep='|') for a in Article.objects.filter(title_sv__startswith='{} ')]"
)
ADD = "/admin/news/article/add/"


def start_saving(portal, name: str, number: int) -> subprocess.Popen:
    environment = portal.environment | {"DJANGO_SETTINGS_MODULE": "icld_site.settings"}
    command = [*SAVING, name, str(number)]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def stored(portal, name: str) -> Counter:
    """How often each number is stored under a name; each of them whole."""
    numbers = Counter()
    for line in portal.manage("shell", "--no-imports", "-c", STORED.format(name)).splitlines():
        title, in_english, slug = line.split("|")
        number = int(title.removeprefix(f"{name} "))
        assert (in_english, slug) == (title, f"{name}-{number}")
        numbers[number] += 1
    return numbers


def is_whole(portal) -> None:
    """The search index says what the rows say, so no save left half of what it does."""
    assert portal.manage("searchindex", "--check").strip() == "Every entry says what its row says."


def test_a_kill_in_the_middle_of_1000_saves_loses_none_that_was_confirmed(portal):
    saving = start_saving(portal, "killed", 1000)
    confirmed = [saving.stdout.readline() for _save in range(150)]
    saving.kill()
    rest, complaints = saving.communicate()
    assert complaints == ""
    confirmed = [int(line) for line in [*confirmed, *rest.splitlines()]]
    found = stored(portal, "killed")
    assert 150 <= len(confirmed) < 1000
    assert set(confirmed) <= set(found) <= {*confirmed, confirmed[-1] + 1}
    is_whole(portal)
    again = start_saving(portal, "again", 3)
    assert again.communicate(timeout=60) == ("0\n1\n2\n", "")


@pytest.fixture
def editor(portal):
    portal.manage(
        "shell",
        "--no-imports",
        "-c",
        "from icld_site.staff.models import User; User.objects.create_superuser('redaktor', password='vid havet')",
    )

    def sign_in(server) -> requests.Session:
        session = requests.Session()
        session.headers["Connection"] = "close"
        page = session.get(f"{url_of(server)}/accounts/login/")
        form = {"username": "redaktor", "password": "vid havet", "csrfmiddlewaretoken": token_in(page)}
        assert session.post(f"{url_of(server)}/accounts/login/", form, allow_redirects=False).status_code == 302
        return session

    return sign_in


def url_of(server) -> str:
    return f"http://127.0.0.1:{server.port}"


def token_in(page: requests.Response, name: str = "csrfmiddlewaretoken") -> str:
    return page.text.partition(f'name="{name}" value="')[2].partition('"')[0]


def test_workers_killed_while_an_editor_saves_lose_nothing_and_store_nothing_twice(portal, editor):
    """Whoever gets no answer sends the form once more, as a browser offers."""
    [kind] = portal.manage(
        "shell", "--no-imports", "-c", "from news.models import ArticleKind; print(ArticleKind.objects.first().pk)"
    ).split()
    broken = Counter()
    with portal.serve() as server, editor(server) as session:
        is_over = threading.Event()

        def kill_now_and_then() -> None:
            while not is_over.wait(0.4):
                with suppress(ProcessLookupError, IndexError):
                    os.kill(random.choice(server.workers()), signal.SIGKILL)
                    broken["killed"] += 1

        def until_answered(ask, *sent, **how) -> requests.Response:
            while True:
                try:
                    return ask(*sent, **how, timeout=20)
                except (requests.ConnectionError, requests.exceptions.ChunkedEncodingError):  # also in mid-answer
                    broken["connections"] += 1
                    time.sleep(0.05)

        killer = threading.Thread(target=kill_now_and_then, daemon=True)
        killer.start()
        for number in range(25):
            page = until_answered(session.get, url_of(server) + ADD)
            form = {
                "csrfmiddlewaretoken": token_in(page),
                "_form": token_in(page, "_form"),
                "kind": kind,
                "day": "2018-03-05",
                "day_precision": "day",
                "state": "approved",
                **{f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)},
                **{f"title_{code}": f"skickad {number}" for code in ("sv", "en")},
                **{f"slug_{code}": f"skickad-{number}" for code in ("sv", "en")},
            }
            answer = until_answered(session.post, url_of(server) + ADD, form, allow_redirects=False)
            assert answer.status_code == 302, answer.text
        is_over.set()
        killer.join()
        assert broken["killed"] > 3
    assert stored(portal, "skickad") == Counter(range(25))
    is_whole(portal)


@pytest.mark.sqlite
def test_4_writers_beside_readers_meet_no_lock(portal, seconds):
    """In full, with `SECONDS=60`: 500 saves each, beside 200 readers."""
    saves, readers = (500, 200) if seconds >= 60 else (40, 40)
    with portal.serve() as server:
        with visitors(server.port, readers, ["/sv/aktuellt/", "/en/news/", "/sv/", "/data/countries.json"]) as told:
            writers = [start_saving(portal, f"skribent{number}", saves) for number in range(4)]
            said = [writer.communicate(timeout=240) for writer in writers]
        assert [writer.returncode for writer in writers] == [0] * 4, said
        assert set(told.outcomes) <= {"200", "503"}
        assert told.outcomes["200"] > 20
        assert "locked" not in Path(server.log).read_text()
    for number in range(4):
        assert stored(portal, f"skribent{number}") == Counter(range(saves))
    is_whole(portal)
