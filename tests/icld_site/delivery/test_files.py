"""A stored file on its way out: its type, its name, and asking again for what one has."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory

from icld_site.delivery.files import CONTENT_TYPES, disposition, plain_letters, send_file
from programmes.models.documents import FILE_TYPES

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def send(name="riktlinjer-2020.pdf", content=b"%PDF-1.4", modified=NOW, fingerprint="", **headers):
    stored = default_storage.save(f"documents/{name}", ContentFile(content))
    request = RequestFactory().get("/", headers=headers)
    request.now = NOW
    response = send_file(request, stored, name, modified, fingerprint)
    default_storage.delete(stored)
    return response


def close(response):
    """The file alone: the answer's own `close` also lets go of the database."""
    for closer in response._resource_closers:
        closer()


def test_a_pdf_is_shown_and_anything_else_is_saved_under_a_good_name():
    pdf, sheet = send(), send("budget.xlsx")
    assert (pdf.headers["Content-Type"], pdf.headers["Content-Disposition"]) == (
        "application/pdf",
        'inline; filename="riktlinjer-2020.pdf"',
    )
    assert (sheet.headers["Content-Type"], sheet.headers["Content-Disposition"]) == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        'attachment; filename="budget.xlsx"',
    )
    assert (pdf.getvalue(), pdf.headers["Content-Length"]) == (b"%PDF-1.4", "8")
    pdf.file_to_stream.close()
    sheet.file_to_stream.close()


def test_a_file_of_an_unknown_type_is_never_shown():
    page = send("sida.html")
    assert page.headers["Content-Type"] == "application/octet-stream"
    assert page.headers["Content-Disposition"] == 'attachment; filename="sida.html"'
    page.file_to_stream.close()


def test_every_type_that_can_be_stored_has_its_own_name():
    assert set(CONTENT_TYPES) == set(FILE_TYPES)


def test_a_visitor_who_has_the_file_gets_304_until_it_is_changed():
    first = send()
    first.file_to_stream.close()
    etag = first.headers["ETag"]
    assert etag == f'W/"riktlinjer-2020-{NOW.timestamp():.0f}"'
    again = send(**{"If-None-Match": etag})
    assert (again.status_code, again.headers["ETag"]) == (304, etag)
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
    changed = send(modified=datetime(2027, 3, 2, tzinfo=UTC), **{"If-None-Match": etag})
    changed.file_to_stream.close()
    assert changed.status_code == 200


def test_a_file_that_has_been_lost_is_not_found():
    request = RequestFactory().get("/")
    request.now = NOW
    with pytest.raises(Http404):
        send_file(request, "documents/borta.pdf", "borta.pdf", NOW)


@pytest.mark.parametrize(
    ("asked", "part", "sent"),
    [
        ("bytes=0-3", "0-3", b"0123"),
        ("bytes=4-", "4-9", b"456789"),
        ("bytes=-3", "7-9", b"789"),
        ("bytes=-99", "0-9", b"0123456789"),
        ("bytes=8-99", "8-9", b"89"),
        ("BYTES=9-9", "9-9", b"9"),
    ],
)
def test_a_part_that_is_asked_for_is_sent_alone(asked, part, sent):
    response = send(content=b"0123456789", Range=asked)
    assert (response.status_code, response.headers["Content-Range"]) == (206, f"bytes {part}/10")
    assert (response.getvalue(), response.headers["Content-Length"]) == (sent, str(len(sent)))
    close(response)


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=99-100", "bytes=-0"])
def test_a_part_behind_the_end_cant_be_had(asked):
    response = send(content=b"0123456789", Range=asked)
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */10")


@pytest.mark.parametrize(
    "asked",
    ["bytes=3-1", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", "bytes=1", "bytes=٣-٤", "bytes=" + "9" * 99],
)
def test_what_cant_be_read_as_one_part_is_answered_with_the_whole(asked):
    response = send(content=b"0123456789", Range=asked)
    assert (response.status_code, response.getvalue()) == (200, b"0123456789")
    response.file_to_stream.close()


@pytest.mark.parametrize(
    ("fingerprint", "has_rest_of", "status"),
    [("abc", '"abc"', 206), ("abc", '"abd"', 200), ("abc", "Sat, 01 Jan 2028 00:00:00 GMT", 200), ("", None, 200)],
)
def test_a_part_is_only_for_who_has_the_rest_of_the_same_bytes(fingerprint, has_rest_of, status):
    first = send(fingerprint=fingerprint)
    first.file_to_stream.close()
    response = send(fingerprint=fingerprint, Range="bytes=0-1", **{"If-Range": has_rest_of or first.headers["ETag"]})
    assert response.status_code == status
    close(response)


def test_the_weight_of_an_etag_follows_from_what_is_known():
    response = send(fingerprint="abc")
    response.file_to_stream.close()
    assert response.headers["ETag"] == '"abc"'


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.pdf", 'attachment; filename="a.pdf"'),
        ("Åre Ø.pdf", "attachment; filename=\"Are O.pdf\"; filename*=UTF-8''%C3%85re%20%C3%98.pdf"),
        ('a"\\b\r\nX: y.pdf', "attachment; filename=\"abX: y.pdf\"; filename*=UTF-8''a%22%5Cb%0D%0AX%3A%20y.pdf"),
    ],
)
def test_a_name_with_any_letters_is_told_in_plain_ones_too(name, header):
    assert disposition(name) == header
    assert disposition(name, is_shown=True) == header.replace("attachment", "inline")


def test_plain_letters_are_those_of_ascii():
    assert plain_letters("Öjendal, Đilas & Łódź æ ß é “x” Ж") == "Ojendal, Dilas & Lodz ae ss e x "
