"""References to save: of one publication, of several, of all; and open data."""

from datetime import datetime

from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.http import require_safe

from icld_site.addresses import address
from icld_site.days import start_of
from icld_site.delivery.limits import WHOLE, costly
from icld_site.delivery.open_data import as_json, reading, refused
from icld_site.delivery.tables import table
from icld_site.publishing.finding import find
from publications import open_data
from publications.catalogue import FaultyQueryError, exported
from publications.exports import FORMS, export, name_of
from publications.files import with_files
from publications.models import Publication
from publications.records import file_addresses, record_of, whole_records


@require_safe
def publication_export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The reference to one publication, in a form of its own."""
    if form not in FORMS:
        raise Http404(f"there is no form {form!r}")
    row = find(with_files(Publication.objects.public(request.now).for_reference()), slug)
    own = address("publication-export", slug=row.slug_in(), form=form)
    if own != request.path:
        return HttpResponsePermanentRedirect(own)
    record = record_of(row, file_addresses(row))
    return export([record], form, name_of(record, row.slug_in() or "reference"))


@reading
@costly(WHOLE)
def publications_export(request: HttpRequest, form: str) -> HttpResponse:
    """The references to all publications, or to those that are asked for."""
    try:
        return export(whole_records(exported(request)), form, "publications")
    except FaultyQueryError as fault:
        return _faulty(fault)


@reading
@costly(WHOLE)
def publications_json(request: HttpRequest) -> HttpResponse:
    """What is known of every public publication, or of those that are asked for."""
    try:
        rows = exported(request)
    except FaultyQueryError as fault:
        return _faulty(fault)
    return as_json(open_data.publications_as_json(_whole(rows), _newest(rows, request)))


@reading
@costly(WHOLE)
def publications_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table, in the form that an import reads again."""
    try:
        rows = exported(request)
    except FaultyQueryError as fault:
        return _faulty(fault)
    return table("publications.csv", open_data.COLUMNS, open_data.publications_as_rows(_whole(rows)))


def _whole(rows: QuerySet) -> QuerySet:
    return with_files(rows.for_reference()).prefetch_related("countries", "core_areas")


def publications_changed(request: HttpRequest) -> datetime:
    """The UTC moment at which a public publication last changed."""
    return _newest(Publication.objects.public(request.now), request)


def _newest(rows: QuerySet, request: HttpRequest) -> datetime:
    return rows.aggregate(at=Max("modified"))["at"] or start_of(request.today)


def _faulty(fault: FaultyQueryError) -> HttpResponse:
    """400, with the field and what is wrong with it in both languages."""
    return as_json(refused(fault.words, fault.field), status=400)
