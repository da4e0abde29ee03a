"""What `make deploy-check` and gunicorn's settings promise."""

import ctypes
import gc
import os
import runpy
import string
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import ROOT

GIGABYTE = 1024**3


def deploy_check(**given: str) -> subprocess.CompletedProcess[str]:
    bare = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DJANGO_", "DATABASE_", "MAKE", "SITE_URL", "SECRET_KEY"))
    }
    command = ["make", "deploy-check"]
    return subprocess.run(command, cwd=ROOT, env=bare | given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("given", [{}, {"SITE_URL": "https://icld.example", "SECRET_KEY": string.printable[:60]}])
def test_djangos_check_for_production_has_no_warning(given):
    checked = deploy_check(**given)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"SITE_URL": "http://icld.example"}, "needs a SITE_URL with https"),
        ({"SECRET_KEY": "short"}, "needs a SECRET_KEY of at least 50 characters"),
        ({"SECRET_KEY": "k" * 50}, "security.W009"),
        ({"DATABASE_URL": "mysql://h/d"}, "DATABASE_URL needs"),
    ],
)
def test_the_settings_that_there_are_are_checked(given, told):
    checked = deploy_check(**given)
    assert checked.returncode != 0
    assert told in checked.stderr


@pytest.mark.parametrize("name", ["PORT", "THREADS", "WEB_CONCURRENCY"])
def test_a_setting_of_gunicorns_that_is_not_understood_ends_the_start(monkeypatch, name):
    monkeypatch.setenv(name, "0")
    with pytest.raises(SystemExit) as refused:
        runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))
    assert str(refused.value) == f"{name} needs a whole number, at least 1, not '0'."


@pytest.mark.parametrize(
    ("cores", "memory", "workers"),
    [(1, 1, 2), (2, 4, 2), (8, 32, 8), (8, 2, 4), (2, 0.25, 1), (16, 64, 16)],
)
def test_workers_follow_from_cores_and_memory(monkeypatch, tmp_path, cores, memory, workers):
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(cores)))
    monkeypatch.setattr(os, "sysconf", lambda name: 4096 if name == "SC_PAGE_SIZE" else int(memory * GIGABYTE) // 4096)
    monkeypatch.setattr(Path, "is_file", lambda _path: False)
    assert runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))["workers"] == workers


def test_a_control_group_counts_and_the_environment_comes_first(monkeypatch):
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(16)))
    limits = {"cpu.max": "400000 100000", "memory.max": str(GIGABYTE * 3 // 2)}
    monkeypatch.setattr(Path, "is_file", lambda _path: True)
    monkeypatch.setattr(Path, "read_text", lambda path, **_how: limits[path.name])
    found = runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))
    assert (found["cores"](), found["memory"](), found["workers"]) == (4, GIGABYTE * 3 // 2, 3)
    limits |= {"cpu.max": "max 100000", "memory.max": "max"}
    assert runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))["cores"]() == 16
    monkeypatch.setenv("WEB_CONCURRENCY", "7")
    assert runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))["workers"] == 7


def test_what_is_loaded_before_the_workers_begin_is_kept_for_good():
    before = gc.get_freeze_count()
    loaded = [[]]  # what a search for garbage would look at
    runpy.run_path(str(ROOT / "deploy/gunicorn.conf.py"))["when_ready"](None)
    assert gc.get_freeze_count() > before
    assert not any(each is loaded for each in gc.get_objects())


#: Eight threads that each want memory at the same time, and then how many places the C library keeps it in.
HEAPS = """
import ctypes, runpy, sys, threading
for file in sys.argv[1:]:
    runpy.run_path(file)
at_once, kept = threading.Barrier(8), []
def want():
    at_once.wait()
    kept.append(bytes(100_000))
    at_once.wait()
threads = [threading.Thread(target=want) for _number in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, out)
libc.fclose(out)
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="a C library of another kind")
def test_the_threads_of_a_worker_take_memory_from_one_place():
    def heaps(*files: str) -> int:
        command = [sys.executable, "-c", HEAPS, *files]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.count("<heap ")

    assert heaps() > 1
    assert heaps(str(ROOT / "deploy/gunicorn.conf.py")) == 1
