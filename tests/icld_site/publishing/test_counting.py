"""A number that every change of some tables raises, and that never falls."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from icld_site.publishing.counting import changes_of
from icld_site.publishing.models import ChangeCount
from news.models import Article
from programmes.models import ApplicationKind, Pause, WindowRule
from programmes.rulebook import COUNTED
from tests.programmes.factories import KindFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 2, 1, 11, tzinfo=UTC)


@pytest.fixture
def rule():
    return WindowRule.objects.create(
        programme=ProgrammeFactory(), title_sv="Våren", opens_month=2, opens_day=15, closes_month=3, closes_day=15
    )


CHANGES = {
    "save": lambda rule: rule.save(),
    "update": lambda _rule: WindowRule.objects.update(closes_day=20),
    "create in bulk": lambda rule: ApplicationKind.objects.bulk_create(
        [ApplicationKind(programme=rule.programme, code=code) for code in "ab"]
    ),
    "update in bulk": lambda rule: ApplicationKind.objects.bulk_update(
        [KindFactory(programme=rule.programme)], ["code"]
    ),
    "delete": lambda rule: rule.delete(),
    "delete in bulk": lambda _rule: WindowRule.objects.all().delete(),
    "relate": lambda rule: rule.kinds.add(KindFactory(programme=rule.programme)),
    "a pause": lambda rule: Pause.objects.create(programme=rule.programme, reason_sv="System byts."),
    "plain SQL": lambda _rule: connection.cursor().execute("UPDATE programmes_windowrule SET closes_day = 20"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_way_of_changing_a_row_raises_the_number_and_names_the_moment(rule, time_machine, change):
    before = changes_of(COUNTED).number
    time_machine.move_to(NOON, tick=False)
    CHANGES[change](rule)
    after = changes_of(COUNTED)
    assert after.number > before
    assert after.changed_at == NOON


def test_a_pause_that_is_taken_back_raises_it_once_more(rule):
    before = changes_of(COUNTED).number
    pause = Pause.objects.create(programme=rule.programme, reason_sv="System byts.")
    between = changes_of(COUNTED).number
    pause.delete()
    assert before < between < changes_of(COUNTED).number


def test_what_the_rules_are_not_made_of_leaves_it_alone(rule):
    before = changes_of(COUNTED)
    Article.objects.update(title_sv="Annan")
    list(WindowRule.objects.all())
    after = changes_of(COUNTED)
    assert (after.number, after.changed_at) == (before.number, before.changed_at)


def test_a_change_that_is_undone_is_not_counted(rule):
    before = changes_of(COUNTED).number
    with transaction.atomic():
        rule.save()
        assert changes_of(COUNTED).number > before
        transaction.set_rollback(True)
    assert changes_of(COUNTED).number == before


def test_a_count_that_was_lost_begins_anew_with_the_next_change(rule):
    ChangeCount.objects.all().delete()
    rule.save()
    assert changes_of(COUNTED).number == 1


def test_the_next_migration_leaves_the_number_as_it_was(rule):
    before = changes_of(COUNTED)
    call_command("migrate", "publishing", verbosity=0)
    assert (changes_of(COUNTED).number, changes_of(COUNTED).changed_at) == (before.number, before.changed_at)


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_and_in_an_emptied_database_a_change_is_counted_too():
    before = changes_of(COUNTED).number
    ApplicationKind.objects.update(code="project")
    assert changes_of(COUNTED).number == before + 1
