"""A page for each local government of the register."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.panels import PanelAbout, panels_about
from icld_site.languages.texts import said
from programmes import bodies
from programmes.body_page import BodyPage, body_path
from programmes.frame import frame
from programmes.models import LocalGovernment


@require_safe
def local_government(request: HttpRequest, body: str, panels: Iterable[PanelAbout] = ()) -> HttpResponse:
    """The body at a slug, with the panels that the shell hands in; at a code or another of its names it leads there.

    A name that several bodies have leads to the checker, which asks for which one.
    """
    current = frame(request)
    if current is None:
        raise Http404("no programme takes applications")
    row = LocalGovernment.objects.filter(slug=body).select_related("successor").first()
    if row is None:
        return _elsewhere(body)
    shown = BodyPage(row, current, request.today)
    programme = current.book.programme
    page = Page(
        title=_("%(name)s: may we apply?") % {"name": shown.name},
        paths={language: body_path(row, language) for language in LANGUAGES},
        description=shown.answer.description if shown.answer else shown.lead,
        crumbs=[
            home_crumb(),
            (said(programme, "title"), programme.get_absolute_url()),
            (_("May we apply?"), address("checker")),
        ],
        section="programme",
        has_strip=False,
    )
    context = {
        "body": shown,
        "answer": shown.answer,
        "status": current.notice,
        "programme": programme,
        "panels": panels_about(row, request, panels),
    }
    return render_page(request, "programmes/local_government.html", page, context)


def _elsewhere(typed: str) -> HttpResponse:
    found = bodies.find(typed) or bodies.find(typed.replace("-", " "))
    if not found:
        raise Http404(f"{typed!r} is no local government")
    if len(found) > 1:
        return HttpResponseRedirect(f"{address('checker')}?{urlencode({'applicant': typed.replace('-', ' ')})}")
    return HttpResponsePermanentRedirect(body_path(found[0]))
