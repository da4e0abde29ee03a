"""What a kept page is measured beside, each served as the portal is: the same bytes by less, and by Django's own means.

`BENCH_PAGE` names a file with the headers and the body of the portal's page. It is run from
this folder, as `beside:hello`, since the package `bench` sets the portal up.
"""

import json
import os
from base64 import b64decode
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path

_page = json.loads(Path(os.environ["BENCH_PAGE"]).read_text())
HEADERS: list[tuple[str, str]] = [tuple(pair) for pair in _page["headers"]]
BODY = b64decode(_page["body"])
SHORT = [pair for pair in HEADERS if pair[0] in ("Content-Type", "Content-Length")]


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The same bytes by bare WSGI."""
    start_response("200 OK", HEADERS.copy())
    return (BODY,)


def short(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The same body with two headers."""
    start_response("200 OK", SHORT.copy())
    return (BODY,)


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers=dict(HEADERS))


def _empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("sv/", _view), path("empty/", _empty)]

# This file is the settings of these two as well.
SECRET_KEY = "x" * 50
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "beside"
USE_I18N = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
]
MIDDLEWARE = CACHE if os.environ.get("BENCH_DJANGO") == "cache" else []


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    return _django()(environ, start_response)


@cache
def _django() -> WSGIHandler:
    django.setup()
    return WSGIHandler()
