"""What the room shows on the pages of others."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.panels import Panel
from programmes.models import Country

from .models import Project

#: How many projects a country's page shows; the list of all projects holds the rest.
SHOWN = 12


def partnerships_in(request: HttpRequest, country: Country) -> Panel | None:
    """The projects with a partner in a country, the newest first."""
    projects = list(Project.objects.public(request.now).newest_first().filter(partner_country=country)[: SHOWN + 1])
    if not projects:
        return None
    context = {"projects": projects[:SHOWN], "has_more": len(projects) > SHOWN}
    return Panel(_("Projects"), "news/panels/partnerships.html", context)
