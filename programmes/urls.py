"""The pages of the room, by their names in the table of addresses; and its open data."""

from django.urls import path

from . import views

pages = {
    "programmes": views.programmes,
    "programme": views.programme,
    "countries": views.countries,
    "country": views.country,
    "changes": views.changes,
    "changes-feed": views.changes_feed,
    "programme-page": views.programme_page,
    "programme-part": views.programme_part,
    "document-file": views.document_file,
    "checker": views.checker,
    "local-government": views.local_government,
    "application-windows": views.application_windows,
    "windows-calendar": views.windows_calendar,
    "window-calendar": views.window_calendar,
}

data = [
    path("data/eligibility.json", views.eligibility_json, name="eligibility-json"),
    path("data/countries.json", views.countries_json, name="countries-json"),
    path("data/countries.csv", views.countries_csv, name="countries-csv"),
    path("data/windows.json", views.windows_json, name="windows-json"),
    path("data/windows.csv", views.windows_csv, name="windows-csv"),
    path("data/local-governments.json", views.local_governments_json, name="local-governments-json"),
    path("data/local-governments.csv", views.local_governments_csv, name="local-governments-csv"),
]
