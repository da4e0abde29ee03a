"""What every public page shows around its own content: the way to the other rooms, and what is open now."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.delivery.private import is_private
from icld_site.languages.texts import said
from icld_site.publishing.previews import SHOWN
from programmes.frame import frame


def around(request: HttpRequest) -> dict[str, Any]:
    """Context of every page. What needs the database is read only when the template asks for it."""
    if is_private(request):
        return {}
    return {
        "SITE_URL": settings.SITE_URL,
        "navigation": SimpleLazyObject(lambda: _navigation(request)),
        "preview": request.META.get(SHOWN),
        "strip": SimpleLazyObject(lambda: _strip(request)),
    }


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    current = frame(request)
    first = (
        [(said(current.book.programme, "title"), current.book.programme.get_absolute_url(), "programme")]
        if current
        else [(_("Programmes"), address("programmes"), "programmes")]
    )
    rooms = [
        *first,
        (_("Projects"), address("projects"), "projects"),
        (_("News"), address("articles"), "articles"),
        (_("Publications"), address("publications"), "publications"),
    ]
    return [{"label": label, "url": url, "section": section} for label, url, section in rooms]


def _strip(request: HttpRequest) -> Any:
    current = frame(request)
    return current.notice if current and current.notice.is_worth_a_strip else None
