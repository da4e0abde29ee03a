"""The form that open data has: lists, refusals, and addresses that are read and never written to."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext, gettext_noop, override
from django.views.decorators.csrf import csrf_exempt

from icld_site.addresses import LANGUAGES

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
SOURCE = "ICLD"
#: What all addresses of open data begin with. Other sites may read them (delivery/middleware/headers.py).
PREFIX = "/data/"
METHODS = ("GET", "HEAD")
ONLY_READ = gettext_noop("Open data can only be read, with GET or HEAD.")


def is_open_data(request: HttpRequest) -> bool:
    return request.path_info.startswith(PREFIX)


def in_both(say: Callable[[], Any]) -> dict[str, str]:
    """What a function says in each language."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = str(say())
    return texts


def texts_of(row: Any, field: str) -> dict[str, str | None]:
    """A text of a row in each language; null in a language without one."""
    return {language: getattr(row, f"{field}_{language}") or None for language in LANGUAGES}


def listed(items: Sequence[Any], modified: datetime) -> dict[str, Any]:
    """A list with its licence, where it comes from, and the UTC moment at which one of its rows last changed."""
    return {"licence": LICENCE, "source": SOURCE, "modified": moment(modified), "items": items}


def iso_day(day: date | None) -> str | None:
    """A day as open data writes it; null where it is unknown or open."""
    return day.isoformat() if day else None


def moment(at: datetime) -> str:
    """A moment as open data writes it: in UTC, with a Z."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def refused(text: str, field: str | None = None) -> dict[str, Any]:
    """Why there is no answer, and in which parameter: English, a message id, said in both languages."""
    return {"errors": [{"field": field, "text": in_both(lambda: gettext(text))}]}


def as_json(content: Any, status: int = 200) -> JsonResponse:
    """JSON in UTF-8, with letters as they are."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def reading(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of open data. Any other method than GET and HEAD gets 405, and isn't first asked for a form's token."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in METHODS:
            return view(request, *args, **kwargs)
        response = as_json(refused(ONLY_READ), status=405)
        response.headers["Allow"] = ", ".join(METHODS)
        return response

    return csrf_exempt(answer)
