"""The language that a visitor's browser asks for."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


def preferred_language(request: HttpRequest) -> str:
    """The one of our languages that `Accept-Language` wants most, else Swedish.

    No cookie has a say: what it says depends on the header alone, as a cache can see.
    """
    for wanted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
