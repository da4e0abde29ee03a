"""The checker: one GET form, and the answer at an address that can be shared."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.limits import costly
from icld_site.delivery.observing import note
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.delivery.reads import as_written
from icld_site.languages.texts import said
from programmes.answer_page import AnswerPage
from programmes.asking import EDIT, PARAMETERS, Asked, read
from programmes.checker_form import CheckerForm, candidates
from programmes.domain.eligibility import answer
from programmes.frame import Frame, frame
from programmes.noted import QUESTION, noted


@require_safe
@costly()
def checker(request: HttpRequest) -> HttpResponse:
    """The empty form, the form with what is wrong, a choice between bodies of one name, or the answer."""
    current = frame(request)
    if current is None:
        raise Http404
    if not any(name in request.GET for name in PARAMETERS):
        return _form(request, current, Asked(typed={}), status=200)
    asked = read(request.GET, current.book)
    is_nearly = asked.nearly and EDIT not in request.GET
    if (asked.candidates or is_nearly) and len(asked.faults) == 1:
        return _which(request, current, asked)
    if EDIT in request.GET:
        asked = asked.unfinished()
        return _form(request, current, asked, status=400 if asked.faults else 200)
    if asked.question is None:
        return _form(request, current, asked, status=400)
    if as_written(request, PARAMETERS) != asked.query():
        return HttpResponseRedirect(f"{address('checker')}?{asked.query()}")
    given = answer(asked.question, asked.on or request.today, current.book.rules)
    note(request, QUESTION, noted(given))
    shown = AnswerPage(given, current.book, request.today, asked.on)
    page = _page(
        current, f"{shown.heading} {shown.subject}", f"?{asked.query()}", description=shown.description, inner=True
    )
    context = {"answer": shown, "programme": current.book.programme, "status": current.notice}
    return render_page(request, "programmes/answer.html", page, context)


def _form(request: HttpRequest, current: Frame, asked: Asked, status: int) -> HttpResponse:
    form = CheckerForm(asked, current.book, request.today)
    is_kept = EDIT in request.GET and asked.typed and not asked.faults
    page = _page(
        current,
        _("May we apply?"),
        f"?{asked.query()}&{EDIT}=1" if is_kept else "",
        title_prefix=_("Error:") if asked.faults else "",
        robots="noindex" if asked.typed or asked.faults else "",
    )
    context = {"form": form, "programme": current.book.programme}
    return render_page(request, "programmes/checker.html", page, context, status=status)


def _which(request: HttpRequest, current: Frame, asked: Asked) -> HttpResponse:
    page = _page(current, _("Which one do you mean?"), "", robots="noindex", inner=True)
    context = {
        "typed": asked.typed["applicant"],
        "candidates": candidates(asked),
        "are_nearly": bool(asked.nearly),
        "change_url": f"{address('checker')}?{asked.query()}&{EDIT}=1",
        "programme": current.book.programme,
    }
    return render_page(request, "programmes/checker_candidates.html", page, context)


def _page(
    current: Frame,
    title: str,
    query: str,
    *,
    description: str = "",
    title_prefix: str = "",
    robots: str = "",
    inner: bool = False,
) -> Page:
    programme = current.book.programme
    crumbs = [home_crumb(), (said(programme, "title"), programme.get_absolute_url())]
    if inner:
        crumbs.append((_("May we apply?"), address("checker")))
    return Page(
        title=title,
        title_prefix=title_prefix,
        paths={language: address("checker", language) for language in LANGUAGES},
        query=query,
        description=description
        or _(
            "Which municipality, region or federation, which country, which day: the answer "
            "comes at once, with the reasons and the dates."
        ),
        crumbs=crumbs,
        robots=robots,
        section="programme",
        has_strip=not inner,
    )
