"""The verdict of an answer in words: a heading, and one sentence with what counts."""

from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from icld_site.languages.dates import days_count, in_words

from . import choices, wording
from .domain.eligibility import Answer
from .domain.judging import NO, OPEN
from .domain.outcomes import LATER
from .domain.schedule import Opening
from .rulebook import Rulebook


class VerdictWords:
    """What is said of an answer before its reasons, in the language in force.

    `today` is the Stockholm day on which it is read: of a day before it, what could be done is told.
    """

    def __init__(self, answer: Answer, book: Rulebook, today: date) -> None:
        self.answer, self.book, self.today = answer, book, today
        self.verdict, self.on = answer.verdict, answer.on
        self.link = answer.question.applicant.on(answer.on)
        self.name = wording.in_language(self.link.name)

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    @property
    def country_name(self) -> str:
        code = self.answer.question.country
        return wording.country_name(code, self.on, self.book) if code else ""

    @property
    def subject(self) -> str:
        """Who and with whom, for the title of the page."""
        if self.country_name:
            return _("%(name)s and %(country)s") % {"name": self.name, "country": self.country_name}
        return self.name

    @property
    def heading(self) -> str:
        if self.answer.kinds:
            return _("It depends on the kind of application.")
        if self.answer.prepared:
            return _("It depends on your answer to one more question.")
        day = {"day": in_words(self.on)}
        if self.verdict == OPEN:
            if self.is_today:
                return _("Yes, you can apply now.")
            if self.is_past:
                return _("Yes, on %(day)s you could apply.") % day
            return _("Yes, on %(day)s you can apply.") % day
        if self.verdict == LATER:
            return _("Yes, but not just now.") if self.is_today else _("Yes, but not on %(day)s.") % day
        if self.verdict == NO:
            return _("No, not with these answers.")
        if self._is_cut_short:
            return _("Ask ICLD: no window ahead fits your question.")
        return _("Ask ICLD, we cannot tell.")

    @property
    def sentence(self) -> str:
        """One sentence with what counts: date and days; the question, where the answer depends on one."""
        if self.answer.prepared:
            return choices.precondition(self.answer.question, self.book)
        if self.answer.kinds:
            place = {"subject": self.subject, "day": in_words(self.on)}
            if self.is_today:
                return _("The answer for %(subject)s today, %(day)s:") % place
            return _("The answer for %(subject)s on %(day)s:") % place
        if self.verdict == OPEN:
            return f"{self._who} {self._last_day}"
        if self.verdict == LATER and self.answer.opens_on:
            return self._from_when(self.answer.opens_on)
        if self.verdict == NO:
            return self._what_is_below
        return self._whom_to_ask

    @property
    def _who(self) -> str:
        names = {"name": self.name, "country": self.country_name}
        if self.is_past:
            return (
                _("%(name)s could apply for a partnership with %(country)s.") % names
                if self.country_name
                else _("%(name)s could apply for a partnership.") % names
            )
        return (
            _("%(name)s may apply for a partnership with %(country)s.") % names
            if self.country_name
            else _("%(name)s may apply for a partnership.") % names
        )

    def _from_when(self, opens_on: date) -> str:
        place = {"day": in_words(opens_on), "days": days_count((opens_on - self.on).days)}
        if opens_on < self.today:
            return _("The first day after that on which you could apply was %(day)s.") % place
        if self.is_past:
            return _("You can apply from %(day)s.") % place
        met = _("You meet the conditions.") + " " if self._lacks_only_a_window else ""
        if self.is_today:
            return met + _("You can apply from %(day)s, in %(days)s.") % place
        return met + _("You can apply from %(day)s.") % place

    @property
    def _what_is_below(self) -> str:
        if self.answer.otherwise and not self.is_past:
            return _("What stands in the way is said below, and what would change the answer.")
        return _("What stands in the way is said below.")

    @property
    def _whom_to_ask(self) -> str:
        """Why there is neither a yes nor a no, and whom to write to."""
        if not self._lacks_only_a_window:
            why = _("The rules kept here do not reach this question.")
        elif self._windows_are_unknown and self.is_today:
            why = _("You meet the conditions, but we do not know whether applications are open today.")
        elif self._windows_are_unknown:
            why = _("You meet the conditions, but we do not know whether applications are open then.")
        elif self._closes_first:
            why = _("You meet the conditions, but no window opens before the programme closes.")
        elif self._opening:
            why = _("You meet the conditions, but no longer on %(day)s, when the next window opens.")
            why = why % {"day": in_words(self._opening.day)}
        else:
            why = _("You meet the conditions, but it is not decided when applications open.")
        return why + " " + _("Write to %(contact)s.") % {"contact": wording.CONTACT}

    @cached_property
    def _opening(self) -> Opening | None:
        """When a window opens next, whether or not this applicant can then apply, with this country."""
        return self.book.rules.schedule.next_opening(self.on, self.answer.question.kind)

    @property
    def _closes_first(self) -> bool:
        closed = self.book.rules.closed.validity.first if self.book.rules.closed else None
        return closed is not None and (self._opening is None or closed <= self._opening.day)

    @property
    def _is_cut_short(self) -> bool:
        """Whether it is known that nothing opens for this question, though all but a window is right today."""
        is_known = self._lacks_only_a_window and not self._windows_are_unknown
        return is_known and (self._closes_first or self._opening is not None)

    @property
    def _last_day(self) -> str:
        last = self.answer.last_day
        if not last:
            return _("There is no last day.")
        left = (last - self.on).days
        if left == 0 and self.is_today:
            return _("Today is the last day, until midnight Swedish time.")
        place = {"day": in_words(last), "days": days_count(left)}
        if self.is_today:
            return _("The last day is %(day)s, in %(days)s.") % place
        if last < self.today:
            return _("The last day was %(day)s.") % place
        return _("The last day is %(day)s.") % place

    @property
    def _lacks_only_a_window(self) -> bool:
        return all(f.ok or f.code.startswith("window.") for f in self.answer.findings)

    @property
    def _windows_are_unknown(self) -> bool:
        return any(f.code == "window.unknown" for f in self.answer.findings)
