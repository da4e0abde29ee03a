"""Whatever changes a row, its entries say the same as the row afterwards, and change in its transaction."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from icld_site.publishing.content import State
from icld_site.search.indexing import differences, write_everything
from icld_site.search.models import Entry, Posting, Word
from icld_site.search.noticing import at_the_end, every_source
from icld_site.search.results import search
from news.models import Article
from publications.models import Publication
from tests.news.factories import ArticleFactory, ProjectFactory, country, municipality
from tests.programmes.factories import PageFactory, ProgrammeFactory, QuestionFactory, StepFactory
from tests.publications.factories import PublicationFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def found(typed: str, language: str = "sv", at: datetime = NOW) -> list[str]:
    return [hit.entry.title for hit in search(typed, language, at).hits(0, 20) if hit.is_exact]


def is_right() -> bool:
    return not list(differences(every_source()))


def test_a_text_is_found_as_soon_as_it_is_saved_by_every_word_and_no_more_once_it_is_gone():
    article = ArticleFactory(title_sv="Vatten i Växjö", lead_sv="Om dammar.", body_sv="<p>En flod<br>mun.</p>")
    for word in ("vatten", "Växjös", "dammarna", "floden", "mun"):
        assert found(word) == ["Vatten i Växjö"], word
    assert found("br") == []
    article.title_sv = "Skog i Växjö"
    article.save()
    assert (found("vatten"), found("skogen")) == ([], ["Skog i Växjö"])
    article.delete()
    assert found("skogen") == []
    assert Posting.objects.count() == 0


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.WITHDRAWN])
def test_what_is_not_approved_is_never_found(state):
    article = ArticleFactory(title_sv="Hemlig text", state=state)
    assert Entry.objects.count() == 0
    article.state = State.APPROVED
    article.save()
    assert found("hemlig") == ["Hemlig text"]
    article.state = state
    article.save()
    assert Entry.objects.count() == 0


def test_a_scheduled_text_is_found_from_its_moment_until_it_ends():
    start, end = datetime(2026, 11, 30, 8, tzinfo=UTC), datetime(2026, 12, 5, 8, tzinfo=UTC)
    ArticleFactory(title_sv="Schemalagd", live_from=start, live_to=end)
    before, last = datetime(2026, 11, 30, 7, 59, tzinfo=UTC), datetime(2026, 12, 5, 7, 59, tzinfo=UTC)
    told = [found("schemalagd", at=at) for at in (before, start, last, end)]
    assert told == [[], ["Schemalagd"], ["Schemalagd"], []]
    assert [search("schemalagd", "sv", at).number for at in (before, start)] == [0, 1]


def test_a_question_is_found_only_while_its_page_and_programme_are_public():
    page = PageFactory(live_from=datetime(2026, 12, 1, tzinfo=UTC))
    QuestionFactory(page=page, question_sv="Får en by ansöka?", live_from=datetime(2026, 1, 1, tzinfo=UTC))
    assert found("by") == []
    assert found("by", at=datetime(2026, 12, 2, tzinfo=UTC)) == ["Får en by ansöka?"]
    page.programme.state = State.DRAFT
    page.programme.save()
    assert found("by", at=datetime(2026, 12, 2, tzinfo=UTC)) == []


def test_only_what_is_written_in_a_language_is_found_in_it():
    ArticleFactory(title_sv="Bara på svenska", title_en="")
    assert found("svenska") == ["Bara på svenska"]
    assert found("svenska", "en") == []


def test_a_publication_has_a_page_in_both_languages_and_is_found_in_both_by_its_own_words():
    PublicationFactory(title_en="Governments and studies", authors=["Koelble, Thomas"], isbn="978-91-86725-20-4")
    for language in ("sv", "en"):
        for typed in ("study", "koelble", "9789186725204", "978-91-86725-20-4", "government"):
            assert found(typed, language) == ["Governments and studies"], (language, typed)


def test_a_project_is_found_by_its_parties():
    botswana = country("BW", "Botswana", "Botswana")
    project = ProjectFactory(title_sv="Samarbetet", bodies=[municipality("1440", "Ale")], abroad=[("Ghanzi", botswana)])
    for typed in ("ale samarbetet", "ghanzi", "botswana samarbetet"):
        assert found(typed) == ["Samarbetet"], typed
    partner = project.partners.get()
    partner.title_sv = "Budești"
    partner.save()
    assert (found("ghanzi"), found("budești")) == ([], ["Samarbetet"])
    partner.delete()
    assert found("budești") == []
    assert is_right()


def test_a_publication_is_found_by_its_people_as_they_are_called_now():
    publication = PublicationFactory(title_en="Book", authors=["Siddle, Andrew"])
    author = publication.contributions.get().contributor
    author.family = "Blair"
    author.save()
    assert (found("siddle", "en"), found("blair", "en")) == ([], ["Book"])
    publication.contributions.all().delete()
    assert found("blair", "en") == []
    assert is_right()


def test_a_page_is_found_by_what_stands_on_it():
    step = StepFactory(page=PageFactory(title_sv="Sidan"), title_sv="Skriv motivering")
    assert found("motivering") == ["Sidan"]
    step.delete()
    assert found("motivering") == []


def test_changed_relations_change_the_entries():
    article = ArticleFactory(title_sv="Nyheten")
    zambia = country("ZM", "Zambia", "Zambia")
    article.countries.add(zambia)
    assert "Nyheten" in found("zambia")
    article.countries.clear()
    assert "Nyheten" not in found("zambia")


def _fails_afterwards(title: str, around) -> None:
    with around:
        ArticleFactory(title_sv=title)
        raise RuntimeError


@pytest.mark.parametrize("around", [transaction.atomic, at_the_end])
def test_an_entry_is_rolled_back_with_its_row(around):
    with pytest.raises(RuntimeError):
        _fails_afterwards("Ångrad", around())
    assert (Entry.objects.count(), found("ångrad")) == (0, [])
    ArticleFactory(title_sv="Efteråt")
    assert found("efteråt") == ["Efteråt"]


def test_much_that_changes_is_written_once_at_the_end():
    with at_the_end():
        rows = [ArticleFactory(title_sv=f"Rad {number}") for number in range(5)]
        assert Entry.objects.count() == 0
        rows[0].delete()
    assert Entry.objects.count() == 4
    assert is_right()


def test_a_row_that_says_what_it_said_is_left_alone():
    article = ArticleFactory(title_sv="Samma")
    before = Entry.objects.get().pk
    article.source = "https://example.se/"
    article.save()
    assert Entry.objects.get().pk == before


def test_what_was_changed_in_bulk_is_told_by_the_check_and_mended(capsys):
    kept, changed, gone = (ArticleFactory(title_sv=f"Text {name}") for name in ("ett", "två", "tre"))
    ProgrammeFactory()
    Article.objects.filter(pk=changed.pk).update(title_sv="Annat")
    Article.objects.filter(pk=gone.pk).update(state=State.DRAFT)
    Publication.objects.bulk_create(
        [Publication(state=State.APPROVED, title_en="Ny", slug_en="ny", document_language="en")]
    )
    with pytest.raises(CommandError, match="Entries that differ: 4"):
        call_command("searchindex", check=True)
    told = capsys.readouterr().out
    assert f"other: news.article {changed.pk} (sv)" in told
    assert f"left: news.article {gone.pk} (sv)" in told
    assert told.count("missing: publications.publication") == 2
    assert str(kept.pk) not in told
    call_command("searchindex")
    assert "Entries changed: 4" in capsys.readouterr().out
    assert (found("annat"), found("tre")) == (["Annat"], [])
    call_command("searchindex", check=True)
    assert capsys.readouterr().out == "Every entry says what its row says.\n"


def test_what_no_source_has_any_longer_goes_and_words_of_nothing_with_it():
    ArticleFactory(title_sv="Kvar")
    Entry.objects.create(source="old.thing", object_id=Article.objects.get().pk, language="sv", kind=1, digest="x")
    Word.objects.create(language="sv", of="sv", stem="spöke", folded="spoke", shown="spöke")
    assert [one.what for one in differences(every_source())] == ["left"]
    assert write_everything(every_source()) == 1
    assert not Entry.objects.filter(source="old.thing").exists()
    assert not Word.objects.filter(stem="spöke").exists()


@pytest.mark.usefixtures("starting_content")
def test_every_entry_of_the_starting_content_says_what_its_row_says():
    assert Entry.objects.count() > 900
    assert is_right()


@pytest.mark.usefixtures("starting_content")
def test_every_entry_of_the_starting_content_leads_to_a_page(client):
    bodies = Entry.objects.filter(source="programmes.localgovernment")
    for entry in [*Entry.objects.exclude(pk__in=bodies), *bodies.order_by("pk")[::40]]:
        assert client.get(entry.url).status_code == 200, entry.url
