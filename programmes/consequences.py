"""What a change of rules makes of home and of the answers, in words: for the editor, before it is made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from icld_site.days import stockholm_day
from icld_site.languages.dates import in_words
from icld_site.languages.sorting import swedish_key

from .domain.changes import Application, Consequences, VerdictChange, compare
from .domain.judging import ASK, NO, OPEN
from .domain.outcomes import LATER
from .domain.rules import Rules
from .models import Programme
from .notice import notice
from .rulebook import Rulebook
from .wording import area_name, country_name, in_mid_sentence, kind_name, kinds_of_applicant, listed, sentence_list

#: So many rows of days that are over are told; of the rest only how many they are.
EARLIER_TOLD = 12


@dataclass(frozen=True)
class Said:
    """What home says on a day, before and after: a line each."""

    day: str
    before: Sequence[str]
    after: Sequence[str]

    @property
    def changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class Row:
    """A row of the table of verdicts that change."""

    day: str
    who: str
    country: str
    about: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """Everything that an editor is told. `checker`: what becomes of the whole checker, where it comes or goes; `later`:
    what will become of it at moments that are planned.
    """

    home: Sequence[Said]
    ahead: Sequence[Row]
    earlier: Sequence[Row]
    more_earlier: int
    checker: str
    later: Sequence[str]
    until: str

    @property
    def is_nothing(self) -> bool:
        return not (self.ahead or self.earlier or self.checker or self.later or self.home_changes)

    @property
    def home_changes(self) -> bool:
        return any(said.changed for said in self.home)


def consequences(
    before: Rulebook | None,
    after: Rulebook | None,
    today: date,
    later: Iterable[tuple[datetime, Programme | None]] = (),
) -> Told:
    """What visitors are told by the rules before and after, from today to the horizon, in the language in force.

    None stands for no programme that takes applications: then there is no checker either. `later` gives the UTC moments
    from which it will be another one.
    """
    sides = [book.rules if book else Rules() for book in (before, after)]
    found = compare(sides[0], sides[1], today)
    words = _Words([book for book in (after, before) if book], found, today)
    is_there = before is not None and after is not None
    earlier = sorted(found.earlier, key=lambda change: change.day, reverse=True) if is_there else []
    return Told(
        home=[Said(words.day(state.day), _home(before, state.day), _home(after, state.day)) for state in found.states],
        ahead=[words.row(change) for change in found.ahead] if is_there else [],
        earlier=[words.row(change) for change in earlier[:EARLIER_TOLD]],
        more_earlier=max(len(earlier) - EARLIER_TOLD, 0),
        checker=_checker(before, after),
        later=[_later(moment, programme) for moment, programme in later],
        until=in_words(found.until),
    )


def _checker(before: Rulebook | None, after: Rulebook | None) -> str:
    if before and not after:
        return _("No programme takes applications any more, so nobody can ask whether they may apply.")
    if after and not before:
        return _("A programme takes applications, so anybody can ask whether they may apply.")
    return ""


def _later(moment: datetime, programme: Programme | None) -> str:
    when = {"day": in_words(stockholm_day(moment)), "time": f"{localtime(moment):%H:%M}"}
    if programme is None:
        return _("From %(day)s at %(time)s no programme takes applications, so nobody can ask.") % when
    return _("From %(day)s at %(time)s it is %(name)s that takes applications.") % {**when, "name": programme}


def _home(book: Rulebook | None, day: date) -> list[str]:
    if book is None:
        return [_("nothing about applications")]
    told = notice(book, day)
    lines = [f"{told.heading} {told.heading_tail}".strip(), told.about]
    lines += [f"{other.kinds}: {other.line}" for other in told.others]
    if told.state == "paused":
        lines += [told.pause_reason, told.still_accepted]
    if told.state == "extended":
        lines.append(told.reason)
    return [line for line in lines if line]


class _Words:
    """The words of the table. Names are those of the rules after the change, else of those before."""

    def __init__(self, books: Sequence[Rulebook], found: Consequences, today: date) -> None:
        self.books, self.found, self.today = books, found, today

    def row(self, change: VerdictChange) -> Row:
        verdicts = {OPEN: _("yes, now"), LATER: _("yes, later"), NO: pgettext("verdict", "no"), ASK: _("ask ICLD")}
        return Row(
            day=self.day(change.day),
            who=sentence_list([kinds_of_applicant(kind) for kind in change.bodies]),
            country=self._countries(change),
            about="; ".join(filter(None, (self._applications(change), self._areas(change)))),
            before=verdicts[change.before],
            after=verdicts[change.after],
        )

    def day(self, day: date) -> str:
        return _("today, %(day)s") % {"day": in_words(day)} if day == self.today else in_words(day)

    def _countries(self, change: VerdictChange) -> str:
        left_out = [code for code in self.found.countries if code not in change.countries]
        number = len(change.countries)
        if not left_out and number > 1:
            return _("all %(number)d partner countries") % {"number": number}
        if number > 5 and len(left_out) <= 2:
            return _("all partner countries but %(names)s") % {"names": self._names(left_out, change.day)}
        return self._names(change.countries, change.day)

    def _names(self, codes: Sequence[str], day: date) -> str:
        names = [
            country_name(code, day, next((book for book in self.books if code in book.countries), self.books[0]))
            for code in codes
        ]
        return listed(sorted(names, key=swedish_key))

    def _applications(self, change: VerdictChange) -> str:
        if len(change.applications) == len(self.found.applications):
            return ""
        return listed([self._application(application) for application in change.applications])

    def _application(self, application: Application) -> str:
        if application.kind is None:
            return _("no kind of application named")
        owner = next((b for b in self.books if application.kind in {kind.code for kind in b.kinds}), self.books[0])
        name = in_mid_sentence(kind_name(application.kind, owner))
        return _("%(kind)s, precondition met") % {"kind": name} if application.prepared else name

    def _areas(self, change: VerdictChange) -> str:
        if len(change.areas) == len(self.found.areas):
            return ""
        return listed([self._area(code) for code in change.areas])

    def _area(self, code: str | None) -> str:
        if code is None:
            return _("no core area named")
        owner = next((b for b in self.books if code in {area.code for area in b.areas}), self.books[0])
        return area_name(code, owner)
