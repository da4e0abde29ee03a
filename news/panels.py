"""What the room shows on the pages of others."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.delivery.panels import Panel
from programmes.models import Country

from .models import Project
from .subjects import narrowed

#: How many projects a country's page shows; their list, to which it leads, holds the rest.
SHOWN = 12


def partnerships_in(request: HttpRequest, country: Country) -> Panel | None:
    """The projects with a partner in a country, the newest first."""
    projects = list(Project.objects.public(request.now).newest_first().in_country(country)[: SHOWN + 1])
    if not projects:
        return None
    all_url = narrowed("projects", country=country.code) if len(projects) > SHOWN else ""
    context = {"projects": projects[:SHOWN], "all_url": all_url}
    return Panel(_("Projects"), "news/panels/partnerships.html", context)
