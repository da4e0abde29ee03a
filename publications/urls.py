"""The pages of the room, by their names in the table of addresses."""

from . import views

pages = {
    "publications": views.publications,
    "publication": views.publication,
}
