"""The restore drill: a portal is backed up while it serves, lost, and brought back, on the database of this run."""

import gzip
import hashlib
import io
import json
import os
import shutil
import tarfile
import time
from ast import literal_eval

import pytest

from tests.serving import ask

#: A few lines of Python run in a portal.
SHELL = ("shell", "--no-imports", "-c")
MORE = """
from news.models import Article
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
default_storage.save("documents/2018/åäö.pdf", ContentFile(b"later"))
Article.objects.exclude(title_sv=None).update(title_sv="Senare")
"""
TITLES = "from news.models import Article; print(sorted(str(row.title_sv) for row in Article.objects.all()))"


@pytest.fixture
def backup(portal):
    portal.manage("backup", str(portal.folder / "backups"))
    [file] = (portal.folder / "backups").iterdir()
    return file


def uploads(portal) -> dict[str, bytes]:
    return {
        str(path.relative_to(portal.media)): path.read_bytes()
        for path in portal.media.rglob("*")
        if path.is_file() and "__processed__" not in path.parts
    }


def rewritten(backup, change) -> None:
    """Make a backup anew, with the bytes that `change(name, bytes)` gives; without a member where it gives None."""
    with tarfile.open(backup) as tar:
        members = [(member.name, tar.extractfile(member).read()) for member in tar]
    with tarfile.open(backup, "w") as tar:
        for name, content in members:
            content = change(name, content)
            if content is not None:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))


def test_a_lost_portal_is_brought_back_whole_in_minutes(portal, empty_portal):
    with portal.serve():
        said = portal.manage("backup", str(portal.folder / "backups"))
    [file] = (portal.folder / "backups").iterdir()
    assert "read again" in said
    start = time.monotonic()
    said = empty_portal.manage("restore", str(file))
    empty_portal.manage("migrate", "--check")
    with empty_portal.serve() as server:
        assert time.monotonic() - start < 300
        for page in ("/sv/", "/en/news/", "/data/countries.csv"):
            assert ask(server.port, page).status == 200
    assert "Counts and checksums are right" in said
    assert uploads(empty_portal) == uploads(portal) != {}
    assert empty_portal.manage(*SHELL, TITLES) == portal.manage(*SHELL, TITLES)
    assert empty_portal.manage("searchindex", "--check").strip() == "Every entry says what its row says."


def test_a_database_with_content_is_left_alone_unless_told_otherwise(portal, backup):
    before = portal.manage(*SHELL, TITLES)
    portal.manage(*SHELL, MORE)
    said = portal.manage("restore", str(backup), expected=1)
    assert "The database has content, which would be lost: nothing was done." in said
    assert portal.manage(*SHELL, TITLES) != before
    portal.manage("restore", str(backup), "--force")
    assert portal.manage(*SHELL, TITLES) == before


COUNTS = """
from datetime import timedelta
from django.utils import timezone
from icld_site.publishing.counting import counts
print({name: (number, timezone.now() - at < timedelta(minutes=5)) for name, (number, at) in counts().items()})
"""
SET_COUNTS = """
from datetime import datetime, UTC
from icld_site.publishing.models import ChangeCount
ChangeCount.objects.update(number={}, changed_at=datetime(2018, 1, {}, tzinfo=UTC))
"""


@pytest.mark.parametrize(
    ("then", "before", "expected"),
    [
        ((7, 1), (9, 2), (10, True)),
        ((9, 1), (7, 2), (10, True)),
        ((7, 1), (7, 2), (8, True)),
        ((7, 1), (7, 1), (7, False)),
    ],
)
def test_the_number_of_changes_that_a_calendar_tells_never_falls(portal, then, before, expected):
    portal.manage(*SHELL, SET_COUNTS.format(*then))
    portal.manage("backup", str(portal.folder / "backups"))
    [file] = (portal.folder / "backups").iterdir()
    portal.manage(*SHELL, SET_COUNTS.format(*before))
    portal.manage("restore", str(file), "--force")
    found = literal_eval(portal.manage(*SHELL, COUNTS))
    assert found
    assert set(found.values()) == {expected}


def test_a_running_portal_shows_what_was_brought_back(portal, backup):
    portal.manage(*SHELL, MORE)
    with portal.serve() as server:
        assert "Senare" in ask(server.port, "/sv/aktuellt/").text
        portal.manage("restore", str(backup), "--force")
        assert "Senare" not in ask(server.port, "/sv/aktuellt/").text


def test_uploads_that_were_damaged_or_lost_come_back_and_later_ones_stay(portal, backup):
    before = uploads(portal)
    damaged, lost = sorted(before)[:2]
    portal.manage(*SHELL, MORE)
    (portal.media / damaged).write_bytes(b"damaged")
    (portal.media / lost).unlink()
    assert "(2 were not there)" in portal.manage("restore", str(backup), "--force")
    assert uploads(portal) == before | {"documents/2018/åäö.pdf": b"later"}


# Refused before anything is touched


@pytest.fixture(scope="module")
def sound(shared_portal):
    """A sound backup; the portal is left as it is afterwards."""
    before = shared_portal.manage(*SHELL, TITLES)
    shared_portal.manage("backup", str(shared_portal.folder / "backups"))
    [file] = (shared_portal.folder / "backups").iterdir()
    yield file
    assert shared_portal.manage(*SHELL, TITLES) == before


def refused(portal, file) -> str:
    return portal.manage("restore", str(file), "--force", expected=1)


@pytest.mark.parametrize("part", ["database", "media/", "manifest.json"])
@pytest.mark.parametrize("is_lost", [True, False])
def test_a_damaged_backup_is_refused(shared_portal, sound, tmp_path, part, is_lost):
    damaged = shutil.copy(sound, tmp_path)
    rewritten(
        damaged, lambda name, content: content if not name.startswith(part) else None if is_lost else content[:-9]
    )
    said = refused(shared_portal, damaged)
    assert "is damaged" in said or "is not a backup of the portal" in said


def strange(name: str, kind: bytes = tarfile.REGTYPE) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type = kind
    member.linkname = "database"
    return member


@pytest.mark.parametrize(
    "member",
    [
        strange("media/../escaped.txt"),
        strange("/escaped.txt"),
        strange("media//escaped.txt"),
        strange("media/..\\\\escaped.txt"),
        strange("media/folder", tarfile.DIRTYPE),
        strange("media/link.txt", tarfile.SYMTYPE),
        strange("media/link.txt", tarfile.LNKTYPE),
        strange("media/pipe", tarfile.FIFOTYPE),
    ],
    ids=lambda member: f"{member.name}-{member.type.decode()}",
)
def test_a_member_that_no_backup_holds_is_refused_before_anything_is_touched(shared_portal, sound, tmp_path, member):
    """Its checksum is in the manifest, and an upload that came back would show that something was done."""
    [lost, *_] = sorted(uploads(shared_portal))
    content = (shared_portal.media / lost).read_bytes()
    (shared_portal.media / lost).unlink()
    altered = shutil.copy(sound, tmp_path)
    checksum = hashlib.sha256(b"").hexdigest()

    def change(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        manifest["files"][member.name.removeprefix("media/")] = checksum
        return json.dumps(manifest).encode()

    rewritten(altered, change)
    with tarfile.open(altered, "a") as tar:
        tar.addfile(member)
    said = refused(shared_portal, altered)
    assert f"is not a backup of the portal, or not all of one: it can't hold {member.name!r}." in said
    assert not (shared_portal.media / lost).exists()
    (shared_portal.media / lost).write_bytes(content)


def test_a_manifest_of_another_form_is_refused(shared_portal, sound, tmp_path):
    for part in ("rows", "files"):
        altered = shutil.copy(sound, tmp_path)
        rewritten(
            altered,
            lambda name, content, part=part: (
                json.dumps(json.loads(content) | {part: []}).encode() if name == "manifest.json" else content
            ),
        )
        assert "its manifest has another form." in refused(shared_portal, altered)


def test_a_dump_that_is_none_leaves_the_rows_as_they_were(shared_portal, sound, tmp_path):
    assert "all rows are as they were" in refused(shared_portal, with_dump(sound, tmp_path, lambda dump: b"x" + dump))


def test_a_backup_that_breaks_off_and_another_file_are_refused(shared_portal, sound, tmp_path):
    half = tmp_path / "half.tar"
    half.write_bytes(sound.read_bytes()[:100_000])
    assert "is not a backup of the portal, or not all of one" in refused(shared_portal, half)
    for wrong in ("README.md", "missing.tar"):
        assert "is not a backup of the portal" in refused(shared_portal, wrong)


def test_a_backup_of_another_kind_of_database_is_refused(shared_portal, sound, tmp_path):
    other = {"sqlite": "postgresql", "postgresql": "sqlite"}

    def change(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        return json.dumps(manifest | {"vendor": other[manifest["vendor"]]}).encode()

    of_another = shutil.copy(sound, tmp_path)
    rewritten(of_another, change)
    assert "and this one is" in refused(shared_portal, of_another)


def with_dump(backup, folder, change):
    """A backup with another dump, and a manifest that fits it: checksums are no signature."""
    with tarfile.open(backup) as tar:
        dump = gzip.compress(change(gzip.decompress(tar.extractfile("database").read())))
        manifest = json.load(tar.extractfile("manifest.json")) | {"dump": hashlib.sha256(dump).hexdigest()}
    changed = {"database": dump, "manifest.json": json.dumps(manifest).encode()}
    other = shutil.copy(backup, folder)
    rewritten(other, changed.get)
    return other


@pytest.mark.postgresql
@pytest.mark.parametrize("place", ["at its beginning", "behind the rows"])
def test_a_dump_runs_no_program(shared_portal, sound, tmp_path, place):
    sign = tmp_path / "sign"
    command = f"\\! touch {sign}\n".encode()

    def change(dump):
        if place == "at its beginning":
            return command + dump
        return dump.replace(b"\n\\.\n", b"\n\\.\n" + command, 1)

    said = refused(shared_portal, with_dump(sound, tmp_path, change))
    assert "The dump could not be brought back, and all rows are as they were: syntax error" in said
    assert not sign.exists()


def test_a_dump_with_other_rows_than_its_manifest_says_leaves_all_as_it_was(shared_portal, sound, tmp_path):
    def change(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        manifest["rows"]["programmes_country"] += 1
        return json.dumps(manifest).encode()

    other = shutil.copy(sound, tmp_path)
    rewritten(other, change)
    said = refused(shared_portal, other)
    assert "The dump has other rows than the manifest says, and all rows are as they were: programmes_country." in said


# The folder of backups


def test_a_manifest_counts_every_row_and_upload_and_the_backup_is_its_owners_alone(shared_portal, sound):
    with tarfile.open(sound) as tar:
        manifest = json.load(tar.extractfile("manifest.json"))
        assert gzip.decompress(tar.extractfile("database").read())[:6] in (b"SQLite", b"--\n-- ")
    assert manifest["rows"]["programmes_country"] > 20
    assert manifest["rows"]["django_migrations"] > 20
    assert set(manifest["files"]) == set(uploads(shared_portal))
    assert sound.stat().st_mode & 0o777 == 0o600


@pytest.mark.postgresql
def test_a_missing_program_of_postgresql_is_named(shared_portal, tmp_path):
    said = shared_portal.manage("backup", str(tmp_path / "backups"), expected=1, PATH=str(tmp_path))
    assert "pg_dump is missing: apt-get install postgresql-client" in said
    assert list((tmp_path / "backups").iterdir()) == []


def test_so_many_of_the_newest_are_kept(shared_portal, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"icld-2018010{day}-030000.tar").touch()
    (folder / "notes.txt").touch()
    shared_portal.manage("backup", str(folder), "--keep", "3")
    kept = sorted(path.name for path in folder.iterdir())
    assert kept[:2] == ["icld-20180104-030000.tar", "icld-20180105-030000.tar"]
    assert (len(kept), kept[3]) == (4, "notes.txt")
    assert "--keep needs 1 or more" in shared_portal.manage("backup", str(folder), "--keep", "0", expected=1)


def test_what_a_backup_that_was_cut_short_left_is_gone_after_a_day(shared_portal, tmp_path):
    folder = tmp_path / "backups"
    left = [folder / ".icld-20180101-030000.tar.unfinished", folder / ".backup-a" / "dump"]
    today = [folder / ".icld-20180102-030000.tar.unfinished", folder / ".backup-b" / "dump"]
    for path in (*left, *today):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for path, hours in ((left[0], 25), (left[1].parent, 25), (today[0], 23), (today[1].parent, 23)):
        os.utime(path, (time.time() - hours * 3600,) * 2)
    shared_portal.manage("backup", str(folder))
    assert [path.exists() for path in (left[0], left[1].parent)] == [False, False]
    assert all(path.exists() for path in today)
