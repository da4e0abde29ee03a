import tomllib

import pytest

from icld_site.home.models import FrontPage
from icld_site.publishing.content import State
from publications.domain.styles import icld_line
from publications.files import files_of
from publications.models import Contributor, Publication, Series
from publications.records import record_of
from publications.starting import CONTENT

pytestmark = pytest.mark.usefixtures("starting_content")

SEED = "local-government-in-south-africa"


def named(slug: str) -> Publication:
    return Publication.objects.for_reference().get(slug_en=slug)


def test_the_publication_of_the_seed_is_written_as_icld_writes_it():
    record = record_of(named(SEED))
    assert icld_line(record) == (
        "KC – Koelble, T & Siddle, A (2016) Local government in South Africa: Can the objectives of the developmental "
        "state be achieved through the current model of decentralized governance?"
    )
    assert (record.series_line, record.isbn, record.publisher_line) == (
        "Research Report 7",
        "978-91-86725-20-4",
        "Visby: ICLD",
    )
    assert [country.code for country in named(SEED).countries.all()] == ["ZA"]
    assert FrontPage.objects.get().publication == named(SEED)


def test_all_of_them_are_public_and_hold_to_every_rule():
    publications = Publication.objects.all()
    assert (len(publications), {row.state for row in publications}) == (29, {State.APPROVED})
    for row in [*publications, *Contributor.objects.all(), *Series.objects.all()]:
        row.full_clean()


def test_each_can_be_had_here_or_says_where():
    without = [str(row) for row in Publication.objects.filter(had_from="") if not files_of(row)]
    assert without == []


def test_names_are_told_apart_as_the_title_pages_have_them():
    record = record_of(named("co-production-of-services-in-informal-settlements"))
    assert [name.inverted for name in record.authors] == [
        "Kain, J.-H.",
        "Oloko, M. O.",
        "Zapata, P.",
        "Zapata Campos, M. J.",
    ]
    book = record_of(named("the-imperative-of-good-local-governance"))
    assert (book.authors, [name.inverted for name in book.editors]) == ((), ["Öjendal, J.", "Dellnäs, A."])
    assert record_of(named("iqa-report-2014")).authors[0].organisation == "ICLD"


def test_every_contributor_and_series_has_a_publication():
    facts = tomllib.loads((CONTENT / "publications.toml").read_text(encoding="utf-8"))
    assert set(facts["contributors"]) == set(Contributor.objects.values_list("slug", flat=True))
    assert not Contributor.objects.filter(contributions=None).exists()
    assert not Series.objects.filter(publications=None).exists()


def test_a_work_in_two_languages_is_two_versions_of_one():
    english, swedish = named("iqa-report-2015"), Publication.objects.get(slug_sv="iqa-rapport-2015")
    assert (english.version_of, swedish.version_of) == (swedish, None)
    assert (english.document_language, swedish.document_language) == ("en", "sv")


def test_the_two_samples_say_in_both_languages_that_they_are():
    files = [(row.own_title, file) for row in Publication.objects.for_reference() for file in files_of(row, "en")]
    assert sorted((title, file.language, file.pages, file.is_tagged) for title, file in files) == [
        ("Local government in South Africa", "en", 2, True),
        ("Partnerskap på väg mot ökad lokal demokrati", "sv", 2, True),
    ]
    for row in Publication.objects.filter(files__isnull=False):
        file = row.files.get()
        assert (file.label_sv, file.label_en) == (
            "Exempelfil, inte rapporten själv",
            "Sample file, not the report itself",
        )
        assert file.newest.text.count("EXEMPEL · SAMPLE") == 2
        assert file.newest.cover
