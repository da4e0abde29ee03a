"""Answers for machines: is the portal well, what may be crawled, whom to tell of a weakness; and the way in."""

import logging
from datetime import datetime, time

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from icld_site.addresses import address
from icld_site.days import STOCKHOLM, add_months
from icld_site.delivery.negotiation import preferred_language

logger = logging.getLogger(__name__)


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Lead to the start page in the language that the browser asks for, without keeping anything about anybody."""
    response = HttpResponseRedirect(address("home", preferred_language(request)))
    response.headers["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return _text("ok\n", cached=False)


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database and the storage of files answer too; 503 and which of them doesn't, otherwise."""
    missing = [name for name, works in (("database", _database_works), ("storage", _storage_works)) if not works()]
    if missing:
        return _text(f"away: {', '.join(missing)}\n", cached=False, status=503)
    return _text("ok\n", cached=False)


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For whatever asks without having read a page of ours; pages name the icon themselves."""
    return HttpResponseRedirect(static("icons/favicon.ico"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return _text("\n".join(lines) + "\n")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. It expires five to six months ahead, at the turn of a month, so that it changes once a month."""
    day = add_months(request.today.replace(day=1), 6)
    expires = datetime.combine(day, time.min, STOCKHOLM)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: sv, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return _text("\n".join(lines) + "\n")


def _database_works() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


def _storage_works() -> bool:
    try:
        default_storage.listdir("")
    except OSError:
        logger.exception("The storage of files does not answer")
        return False
    return True


def _text(text: str, *, cached: bool = True, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
    if not cached:
        response.headers["Cache-Control"] = "no-store"
    return response
