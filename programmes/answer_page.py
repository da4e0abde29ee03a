"""The answer as its page shows it: the verdict first, then the reasons, then what would change it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.dates import in_words
from icld_site.languages.texts import said

from . import choices, findings, wording
from .asking import EDIT, query_of
from .cases import case_of, windows_path
from .choices import Choice
from .domain.applicants import LIVING_KINDS
from .domain.depending import schedule_of
from .domain.eligibility import Answer
from .domain.judging import NO, Finding
from .domain.windows import Window
from .rulebook import Rulebook
from .sources import source
from .terms import Terms, terms_of
from .verdict_words import VerdictWords
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
    """A window ahead, and the last day on which it takes this application, where there is one.

    `kinds` names the kinds of application that it is for, where the question leaves them open.
    """

    window: Window
    last: date | None
    kinds: str


class AnswerPage(VerdictWords):
    """An answer for a template, in the language in force.

    `asked_on` is the day that the address names, or None when it asks about today. `share_url` asks the same question
    on whichever day it is followed; `paper_url`, for paper, names the day.
    """

    def __init__(self, answer: Answer, book: Rulebook, today: date, asked_on: date | None) -> None:
        super().__init__(answer, book, today)
        self.asked_on = asked_on
        self.checked_on = book.programme.rules_checked_on
        query = query_of(answer.question, asked_on)
        self.today_url = f"{address('checker')}?{query_of(answer.question, None)}"
        self.share_url = f"{settings.SITE_URL}{address('checker')}?{query}"
        self.paper_url = f"{settings.SITE_URL}{address('checker')}?{query_of(answer.question, answer.on)}"
        self.change_url = f"{address('checker')}?{query}&{EDIT}=1"

    @cached_property
    def choices(self) -> list[Choice]:
        """What the answer depends on and was not said: the kinds of application, or yes and no to a precondition."""
        if self.answer.kinds:
            return choices.kinds(self.answer, self.book, self.asked_on)
        return choices.yes_and_no(self.answer, self.asked_on)

    @property
    def description(self) -> str:
        """For those who see the page in a list, or shared: the sentence, with what can be chosen. Of a no, why."""
        if self.verdict == NO and not self.choices:
            return " ".join(f"{reason.fact.rstrip('.')}." for reason in self.findings if reason.icon == "cross")
        return " ".join([self.sentence, *(f"{choice.name}: {choice.text}." for choice in self.choices)])

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
        if finding.code.startswith("window."):  # of a no, it isn't what has to be waited for
            return "clock", _("Note") if self.verdict == NO else _("Wait")
        return "cross", _("Not fulfilled")

    @cached_property
    def otherwise(self) -> list[Offer]:
        """What else one could ask. Of a day that is past nothing is offered: nobody can apply on it any more."""
        if self.is_past:
            return []
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
        ahead = [window for window in self.answer.next_windows if not window.last or window.last >= self.today]
        return [
            NextWindow(
                window,
                self._taken_until(window),
                wording.listed([said(row, "title") for row in rows if row.code in window.kinds]),
            )
            for window in ahead[:4]
        ]

    def _taken_until(self, window: Window) -> date | None:
        """The last day on which a window ahead takes an application with the country, from its first day on."""
        question, opens = self.answer.question, window.opens or self.on
        leaves = self.book.rules.last_listed(question.country, opens) if question.country else None
        last = self.book.rules.taken_until(window, opens, question.kind)
        return min((day for day in (leaves, last) if day and day >= opens), default=None)

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
