"""A plan carried out: what becomes of each row, and that a row that fails leaves everything as it was."""

from datetime import date

import pytest
from django.db import IntegrityError
from reversion.models import Version

from icld_site.delivery.tables import table
from programmes.models import CoreArea, Country
from publications.domain.ris import ris
from publications.importing.held import known
from publications.importing.matching import Plan, plan
from publications.importing.reading import read
from publications.importing.slugs import LONGEST, Slugs
from publications.importing.storing import store
from publications.models import Contributor, Publication, Series
from publications.open_data import COLUMNS, publications_as_rows
from publications.records import record_of
from tests.programmes.factories import ProgrammeFactory
from tests.publications.factories import PublicationFactory, contributor, series

pytestmark = pytest.mark.django_db


def planned(content: str | bytes, *, update: bool = False) -> Plan:
    content = content.encode() if isinstance(content, str) else content
    return plan(read(content), known(), language="en", update=update)


def brought(content: str | bytes, user, **how) -> dict[str, int]:
    return {name: count for name, count in store(planned(content, **how), user, "From a file").items() if count}


def counts() -> list[int]:
    return [model.objects.count() for model in (Publication, Contributor, Series, Version)]


def test_a_new_publication_has_all_that_its_row_tells(admin_user):
    country = Country.objects.create(code="ZA", region="africa")
    area = CoreArea.objects.create(programme=ProgrammeFactory(), code="equity", title_sv="Jämlikhet", title_en="Equity")
    done = brought(
        "title,subtitle,translated title,language,day,authors,editors,series,number,issn,publisher,place,isbn,doi,"
        "pages,abstract,licence,link,countries,core areas\n"
        'På väg,Åt två håll,On the way,sv,42725.0,"van der Berg, Anna (0000-0002-1825-0097); ICLD","Öberg, Å.",'
        'Forskningsrapport,7,0378-5955,ICLD,Visby,9789186725204,10.1234/x,48,"R&D <b>\n\ntwo",CC BY 4.0,'
        "https://icld.se/7,ZA,Equity\n",
        admin_user,
    )
    assert done == {"new": 1, "people": 3, "series": 1}
    row = Publication.objects.for_reference().get()
    assert (row.title_sv, row.subtitle_sv, row.title_en) == ("På väg", "Åt två håll", "On the way")
    assert (row.slug_sv, row.slug_en, row.state) == ("pa-vag", "on-the-way", "draft")
    assert (row.document_language, row.kind, row.year, row.issued_on) == (
        "sv",
        "research-report",
        2016,
        date(2016, 12, 21),
    )
    assert (row.series.code, row.series.title_en, row.series.issn) == (
        "forskningsrapport",
        "Forskningsrapport",
        "0378-5955",
    )
    assert (row.series_number, row.publisher, row.publisher_place, row.pages) == ("7", "ICLD", "Visby", 48)
    assert (row.isbn, row.doi, row.had_from) == ("9789186725204", "10.1234/x", "https://icld.se/7")
    assert row.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert (row.abstract_sv, row.abstract_en or "") == ("<p>R&amp;D &lt;b&gt;</p><p>two</p>", "")
    assert [(str(made.contributor), made.role, made.order) for made in row.contributions.order_by("role", "order")] == [
        ("van der Berg, Anna", "author", 1),
        ("ICLD", "author", 2),
        ("Öberg, Å.", "editor", 1),
    ]
    assert Contributor.objects.get(slug="anna-van-der-berg").orcid == "0000-0002-1825-0097"
    assert list(row.countries.all()) == [country]
    assert list(row.core_areas.all()) == [area]
    row.full_clean()


def test_each_new_row_has_a_version_with_its_people_in_one_revision(admin_user):
    brought('title,authors\nA,"Siddle, Andrew"\nB,"Siddle, Andrew"\n', admin_user)
    versions = Version.objects.all()
    kinds = sorted(version.content_type.model for version in versions)
    assert kinds == ["contribution", "contribution", "contributor", "publication", "publication"]
    assert {(one.revision_id, one.revision.user, one.revision.comment) for one in versions} == {
        (versions[0].revision_id, admin_user, "From a file")
    }


def test_addresses_are_made_of_titles_and_each_is_given_once(admin_user):
    PublicationFactory(title_en="Other", slug_en="local-democracy")
    brought("title,year,language\nLocal democracy,2015,\nLokal demokrati,2015,sv\nLocal democracy!,2016,\n", admin_user)
    found = Publication.objects.order_by("recorded_at", "title_en").values_list("slug_sv", "slug_en")
    assert sorted((sv or "", en or "") for sv, en in found) == [
        ("", "local-democracy"),
        ("", "local-democracy-2"),
        ("", "local-democracy-3"),
        ("lokal-demokrati", ""),
    ]


def test_an_address_ends_with_a_whole_word_and_one_of_other_letters_is_a_word_of_its_own():
    slugs = Slugs({"publication"}, "publication")
    assert slugs.make("word " * 30) == "-".join(["word"] * 18)
    assert len(slugs.make("x" * 200)) == LONGEST
    assert [slugs.make("Місцева демократія"), slugs.make("???")] == ["publication-2", "publication-3"]


def test_two_long_names_that_begin_alike_end_differently():
    slugs = Slugs(set(), "series", longest=20)
    names = [f"Proceedings of the conference in {place}" for place in ("Africa", "Asia")]
    assert [slugs.make(name) for name in names] == ["proceedings-of-the", "proceedings-of-the-2"]


def test_a_document_in_a_third_language_keeps_its_own_title(admin_user):
    brought("title,language,translated title\nDemocracia local,spanska,Local democracy\n", admin_user)
    row = Publication.objects.get()
    assert (row.own_title, row.title_en, row.slug_en, row.slug_sv) == (
        "Democracia local",
        "Local democracy",
        "local-democracy",
        None,
    )
    row.full_clean()


def test_a_row_that_fails_as_number_1999_leaves_the_database_as_it_was(admin_user):
    lines = [f'Report {at},"Author{at % 9}, A",Series {at % 3},10.1234/{at}' for at in range(1, 2001)]
    ready = planned("\n".join(["title,authors,series,doi", *lines]))
    PublicationFactory(title_en="Quicker", doi="10.1234/1998")  # row 1999, after the plan was made
    before = counts()
    with pytest.raises(IntegrityError):
        store(ready, admin_user, "From a file")
    assert counts() == before


def test_a_change_that_fails_leaves_what_came_before_it_as_it_was(admin_user):
    first, second = PublicationFactory(title_en="A", slug_en="a"), PublicationFactory(title_en="B", slug_en="b")
    ready = planned(f"id,title,pages,doi\n{first.pk},A,48,10.1234/a\n{second.pk},B,49,10.1234/b\nC,C,,\n")
    PublicationFactory(title_en="D", doi="10.1234/b")
    before = counts()
    with pytest.raises(IntegrityError):
        store(ready, admin_user, "From a file")
    first.refresh_from_db()
    assert (counts(), first.pages, first.doi) == (before, None, "")


def test_a_plan_with_a_wrong_row_is_not_carried_out(admin_user):
    with pytest.raises(ValueError, match="wrong"):
        store(planned("title,year\nA,2016\nB,x\n"), admin_user, "From a file")
    assert counts() == [0, 0, 0, 0]


def test_a_change_writes_what_differs_and_leaves_the_rest(admin_user):
    row = PublicationFactory(
        title_en="A", title_sv="Ett", slug_sv="ett", year=2016, authors=["Siddle, Andrew"], editors=["ICLD"], pages=1
    )
    text = f'id,title,year,authors,series\n{row.pk},A,2017,"Koelble, T.; Siddle, Andrew (0000-0002-1825-0097)",Brief\n'
    assert brought(text, admin_user) == {"changed": 1, "people": 1, "series": 1}
    row = Publication.objects.get()
    assert (row.year, row.pages, row.title_sv, row.state, row.series.code) == (2017, 1, "Ett", "approved", "brief")
    assert [str(made.contributor) for made in row.contributions.filter(role="author").order_by("order")] == [
        "Koelble, T.",
        "Siddle, Andrew",
    ]
    assert [str(made.contributor) for made in row.contributions.filter(role="editor")] == ["ICLD"]
    assert Contributor.objects.get(family="Siddle").orcid == "0000-0002-1825-0097"


@pytest.fixture
def whole():
    """A publication of which everything is told, awkwardly."""
    contributor("van der Berg, Anna", family="Berg", particle="van der")
    row = PublicationFactory(
        title_en="=cmd|' /C calc'!A0",
        subtitle_en="-5 & {x}; “y”",
        title_sv="@x",
        slug_sv="x",
        abstract_en="<p>R&amp;D <strong>two</strong></p><p>a &lt; b</p>",
        year=2016,
        issued_on=date(2016, 12, 21),
        authors=["van der Berg, Anna", "Sida & Co"],
        editors=["Öberg, Å."],
        photographers=["Hochleithner, S."],
        series=series("Research Report", issn="0378-5955"),
        kind="policy-brief",
        series_number="7",
        publisher="ICLD",
        publisher_place="Visby",
        isbn="978-91-86725-20-4",
        doi="10.1234/x(1)",
        pages=48,
        licence="https://creativecommons.org/licenses/by/4.0/",
        had_from="https://icld.se/7",
        about={"countries": [Country.objects.create(code="ZA", region="africa")]},
    )
    Contributor.objects.create(slug="faye", family="Faye")
    Contributor.objects.create(slug="dept", organisation="Dept, Univ; Lab")
    for order, slug in enumerate(("faye", "dept"), 5):
        row.contributions.create(contributor=Contributor.objects.get(slug=slug), order=order)
    return row


def test_the_open_data_as_a_table_comes_back_without_a_change(whole):
    content = table("x.csv", COLUMNS, publications_as_rows(Publication.objects.all())).content
    (row,) = planned(content).rows
    assert (row.faults, row.changes, row.outcome.value) == ((), (), "same")


def test_a_table_of_ours_in_an_empty_portal_gives_the_same_publication(whole, admin_user):
    content = table("x.csv", COLUMNS, publications_as_rows(Publication.objects.all())).content
    before = record_of(Publication.objects.for_reference().get())
    Publication.objects.all().delete()
    Contributor.objects.all().delete()
    assert brought(content, admin_user) == {"new": 1, "people": 6}
    after = record_of(Publication.objects.for_reference().get())
    same = ("key", "url")
    assert {name: value for name, value in vars(after).items() if name not in same} == {
        name: value for name, value in vars(before).items() if name not in same
    }


def test_two_authors_of_one_name_come_back_by_their_orcid():
    people = [
        Contributor.objects.create(slug=f"anna-{number}", family="Andersson", given="Anna", orcid=orcid)
        for number, orcid in enumerate(("0000-0002-1825-0097", "0000-0001-5109-3700"))
    ]
    row = PublicationFactory(title_en="A bookish thing", year=2016)
    row.contributions.create(contributor=people[1], order=1)
    content = table("x.csv", COLUMNS, publications_as_rows(Publication.objects.all())).content
    (told,) = planned(content).rows
    assert (told.faults, told.outcome.value) == ((), "same")


def test_our_ris_comes_back_without_a_change(whole):
    content = ris([record_of(Publication.objects.for_reference().get())])
    (row,) = planned(content).rows
    assert (row.faults, row.changes, row.outcome.value) == ((), (), "same")
