"""Admin of dated rows that stand inline on the page of what they belong to."""

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from .dated import Dated, NoOverlap


class DatedFormSet(BaseInlineFormSet):
    """Tells an overlap at its row.

    Django doesn't ask a form about a constraint that the inline's parent is part of, and saving would then fail. Rows
    are gone through as they are saved, one after the other, each beside the others as they stand by then.
    """

    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        rows = self.model._base_manager.filter(**{self.fk.attname: self.instance.pk})
        standing: dict[object, Dated] = {row.pk: row for row in rows}
        for form in self.forms:
            row = form.instance
            if self.can_delete and self._should_delete_form(form):
                standing.pop(row.pk, None)
            elif form.has_changed():
                if in_the_way := next((other for other in standing.values() if _overlap(row, other)), None):
                    form.add_error("first_day", _overlaps(in_the_way))
                standing[row.pk] = row


def _overlap(row: Dated, other: Dated) -> bool:
    within = [c.within for c in row._meta.constraints if isinstance(c, NoOverlap)]
    same = any(all(getattr(row, field) == getattr(other, field) for field in fields) for fields in within)
    return row.pk != other.pk and same and row.validity.overlaps(other.validity)


def _overlaps(row: Dated) -> ValidationError:
    return ValidationError(
        _("These days overlap another row: %(row)s (%(days)s)."),
        code="overlap",
        params={"row": row, "days": row.days_text()},
    )
