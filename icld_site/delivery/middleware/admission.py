"""Who comes in when more ask than can be answered."""

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from icld_site.delivery.errors import unavailable
from icld_site.delivery.private import is_private

#: Seconds that a request may wait for a thread. Beyond that, whoever sent it is told to come back: a page that comes
#: after that is of no use to them, and all that wait behind it would have to wait longer still.
LONGEST_WAIT = 2.0
#: They are asked by machines that would take a busy portal for a dead one.
ALWAYS = ("/healthz", "/readyz")

#: For how many seconds the request of this thread waited for it. The worker tells.
waited: ContextVar[float] = ContextVar("waited", default=0.0)


class Admission:
    """503 with `Retry-After`, at once, for a visitor's request that has waited too long. Staff's work goes on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if waited.get() > LONGEST_WAIT and request.path_info not in ALWAYS and not is_private(request):
            return unavailable(request)
        return self.get_response(request)
