"""A page as it was, or will be, by the rules of another day: `?on=2018-03-20`."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest

from icld_site.days import parse_day

from .asking import NO_SUCH_DAY, given_twice

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
    def parameters(self) -> dict[str, str]:
        """What an address needs to show the same day; empty for today."""
        return {} if self.is_today else {PARAMETER: self.day.isoformat()}

    @property
    def query(self) -> str:
        """The same as the end of an address."""
        return "" if self.is_today else f"?{urlencode(self.parameters)}"

    @property
    def errors(self) -> list[dict[str, str]]:
        """For the summary at the top of the page."""
        return [{"text": self.error, "href": f"#{PARAMETER}"}] if self.error else []


def as_of(request: HttpRequest) -> AsOf:
    """The day that the address asks for; an empty one is as if absent."""
    values = request.GET.getlist(PARAMETER)
    if len(values) > 1:
        return AsOf(request.today, request.today, error=str(given_twice(PARAMETER).text))
    typed = values[0].strip() if values else ""
    try:
        return AsOf(parse_day(typed) if typed else request.today, request.today, typed)
    except ValueError:
        return AsOf(request.today, request.today, typed, str(NO_SUCH_DAY))
