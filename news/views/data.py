"""Open data: the projects."""

from datetime import datetime

from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse

from icld_site.days import start_of
from icld_site.delivery.limits import WHOLE, costly
from icld_site.delivery.open_data import as_json, reading
from icld_site.delivery.tables import table
from news import open_data
from news.models import Project


@reading
@costly(WHOLE)
def projects_json(request: HttpRequest) -> HttpResponse:
    """Every public project."""
    return as_json(open_data.projects_as_json(_projects(request), projects_changed(request), request.today))


@reading
@costly(WHOLE)
def projects_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    return table("projects.csv", open_data.COLUMNS, open_data.projects_as_rows(_projects(request), request.today))


def projects_changed(request: HttpRequest) -> datetime:
    """The UTC moment at which a public project last changed."""
    return Project.objects.public(request.now).aggregate(at=Max("modified"))["at"] or start_of(request.today)


def _projects(request: HttpRequest) -> QuerySet[Project]:
    rows = Project.objects.public(request.now).order_by("-day", "-recorded_at", "id")
    return rows.with_parties().prefetch_related("core_areas", "themes")
