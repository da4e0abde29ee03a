"""The page of a series, and that of somebody who wrote, edited or photographed: their publications, newest first."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.pagination import first_page_elsewhere, paged
from icld_site.languages.texts import said
from publications import harvest
from publications.models import Contribution, Contributor, Publication, Series


@require_safe
def series(request: HttpRequest, series: str) -> HttpResponse:
    """A series, as long as something public came out in it."""
    row = Series.objects.filter(code=series).first()
    rows = Publication.objects.public(request.now).newest_first().filter(series=row)
    description = _("The publications of ICLD in the series %(title)s.")
    return _works(request, row, rows, "publications/series.html", str(said(row, "title")) if row else "", description)


@require_safe
def contributor(request: HttpRequest, contributor: str) -> HttpResponse:
    """A person or an organisation that something public is by."""
    row = Contributor.objects.filter(slug=contributor).first()
    made = Contribution.objects.filter(contributor=row).values("publication")
    rows = Publication.objects.public(request.now).newest_first().filter(pk__in=made)
    description = _("Publications of ICLD by %(title)s.")
    name = row.name.direct if row else ""
    return _works(request, row, rows, "publications/contributor.html", name, description)


def _works(request: HttpRequest, row: Any, rows: QuerySet, template: str, title: str, description: str) -> HttpResponse:
    if row is None:
        raise Http404("there is none of this name")
    if moved := first_page_elsewhere(request):
        return moved
    shown, pagination = paged(request, rows.for_reference())
    if not shown:
        raise Http404("nothing public is by them, or in it")
    page = Page(
        title=pagination.titled(title),
        paths={language: row.get_absolute_url(language) for language in LANGUAGES},
        query=pagination.query,
        description=description % {"title": title},
        crumbs=[home_crumb(), (_("Publications"), address("publications"))],
        section="publications",
        facts=[harvest.person(row)] if isinstance(row, Contributor) else [],
    )
    return render_page(
        request, template, page, {"row": row, "title": title, "publications": shown, "pagination": pagination}
    )
