"""What an editor does with documents and their files: what is stored, refused, and brought back by history."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programmes.models import Document, DocumentVersion
from programmes.models.documents import LARGEST_FILE
from tests.programmes.admin.forms import add, form_of, save, told_by, undo, url_of
from tests.programmes.factories import (
    VersionFactory,
)

pytestmark = pytest.mark.django_db


def upload(editor, page, file, **fields):
    data = {
        "page": str(page.pk),
        "kind": "guidelines",
        "title_sv": "Riktlinjer",
        "slug_sv": "riktlinjer",
        "versions-TOTAL_FORMS": "1",
        "versions-INITIAL_FORMS": "0",
        "versions-0-version": "2020",
        "versions-0-file_language": "sv",
        "versions-0-file": file,
    }
    return add(editor, "document", **(data | fields))


def stored_files(settings) -> list[str]:
    return [path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_uploaded_with_its_document(editor, page, settings):
    assert upload(editor, page, SimpleUploadedFile("riktlinjer.pdf", b"%PDF-1.7 text")).status_code == 302
    assert stored_files(settings) == ["riktlinjer.pdf"]
    assert DocumentVersion.objects.get().document == Document.objects.get()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("stor.pdf", b"%PDF-" + b"x" * LARGEST_FILE, "Filen är större än 20 MB."),
        (
            "sida.html",
            b"<script>alert(1)</script>",
            "Bara filer av de här slagen kan lagras: pdf, docx, xlsx, pptx, odt, ods.",
        ),
        ("bild.svg", b"<svg onload='x'/>", "Bara filer av de här slagen kan lagras: pdf, docx, xlsx, pptx, odt, ods."),
        ("riktlinjer.pdf", b"<script>alert(1)</script>", "Filen är inte av det slag som namnet säger."),
        ("mall.docx", b"%PDF-1.7", "Filen är inte av det slag som namnet säger."),
        ("riktlinjer.pdf.exe", b"%PDF-1.7", "Bara filer av de här slagen kan lagras"),
        ("utan-slag", b"%PDF-1.7", "Bara filer av de här slagen kan lagras"),
        ("tom.pdf", b"", "Den skickade filen är tom."),
    ],
)
def test_a_file_that_cannot_be_stored_is_refused_with_its_reason_and_leaves_nothing(
    editor, page, settings, name, content, told
):
    response = upload(editor, page, SimpleUploadedFile(name, content))
    assert response.status_code == 200
    (errors,) = response.context["inline_admin_formsets"][0].formset.errors
    assert list(errors) == ["file"]
    assert told in errors["file"][0]
    assert (Document.objects.count(), stored_files(settings)) == (0, [])


def test_a_good_file_is_not_stored_when_something_else_in_the_form_is_wrong(editor, page, settings):
    response = upload(editor, page, SimpleUploadedFile("a.pdf", b"%PDF-1.7"), slug_sv="med blanksteg")
    assert list(response.context["adminform"].errors) == ["slug_sv"]
    assert stored_files(settings) == []


def test_a_version_must_be_to_be_had_somewhere(editor, page):
    response = upload(editor, page, "")
    errors = response.context["inline_admin_formsets"][0].formset.errors
    assert errors == [{"file": ["Ange en fil, en länk eller var dokumentet går att få."]}]


def test_versions_that_overlap_are_refused(editor):
    version = VersionFactory(first_day=date(2020, 2, 26))
    url = url_of(version.document)
    data = form_of(editor.get(url)) | {
        "versions-TOTAL_FORMS": "2",
        "versions-1-version": "2021",
        "versions-1-first_day": "2021-01-01",
        "versions-1-file_language": "sv",
        "versions-1-had_from_sv": "Fråga ICLD.",
    }
    response = editor.post(url, data)
    assert "överlappar en annan rad" in str(response.context["inline_admin_formsets"][0].formset.errors)
    assert DocumentVersion.objects.count() == 1


def test_an_old_version_is_ended_and_the_new_one_added_in_one_save(editor):
    version = VersionFactory(first_day=date(2020, 2, 26))
    save(
        editor,
        version.document,
        **{
            "versions-TOTAL_FORMS": "2",
            "versions-0-last_day": "2020-12-31",
            "versions-1-version": "2021",
            "versions-1-first_day": "2021-01-01",
            "versions-1-file_language": "sv",
            "versions-1-had_from_sv": "Fråga ICLD.",
        },
    )
    days = version.document.versions.order_by("first_day").values_list("first_day", "last_day")
    assert list(days) == [(date(2020, 2, 26), date(2020, 12, 31)), (date(2021, 1, 1), None)]


def test_days_that_one_version_would_take_before_the_other_gives_them_up_are_told_and_nothing_is_stored(editor):
    old = VersionFactory(first_day=date(2016, 1, 1), last_day=date(2020, 2, 25))
    VersionFactory(document=old.document, first_day=date(2020, 2, 26))
    url = url_of(old.document)
    changes = {"versions-0-first_day": "2020-02-01", "versions-1-last_day": "2020-01-31"}  # the newest comes first
    response = editor.post(url, form_of(editor.get(url)) | changes)
    assert "överlappar en annan rad" in str(told_by(response))
    old.refresh_from_db()
    assert old.last_day == date(2020, 2, 25)


def test_a_replaced_file_leaves_the_old_one_for_its_history(editor, page, settings):
    upload(editor, page, SimpleUploadedFile("a.pdf", b"%PDF-old"))
    url = url_of(Document.objects.get())
    data = form_of(editor.get(url)) | {"versions-0-file": SimpleUploadedFile("a.pdf", b"%PDF-new")}
    assert editor.post(url, data).status_code == 302
    with DocumentVersion.objects.get().file.open() as file:
        assert file.read() == b"%PDF-new"
    assert len(stored_files(settings)) == 2


def test_history_brings_back_the_versions_of_a_document(editor):
    version = VersionFactory()
    document = version.document
    save(editor, document)
    save(editor, document, **{"versions-0-version": "2021", "versions-0-had_from_en": "Elsewhere."})
    undo(editor, document, back_to=0)
    version.refresh_from_db()
    assert (version.version, version.had_from_en) == ("2020", "Ask ICLD.")
