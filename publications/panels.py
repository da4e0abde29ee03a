"""What the room shows on the pages of others."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.panels import Panel
from news.subjects import narrowed
from programmes.models import Country

from .models import Publication

#: How many publications a country's page shows; their list, to which it leads, holds the rest.
SHOWN = 12


def about(request: HttpRequest, country: Country) -> Panel | None:
    """The publications about a country, the newest first."""
    rows = Publication.objects.public(request.now).newest_first().for_reference().filter(countries=country)
    publications = list(rows[: SHOWN + 1])
    if not publications:
        return None
    all_url = narrowed("publications", country=country.code) if len(publications) > SHOWN else ""
    context = {"publications": publications[:SHOWN], "all_url": all_url}
    return Panel(_("Publications"), "publications/panels/about.html", context)
