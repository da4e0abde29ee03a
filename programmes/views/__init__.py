"""The room's views: they ask models and domain, and choose a template."""

from .bodies import local_government
from .changes import changes, changes_feed
from .checker import checker
from .countries import countries, country
from .data import (
    countries_csv,
    countries_json,
    eligibility_json,
    local_governments_csv,
    local_governments_json,
    windows_csv,
    windows_json,
)
from .pages import programme, programme_page, programmes
from .parts import document_file, programme_part
from .windows import application_windows, window_calendar, windows_calendar

__all__ = [
    "application_windows",
    "changes",
    "changes_feed",
    "checker",
    "countries",
    "countries_csv",
    "countries_json",
    "country",
    "document_file",
    "eligibility_json",
    "local_government",
    "local_governments_csv",
    "local_governments_json",
    "programme",
    "programme_page",
    "programme_part",
    "programmes",
    "window_calendar",
    "windows_calendar",
    "windows_csv",
    "windows_json",
]
