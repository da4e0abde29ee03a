"""Where the texts of a programme say something else than its rules: for a command, and for the editor in admin."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from icld_site.addresses import LANGUAGES
from icld_site.languages.dates import in_words
from icld_site.languages.plain_text import lines_of, plain
from icld_site.publishing.content import State
from icld_site.publishing.dated import Dated
from icld_site.publishing.prose import SafeProse
from icld_site.publishing.translated import translated_fields

from . import models
from .domain.contradictions import Contradiction, Facts, contradictions
from .domain.mentions import COUNTRY, DAY
from .names import lexicon
from .rulebook import Rulebook, rulebook

#: Fields whose words claim nothing: addresses, and words to find a question by.
UNREAD = {"slug", "core_words"}

#: Fields that are read as one text: an answer may deny what its question names.
READ_TOGETHER = {models.FaqEntry: ("question", "answer")}


@dataclass(frozen=True)
class Find:
    """A contradiction, and where it stands: the row, the field with its language, such as `body_sv`."""

    row: Model
    field: str
    language: str
    contradiction: Contradiction

    def __str__(self) -> str:
        """What is wrong, and the sentence, in the language in force."""
        return f"{self._label()}: {self._why()} – {self.contradiction.excerpt}"

    def _label(self) -> str:
        """The field as its form calls it, such as `Text [sv]`."""
        return capfirst(str(self.row._meta.get_field(self.field).verbose_name))

    def _why(self) -> str:
        found = self.contradiction
        facts = {"words": found.words}
        if found.kind == DAY:
            return _("the text names “%(words)s”, a day that no rule holds") % facts
        if found.since:
            facts["day"] = in_words(found.since)
            if found.kind == COUNTRY:
                return _("the text names “%(words)s”, which has not been a partner country since %(day)s") % facts
            return _("the text names “%(words)s”, who have not been allowed to apply since %(day)s") % facts
        if found.until:
            facts["day"] = in_words(found.until)
            if found.kind == COUNTRY:
                return _("the text names “%(words)s”, which is a partner country only from %(day)s") % facts
            return _("the text names “%(words)s”, who may apply only from %(day)s") % facts
        if found.kind == COUNTRY:
            return _("the text names “%(words)s”, which is not a partner country") % facts
        return _("the text names “%(words)s”, who may not apply by the rules") % facts


class Checker:
    """What the texts of one programme are held against on a Stockholm day; the rules are read once."""

    def __init__(self, programme: models.Programme, day: date) -> None:
        self.day = day
        book = rulebook(programme)
        days = frozenset(_other_days(book))
        self._facts = {
            language: Facts(rules=book.rules, lexicon=lexicon(language), other_days=days) for language in LANGUAGES
        }

    def finds_in(self, row: Model) -> Iterator[Find]:
        """What the texts of a row say against the rules, in the order of its fields."""
        for language in LANGUAGES:
            for fields in _read_fields(row):
                yield from self._finds(row, [f"{field}_{language}" for field in fields], language)

    def _finds(self, row: Model, fields: list[str], language: str) -> Iterator[Find]:
        texts = [_text_of(row, field) for field in fields]
        ends = list(accumulate(len(text) + 1 for text in texts))
        for contradiction in contradictions("\n".join(texts), self._facts[language], self.day):
            yield Find(row, fields[bisect_right(ends, contradiction.start)], language, contradiction)


def finds(day: date) -> Iterator[Find]:
    """What the texts of all programmes that take applications say against the rules of a Stockholm day."""
    for programme in models.Programme.objects.filter(takes_applications=True).exclude(state=State.WITHDRAWN):
        checker = Checker(programme, day)
        for row in _rows(programme):
            yield from checker.finds_in(row)


def finds_beside(row: Any, day: date) -> Iterator[Find]:
    """The same for one row, and for what is written as a part of it; none where visitors are told nothing of it."""
    programme = _programme_of(row)
    above = (row, getattr(row, "page", None), programme)
    if programme.takes_applications and all(getattr(one, "state", None) != State.WITHDRAWN for one in above):
        checker = Checker(programme, day)
        for part in (row, *(_parts_of(row) if isinstance(row, models.ProgrammePage) else ())):
            yield from checker.finds_in(part)


def _programme_of(row: Any) -> models.Programme:
    if isinstance(row, models.Programme):
        return row
    return row.programme if isinstance(row, models.ProgrammePage) else row.page.programme


def _rows(programme: models.Programme) -> Iterator[Model]:
    """The programme, its pages, and what stands on them; what is withdrawn is left out with all below it."""
    yield programme
    pages = programme.pages.exclude(state=State.WITHDRAWN).prefetch_related(
        "steps", "contacts", "questions", "documents"
    )
    for page in pages:
        yield page
        yield from _parts_of(page)
        for row in (*page.questions.all(), *page.documents.all()):
            if row.state != State.WITHDRAWN:
                yield row


def _parts_of(page: models.ProgrammePage) -> Iterator[Model]:
    """What is written as a part of its page, and has no state of its own."""
    yield from page.steps.all()
    yield from page.contacts.all()


def _read_fields(row: Model) -> list[tuple[str, ...]]:
    together = READ_TOGETHER.get(type(row), ())
    names = [name for name in translated_fields(type(row)) if name not in {*UNREAD, *together}]
    return [*([together] if together else []), *((name,) for name in names)]


def _text_of(row: Model, field: str) -> str:
    value = getattr(row, field) or ""
    return lines_of(value) if isinstance(row._meta.get_field(field), SafeProse) else plain(value)


def _other_days(book: Rulebook) -> Iterator[date]:
    """Days that are stated beside the rules: of names, money, lengths and documents, and of the rules' last check."""
    programme = book.programme
    dated: list[Dated] = [
        *(name for country in book.countries.values() for name in country.names.all()),
        *models.Ceiling.objects.filter(kind__programme=programme),
        *models.Length.objects.filter(kind__programme=programme),
        *models.DocumentVersion.objects.filter(document__page__programme=programme),
    ]
    for row in dated:
        yield from (end for end in (row.first_day, row.last_day) if end)
    if programme.rules_checked_on:
        yield programme.rules_checked_on
