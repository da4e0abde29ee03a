"""A publication's file as a visitor gets it: its name, the part that is asked for, and only while it is public."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.files.base import ContentFile

from icld_site.publishing.content import State
from icld_site.publishing.previews import token_for
from publications.files import file_address
from publications.models import Contribution, Contributor, FileVersion, PublicationFile
from publications.pdf.reading import Reading
from publications.uploads import Examined, keep
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db

CONTENT = b"%PDF-1.7 " + bytes(range(256))


def kept(row: PublicationFile, content: bytes = CONTENT, sha256: str = "a" * 64) -> FileVersion:
    cover = {"cover": b"RIFF____WEBP", "cover_width": 480, "cover_height": 680}
    reading = Reading(pages=1, text="Words", is_tagged=True, title="", **cover)
    return keep(row, Examined(ContentFile(content, "a.pdf"), len(content), sha256, reading))


@pytest.fixture
def row() -> PublicationFile:
    publication = PublicationFactory(title_en="Good governance", slug_en="good-governance", slug_sv="gott-styre")
    who = Contributor.objects.create(slug="ojendal", family="Öjendal", given="J.")
    Contribution.objects.create(publication=publication, contributor=who)
    row = PublicationFile.objects.create(publication=publication)
    kept(row)
    return row


def path_of(row: PublicationFile, language: str = "sv") -> str:
    return file_address(row.publication, row, language)


def content_of(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_file_is_sent_under_its_name_in_plain_letters_and_in_its_own(client, row, language):
    response = client.get(path_of(row, language))
    assert content_of(response) == CONTENT
    assert {name: response.headers.get(name) for name in ("Content-Type", "Content-Disposition", "Content-Length")} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": (
            'inline; filename="Ojendal-2016-Good-governance.pdf"; '
            "filename*=UTF-8''%C3%96jendal-2016-Good-governance.pdf"
        ),
        "Content-Length": str(len(CONTENT)),
    }
    assert (response.headers["ETag"], response.headers["Accept-Ranges"]) == (f'"{"a" * 64}"', "bytes")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert response.headers["Cache-Control"].startswith("public, max-age=0")


def test_its_address_ends_in_its_name(row):
    assert path_of(row) == f"/sv/publikationer/gott-styre/{row.pk}/Ojendal-2016-Good-governance.pdf"
    assert path_of(row, "en") == f"/en/publications/good-governance/{row.pk}/Ojendal-2016-Good-governance.pdf"


@pytest.mark.parametrize(
    "other",
    ["gott-styre/{key}/a.pdf", "gott-styre/{key}/page.html", "good-governance/{key}/{name}", "borta/{key}/{name}"],
)
def test_any_other_address_of_it_leads_to_its_own(client, row, other):
    name = path_of(row).rpartition("/")[2]
    response = client.get("/sv/publikationer/" + other.format(key=row.pk, name=name))
    assert (response.status_code, response.headers["Location"]) == (301, path_of(row))


def test_the_key_of_a_version_leads_to_the_newest_one(client, row):
    old = row.newest
    kept(row, b"%PDF-2", "b" * 64)
    response = client.get(path_of(row).replace(str(row.pk), str(old.pk)))
    assert (response.status_code, response.headers["Location"]) == (301, path_of(row))
    assert content_of(client.get(path_of(row))) == b"%PDF-2"


def test_who_has_the_newest_version_gets_304_until_it_is_replaced(client, row):
    have = {"If-None-Match": f'"{"a" * 64}"'}
    assert client.get(path_of(row), headers=have).status_code == 304
    kept(row, b"%PDF-2", "b" * 64)
    assert content_of(client.get(path_of(row), headers=have)) == b"%PDF-2"


def test_a_part_is_sent_to_who_has_the_rest(client, row):
    asked = {"Range": "bytes=9-12", "If-Range": f'"{"a" * 64}"'}
    response = client.get(path_of(row), headers=asked)
    assert (response.status_code, response.headers["Content-Range"]) == (206, f"bytes 9-12/{len(CONTENT)}")
    assert content_of(response) == b"\x00\x01\x02\x03"
    kept(row, b"%PDF-2", "b" * 64)
    assert content_of(client.get(path_of(row), headers=asked)) == b"%PDF-2"


def test_what_is_sent_isnt_packed(client, row):
    response = client.get(path_of(row), headers={"Accept-Encoding": "gzip"})
    assert content_of(response) == CONTENT
    assert "Content-Encoding" not in response.headers


def test_head_tells_how_long_it_is_and_sends_nothing(client, row):
    response = client.head(path_of(row))
    assert (response.status_code, response.content) == (200, b"")
    assert (response.headers["Content-Length"], response.headers["ETag"]) == (str(len(CONTENT)), f'"{"a" * 64}"')


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_sent_to_it(client, row, method):
    assert getattr(client, method)(path_of(row)).status_code == 405


def test_a_preview_draws_the_cover_which_nobody_may_fetch_yet(client, row):
    """In place of a picture that is refused."""
    cover = f"/media/covers/{row.newest.pk}.webp"
    assert cover in client.get(row.publication.get_absolute_url("sv")).text
    row.publication.state = State.DRAFT
    row.publication.save()
    page = client.get(token_for(row.publication, date(2099, 1, 1)).address("sv")).text
    assert cover not in page
    assert '<p class="cover-title">' in page


def test_file_and_cover_are_public_only_with_their_publication(client, row):
    cover = f"/media/covers/{row.newest.pk}.webp"
    moment = datetime(2027, 3, 28, 1, 0, tzinfo=UTC)
    for fields, status in [
        ({}, 200),
        ({"state": State.DRAFT}, 404),
        ({"state": State.WITHDRAWN}, 404),
        ({"state": State.APPROVED, "live_from": datetime(2027, 3, 28, 1, 0, 1, tzinfo=UTC)}, 404),
        ({"live_from": moment}, 200),
        ({"live_from": None, "live_to": moment}, 404),
    ]:
        for field, value in fields.items():
            setattr(row.publication, field, value)
        row.publication.save()
        with time_machine.travel(moment, tick=False):
            for path in (path_of(row), cover):
                response = client.get(path)
                assert (path, fields, response.status_code) == (path, fields, status)
                if status == 200:
                    content_of(response)


def test_what_there_is_none_of_is_not_found(client, row):
    empty = PublicationFile.objects.create(publication=row.publication)
    for key in (empty.pk, uuid4()):
        assert client.get(f"/sv/publikationer/gott-styre/{key}/a.pdf").status_code == 404
    assert client.get(f"/media/covers/{row.pk}.webp").status_code == 404
    row.newest.stored.storage.delete(row.newest.stored.name)
    row.newest.cover.storage.delete(row.newest.cover.name)
    assert client.get(path_of(row)).status_code == 404
    assert client.get(f"/media/covers/{row.newest.pk}.webp").status_code == 404


def test_where_files_are_stored_nothing_is_served(client, row):
    assert client.get(f"/media/{row.newest.stored.name}").status_code == 404
    assert client.get(f"/media/{row.newest.cover.name}").status_code == 404


def test_the_cover_is_a_picture_that_may_be_kept_for_a_year(client, row):
    response = client.get(f"/media/covers/{row.newest.pk}.webp")
    assert content_of(response) == b"RIFF____WEBP"
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
