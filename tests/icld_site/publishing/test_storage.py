"""A full disk, as staff meet it: told in their language, and nothing is half stored."""

import errno
import os
from contextlib import suppress

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from icld_site.media.models import Picture
from icld_site.publishing.storage import undone_with_the_rows
from publications.models import FileText, FileVersion, Publication
from tests.icld_site.media.odd_files import coloured, saved
from tests.publications.admin.test_files import FORM, URL, upload
from tests.publications.pdf import making

pytestmark = pytest.mark.django_db

BOTH = pytest.mark.parametrize(
    ("language", "heading"),
    [("sv", "Det finns inte plats att spara detta"), ("en", "There is no room left to store this")],
)


@pytest.fixture
def disk_full_after(monkeypatch):
    """The disk takes so many files more, and of the next one only a part."""

    def full_after(files: int):
        synced = os.fsync
        left = [files]

        def fsync(descriptor: int) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            synced(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)

    return full_after


@pytest.fixture
def editor(admin_user):
    def sign_in(language: str):
        admin_user.language = language
        admin_user.save()
        client = Client(raise_request_exception=False)
        client.force_login(admin_user)
        return client

    return sign_in


def stored(settings) -> list[str]:
    return sorted(
        str(path.relative_to(settings.MEDIA_ROOT)) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()
    )


def test_a_file_is_stored_whole_and_may_be_read_by_the_web_server(settings):
    name = default_storage.save("documents/2018/mall.txt", ContentFile("Ansökan"))
    assert stored(settings) == [name] == ["documents/2018/mall.txt"]
    with default_storage.open(name) as file:
        assert file.read().decode() == "Ansökan"
    assert (settings.MEDIA_ROOT / name).stat().st_mode & 0o777 == 0o644


def test_a_name_that_is_taken_is_given_to_no_other_file(settings):
    first = default_storage.save("documents/2018/mall.txt", ContentFile(b"1"))
    second = default_storage.save("documents/2018/mall.txt", ContentFile(b"2"))
    assert first != second
    assert [(settings.MEDIA_ROOT / name).read_bytes() for name in (first, second)] == [b"1", b"2"]


def test_nothing_stands_under_a_name_whose_file_found_no_room(settings, disk_full_after):
    disk_full_after(0)
    with pytest.raises(OSError, match="No space left"):
        default_storage.save("documents/2018/mall.txt", ContentFile(b"x" * 100_000))
    assert stored(settings) == []


def test_files_are_taken_back_with_the_rows_and_no_others(settings):
    kept = default_storage.save("kept.txt", ContentFile(b"kept"))
    with suppress(ZeroDivisionError), undone_with_the_rows():
        default_storage.save("taken-back.txt", ContentFile(b"x"))
        1 / 0  # noqa: B018
    with undone_with_the_rows():
        also_kept = default_storage.save("also-kept.txt", ContentFile(b"x"))
    assert stored(settings) == sorted([kept, also_kept])


@BOTH
@pytest.mark.parametrize("files", [0, 1])
def test_a_report_that_finds_no_room_is_refused_in_words_and_nothing_of_it_is_stored(
    editor, settings, disk_full_after, language, heading, files
):
    """Its first file, the PDF, or its second one, the cover."""
    client = editor(language)
    disk_full_after(files)
    form = FORM | {"files-TOTAL_FORMS": "1", "files-INITIAL_FORMS": "0"}
    form |= {"files-0-language": "en", "files-0-order": "0"}
    response = client.post(f"{URL}add/", {**form, **upload(making.pdf("Words"))})
    assert response.status_code == 507
    assert f"<h1>{heading}</h1>" in response.text
    assert stored(settings) == []
    assert [model.objects.count() for model in (Publication, FileVersion, FileText)] == [0, 0, 0]


@BOTH
@pytest.mark.parametrize("files", [0, 1, 5])
def test_a_picture_that_finds_no_room_is_refused_in_words_and_nothing_of_it_is_stored(
    editor, settings, disk_full_after, language, heading, files
):
    """The picture itself, the first of what is made of it, or a later one."""
    settings.IMAGEFIELD_AUTOGENERATE = True
    client = editor(language)
    disk_full_after(files)
    form = {"title": "Hamn", "focus": "0.5x0.5", "is_decorative": "on"}
    file = SimpleUploadedFile("hamn.jpg", saved(coloured(), "JPEG"), "image/jpeg")
    response = client.post("/admin/media/picture/add/", {**form, "file": file})
    assert response.status_code == 507
    assert f"<h1>{heading}</h1>" in response.text
    assert stored(settings) == []
    assert not Picture.objects.exists()
