"""What the checker's form shows: the questions, what was typed, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from icld_site.addresses import address
from icld_site.languages.sorting import swedish_key
from icld_site.languages.texts import said

from . import bodies, lists
from .asking import Asked, country_code
from .domain.depending import kinds_matter
from .models import LocalGovernment
from .nations import nations
from .rulebook import Rulebook
from .wording import in_language


@dataclass(frozen=True)
class Option:
    code: str
    name: str
    hint: str = ""


@dataclass(frozen=True)
class OptionGroup:
    label: str
    options: Sequence[Option]


@dataclass(frozen=True)
class Wrong:
    """A fault as the summary shows it, with the field that it leads to."""

    field: str
    text: str
    href: str


@dataclass(frozen=True)
class Candidate:
    name: str
    detail: str
    url: str


class CheckerForm:
    """The form for a template. Nothing is lost when something is wrong: every answer stands as it was typed."""

    def __init__(self, asked: Asked, book: Rulebook, today: date) -> None:
        self.book, self.today = book, today
        typed = asked.typed
        self.applicant, self.country = _by_name(asked), country_code(typed.get("country", ""))
        self.area, self.kind, self.prepared = typed.get("area", ""), typed.get("kind", ""), typed.get("prepared", "")
        self.on, self.day = typed.get("on", ""), asked.on or today
        self.action = address("checker")
        self.errors = [Wrong(fault.field, str(fault.text), f"#{fault.field}") for fault in asked.faults]
        first = {fault.field: fault.text for fault in reversed(self.errors)}
        self.applicant_error, self.country_error = first.get("applicant", ""), first.get("country", "")
        self.area_error, self.kind_error = first.get("area", ""), first.get("kind", "")
        self.prepared_error, self.on_error = first.get("prepared", ""), first.get("on", "")

    @cached_property
    def bodies(self) -> list[str]:
        """The names of the bodies of today, and of federations, for the list that helps while typing."""
        language = get_language() or "sv"
        living = LocalGovernment.objects.on(self.today).filter(Q(last_day__isnull=True))
        names = {getattr(body, f"name_{language}") or body.name_sv for body in living}
        return sorted(names, key=swedish_key)

    @cached_property
    def countries(self) -> list[OptionGroup]:
        """The partner countries by region, then every other country, which can be asked about too."""
        listed = lists.regions(self.book.countries_on(self.today), self.today)
        groups = [
            OptionGroup(region.label, [Option(row.code, str(row.name)) for row in region.countries])
            for region in listed
        ]
        taken = {row.code for region in listed for row in region.countries}
        others = [Option(code, in_language(names)) for code, names in nations().items() if code not in taken]
        others.sort(key=lambda option: swedish_key(option.name))
        return [*groups, OptionGroup(_("Other countries, not partner countries"), others)]

    @cached_property
    def areas(self) -> list[Option]:
        return [
            Option(area.code, in_language({"sv": area.title_sv, "en": area.title_en}))
            for area in self.book.areas_on(self.today)
        ]

    @cached_property
    def kinds(self) -> list[Option]:
        """The kinds of application, where it matters which one it is; empty where it doesn't and none was given."""
        if not self.kind and not self.kind_error and not kinds_matter(self.day, self.book.rules):
            return []
        return [Option(kind.code, said(kind, "title")) for kind in self.book.kinds]

    @cached_property
    def precondition(self) -> str:
        """The yes-or-no question of the kind that was given, or of the only one; empty where there is none."""
        asking = [kind for kind in self.book.kinds if said(kind, "precondition")]
        own = [kind for kind in asking if self.kind == kind.code or len(self.book.kinds) == 1]
        if self.prepared or self.prepared_error:
            own += asking
        return said(own[0], "precondition") if own else ""


def _by_name(asked: Asked) -> str:
    """The body as it was typed; by its name instead of a code, where no other body has that name."""
    typed = asked.typed.get("applicant", "")
    if not asked.question:
        return typed
    name = in_language(asked.question.applicant.asked.name)
    return name if len(bodies.find(name)) == 1 else typed


def candidates(asked: Asked) -> list[Candidate]:
    """The bodies of one name, or of nearly that name, each with the address of the answer for it."""
    found = sorted(asked.candidates or asked.nearly, key=lambda body: (body.kind, swedish_key(body.name_sv)))
    return [
        Candidate(
            name=in_language({"sv": body.name_sv, "en": body.name_en}),
            detail=", ".join(filter(None, [str(body.get_kind_display()), body.county])),
            url=f"{address('checker')}?{asked.query(applicant=body.slug)}",
        )
        for body in found
    ]
