"""Rows that hold from one Stockholm day to another, both included; an empty end is open."""

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, models, router, transaction
from django.db.models import F, Func, Q, Value
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from icld_site.days import DayRange

from .keyed import Keyed


class NoOverlap(ExclusionConstraint):
    """No two rows with the same values in `within` share a day.

    PostgreSQL keeps it itself. SQLite has no such constraint, and triggers would vanish at the next migration that
    remakes the table: there `Dated.save` asks `validate`, safely, since its transactions take the write lock first.
    """

    def __init__(self, *, name: str, within: tuple[str, ...]) -> None:
        self.within = tuple(within)
        days = Func(F("first_day"), F("last_day"), Value("[]"), function="daterange", output_field=DateRangeField())
        equal = [(F(field), RangeOperators.EQUAL) for field in self.within]
        super().__init__(name=name, expressions=[*equal, (days, RangeOperators.OVERLAPS)])

    def deconstruct(self) -> tuple[str, tuple[()], dict[str, Any]]:
        return f"{type(self).__module__}.{type(self).__name__}", (), {"name": self.name, "within": self.within}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NoOverlap) and self.deconstruct() == other.deconstruct()

    __hash__ = ExclusionConstraint.__hash__

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        return super().constraint_sql(model, schema_editor) if schema_editor.connection.vendor == "postgresql" else None

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        return super().create_sql(model, schema_editor) if schema_editor.connection.vendor == "postgresql" else None

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        return super().remove_sql(model, schema_editor) if schema_editor.connection.vendor == "postgresql" else None

    def validate(self, model: Any, instance: "Dated", exclude: Any = None, using: str = DEFAULT_DB_ALIAS) -> None:
        """Raise ValidationError, naming the row in the way, when a stored row shares a day with the instance."""
        if exclude and {"first_day", "last_day", *self.within} & set(exclude):
            return
        same = {
            model._meta.get_field(field).attname: getattr(instance, model._meta.get_field(field).attname)
            for field in self.within
        }
        rows = model._base_manager.using(using).filter(**same).exclude(pk=instance.pk)
        if instance.first_day:
            rows = rows.filter(Q(last_day__isnull=True) | Q(last_day__gte=instance.first_day))
        if instance.last_day:
            rows = rows.filter(Q(first_day__isnull=True) | Q(first_day__lte=instance.last_day))
        if row := rows.first():
            raise ValidationError(
                {
                    "first_day": ValidationError(
                        _("These days overlap another row: %(row)s (%(days)s)."),
                        code="overlap",
                        params={"row": row, "days": row.days_text()},
                    )
                }
            )


class DatedQuerySet(models.QuerySet):
    def on(self, day: date) -> "DatedQuerySet":
        """The rows that hold on a Stockholm day."""
        return self.filter(
            Q(first_day__isnull=True) | Q(first_day__lte=day), Q(last_day__isnull=True) | Q(last_day__gte=day)
        )

    def bulk_create(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("dated rows are saved one by one, so that an overlap is seen")

    def update(self, **values: Any) -> int:
        if {"first_day", "last_day"} & values.keys():
            raise TypeError("dated rows are saved one by one, so that an overlap is seen")
        return super().update(**values)


class Dated(Keyed):
    """A row that holds from `first_day` to `last_day`, both included. Empty: since ever, until further notice."""

    first_day = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("The first day on which this holds. Empty: it always has.")
    )
    last_day = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("The last day on which this holds, that day included. Empty: until further notice."),
    )

    modified = models.DateTimeField(_("modified"), auto_now=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day__isnull=True) | Q(last_day__isnull=True) | Q(first_day__lte=F("last_day")),
                name="%(app_label)s_%(class)s_days_in_order",
                violation_error_message=_("The last day comes before the first day."),
            )
        ]

    @property
    def validity(self) -> DayRange:
        return DayRange(self.first_day, self.last_day)

    def days_text(self) -> str:
        """The days in words, for admin: `1 January 2018 – until further notice`."""
        first = date_format(self.first_day, "j F Y") if self.first_day else _("always")
        last = date_format(self.last_day, "j F Y") if self.last_day else _("until further notice")
        return f"{first} – {last}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        using = kwargs.get("using") or router.db_for_write(type(self), instance=self)
        with transaction.atomic(using=using):
            for constraint in self._meta.constraints:
                if isinstance(constraint, NoOverlap):
                    constraint.validate(type(self), self, using=using)
            super().save(*args, **kwargs)
