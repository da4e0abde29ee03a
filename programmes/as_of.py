"""Looking at the rules as they stood, or will stand, on another day: `?on=2018-03-20`."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from icld_site.days import parse_day

from .asking import NO_SUCH_DAY

PARAMETER = "on"


@dataclass(frozen=True)
class AsOf:
    """The Stockholm day that an address asks for. `error` says why it can't be read; today is shown then."""

    day: date
    today: date
    typed: str = ""
    error: str = ""

    @property
    def is_today(self) -> bool:
        return self.day == self.today

    @property
    def query(self) -> str:
        """What the address of the page needs to show the same day; empty for today."""
        return "" if self.is_today else f"?{PARAMETER}={self.day.isoformat()}"

    @property
    def errors(self) -> list[dict[str, str]]:
        """For the summary at the top of the page."""
        return [{"field": PARAMETER, "text": self.error, "href": f"#{PARAMETER}"}] if self.error else []


def as_of(request: HttpRequest) -> AsOf:
    """The day that the address asks for; an empty one is as if absent."""
    values = [value.strip() for value in request.GET.getlist(PARAMETER) if value.strip()]
    if not values:
        return AsOf(request.today, request.today)
    if len(values) > 1:
        return AsOf(request.today, request.today, error=_("Give one day."))
    try:
        return AsOf(parse_day(values[0]), request.today, values[0])
    except ValueError:
        return AsOf(request.today, request.today, values[0][:20], str(NO_SUCH_DAY))
