"""Pages that break in the ways that the tests of delivery need, beside the portal's own machinery."""

import errno

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path

from icld_site.addresses import LANGUAGES, PAGES, patterns

handler400 = "icld_site.delivery.errors.bad_request"
handler403 = "icld_site.delivery.errors.forbidden"
handler404 = "icld_site.delivery.errors.not_found"
handler500 = "icld_site.delivery.errors.server_error"


def page(request: HttpRequest, **parts: object) -> HttpResponse:
    return HttpResponse("<p>Lokal demokrati</p>" * 40)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def away(request: HttpRequest) -> HttpResponse:
    raise OperationalError("away")


def closed(request: HttpRequest) -> HttpResponse:
    raise InterfaceError("closed")


def endless(request: HttpRequest) -> HttpResponse:
    """Asks PostgreSQL for what takes longer than it may."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 20")
        cursor.execute("SELECT pg_sleep(5)")
    raise AssertionError("the database was to give up")


def full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def refused(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def with_cookie(request: HttpRequest) -> HttpResponse:
    return HttpResponse(get_token(request))


def reader(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.GET)))


def clock(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.now.isoformat()} {request.today}")


urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("icld_site.staff.urls")),
    path("", include("icld_site.delivery.urls")),
    path("sv/broken/", broken),
    path("data/broken.json", broken),
    path("sv/away/", away),
    path("en/away/", away),
    path("sv/closed/", closed),
    path("sv/endless/", endless),
    path("data/away.json", away),
    path("sv/full/", full),
    path("en/full/", full),
    path("sv/refused/", refused),
    path("sv/cookie/", with_cookie),
    path("sv/reader/", reader),
    path("sv/clock/", clock),
    *[pattern for language in LANGUAGES for pattern in patterns(dict.fromkeys(PAGES, page), language)],
]
