"""What the room shows on the pages of others."""

from collections import Counter
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.delivery.panels import Panel
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import said
from programmes.body_page import body_path
from programmes.models import Country, LocalGovernment

from .models import Project, ProjectQuerySet, SwedishParty
from .seeking import partner_countries, seeker
from .subjects import narrowed

#: How many projects a country's page shows; their list, to which it leads, holds the rest.
SHOWN = 12


def partnerships_in(request: HttpRequest, country: Country) -> Panel | None:
    """The projects with a partner in a country, the newest first."""
    projects = list(_partnerships(request).in_country(country)[: SHOWN + 1])
    if not projects:
        return None
    all_url = narrowed("projects", country=country.code) if len(projects) > SHOWN else ""
    context = {"projects": projects[:SHOWN], "all_url": all_url}
    return Panel(_("Projects"), "news/panels/partnerships.html", context)


def seeking_in(request: HttpRequest, country: Country) -> Panel | None:
    """Who seeks a Swedish partner in a country, while it is a partner country."""
    if country.code not in partner_countries(request, request.today):
        return None
    rows = Project.objects.public(request.now).seeking().newest_first().in_country(country)
    seekers = [seeker(row, request, request.today) for row in rows.prefetch_related("core_areas", "themes")]
    context = {"seekers": seekers, "all_url": address("find-a-partner")}
    return Panel(_("Seek a Swedish partner"), "news/panels/seeking.html", context) if seekers else None


def partnerships_of(request: HttpRequest, body: LocalGovernment) -> Panel | None:
    """The projects that a local government takes or took part in, also under an earlier or later form."""
    made = SwedishParty.objects.filter(body__in=_forms(body)).values("project")
    projects = list(_partnerships(request).filter(pk__in=made)[: SHOWN + 1])
    if not projects:
        return None
    own = _partnerships(request).filter(swedish_parties__body=body).count()  # their list is that of one form alone
    all_url = narrowed("projects", party=body.slug) if own > SHOWN else ""
    return Panel(_("Partnerships"), "news/panels/partnerships.html", {"projects": projects[:SHOWN], "all_url": all_url})


def neighbours_of(request: HttpRequest, body: LocalGovernment) -> Panel | None:
    """The other local governments of the county that have partnerships, and how many."""
    if not body.county_code:
        return None
    public = Project.objects.public(request.now).partnerships()
    made = SwedishParty.objects.filter(project__in=public, body__county_code=body.county_code)
    made = made.exclude(body__in=_forms(body))
    numbers = Counter(made.values_list("body", flat=True))
    rows = sorted(LocalGovernment.objects.filter(pk__in=numbers), key=lambda row: swedish_key(str(said(row, "name"))))
    neighbours = [{"name": said(row, "name"), "url": body_path(row), "count": numbers[row.pk]} for row in rows]
    context = {"neighbours": neighbours, "county": body.county}
    return Panel(_("Neighbours with partnerships"), "news/panels/neighbours.html", context) if neighbours else None


def _partnerships(request: HttpRequest) -> ProjectQuerySet:
    return Project.objects.public(request.now).partnerships().newest_first()


def _forms(body: LocalGovernment) -> list[UUID]:
    """The body, what it became, and what it was before."""
    others = [body.successor_id, *body.predecessors.values_list("pk", flat=True)]
    return [body.pk, *(key for key in others if key)]
