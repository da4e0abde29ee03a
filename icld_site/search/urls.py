"""The pages of the search, by their names in the table of addresses."""

from icld_site.delivery.scripts import with_script

from .views.opensearch import opensearch
from .views.page import search_page
from .views.suggestions import suggestions

pages = {
    "search": with_script(search_page),
    "search-suggestions": suggestions,
    "opensearch": opensearch,
}
