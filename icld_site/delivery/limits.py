"""How often one client may ask for what is costly to answer.

Each process counts by itself, in memory: with several workers a client gets so much from each. A page that a cache
answers doesn't get here and costs nothing.
"""

import math
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from icld_site.clients import client_of
from icld_site.delivery.errors import too_many

#: So many clients are kept in mind, those that asked last.
MOST = 10_000
#: What a whole set of data costs, where one answer costs 1.
WHOLE = 10


class Buckets:
    """A bucket for each client, which holds a minute's worth and fills evenly."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str, cost: int, each_minute: int, at: datetime) -> float:
        """Take `cost` at a UTC moment. 0, or the seconds until there is enough; then nothing is taken."""
        now = at.timestamp()
        with self._lock:
            left, since = self._left.pop(client, (each_minute, now))
            left = min(each_minute, left + max(0.0, now - since) * each_minute / 60)
            is_enough = left >= min(cost, each_minute)
            self._left[client] = (left - cost if is_enough else left, now)
            if len(self._left) > MOST:
                self._left.popitem(last=False)
        return 0 if is_enough else (min(cost, each_minute) - left) * 60 / each_minute


buckets = Buckets()


def costly(cost: int = 1) -> Callable[[Callable[..., HttpResponseBase]], Callable[..., HttpResponseBase]]:
    """A view that one client may ask for so often: `COSTLY_PER_MINUTE` in all, of what costs 1. Then 429."""

    def limited(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
            each_minute = settings.COSTLY_PER_MINUTE
            client = client_of(request) if each_minute else ""
            wait = buckets.take(client, cost, each_minute, request.now) if client else 0
            return too_many(request, math.ceil(wait)) if wait else view(request, *args, **parts)

        return answer

    return limited
