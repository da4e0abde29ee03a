"""The home page, and what is done with an address that leads nowhere, or a form that may not come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery import errors
from icld_site.delivery.facts import organization
from icld_site.delivery.pages import Page, render_page
from icld_site.delivery.reads import whole_query
from icld_site.languages.texts import said
from icld_site.publishing.gone import gone, leads_to
from icld_site.publishing.models import Redirect
from icld_site.publishing.versions import kept
from icld_site.search.lost import OFFERED, meant_by
from icld_site.staff import kept_forms
from news.models import Article, Project
from programmes.frame import frame
from programmes.overview import overview_of
from publications.files import first_cover, with_files
from publications.models import Publication

from .models import FrontPage

View = Callable[..., HttpResponse]

PROJECTS_SHOWN = 2
ARTICLES_SHOWN = 4


def unless_old(view: View) -> View:
    """A view at whose path old addresses stand too, told apart by their query: those lead on, the rest is its own."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = str(request.version)
        names = kept(version, ("old queries", request.path), lambda: Redirect.objects.parameters_of(request.path))
        query = whole_query(request, names)
        row = Redirect.objects.of(request.path, query) if names and query else None
        target = row.target(request.now) if row else None
        if row and row.is_gone:
            return errors.gone(request, target)
        return HttpResponsePermanentRedirect(target) if target else view(request, *args, **kwargs)

    return answer


@require_safe
@unless_old
def home(request: HttpRequest) -> HttpResponse:
    """The whole page of the portal: the programme with its state today, projects, news, a statement, a publication."""
    now = request.now
    front = FrontPage.objects.shown(now).first()
    statement = Article.objects.public(now).filter(pk=front.statement_id).first() if front else None
    articles = Article.objects.public(now).exclude(pk=statement.pk if statement else None)
    publications = with_files(Publication.objects.public(now).for_reference())
    chosen = publications.filter(pk=front.publication_id).first() if front else None
    shown = chosen or publications.newest_first().first()
    page = Page(
        title=said(front, "title") if front else _("The Swedish International Centre for Local Democracy"),
        paths={language: address("home", language) for language in LANGUAGES},
        languages=front.languages() if front else LANGUAGES,
        description=said(front, "lead") if front else "",
        section="home",
        has_strip=False,
        facts=[organization()],
    )
    context = {
        "site": front,
        "statement": statement,
        "projects": Project.objects.public(now).partnerships().for_front_page(PROJECTS_SHOWN),
        "articles": articles.for_front_page(ARTICLES_SHOWN),
        "publication": shown,
        "cover": first_cover(shown) if shown else None,
        **_of_the_programme(request),
    }
    return render_page(request, "home/index.html", page, context)


def _of_the_programme(request: HttpRequest) -> dict[str, Any]:
    current = frame(request)
    if current is None:
        return {}
    return {
        **overview_of(request, current),
        "programme_pages": [{"label": said(row, "title"), "url": row.get_absolute_url()} for row in current.pages],
    }


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Lead an old address on to what the page is called now; tell of a withdrawn page that it is; else that none is.

    What the words of the address are found in is offered then.
    """
    if request.method in ("GET", "HEAD"):
        asked = (request.path, whole_query(request), request.now)
        if target := leads_to(*asked):
            return HttpResponsePermanentRedirect(target)
        if withdrawn := gone(*asked):
            return errors.gone(request, withdrawn.replaced_by)
        language = get_language() or LANGUAGES[0]
        if meant := meant_by(request.path, language, request.now, str(request.version)):
            request.has_script = True
            links = [(hit.entry.title, hit.entry.url) for hit in meant.hits(0, OFFERED)]
            return errors.not_found(request, exception, links, meant.asked.text)
    return errors.not_found(request, exception)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For a form without a token that holds: what an editor wrote in an old tab waits to be sent once more."""
    if kept_forms.keep_of_old_tab(request):
        return HttpResponseRedirect(request.path)
    return errors.csrf_failure(request)
