"""Files in the form of a publication: uploaded, refused in words, replaced with the old one kept, and undone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from reversion.models import Version

from publications.models import FileVersion, Publication, PublicationFile
from tests.publications.pdf import making

pytestmark = pytest.mark.django_db

FORM = {
    "title_en": "Title",
    "slug_en": "title",
    "document_language": "en",
    "kind": "research-report",
    "year": "2016",
    "state": "approved",
    **{f"live_{end}_{part}": "" for end in ("from", "to") for part in (0, 1)},
    **{f"contributions-{what}_FORMS": "0" for what in ("TOTAL", "INITIAL")},
}
URL = "/admin/publications/publication/"


def upload(content: bytes, name: str = "Rapport.pdf") -> dict[str, SimpleUploadedFile]:
    return {"files-0-upload": SimpleUploadedFile(name, content)}


def sent(client, publication: Publication | None, *rows: PublicationFile | None, **fields):
    """The form with the rows of files that there are; None for a new one."""
    counts = {"files-TOTAL_FORMS": str(len(rows)), "files-INITIAL_FORMS": str(len([row for row in rows if row]))}
    values = {}
    for number, row in enumerate(rows):
        values |= {f"files-{number}-language": "en", f"files-{number}-order": "0"}
        if row:
            values |= {f"files-{number}-id": str(row.pk), f"files-{number}-publication": str(publication.pk)}
    url = f"{URL}{publication.pk}/change/" if publication else f"{URL}add/"
    return client.post(url, {**FORM, **counts, **values, **fields})


def refusals(response) -> list[str]:
    """What is said at the field of the upload."""
    formset = next(one.formset for one in response.context["inline_admin_formsets"] if one.formset.prefix == "files")
    with override("en"):
        return [str(error) for errors in formset.errors for error in errors.get("upload", [])]


@pytest.fixture
def in_english(admin_client, admin_user):
    admin_user.language = "en"
    admin_user.save()
    return admin_client


@pytest.mark.parametrize(("language", "told"), [("en", "At most 60 MB."), ("sv", "Högst 60 MB.")])
def test_the_form_says_how_large_a_file_may_be(admin_client, admin_user, language, told):
    admin_user.language = language
    admin_user.save()
    assert f"{told}</div>" in admin_client.get(f"{URL}add/").text


def test_a_publication_is_stored_with_its_file(in_english):
    content = making.pdf("Words", is_tagged=True)
    response = sent(in_english, None, None, **upload(content), **{"files-0-label_en": "Full"})
    assert response.status_code == 302
    row = PublicationFile.objects.get()
    assert (row.publication, row.label_en, row.newest.text) == (Publication.objects.get(), "Full", "Words")
    page = in_english.get(f"{URL}{row.publication.pk}/change/").text
    assert f", 1 page, {len(content)}\xa0bytes</a>" in page
    assert "Tagged: a screen reader hears" in page
    assert f'src="{URL}files/{row.newest.pk}/cover.webp"' in page


def test_a_scan_is_stored_and_said_to_be_one(in_english):
    sent(in_english, None, None, **upload(making.pdf("")))
    page = in_english.get(f"{URL}{Publication.objects.get().pk}/change/").text
    assert "No text in this scan" in page
    assert "Not tagged: a screen reader" in page


def test_a_new_file_needs_an_upload(in_english):
    response = sent(in_english, None, None, **{"files-0-label_en": "Full"})
    assert (response.status_code, refusals(response)) == (200, ["This field is required."])


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ\x90", "This is not a PDF. Save the document as a PDF and upload that."),
        (making.cut_off(), "The PDF is damaged or not complete. Save it again and upload that."),
        (making.with_password(), "The PDF can only be opened with a password. Save it without one and upload that."),
        (making.bomb(), "The PDF asks for more memory than it may. Save it in a simpler form, such as PDF/A."),
        (b"", "The submitted file is empty."),
    ],
    ids=["no pdf", "broken", "password", "bomb", "empty"],
)
def test_what_cant_be_kept_is_refused_at_its_field_and_nothing_is_stored(in_english, content, told):
    response = sent(in_english, None, None, **upload(content))
    assert (response.status_code, refusals(response)) == (200, [told])
    assert (Publication.objects.count(), FileVersion.objects.count()) == (0, 0)
    assert in_english.get(URL).status_code == 200


def test_a_file_over_the_limit_is_refused_by_its_size(in_english, settings):
    settings.LARGEST_UPLOAD = 1024 * 1024
    response = sent(in_english, None, None, **upload(b"%PDF-" + b" " * 1024 * 1024))
    assert refusals(response) == ["The file is larger than 1 MB. Save it with smaller pictures and upload that."]


@pytest.fixture
def publication(in_english) -> Publication:
    sent(in_english, None, None, **upload(making.pdf("First")))
    return Publication.objects.get()


def test_an_upload_takes_the_place_of_the_version_before_it_which_staff_can_still_get(
    in_english, publication, client, admin_user
):
    row = publication.files.get()
    first = row.newest
    assert sent(in_english, publication, row, **upload(making.pdf("Second"))).status_code == 302
    assert [version.text for version in row.newest_first()] == ["Second", "First"]
    page = in_english.get(f"{URL}{publication.pk}/change/").text
    assert "Earlier versions, for staff only:" in page
    for version, text in ((row.newest, "Second"), (first, "First")):
        path = f"{URL}files/{version.pk}/file.pdf"
        assert path in page
        response = in_english.get(path)
        assert b"".join(response.streaming_content) == making.pdf(text)
        assert response.headers["Cache-Control"] == "private, no-store"
        in_english.logout()
        assert client.get(path).status_code == 302
        in_english.force_login(admin_user)


def test_other_fields_are_changed_without_a_new_upload(in_english, publication):
    row = publication.files.get()
    assert sent(in_english, publication, row, **{"files-0-accessibility_sv": "Taggad."}).status_code == 302
    row.refresh_from_db()
    assert (row.accessibility_sv, row.versions.count()) == ("Taggad.", 1)


def test_a_form_that_is_sent_twice_makes_one_version(in_english, publication):
    row = publication.files.get()
    for _ in range(2):
        assert sent(in_english, publication, row, **upload(making.pdf("Second"))).status_code == 302
    assert row.versions.count() == 2


def test_staff_without_the_right_to_publications_get_no_file(publication, client, django_user_model):
    client.force_login(django_user_model.objects.create_user("other", is_staff=True))
    version = publication.files.get().newest
    for name in ("file.pdf", "cover.webp"):
        assert client.get(f"{URL}files/{version.pk}/{name}").status_code == 403


def test_a_publication_that_was_deleted_comes_back_with_its_files(in_english, publication):
    key, text = publication.pk, publication.files.get().newest.text
    revision = Version.objects.get_for_object(publication).first().revision
    publication.delete()
    assert FileVersion.objects.count() == 0
    revision.revert()
    assert Publication.objects.get(pk=key).files.get().newest.text == text == "First"


def test_undoing_a_change_brings_back_the_file_of_then(in_english, publication):
    row = publication.files.get()
    sent(in_english, publication, row, **upload(making.pdf("Second")))
    assert row.newest.text == "Second"
    first = Version.objects.get_for_object(publication).last()
    page = in_english.get(f"{URL}{publication.pk}/history/{first.pk}/")
    assert page.status_code == 200
    assert row.newest.text == "Second"
    first.revision.revert(delete=True)
    assert row.newest.text == "First"


def test_the_text_of_a_file_isnt_stored_with_every_revision(publication):
    assert "First" not in "".join(Version.objects.values_list("serialized_data", flat=True))
