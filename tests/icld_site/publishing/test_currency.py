"""Which version of the content holds: on this machine at once, on others within a second, without the database for
an hour, and never past a moment at which a page changes by itself."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icld_site.days import end_of, stockholm_day
from icld_site.publishing import currency, telling
from icld_site.publishing.currency import WITHOUT_DATABASE, Currency, next_turn
from icld_site.publishing.models import ContentVersion
from icld_site.publishing.telling import Note
from icld_site.publishing.versions import mark, replace_mark
from news.models import Article
from tests.news.factories import ArticleFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 11, tzinfo=UTC)
AT = NOON.timestamp()


@pytest.fixture
def content():
    replace_mark()


@pytest.fixture
def _away(monkeypatch):
    """`mark` fails, as it does without a database, until the test ends."""

    def fails():
        raise OperationalError("no server")

    monkeypatch.setattr(currency, "mark", fails)


def elsewhere():
    """Change content as another machine does: no note is left here."""
    ContentVersion.objects.update(mark="00000000-0000-4000-8000-000000000001")


def wait_for_the_thread_beside(known):
    """Until it has done what it was given, and let go of the database."""
    known._beside.submit(connections.close_all).result(10)


@pytest.mark.usefixtures("content")
def test_a_version_stays_the_same_object_for_as_long_as_it_holds(note):
    known = Currency(note)
    versions = {id(known.version(AT + seconds)) for seconds in (0, 0.5, 1, 5, 3600)}
    assert len(versions) == 1
    assert known.version(AT).mark == mark()


@pytest.mark.usefixtures("content")
def test_a_change_elsewhere_is_noticed_within_a_second_and_not_asked_for_before(note, django_assert_num_queries):
    known = Currency(note)
    known.version(AT)
    elsewhere()
    with django_assert_num_queries(0):
        before = known.version(AT + 0.89)
    assert known.version(AT + 1) is not before
    assert known.version(AT + 1).mark == mark()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("note")
def test_a_change_on_this_machine_is_noticed_by_the_next_request_of_every_process(tmp_path):
    """Two processes know it: each maps the file by itself."""
    article = ArticleFactory()
    processes = [Currency(Note(tmp_path / "run" / "content-changed")) for _process in range(2)]
    for change in (article.save, lambda: Article.objects.update(title_sv="Ny"), article.delete):
        before = [known.version(AT) for known in processes]
        change()
        after = [known.version(AT) for known in processes]
        assert [version.mark for version in after] == [mark()] * 2
        assert not set(before) & set(after)


@pytest.mark.django_db(transaction=True)
def test_others_are_told_when_a_change_is_committed_and_not_before_or_when_it_is_undone(note):
    article = ArticleFactory()
    before = note.read()
    with transaction.atomic():
        article.save()
        with transaction.atomic():
            Article.objects.update(title_sv="Ny")
        assert note.read() == before
    after = note.read()
    assert after != before
    with transaction.atomic():
        article.save()
        transaction.set_rollback(True)
    assert note.read() == after


@pytest.mark.django_db(transaction=True)
def test_a_change_that_others_cant_be_told_of_is_stored_nevertheless(note, monkeypatch, caplog):
    def full(*_args):
        raise OSError(28, "No space left on device")

    article = ArticleFactory()
    monkeypatch.setattr(telling.os, "pwrite", full)
    article.title_sv = "Ny"
    article.save()
    assert Article.objects.get().title_sv == "Ny"
    assert "could not be told" in caplog.text


def test_without_a_folder_for_the_note_changes_are_noticed_within_a_second(settings, tmp_path, caplog):
    (tmp_path / "file").write_text("")
    settings.RUN_ROOT = tmp_path / "file" / "run"
    telling.note.cache_clear()
    try:
        assert telling.note() is None
        assert "No note of changed content" in caplog.text
        replace_mark()
        known = Currency(telling.note())
        before = known.version(AT)
        elsewhere()
        assert known.version(AT + 0.5) is before
        assert known.version(AT + 1) is not before
    finally:
        telling.note.cache_clear()


def test_without_content_there_is_no_version(note):
    ContentVersion.objects.all().delete()
    known = Currency(note)
    assert known.version(AT) is None
    replace_mark()
    assert known.version(AT + 1).mark == mark()


# Without the database


@pytest.mark.usefixtures("content")
def test_without_the_database_the_version_that_held_goes_on_for_an_hour(note, request, caplog):
    known = Currency(note)
    held = known.version(AT)
    request.getfixturevalue("_away")
    assert [known.version(AT + seconds) for seconds in (1, 1.5, 10, WITHOUT_DATABASE - 1)] == [held] * 4
    assert known.version(AT + WITHOUT_DATABASE) is None
    assert caplog.text.count("can't be asked") == 1


@pytest.mark.usefixtures("content")
def test_without_the_database_nothing_goes_on_past_a_turn_or_a_change_that_was_told(note, request):
    late = end_of(stockholm_day(NOON)).timestamp() - 10
    for spoil, moment in ((lambda: None, late + 20), (note.replace, late + 1)):
        known = Currency(note)
        assert known.version(late)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(currency, "mark", lambda: (_ for _ in ()).throw(OperationalError("no server")))
            spoil()
            assert known.version(moment) is None


@pytest.mark.usefixtures("content", "_away")
def test_a_process_that_starts_without_the_database_keeps_nothing(note):
    assert Currency(note).version(AT) is None


@pytest.mark.usefixtures("content")
def test_nobody_waits_for_a_database_that_is_known_to_be_away(note, monkeypatch):
    known, goes_on, asks = Currency(note), threading.Event(), []
    held = known.version(AT)

    def hangs():
        asks.append(threading.current_thread())
        if len(asks) > 1:
            goes_on.wait(10)
        raise OperationalError("no server")

    monkeypatch.setattr(currency, "mark", hangs)
    assert [known.version(AT + seconds) for seconds in (1, 3, 4, 5)] == [held] * 4
    goes_on.set()
    wait_for_the_thread_beside(known)
    assert len(asks) == 2
    assert asks[1] is not threading.main_thread()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("content")
def test_while_visitors_are_answered_a_thread_of_its_own_asks_before_one_has_to_wait(note, monkeypatch):
    asks, has_asked = [], threading.Event()

    def noting():
        asks.append(threading.current_thread())
        try:
            return mark()
        finally:
            has_asked.set()

    monkeypatch.setattr(currency, "mark", noting)
    known = Currency(note, asks_ahead=True)
    first = known.version(AT)
    known.version(AT + 0.4)
    assert asks == [threading.current_thread()]
    elsewhere()
    has_asked.clear()
    assert known.version(AT + 0.6) is first
    assert has_asked.wait(10)
    wait_for_the_thread_beside(known)
    assert asks[1] is not threading.current_thread()
    second = known.version(AT + 0.7)
    assert second.mark == mark() != first.mark
    assert known.version(AT + 0.6 + 0.89) is second
    wait_for_the_thread_beside(known)


@pytest.mark.django_db(transaction=True)
def test_once_the_database_is_back_the_version_is_found_again(note, monkeypatch):
    replace_mark()
    known = Currency(note)
    held = known.version(AT)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(currency, "mark", lambda: (_ for _ in ()).throw(OperationalError("no server")))
        assert known.version(AT + 1) is held
    asked = []
    monkeypatch.setattr(currency, "mark", lambda: asked.append(threading.current_thread()) or held.mark)
    assert known.version(AT + 3) is held
    wait_for_the_thread_beside(known)
    assert known.version(AT + 3.5) is held
    assert len(asked) == 1
    assert known.version(AT + 5) is held
    assert asked[1] is threading.main_thread()


# When a page changes by itself


def test_a_version_ends_at_midnight_and_two_seconds_before_it(note):
    replace_mark()
    midnight = end_of(stockholm_day(NOON))
    known, turns = Currency(note), [midnight - timedelta(seconds=2), midnight]
    for turn in turns:
        before = known.version(turn.timestamp() - 0.001)
        assert known.version(turn.timestamp()) is not before
        assert known.version(turn.timestamp()).mark == before.mark


def test_a_version_ends_when_a_text_goes_live_or_ends():
    live, end = NOON + timedelta(hours=1), NOON + timedelta(hours=3)
    ArticleFactory(live_from=live, live_to=end)
    ArticleFactory(live_from=live + timedelta(hours=1))
    midnight = end_of(stockholm_day(NOON))
    turns = [live, live + timedelta(hours=1), end, midnight - timedelta(seconds=2), midnight]
    found = [NOON]
    for _turn in turns:
        found.append(next_turn(found[-1]))
    assert found[1:] == turns


@given(st.timedeltas(timedelta(0), timedelta(days=400)))
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_turn_always_lies_ahead_and_on_the_same_day(later):
    at = NOON + later
    assert at < next_turn(at) <= end_of(stockholm_day(at))


def test_a_clock_that_is_set_back_makes_the_database_asked_again(note):
    replace_mark()
    known = Currency(note)
    known.version(AT)
    elsewhere()
    assert known.version(AT - 30).mark == mark()
