"""The state of a programme in words: the notice that home and programme page open with, and the strip elsewhere."""

from dataclasses import dataclass
from datetime import date

from icld_site.addresses import address

from .asking import EDIT
from .domain.states import TAKING, Status, statuses
from .domain.windows import Pause, Window
from .models import Programme, ProgrammePage
from .rulebook import Rulebook
from .state_words import heading, heading_tail, line
from .wording import decision, in_language, in_mid_sentence, kind_names, span
from .year_line import YearLine, year_line

#: Below this many days to an opening, the strip on the other pages tells of it.
NEAR = 60

#: More kinds of application than this are named below the heading instead of in it.
NAMED_IN_HEADING = 2


@dataclass(frozen=True)
class Told:
    """What is told of some kinds of application, by their names; no names: of all of them."""

    kinds: str
    line: str
    status: Status

    @property
    def why(self) -> str:
        """Why these kinds are paused, and what may still be sent in."""
        pause = self.status.pause if self.status.state == "paused" else None
        return " ".join(filter(None, (in_language(pause.reason), in_language(pause.still_accepted)))) if pause else ""

    @property
    def is_worth_a_strip(self) -> bool:
        """Whether other pages tell of it too: something is open, paused, or near."""
        if self.status.state == "opens":
            return (self.status.days or NEAR) < NEAR
        return self.status.state in TAKING or self.status.state == "paused"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is told of a programme on one Stockholm day.

    `heading` is the first half of the sentence and `heading_tail` the second. Where kinds of application differ, they
    are about the kind that is told first, and `others` tells of the rest.
    """

    programme: Programme
    status: Status
    heading: str
    heading_tail: str
    about: str
    others: tuple[Told, ...]
    year_line: YearLine
    checker_url: str
    apply_url: str | None
    is_today: bool = True

    @property
    def state(self) -> str:
        return self.status.state

    @property
    def days(self) -> int | None:
        return None if self.state == "last_day" or not self.is_today else self.status.days

    @property
    def window(self) -> Window | None:
        """The open window, or the next one."""
        return self.status.window or (self.status.next.window if self.status.next else None)

    @property
    def opens_on(self) -> date | None:
        return self.status.next.day if self.status.next else None

    @property
    def pause(self) -> Pause | None:
        return self.status.pause

    @property
    def reason(self) -> str:
        """Why the window was extended."""
        return in_language(self.status.window.reason) if self.status.window else ""

    @property
    def pause_reason(self) -> str:
        return in_language(self.pause.reason) if self.pause else ""

    @property
    def still_accepted(self) -> str:
        return in_language(self.pause.still_accepted) if self.pause else ""

    @property
    def not_known(self) -> str:
        """What isn't known of today's windows, and why."""
        return in_language(self.status.gap.reason) if self.status.gap else ""

    @property
    def cancelled(self) -> str:
        """The days of the window that is called off."""
        return span(self.status.cancelled) if self.status.cancelled else ""

    @property
    def cancelled_reason(self) -> str:
        return in_language(self.status.cancelled.reason) if self.status.cancelled else ""

    @property
    def can_apply(self) -> bool:
        return self.state in TAKING

    @property
    def decision(self) -> str:
        """When a decision is expected: on the open window, else on the last one, while it is still to come."""
        if self.status.decision is None:
            return ""
        previous = self.status.previous.window if self.status.previous else None
        window = self.status.window or previous
        return decision(window) if window else ""

    @property
    def is_worth_a_strip(self) -> bool:
        return Told(self.about, "", self.status).is_worth_a_strip

    @property
    def strip_others(self) -> list[Told]:
        return [told for told in self.others if told.is_worth_a_strip]


def notice(book: Rulebook, day: date, how_to_apply: ProgrammePage | None = None, *, is_today: bool = True) -> Notice:
    """What is told of a programme on a Stockholm day, in the language in force."""
    schedule = book.rules.schedule
    closed = book.rules.closed.validity.first if book.rules.closed else None
    first, *rest = statuses(schedule, day, closed)
    kinds, told = kind_names(first.kinds, book), first.status
    is_named = len(first.kinds) <= NAMED_IN_HEADING
    return Notice(
        programme=book.programme,
        status=told,
        heading=heading(told, in_mid_sentence(kinds) if is_named else "", is_today=is_today),
        heading_tail=heading_tail(told, is_today=is_today),
        about="" if is_named else in_mid_sentence(kinds),
        others=tuple(Told(kind_names(other.kinds, book), line(other.status), other.status) for other in rest),
        year_line=year_line(schedule, day, is_today, closed=closed),
        checker_url=address("checker") + ("" if is_today else f"?on={day.isoformat()}&{EDIT}=1"),
        apply_url=how_to_apply.get_absolute_url() if how_to_apply and told.state != "ended" else None,
        is_today=is_today,
    )
