"""The pages of the room, by their names in the table of addresses; and its open data."""

from django.urls import path

from . import views

pages = {
    "articles": views.articles,
    "articles-feed": views.articles_feed,
    "articles-of-year": views.articles_of_year,
    "article": views.article,
    "find-a-partner": views.find_a_partner,
    "projects": views.projects,
    "project": views.project,
}

data = [
    path("data/projects.json", views.projects_json, name="projects-json"),
    path("data/projects.csv", views.projects_csv, name="projects-csv"),
]
