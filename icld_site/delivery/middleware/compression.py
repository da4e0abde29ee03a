"""Compressed answers."""

from functools import lru_cache

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from icld_site.delivery.private import is_private

#: Bytes below which nothing is won, as Django has it.
SHORTEST = 200
#: Of 0 to 11. As fast as gzip and a tenth smaller; the highest takes thirty times as long for another tenth.
QUALITY = 5
#: It looks back so many bytes, as a power of two: pages are shorter. brotli's own 22 takes longer, and more memory.
WINDOW = 16


class Compression(GZipMiddleware):
    """brotli for pages, or else gzip by Django; static files are compressed once, by whitenoise.

    Django's adds random bytes to each answer, so that nobody can guess a secret from its length. A public page
    holds no secret: it goes without them and its bytes stay the same from one visit to the next; what isn't public
    goes out by gzip alone. Stored files are sent as they are: their formats are compressed in themselves, and a reader
    is told how long they are.
    """

    max_random_bytes = 0

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming:
            return response
        if is_private(request):
            return GZipMiddleware(self.get_response).process_response(request, response)
        chosen = coding(request.headers.get("Accept-Encoding", ""))
        if chosen == "gzip":
            return super().process_response(request, response)
        if len(response.content) >= SHORTEST and not response.has_header("Content-Encoding"):
            patch_vary_headers(response, ["Accept-Encoding"])
            if chosen == "br":
                response.content = brotli.compress(response.content, quality=QUALITY, lgwin=WINDOW)
                response.headers["Content-Encoding"] = "br"
                response.headers["Content-Length"] = str(len(response.content))
        return response


@lru_cache(maxsize=128)
def coding(accepted: str) -> str:
    """The coding of ours that an `Accept-Encoding` wants: `br`, or else `gzip`; empty where it wants neither."""
    wanted = set()
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            wanted.add(name.strip())
    return next((ours for ours in ("br", "gzip") if ours in wanted), "")
