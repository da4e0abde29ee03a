"""A migration runs while the version before it still serves, so what that one reads and writes has to stay.

What is wanted in the end takes two releases: the first one stops using a column, the second one takes it away. Such a
migration says so: `while_old_serves = "no version since 1.2 reads it"`. django-migration-linter reads the SQL of one
database and is wrong about defaults on SQLite (its issues 142 and 326); this reads the operations.
"""

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation

#: The last migration of each app before anybody ran an older version in earnest.
BEFORE = {
    "home": "0001_initial",
    "media": "0001_initial",
    "news": "0005_seeks_partner",
    "programmes": "0006_window_modified",
    "publications": "0007_newest_index",
    "publishing": "0005_change_count",
    "search": "0001_initial",
    "staff": "0001_initial",
}
#: What takes away something that the old version asks for by its name.
TAKEN_AWAY = (
    migrations.RemoveField,
    migrations.RenameField,
    migrations.DeleteModel,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
#: What may refuse what the old version writes.
REFUSING = (
    migrations.AddConstraint,
    migrations.AlterUniqueTogether,
)


def risks(migration: type[migrations.Migration]) -> list[str]:
    """What the version before would meet, an operation a line. New tables and all about them are its own business."""
    if getattr(migration, "while_old_serves", ""):
        return []
    new = {
        operation.name.lower() for operation in migration.operations if isinstance(operation, migrations.CreateModel)
    }
    return [
        f"{risk}: {operation.describe()}"
        for operation in migration.operations
        if _model(operation) not in new and (risk := _risk(operation))
    ]


def _model(operation: Operation) -> str:
    return getattr(operation, "model_name", getattr(operation, "name", "")).lower()


def _risk(operation: Operation) -> str:
    if isinstance(operation, TAKEN_AWAY):
        return "the old version still asks for it"
    if isinstance(operation, REFUSING):
        return "the old version may write what it refuses"
    if isinstance(operation, migrations.AddField) and _has_to_be_given(operation.field):
        return "the old version gives it no value: null=True or db_default"
    if isinstance(operation, migrations.AlterField):
        return "say what the old version meets: a smaller field, or one that may no longer be empty?"
    if isinstance(operation, migrations.RunSQL):
        return "say what the old version meets"
    return ""


def _has_to_be_given(field: models.Field) -> bool:
    return not field.many_to_many and not field.null and not field.has_db_default()


def ours() -> dict[tuple[str, str], type[migrations.Migration]]:
    labels = {config.label for config in apps.get_app_configs() if "site-packages" not in config.path}
    found = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {name: migration for name, migration in found.items() if name[0] in labels}


def test_the_old_version_serves_while_a_migration_runs():
    later = {name: found for name, found in ours().items() if name[1] > BEFORE.get(name[0], "")}
    assert {name: found for name, migration in later.items() if (found := risks(migration))} == {}


def test_what_stands_before_is_there():
    assert set(BEFORE.items()) <= set(ours())


@pytest.mark.parametrize(
    ("operation", "is_risky"),
    [
        (migrations.RemoveField("article", "lead"), True),
        (migrations.RenameField("article", "lead", "intro"), True),
        (migrations.DeleteModel("Article"), True),
        (migrations.RenameModel("Article", "Story"), True),
        (migrations.AlterModelTable("Article", "story"), True),
        (migrations.AddField("article", "intro", models.TextField()), True),
        (migrations.AddField("article", "intro", models.TextField(default="")), True),
        (migrations.AddField("article", "intro", models.TextField(db_default="")), False),
        (migrations.AddField("article", "intro", models.TextField(null=True)), False),
        (migrations.AddField("article", "themes", models.ManyToManyField("news.Theme")), False),
        (migrations.AlterField("article", "lead", models.CharField(max_length=10)), True),
        (migrations.AddConstraint("article", models.UniqueConstraint(fields=["lead"], name="one")), True),
        (migrations.RunSQL("SELECT 1"), True),
        (migrations.RunPython(migrations.RunPython.noop), False),
        (migrations.AddIndex("article", models.Index(fields=["lead"], name="by_lead")), False),
    ],
)
def test_what_an_old_version_would_meet_is_found(operation, is_risky):
    migration = type("Migration", (migrations.Migration,), {"operations": [operation]})
    assert bool(risks(migration)) is is_risky
    created = type(
        "Migration",
        (migrations.Migration,),
        {"operations": [migrations.CreateModel("Article", []), migrations.AddConstraint("article", operation)]},
    )
    assert risks(created) == []


def test_a_migration_that_says_why_is_let_through():
    said = {"operations": [migrations.DeleteModel("Article")], "while_old_serves": "no version since 1.2 reads it"}
    assert risks(type("Migration", (migrations.Migration,), said)) == []
