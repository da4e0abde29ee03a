"""The answer as its page shows it: the verdict first, then the reasons, then what would change it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.dates import days_count, in_words
from icld_site.languages.texts import said

from . import choices, findings, wording
from .asking import EDIT, query_of
from .cases import case_of, windows_path
from .choices import Choice
from .domain.applicants import LIVING_KINDS
from .domain.depending import schedule_of
from .domain.eligibility import Answer
from .domain.judging import NO, OPEN, Finding
from .domain.outcomes import LATER
from .domain.windows import Window
from .rulebook import Rulebook
from .sources import source
from .terms import Terms, terms_of
from .year_line import YearLine, year_line

#: The order in which findings are told: what stands in the way first.
_ORDER = ("cross", "question", "clock", "check")


@dataclass(frozen=True)
class Reason:
    """A finding with its words. `icon`: check, cross, clock (a wait or a warning) or question."""

    icon: str
    word: str
    fact: str
    detail: str
    source: str
    source_url: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class Offer:
    """Something else that one could ask, or do."""

    text: str
    url: str
    verdict: str = ""


@dataclass(frozen=True)
class NextWindow:
    """A window ahead; `kinds` names the kinds of application that it is for, where the question leaves them open."""

    window: Window
    kinds: str


class AnswerPage:
    """An answer for a template, in the language in force.

    `asked_on` is the day that the address names, or None when it asks about today. `share_url` asks the same question
    on whichever day it is followed; `paper_url`, for paper, names the day.
    """

    def __init__(self, answer: Answer, book: Rulebook, today: date, asked_on: date | None) -> None:
        self.answer, self.book, self.today, self.asked_on = answer, book, today, asked_on
        self.verdict, self.on = answer.verdict, answer.on
        self.link = answer.question.applicant.on(answer.on)
        self.name = wording.in_language(self.link.name)
        self.checked_on = book.programme.rules_checked_on
        query = query_of(answer.question, asked_on)
        self.share_url = f"{settings.SITE_URL}{address('checker')}?{query}"
        self.paper_url = f"{settings.SITE_URL}{address('checker')}?{query_of(answer.question, answer.on)}"
        self.change_url = f"{address('checker')}?{query}&{EDIT}=1"

    @property
    def is_today(self) -> bool:
        return self.on == self.today

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

    @cached_property
    def choices(self) -> list[Choice]:
        """What the answer depends on and was not said: the kinds of application, or yes and no to a precondition."""
        if self.answer.kinds:
            return choices.kinds(self.answer, self.book, self.asked_on)
        return choices.yes_and_no(self.answer, self.asked_on)

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
            return _("Yes, on %(day)s you can apply.") % day
        if self.verdict == LATER:
            return _("Yes, but not just now.") if self.is_today else _("Yes, but not on %(day)s.") % day
        if self.verdict == NO:
            return _("No, not with these answers.")
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
        names = {"name": self.name, "country": self.country_name}
        if self.verdict == OPEN:
            who = (
                _("%(name)s may apply for a partnership with %(country)s.") % names
                if self.country_name
                else _("%(name)s may apply for a partnership.") % names
            )
            return f"{who} {self._last_day}"
        if self.verdict == LATER and self.answer.opens_on:
            days = days_count((self.answer.opens_on - self.on).days)
            place = {"day": in_words(self.answer.opens_on), "days": days}
            met = _("You meet the conditions.") + " " if self._lacks_only_a_window else ""
            if self.is_today:
                return met + _("You can apply from %(day)s, in %(days)s.") % place
            return met + _("You can apply from %(day)s.") % place
        if self.verdict == NO:
            return _("What stands in the way is said below, and what would change the answer.")
        contact = {"contact": wording.CONTACT}
        if self._lacks_only_a_window and self._windows_are_unknown:
            return (
                _(
                    "You meet the conditions, but we do not know whether applications are open then. "
                    "Write to %(contact)s."
                )
                % contact
            )
        if self._lacks_only_a_window:
            return (
                _("You meet the conditions, but it is not decided when applications open. Write to %(contact)s.")
                % contact
            )
        return _("The rules kept here do not reach this question. Write to %(contact)s.") % contact

    @property
    def description(self) -> str:
        """For those who see the page in a list, or shared: the sentence, with what can be chosen. Of a no, why."""
        if self.verdict == NO and not self.choices:
            return " ".join(f"{reason.fact.rstrip('.')}." for reason in self.findings if reason.icon == "cross")
        return " ".join([self.sentence, *(f"{choice.name}: {choice.text}." for choice in self.choices)])

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
        return _("The last day is %(day)s.") % place

    @property
    def _lacks_only_a_window(self) -> bool:
        return all(f.ok or f.code.startswith("window.") for f in self.answer.findings)

    @property
    def _windows_are_unknown(self) -> bool:
        return any(f.code == "window.unknown" for f in self.answer.findings)

    @cached_property
    def findings(self) -> list[Reason]:
        reasons = [self._reason(finding) for finding in self.answer.findings]
        return sorted(reasons, key=lambda reason: _ORDER.index(reason.icon))

    def _reason(self, finding: Finding) -> Reason:
        told = findings.say(finding, self.answer, self.book)
        icon, word = self._sign(finding)
        stated = source(finding.rule.source if finding.rule else "")
        return Reason(
            icon=icon,
            word=word,
            fact=told.fact,
            detail=told.detail,
            source=stated.text,
            source_url=stated.url,
            valid_from=finding.rule.validity.first if finding.rule else None,
            valid_to=finding.rule.validity.last if finding.rule else None,
        )

    def _sign(self, finding: Finding) -> tuple[str, str]:
        if finding.warns:
            return "clock", _("Note")
        if finding.ok is None:
            return "question", _("Not known")
        if finding.ok:
            return "check", _("Fulfilled")
        return ("clock", _("Wait")) if finding.code.startswith("window.") else ("cross", _("Not fulfilled"))

    @cached_property
    def otherwise(self) -> list[Offer]:
        return [
            Offer(
                findings.offer(neighbour, self.answer, self.book),
                f"{address('checker')}?{query_of(neighbour.question, neighbour.on)}",
                neighbour.verdict,
            )
            for neighbour in self.answer.otherwise
        ]

    @property
    def question(self) -> list[tuple[str, str]]:
        question = self.answer.question
        rows = [(_("Applicant"), wording.in_language(question.applicant.asked.name))]
        if question.country:
            rows.append((_("Country"), self.country_name))
        if question.area:
            rows.append((_("Core area"), wording.area_name(question.area, self.book)))
        if question.kind:
            rows.append((_("Kind of application"), said(choices.kind_of(question.kind, self.book), "title")))
        asked = choices.precondition(question, self.book)
        if asked and question.prepared is not None:
            rows.append((asked, _("Yes") if question.prepared else _("No")))
        return [*rows, (_("Day asked about"), in_words(self.on))]

    @property
    def has_left(self) -> bool:
        """Whether the country was a partner country and is none any more: whoever has begun with it writes to ICLD."""
        return any(f.code == "country.listed" and f.ok is False and f.rule for f in self.answer.findings)

    @property
    def next_windows(self) -> list[NextWindow]:
        rows = self.book.kinds if self.answer.question.kind is None else ()
        return [
            NextWindow(window, wording.listed([said(row, "title") for row in rows if row.code in window.kinds]))
            for window in self.answer.next_windows[:4]
        ]

    @property
    def windows_url(self) -> str:
        """The page of windows, for a calendar of one's own that fits the question."""
        question = self.answer.question
        body = question.applicant.on(self.today).kind
        given = [[code] if code else [] for code in (question.country, question.kind)]
        return windows_path(case_of(body if body in LIVING_KINDS else None, *given, self.book))

    @cached_property
    def countries(self) -> list[Choice]:
        """When no country was asked about: the verdict with each. Not before it is known what the answer depends on."""
        return [] if self.choices else choices.countries(self.answer, self.book, self.asked_on)

    @cached_property
    def terms(self) -> Terms | None:
        """What an application of the kind asked about may cost, and how long it may last."""
        question = self.answer.question
        if not question.kind:
            return None
        country = self.book.countries.get(question.country or "")
        return terms_of(question.kind, country.region if country else "", self.on, self.book.programme)

    @property
    def year_line(self) -> YearLine:
        schedule = schedule_of(self.answer.question.kind, self.book.rules.schedule)
        closed = self.book.rules.closed
        return year_line(schedule, self.on, self.is_today, closed=closed.validity.first if closed else None)
