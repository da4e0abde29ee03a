"""The page that explains the open data, and the descriptions of it for programs."""

import json
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from icld_site.addresses import LANGUAGES, address
from icld_site.days import stockholm_day
from icld_site.delivery.described import Dataset
from icld_site.delivery.open_data import LICENCE, as_json, reading
from icld_site.delivery.pages import Page, home_crumb, render_page
from programmes.wording import CONTACT

from . import datasets
from .catalogue import NAMESPACES, catalogue
from .openapi import document
from .rdf import as_json_ld, as_rdf_xml

#: What the page asks, to show how it is done.
EXAMPLE = "applicant=1440&country=ZM&on=2027-03-15"


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, in which forms, on what terms; made from what the rooms say of theirs."""
    page = Page(
        title=_("Open data"),
        paths={language: address("open-data", language) for language in LANGUAGES},
        description=datasets.ABOUT,
        crumbs=[home_crumb()],
    )
    context = {
        "datasets": [(each, _changed(each, request)) for each in datasets.FILED],
        "services": datasets.SERVICES,
        "descriptions": datasets.DESCRIPTIONS,
        "example": EXAMPLE,
        "licence": LICENCE,
        "contact": CONTACT,
    }
    return render_page(request, "home/open_data.html", page, context)


@reading
def openapi_json(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return as_json(document())


@reading
def catalogue_json_ld(request: HttpRequest) -> HttpResponse:
    """The catalogue in DCAT-AP-SE as JSON-LD."""
    text = json.dumps(as_json_ld(catalogue(request), NAMESPACES), ensure_ascii=False)
    return HttpResponse(text, content_type=datasets.CATALOGUE.media_type)


@reading
def catalogue_rdf_xml(request: HttpRequest) -> HttpResponse:
    """The same as RDF/XML."""
    return HttpResponse(as_rdf_xml(catalogue(request), NAMESPACES), content_type=datasets.CATALOGUE_XML.media_type)


def _changed(dataset: Dataset, request: HttpRequest) -> date | None:
    """The Stockholm day on which it last changed."""
    return stockholm_day(dataset.changed(request)) if dataset.changed else None
