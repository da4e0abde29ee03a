"""Pages that run a script of ours."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse


def with_script(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the view's page run the scripts that lie on our site, and these ask our site. No other public page may.

    The request is told, and not the answer, since a page of a fault may take its place.
    """

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponse:
        request.has_script = True
        return view(request, *args, **parts)

    return told
