"""The page of a local government: what it is, whether it may apply today, and with whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.dates import in_words
from icld_site.languages.texts import Text, said

from . import bodies
from .answer_page import AnswerPage
from .asking import EDIT
from .country_page import days_of
from .domain.eligibility import answer
from .domain.judging import Question
from .frame import Frame
from .models import LocalGovernment


def body_path(body: LocalGovernment, language: str | None = None) -> str:
    """The path of a local government's page in a language, or in the one in force."""
    return address("local-government", language, body=body.slug)


@dataclass(frozen=True)
class OtherForm:
    """What a body was before or became, with its page, and when it was so."""

    name: Text
    url: str
    days: str


class BodyPage:
    """A body of the register on a Stockholm day, for a template, in the language in force."""

    def __init__(self, body: LocalGovernment, current: Frame, day: date) -> None:
        self.body, self.current, self.day = body, current, day
        self.name = said(body, "name")
        self.applicant = bodies.applicant(body)

    @property
    def has_ended(self) -> bool:
        return self.body.last_day is not None and self.body.last_day < self.day

    @property
    def lead(self) -> str:
        """What it is and where; of one that has ended, what became of it."""
        kind = str(self.body.get_kind_display())
        if self.has_ended and self.body.successor:
            place = {
                "name": self.name,
                "successor": said(self.body.successor, "name"),
                "day": in_words(self.body.last_day + timedelta(days=1)),
            }
            return _("%(name)s became %(successor)s on %(day)s.") % place
        parts = [kind[:1].upper() + kind[1:], self.body.county]
        return ", ".join(filter(None, parts))

    @cached_property
    def answer(self) -> AnswerPage | None:
        """The answer for it today, whatever country; None for a body that has ended."""
        if self.has_ended:
            return None
        book = self.current.book
        told = answer(Question(applicant=self.applicant), self.day, book.rules)
        return AnswerPage(told, book, self.day, asked_on=None)

    @property
    def successor(self) -> OtherForm | None:
        return next(_forms([self.body.successor]), None) if self.body.successor else None

    @cached_property
    def predecessors(self) -> list[OtherForm]:
        return list(_forms(self.body.predecessors.order_by("first_day", "slug")))

    @property
    def other_names(self) -> list[str]:
        """Names that it goes by beside the one above, each once."""
        body = self.body
        every = (body.name_sv, body.name_en, body.legal_name, *body.other_names.splitlines())
        return [name for name in dict.fromkeys(every) if name and name != self.name.text]

    @property
    def days(self) -> str:
        """Since when it has had this form, and until when; empty where neither is known."""
        return days_of(self.body.validity) if self.body.first_day or self.body.last_day else ""

    @property
    def checker_url(self) -> str:
        """The checker with this body filled in, to ask about a country or another day."""
        return f"{address('checker')}?{urlencode({'applicant': bodies.asked_as(self.body.as_link()), EDIT: 1})}"


def _forms(rows: object) -> Iterator[OtherForm]:
    for row in rows:
        days = days_of(row.validity) if row.first_day or row.last_day else ""
        yield OtherForm(said(row, "name"), body_path(row), days)
