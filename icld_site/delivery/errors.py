"""Pages for what went wrong, in the visitor's language; for open data, the same words in both languages as JSON."""

import errno
import logging
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext, gettext_noop

from icld_site.addresses import LANGUAGES, address
from icld_site.delivery.open_data import as_json, in_both, is_open_data, refused
from icld_site.delivery.pages import Page, render_page

logger = logging.getLogger(__name__)

#: Pairs of label and path.
Links = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Fault:
    """What a person is told: English, translated when it is shown."""

    status: int
    heading: str
    text: str


BAD_REQUEST = Fault(
    400,
    gettext_noop("We could not read the address"),
    gettext_noop(
        "Something in it has a form that we do not understand. Check the address, or start from a page below."
    ),
)
FORBIDDEN = Fault(
    403,
    gettext_noop("You may not open this page"),
    gettext_noop(
        "It is for people who are signed in and have the right to it. Sign in, or ask a colleague for access."
    ),
)
FORM_EXPIRED = Fault(
    403,
    gettext_noop("The form could not be received"),
    gettext_noop(
        "It had been open for too long, or your browser did not send its cookie. Open the page again and retry."
    ),
)
NOT_FOUND = Fault(
    404,
    gettext_noop("We could not find the page"),
    gettext_noop("It may have moved or been withdrawn, or the address may be mistyped."),
)
GONE = Fault(
    410,
    gettext_noop("The page has been withdrawn"),
    gettext_noop("What it said no longer holds, or is told elsewhere. The pages below lead on."),
)
PREVIEW_OVER = Fault(
    410,
    gettext_noop("There is no preview here any more"),
    gettext_noop("Its time is over, or the text has been deleted. Ask whoever sent you the address for a new one."),
)
TOO_LARGE = Fault(
    413,
    gettext_noop("What you sent is too large"),
    gettext_noop("Nothing of it has been stored. Upload one file at a time, or a smaller one."),
)
TOO_LONG = Fault(
    414,
    gettext_noop("The address is too long"),
    gettext_noop("We read addresses of up to 8,190 characters. Start from a page below instead."),
)
TOO_MANY = Fault(
    429,
    gettext_noop("Too many questions in a short time"),
    gettext_noop("They all came from your network. Wait a minute and try again; other pages open as usual."),
)
BROKEN = Fault(
    500,
    gettext_noop("Something went wrong on our side"),
    gettext_noop("The fault has been noted. Please try again in a while."),
)


AWAY = Fault(
    503,
    gettext_noop("The page cannot be shown right now"),
    gettext_noop("The portal has too much to do or cannot reach its data. Please try again in a few seconds."),
)
FULL = Fault(
    507,
    gettext_noop("There is no room left to store this"),
    gettext_noop(
        "The disk is full. Nothing of what you sent has been stored, and nothing else is lost. Tell whoever runs the "
        "portal, and send it again when there is room."
    ),
)
#: After so many seconds somebody who was sent away may come back.
COME_BACK = 5


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _answer(request, FORBIDDEN)


def csrf_failure(request: HttpRequest) -> HttpResponse:
    return _answer(request, FORM_EXPIRED)


def not_found(request: HttpRequest, exception: Exception, meant: Links = (), words: str = "") -> HttpResponse:
    """`meant` are the pages that the address may have meant, `words` what to search for instead."""
    return _answer(request, NOT_FOUND, meant=meant, words=words)


def gone(request: HttpRequest, replaced_by: str | None = None) -> HttpResponse:
    """For a page that there was. `replaced_by` is the path of what took its place."""
    links = [(gettext("What has taken its place"), replaced_by)] if replaced_by else []
    return _answer(request, GONE, [*links, *_list_above(request.path)])


def preview_over(request: HttpRequest) -> HttpResponse:
    return _answer(request, PREVIEW_OVER)


def too_large(request: HttpRequest) -> HttpResponse:
    return _answer(request, TOO_LARGE)


def too_long(request: HttpRequest) -> HttpResponse:
    return _answer(request, TOO_LONG)


def too_many(request: HttpRequest, wait: int) -> HttpResponse:
    """`wait`: after so many seconds there is an answer again. In plain words where no page was asked for."""
    if request.path_info.endswith(".json"):
        response: HttpResponse = _as_json(TOO_MANY)
    elif request.path_info.endswith("/") or is_open_data(request):
        response = _answer(request, TOO_MANY)
    else:
        response = _plain(TOO_MANY)
    response.headers["Retry-After"] = str(wait)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """What broke a page, told by what it was: the database is away, the disk is full, or the fault is in the code."""
    broken_by = sys.exception()
    if isinstance(broken_by, (OperationalError, InterfaceError)):
        return unavailable(request)
    if isinstance(broken_by, OSError) and broken_by.errno in (errno.ENOSPC, errno.EDQUOT):
        return _answer(request, FULL)
    return _in_both(request, BROKEN, "500.html")


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page can't be had at the moment; when to ask again stands in `Retry-After`."""
    response = _in_both(request, AWAY, "503.html")
    response.headers["Retry-After"] = str(COME_BACK)
    return response


def _in_both(request: HttpRequest, fault: Fault, template: str) -> HttpResponse:
    """Static and in both languages, for nothing can be relied on here: no database, no context, no language."""
    if is_open_data(request):
        return _as_json(fault)
    return HttpResponse(render_to_string(template), status=fault.status)


def _answer(request: HttpRequest, fault: Fault, links: Links = (), meant: Links = (), words: str = "") -> HttpResponse:
    if is_open_data(request):
        return _as_json(fault)
    try:
        return _page(request, fault, links, {"meant": meant, "q": words})
    except (DatabaseError, SuspiciousOperation):
        # The page's frame reads the request and the database, and either may be just what is broken.
        logger.exception("The page for a %s could not be shown", fault.status)
        return _plain(fault)


def _page(request: HttpRequest, fault: Fault, first: Links, more: Mapping[str, Any]) -> HttpResponse:
    heading = gettext(fault.heading)
    page = Page(
        title=heading,
        paths={language: address("home", language) for language in LANGUAGES},
        languages=(),
        robots="noindex",
        has_strip=False,
    )
    links = [
        *first,
        (gettext("The start page"), address("home")),
        (gettext("Programmes"), address("programmes")),
        (gettext("News"), address("articles")),
    ]
    links = [link for number, link in enumerate(links) if link not in links[:number]]
    context = {"status": fault.status, "heading": heading, "text": gettext(fault.text), "links": links, **more}
    return render_page(request, "errors/error.html", page, context, status=fault.status)


def _list_above(path: str) -> Links:
    """The list that a page stood in, by its address."""
    lists = {
        "programmes": gettext("Programmes"),
        "projects": gettext("Projects"),
        "articles": gettext("News"),
        "publications": gettext("Publications"),
    }
    return [(label, url) for name, label in lists.items() if path.startswith(url := address(name))]


def _as_json(fault: Fault) -> JsonResponse:
    return as_json(refused(fault.heading), status=fault.status)


def _plain(fault: Fault) -> HttpResponse:
    return HttpResponse(as_plain_text(fault), content_type="text/plain; charset=utf-8", status=fault.status)


def as_plain_text(fault: Fault) -> str:
    """The fault in both languages, for where no page can be made."""
    headings, texts = in_both(lambda: gettext(fault.heading)), in_both(lambda: gettext(fault.text))
    return "\n".join(f"{headings[language]}\n{texts[language]}\n" for language in LANGUAGES)
