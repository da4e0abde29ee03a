"""The language in which a request is answered."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from icld_site.addresses import language_of
from icld_site.delivery.negotiation import preferred_language
from icld_site.delivery.private import is_private


class Language:
    """The language that the path names; where it names none, the one the browser asks for.

    Outermost of the two, so that an error page speaks it as well.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        named = language_of(request.path_info)
        request.LANGUAGE_CODE = named or preferred_language(request)
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
            if named is None:
                patch_vary_headers(response, ["Accept-Language"])
        return response


class StaffLanguage:
    """On the staff's own pages, the language of whoever is signed in. Comes after the session and its user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_private(request) or not request.user.is_authenticated:
            return self.get_response(request)
        chosen = request.user.language
        request.LANGUAGE_CODE = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            return self.get_response(request)
