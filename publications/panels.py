"""What the room shows on the pages of others."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.panels import Panel
from programmes.models import Country

from .models import Publication

#: How many publications a country's page shows; the list of all publications holds the rest.
SHOWN = 12


def about(request: HttpRequest, country: Country) -> Panel | None:
    """The publications about a country, the newest first."""
    publications = list(Publication.objects.public(request.now).newest_first().filter(countries=country)[: SHOWN + 1])
    if not publications:
        return None
    context = {"publications": publications[:SHOWN], "has_more": len(publications) > SHOWN}
    return Panel(_("Publications"), "publications/panels/about.html", context)
