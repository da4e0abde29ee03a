"""Compressed answers."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from icld_site.delivery.private import is_private


class Compression(GZipMiddleware):
    """gzip by Django for pages; static files are compressed once, by whitenoise, with brotli too.

    Django's adds random bytes to each answer, so that nobody can guess a secret from its length. A public page
    holds no secret: it goes without them and its bytes stay the same from one visit to the next. Stored files are
    sent as they are: their formats are compressed in themselves, and a reader is told how long they are.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming:
            return response
        if is_private(request):
            return GZipMiddleware(self.get_response).process_response(request, response)
        return super().process_response(request, response)
