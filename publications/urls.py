"""The pages of the room, by their names in the table of addresses; and its open data."""

from django.urls import path

from . import views

pages = {
    "publications": views.publications,
    "publications-feed": views.publications_feed,
    "series": views.series,
    "contributor": views.contributor,
    "publication-export": views.publication_export,
    "publication-file": views.publication_file,
    "publication": views.publication,
}

data = [
    path("data/publications.json", views.publications_json, name="publications-json"),
    path("data/publications.csv", views.publications_csv, name="publications-csv"),
    path("data/publications.bib", views.publications_export, {"form": "bib"}, name="publications-bib"),
    path("data/publications.ris", views.publications_export, {"form": "ris"}, name="publications-ris"),
    path("data/publications.csl.json", views.publications_export, {"form": "json"}, name="publications-csl"),
]
