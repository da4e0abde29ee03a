"""Days and hours where Django writes them."""

from datetime import UTC, datetime

import pytest
from django.utils import formats, timezone, translation


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("sv", "27 november 2026", "2026-11-27 17:24"),
        ("en", "27 November 2026", "27 November 2026, 17:24"),
    ],
)
def test_english_is_british_and_has_the_hours_of_a_day(language, day, moment):
    at = timezone.localtime(datetime(2026, 11, 27, 16, 24, tzinfo=UTC))
    with translation.override(language):
        assert (formats.date_format(at), formats.date_format(at, "SHORT_DATETIME_FORMAT")) == (day, moment)
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
