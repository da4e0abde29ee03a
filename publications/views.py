"""Publications: the list, and a page for each."""

from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.pagination import first_page_elsewhere, paged
from icld_site.languages.texts import said
from icld_site.publishing.finding import elsewhere, find

from .domain.reference import icld_line
from .models import Publication


@require_safe
def publications(request: HttpRequest) -> HttpResponse:
    """All publications, the newest first."""
    if moved := first_page_elsewhere(request):
        return moved
    shown, pagination = paged(request, Publication.objects.public(request.now).newest_first())
    page = Page(
        title=pagination.titled(_("Publications")),
        paths={language: address("publications", language) for language in LANGUAGES},
        query=pagination.query,
        description=_("Research and handbooks on local democracy from ICLD."),
        crumbs=[home_crumb()],
        section="publications",
    )
    return render_page(
        request, "publications/publications.html", page, {"publications": shown, "pagination": pagination}
    )


@require_safe
def publication(request: HttpRequest, slug: str) -> HttpResponse:
    """One publication, with the reference to cite it by."""
    row = find(Publication.objects.public(request.now), slug)
    if moved := elsewhere(request, row):
        return moved
    page = Page(
        title=said(row, "title"),
        paths={language: row.get_absolute_url(language) for language in LANGUAGES},
        languages=row.languages(),
        description=_description(row),
        crumbs=[home_crumb(), (_("Publications"), address("publications"))],
        section="publications",
    )
    return render_page(request, "publications/publication.html", page, {"publication": row})


def _description(publication: Publication) -> str:
    """The beginning of the abstract, or else the line that ICLD writes."""
    abstract = strip_tags(str(said(publication, "abstract")))
    return Truncator(abstract).words(40) if abstract else icld_line(publication.reference)
