"""Open data: the answer, the partner countries, the application windows, and the register."""

from datetime import datetime

from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from icld_site.days import start_of
from icld_site.delivery.limits import costly
from icld_site.delivery.observing import note
from icld_site.delivery.open_data import as_json, listed, reading
from icld_site.delivery.tables import table
from programmes import open_data, open_rules
from programmes.asking import read
from programmes.domain.eligibility import answer
from programmes.frame import frame
from programmes.models import LocalGovernment, Programme
from programmes.noted import QUESTION, noted


@reading
@costly()
def eligibility_json(request: HttpRequest) -> HttpResponse:
    """The answer to "may we apply?"; 400 with what is wrong, field by field, when there is no question to answer."""
    current = frame(request)
    if current is None:
        raise Http404
    asked = read(request.GET, current.book)
    if asked.question is None:
        return as_json(open_data.faults_as_json(asked), status=400)
    given = answer(asked.question, asked.on or request.today, current.book.rules)
    note(request, QUESTION, noted(given))
    return as_json(open_data.answer_as_json(given, current.book))


@reading
def countries_json(request: HttpRequest) -> HttpResponse:
    """Every country that was, is or will be a partner country."""
    return as_json(listed(_countries(request), countries_changed(request)))


@reading
def countries_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table, with a row for each period."""
    rows = open_rules.countries_as_rows(_countries(request))
    return table("countries.csv", open_rules.COUNTRY_COLUMNS, rows)


@reading
def windows_json(request: HttpRequest) -> HttpResponse:
    """Every application window, from the first that the rules know to the horizon; and what isn't known of them."""
    current = frame(request)
    gaps = open_rules.gaps(current.book) if current else []
    return as_json(listed(_windows(request), windows_changed(request)) | {"gaps": gaps})


@reading
def windows_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    return table("windows.csv", open_rules.WINDOW_COLUMNS, open_rules.windows_as_rows(_windows(request)))


@reading
def local_governments_json(request: HttpRequest) -> HttpResponse:
    """The register of bodies, ended ones and federations too."""
    return as_json(open_data.register_as_json(_register(), register_changed(request)))


@reading
def local_governments_csv(request: HttpRequest) -> HttpResponse:
    """The same as a table."""
    rows = open_data.register_as_rows(_register())
    return table("local-governments.csv", open_data.REGISTER_COLUMNS, rows)


# When each last changed: a UTC moment


def countries_changed(request: HttpRequest) -> datetime:
    return open_rules.countries_changed(_programme(request)) or start_of(request.today)


def windows_changed(request: HttpRequest) -> datetime:
    return open_rules.windows_changed(_programme(request)) or start_of(request.today)


def register_changed(request: HttpRequest) -> datetime:
    return LocalGovernment.objects.aggregate(at=Max("modified"))["at"] or start_of(request.today)


def _programme(request: HttpRequest) -> Programme | None:
    current = frame(request)
    return current.book.programme if current else None


def _countries(request: HttpRequest) -> list[open_rules.Item]:
    current = frame(request)
    return open_rules.countries(current.book, request.today) if current else []


def _windows(request: HttpRequest) -> list[open_rules.Item]:
    current = frame(request)
    return open_rules.windows(current.book, request.today) if current else []


def _register() -> QuerySet[LocalGovernment]:
    return LocalGovernment.objects.select_related("successor").order_by("kind", "code", "slug")
