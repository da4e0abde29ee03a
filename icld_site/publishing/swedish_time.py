"""Days and moments as editors type them: written one way, and meant in Swedish time."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from icld_site.days import FIRST_YEAR, LAST_YEAR, STOCKHOLM

#: 02/03/2027 is February to some and March to others.
INPUT_FORMATS = ["%Y-%m-%d"]


_NO_SUCH_DAY = _("There is no such day, or it isn’t written as 2027-03-15.")
_YEAR = _("The year has to be between %(first)d and %(last)d.")


class DayField(forms.DateField):
    """A day of the calendar, written as 2027-03-15."""

    default_error_messages = {"invalid": _NO_SUCH_DAY}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "input_formats": INPUT_FORMATS})

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value:
            _check_year(value)


class MomentField(forms.SplitDateTimeField):
    """A day and a time, such as clocks in Sweden show once."""

    default_error_messages = {
        "invalid_date": _NO_SUCH_DAY,
        "invalid_time": _("Give the time too, written as 09:00."),
        "skipped": _("Clocks in Sweden never show %(time)s on that day, for they go forward. Choose another time."),
        "twice": _("Clocks in Sweden show %(time)s twice on that day, for they go back. Choose another time."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "input_date_formats": INPUT_FORMATS})

    def compress(self, data_list: Sequence[Any]) -> datetime | None:
        if not data_list or not all(part not in self.empty_values for part in data_list):
            return super().compress(data_list)
        naive = datetime.combine(*data_list)
        _check_year(naive)
        before, after = (naive.replace(tzinfo=STOCKHOLM, fold=fold).utcoffset() for fold in (0, 1))
        if before != after:
            code = "skipped" if before < after else "twice"
            raise forms.ValidationError(self.error_messages[code], code=code, params={"time": f"{naive:%H:%M}"})
        return super().compress(data_list)


def _check_year(value: date) -> None:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise forms.ValidationError(_YEAR, code="year", params={"first": FIRST_YEAR, "last": LAST_YEAR})


FORM_FIELDS = {models.DateField: DayField, models.DateTimeField: MomentField}


class SwedishTime:
    """For the admin of a model, and for its inlines: its days and moments are read as above."""

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **kwargs: Any) -> Any:
        if form_class := FORM_FIELDS.get(type(db_field)):
            kwargs.setdefault("form_class", form_class)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
