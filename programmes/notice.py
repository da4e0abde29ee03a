"""The state of a programme in words: the notice that home and programme page open with, and the strip elsewhere."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.dates import in_words

from .domain.windows import Pause, Status, Window, status
from .models import Programme, ProgrammePage
from .rulebook import Rulebook
from .wording import in_language
from .year_line import YearLine, year_line

#: Below this many days to an opening, the strip on the other pages tells of it.
NEAR = 60


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is told of a programme on one Stockholm day."""

    programme: Programme
    status: Status
    year_line: YearLine
    checker_url: str
    apply_url: str | None

    @property
    def state(self) -> str:
        return self.status.state

    @property
    def days(self) -> int | None:
        return None if self.state == "last_day" else self.status.days

    @property
    def window(self) -> Window | None:
        """The open window, or the next one."""
        return self.status.window or (self.status.next.window if self.status.next else None)

    @property
    def opens_on(self) -> date | None:
        return self.status.next.day if self.status.next else None

    @property
    def previous(self) -> Window | None:
        return self.status.previous

    @property
    def pause(self) -> Pause | None:
        return self.status.pause

    @property
    def reason(self) -> str:
        """Why the window was extended, or why there is a pause."""
        said = self.status.window or self.status.pause
        return in_language(said.reason) if said else ""

    @property
    def still_accepted(self) -> str:
        return in_language(self.status.pause.still_accepted) if self.status.pause else ""

    @property
    def can_apply(self) -> bool:
        return self.status.window is not None

    @property
    def heading(self) -> str:
        """The first half of the sentence; `heading_tail` is the second."""
        return {
            "open": _("Applications are open"),
            "extended": _("Applications are extended"),
            "last_day": _("The last day to apply is today,"),
            "opens": _("Applications open"),
            "closed": _("Applications are closed"),
            "none": _("No application window is planned"),
            "ended": _("The programme takes no more applications"),
            "paused": _("Applications are paused"),
        }[self.state]

    @property
    def heading_tail(self) -> str:
        if self.state == "last_day":
            return _("until midnight")
        if self.state == "opens" and self.opens_on:
            return in_words(self.opens_on)
        last = self.status.window.last if self.status.window else self.pause.validity.last if self.pause else None
        if last:
            return _("to and including %(day)s") % {"day": in_words(last)}
        return _("until further notice") if self.state in ("open", "paused") else ""

    @property
    def is_worth_a_strip(self) -> bool:
        """Whether other pages tell of it too: something is open, paused, or near."""
        if self.state == "opens":
            return (self.status.days or NEAR) < NEAR
        return self.can_apply or self.state == "paused"


def notice(book: Rulebook, day: date, how_to_apply: ProgrammePage | None = None) -> Notice:
    """What is told of a programme on a Stockholm day, in the language in force."""
    schedule, closed = book.rules.schedule, book.rules.closed
    return Notice(
        programme=book.programme,
        status=status(schedule, day, closed.validity.first if closed else None),
        year_line=year_line(schedule, day),
        checker_url=address("checker"),
        apply_url=how_to_apply.get_absolute_url() if how_to_apply else None,
    )
