"""The files of a publication: kept, replaced in place, and named for whoever saves them."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from publications.files import Cover, cover_of, file_name, files_of, with_files
from publications.models import Contribution, Contributor, FileText, FileVersion, Publication, PublicationFile
from publications.pdf.reading import Reading
from publications.records import file_addresses, record_of
from publications.uploads import Examined, examined, keep
from tests.publications.factories import PublicationFactory
from tests.publications.pdf import making

pytestmark = pytest.mark.django_db


def row_of(publication: Publication | None = None, **fields) -> PublicationFile:
    return PublicationFile.objects.create(publication=publication or PublicationFactory(), **fields)


def kept(row: PublicationFile, content: bytes = b"%PDF-1", **found) -> FileVersion:
    """A version that nothing had to be opened for."""
    reading = Reading(**{"pages": 12, "text": "Words", "is_tagged": True, "title": "", **found})
    return keep(row, Examined(ContentFile(content, "a.pdf"), len(content), f"{hash(content):064x}"[-64:], reading))


def stored(version: FileVersion) -> bytes:
    with version.stored.open() as file:
        return file.read()


def written_by(publication: Publication, *names: dict[str, str], role: str = "author") -> None:
    for order, name in enumerate(names):
        who = Contributor.objects.create(slug=f"{role}-{order}-{publication.pk}", **name)
        Contribution.objects.create(publication=publication, contributor=who, role=role, order=order)


def test_an_upload_is_opened_and_kept_with_what_was_found_in_it():
    upload = SimpleUploadedFile("Rapport (slutlig) ÅÄÖ.pdf", making.pdf("Åse", "två", is_tagged=True))
    row = row_of()
    version = keep(row, examined(upload))
    assert (version.pages, version.bytes, version.is_tagged, version.text) == (2, upload.size, True, "Åse\n\ntvå")
    assert version.stored.name == f"publications/{version.stored.name[13:49]}.pdf"
    assert "Rapport" not in version.stored.name
    assert stored(version) == making.pdf("Åse", "två", is_tagged=True)
    with version.cover.open() as cover:
        assert cover.read()[8:12] == b"WEBP"


def test_a_scan_is_kept_and_has_no_words():
    version = keep(row_of(), examined(SimpleUploadedFile("a.pdf", making.pdf(""))))
    assert (version.has_text, version.text, FileText.objects.count()) == (False, "", 0)


@pytest.mark.parametrize(
    ("content", "swedish", "english"),
    [
        (
            b"GIF89a",
            "Det här är ingen PDF. Spara dokumentet som PDF och ladda upp det.",
            "This is not a PDF. Save the document as a PDF and upload that.",
        ),
        (
            making.cut_off(),
            "PDF:en är skadad eller inte hel. Spara den på nytt och ladda upp den igen.",
            "The PDF is damaged or not complete. Save it again and upload that.",
        ),
        (
            making.with_password(),
            "PDF:en går bara att öppna med lösenord. Spara den utan lösenord och ladda upp den igen.",
            "The PDF can only be opened with a password. Save it without one and upload that.",
        ),
        (making.without_pages(), "PDF:en har inga sidor.", "The PDF has no pages."),
    ],
    ids=["no pdf", "broken", "password", "no pages"],
)
def test_what_cant_be_kept_is_refused_in_words(content, swedish, english):
    with pytest.raises(ValidationError) as refusal:
        examined(SimpleUploadedFile("a.pdf", content))
    for language, words in (("en", english), ("sv", swedish)):
        with override(language):
            assert refusal.value.messages == [words]


def test_a_file_that_is_too_large_is_refused_before_it_is_looked_at(settings, monkeypatch):
    monkeypatch.setattr("publications.uploads.read", lambda *_: pytest.fail("it was opened"))
    settings.LARGEST_UPLOAD = 1024 * 1024
    with pytest.raises(ValidationError) as refusal:
        examined(SimpleUploadedFile("a.pdf", b"%PDF-" + b" " * 1024 * 1024))
    told = {}
    for language in ("sv", "en"):
        with override(language):
            told[language] = refusal.value.messages
    assert told == {
        "sv": ["Filen är större än 1 MB. Spara den med mindre bilder och ladda upp den igen."],
        "en": ["The file is larger than 1 MB. Save it with smaller pictures and upload that."],
    }


def test_a_new_version_takes_the_place_of_the_one_before_which_is_kept():
    row = row_of()
    first, second = kept(row, b"%PDF-1"), kept(row, b"%PDF-2")
    assert (row.newest, row.newest_first()) == (second, [second, first])
    assert [stored(version) for version in row.newest_first()] == [b"%PDF-2", b"%PDF-1"]


def test_the_same_file_once_more_makes_no_new_version():
    row = row_of()
    assert kept(row) == kept(row)
    assert FileVersion.objects.count() == 1


def test_files_are_shown_in_their_order_with_what_one_gets():
    publication = PublicationFactory(title_en="On towns", slug_en="towns", year=2019)
    kept(row_of(publication, order=2, label_sv="Sammanfattning", label_en="Summary", language="sv"), b"%PDF-2", text="")
    first = row_of(publication, order=1, accessibility_sv="Taggad.")
    version = kept(first, b"%PDF-" + b"x" * 200_000, cover=b"RIFF", cover_width=480, cover_height=680)
    row_of(publication, order=0)  # nothing has been uploaded to it yet
    document, summary = files_of(with_files(Publication.objects.all()).get())
    assert document.name == "2019-On-towns-en.pdf"
    assert document.url == f"/sv/publikationer/towns/{first.pk}/2019-On-towns-en.pdf"
    assert (document.type, document.size, document.pages, document.language) == ("PDF", "195,3\xa0kB", 12, "en")
    assert (document.label, document.note, document.is_tagged, document.has_text) == ("", "Taggad.", True, True)
    assert document.cover == Cover(url=f"/media/covers/{version.pk}.webp", width=480, height=680)
    assert (summary.label, summary.name) == ("Sammanfattning", "2019-On-towns-Summary-sv.pdf")
    assert (summary.has_text, summary.cover) == (False, None)


def test_a_file_without_a_cover_has_none():
    assert cover_of(kept(row_of())) is None


@pytest.mark.parametrize(
    ("names", "fields", "name"),
    [
        (
            [{"family": "Koelble", "given": "T. A."}, {"family": "Siddle", "given": "A."}],
            {"title_en": "Local government in South Africa", "subtitle_en": "Can it?"},
            "Koelble-Siddle-2016-Local-government-in-South-Africa.pdf",
        ),
        (
            [{"family": "Öjendal"}, {"family": "Somun-Krupalija"}, {"particle": "van der", "family": "Berg"}],
            {"title_en": "State & Art: “now” / <then>"},
            "Öjendal-Somun-Krupalija-van-der-Berg-2016-State-Art-now-then.pdf",
        ),
        ([{"family": name} for name in "ABCD"], {"title_en": "T"}, "A-et-al-2016-T.pdf"),
        ([{"organisation": "ICLD"}], {"title_en": "T", "year": None}, "ICLD-T.pdf"),
        ([], {"title_en": "word " * 30}, "2016-word-word-word-word-word-word-word-word-word-word-word-word.pdf"),
        ([], {"title_en": "../../etc/passwd\r\nX: y"}, "2016-etc-passwd-X-y.pdf"),
    ],
)
def test_a_file_is_named_for_authors_year_and_title(names, fields, name):
    publication = PublicationFactory(**fields)
    written_by(publication, *names)
    assert file_name(publication, row_of(publication)) == name


def test_editors_stand_in_for_authors():
    publication = PublicationFactory(title_en="T")
    written_by(publication, {"family": "Dellnäs"}, role="editor")
    written_by(publication, {"family": "Photographer"}, role="photographer")
    assert file_name(publication, row_of(publication)) == "Dellnäs-2016-T.pdf"


def test_the_address_is_in_plain_letters_and_never_empty():
    publication = PublicationFactory(
        document_language="uk", original_title="Місцева демократія", year=None, title_en="", title_sv="Å", slug_sv="a"
    )
    row = row_of(publication)
    kept(row)
    [shown] = files_of(publication, "sv")
    assert shown.name == "Місцева-демократія.pdf"
    assert shown.url == f"/sv/publikationer/a/{row.pk}/publication.pdf"


def test_a_record_names_the_addresses_of_its_files(settings):
    settings.SITE_URL = "https://icld.se"
    publication = PublicationFactory(title_en="T", slug_en="t")
    row = row_of(publication)
    assert record_of(publication, file_addresses(publication)).files == ()
    kept(row)
    assert record_of(publication, file_addresses(publication)).files == (
        f"https://icld.se/en/publications/t/{row.pk}/2016-T.pdf",
    )


def test_files_of_many_publications_are_read_in_four_queries(django_assert_num_queries):
    for number in range(5):
        publication = PublicationFactory()
        written_by(publication, {"family": "A"})
        kept(row_of(publication), b"%PDF-" + bytes([number]))
    with django_assert_num_queries(5):
        shown = [files_of(publication) for publication in with_files(Publication.objects.all())]
    assert [len(files) for files in shown] == [1] * 5
