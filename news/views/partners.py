"""The page on which a Swedish municipality or region finds a partner: the step before applying."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.facets import Beside, narrowed
from icld_site.delivery.pages import Page, home_crumb, render_page
from icld_site.languages.dates import in_words
from icld_site.languages.texts import said
from news import facets
from news.models import Project
from news.seeking import partner_countries, seeker
from programmes.as_of import AsOf, as_of
from programmes.frame import Frame, frame
from programmes.menu import menu
from programmes.models import FaqEntry


@require_safe
def find_a_partner(request: HttpRequest) -> HttpResponse:
    """Who abroad seeks a Swedish partner, in a country that is a partner country today or on another day; how ICLD
    helps; and what comes then."""
    shown, current = as_of(request), frame(request)
    context: dict[str, Any] = {"as_of": shown, **_of_the_programme(request, current)}
    if shown.error:
        page = _page(current, "", title_prefix=_("Error:"), robots="noindex")
        return render_page(request, "news/find_a_partner.html", page, context, status=400)
    context |= _seekers(request, shown)
    query = context["narrow"].query
    return render_page(request, "news/find_a_partner.html", _page(current, f"?{query}" if query else ""), context)


def _seekers(request: HttpRequest, shown: AsOf) -> dict[str, Any]:
    """Those that are left of the list, and how many are left out of it since their countries are none of the day's."""
    day = shown.day
    rows = Project.objects.public(request.now).seeking().newest_first()
    in_partner_countries = rows.in_countries(partner_countries(request, day))
    beside = Beside(
        within=lambda rows: rows.filter(pk__in=in_partner_countries.values("pk")),
        after=shown.parameters,
    )
    narrow = narrowed(request, rows, facets.of_seeking(day), beside=beside)
    projects = narrow.rows.prefetch_related("core_areas", "themes")
    return {
        "day": in_words(day),
        "narrow": narrow,
        "is_narrowed": any(request.GET.get(name) for name in facets.OF_SEEKING),
        "whole_list": request.path + shown.query,
        "seekers": [seeker(row, request, day) for row in projects],
        "left_out": _left_out(rows.exclude(pk__in=in_partner_countries.values("pk")).count(), day),
    }


def _left_out(number: int, day: date) -> str:
    """How many seek a partner, but in a country that is no partner country on a Stockholm day; empty for none."""
    told = ngettext(
        "Not shown: %(count)d that seeks a partner, in a country that is no partner country on %(day)s.",
        "Not shown: %(count)d that seek a partner, in countries that are no partner countries on %(day)s.",
        number,
    )
    return told % {"count": number, "day": in_words(day)} if number else ""


def _of_the_programme(request: HttpRequest, current: Frame | None) -> dict[str, Any]:
    """The pages of the programme that takes applications, what it says of finding a partner, and how to apply."""
    if current is None:
        return {}
    programme = current.book.programme
    answers = FaqEntry.objects.public(request.now).filter(page__programme=programme, helps_find_partner=True)
    return {
        "programme": programme,
        "programme_pages": menu(programme, request, None),
        "answers": answers.select_related("page__programme").order_by("order", "id"),
        "apply_url": current.notice.apply_url,
    }


def _page(current: Frame | None, query: str, **fields: Any) -> Page:
    programme = current.book.programme if current else None
    return Page(
        title=_("Find a partner"),
        paths={language: address("find-a-partner", language) for language in LANGUAGES},
        query=query,
        description=_(
            "Who abroad seeks a Swedish partner, what they want to work on, and how ICLD helps you find one."
        ),
        crumbs=[home_crumb(), *([(said(programme, "title"), programme.get_absolute_url())] if programme else [])],
        section="programme",
        **fields,
    )
