"""Open data: the answer, and the register."""

from datetime import datetime

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from icld_site.days import start_of
from icld_site.delivery.open_data import as_json
from programmes import open_data
from programmes.asking import read
from programmes.domain.eligibility import answer
from programmes.frame import frame
from programmes.models import LocalGovernment


@require_safe
def eligibility_json(request: HttpRequest) -> HttpResponse:
    """The answer to "may we apply?"; 400 with what is wrong, field by field, when there is no question to answer."""
    current = frame(request)
    if current is None:
        raise Http404
    asked = read(request.GET, current.book)
    if asked.question is None:
        return as_json(open_data.faults_as_json(asked), status=400)
    given = answer(asked.question, asked.on or request.today, current.book.rules)
    return as_json(open_data.answer_as_json(given, current.book))


@require_safe
def local_governments_json(request: HttpRequest) -> HttpResponse:
    """The register of bodies, ended ones and federations too."""
    rows = LocalGovernment.objects.select_related("successor").order_by("kind", "code", "slug")
    modified: datetime = rows.aggregate(at=Max("modified"))["at"] or start_of(request.today)
    return as_json(open_data.register_as_json(rows, modified))
