"""A stored file on its way out: its type, its name, and asking again for what one has."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404
from django.test import RequestFactory

from icld_site.delivery.files import CONTENT_TYPES, send_file
from programmes.models.documents import FILE_TYPES

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def send(name="riktlinjer-2020.pdf", content=b"%PDF-1.4", modified=NOW, **headers):
    stored = default_storage.save(f"documents/{name}", ContentFile(content))
    request = RequestFactory().get("/", headers=headers)
    request.now = NOW
    response = send_file(request, stored, name, modified)
    default_storage.delete(stored)
    return response


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
