"""The pages of the room, by their names in the table of addresses."""

from . import views

pages = {
    "articles": views.articles,
    "article": views.article,
    "projects": views.projects,
    "project": views.project,
}
