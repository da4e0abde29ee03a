"""A case in an address: whom a calendar is for, read from its parameters and written back in one canonical form.

The page with the form, the calendar and the links that lead to them share it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from icld_site.addresses import address

from .asking import Fault, country_code, given_twice, none_of, not_a_country, unreadable
from .domain.applicants import LIVING_KINDS
from .domain.cases import Case
from .models.rules import BodyKind
from .nations import nations
from .rulebook import Rulebook
from .wording import country_name, in_mid_sentence, kind_names, listed

#: The parameters in their canonical order; the first can be given once, the others several times.
PARAMETERS = ("body", "country", "kind")

#: More countries than this are counted where a case is told in short: they would need a comma, which some calendar
#: programs show with its escape in a name.
NAMED = 2


@dataclass(frozen=True, kw_only=True)
class AskedCase:
    """The case of an address, or why there is none. `typed` are the values as they were given."""

    typed: Mapping[str, Sequence[str]]
    faults: Sequence[Fault]
    case: Case | None


def read_case(parameters: QueryDict, book: Rulebook) -> AskedCase:
    """Read a case; every fault is found. What is empty is as if absent, and what is unknown by name is ignored."""
    typed, faults = {}, []
    for name in PARAMETERS:
        values = list(dict.fromkeys(value.strip() for value in parameters.getlist(name) if value.strip()))
        wrong = [fault for value in values if (fault := unreadable(name, value))]
        typed[name] = [] if wrong else values
        faults += wrong[:1]
    bodies, countries, kinds = (typed[name] for name in PARAMETERS)
    known_kinds = [kind.code for kind in book.kinds]
    countries = [country_code(code) for code in countries]
    if len(bodies) > 1:
        faults.append(given_twice("body"))
    faults += [none_of("body", body, LIVING_KINDS) for body in bodies if body not in LIVING_KINDS][:1]
    faults += [not_a_country("country") for code in countries if code not in nations()][:1]
    faults += [none_of("kind", kind, known_kinds) for kind in kinds if kind not in known_kinds][:1]
    faults.sort(key=lambda fault: PARAMETERS.index(fault.field))
    typed["country"] = countries
    if faults:
        return AskedCase(typed=typed, faults=faults, case=None)
    return AskedCase(typed=typed, faults=(), case=case_of(bodies[0] if bodies else None, countries, kinds, book))


def case_of(body: str | None, countries: Iterable[str], kinds: Iterable[str], book: Rulebook) -> Case:
    """A case in its canonical form: countries by code, kinds in the programme's order."""
    wanted = set(kinds)
    return Case(
        body=body,
        countries=tuple(sorted(set(countries))),
        kinds=tuple(kind.code for kind in book.kinds if kind.code in wanted),
    )


def query_of_case(case: Case) -> str:
    """The canonical query of a case; empty for everybody's."""
    pairs = [("body", case.body)] if case.body else []
    pairs += [("country", code) for code in case.countries]
    pairs += [("kind", code) for code in case.kinds]
    return urlencode(pairs)


def windows_path(case: Case, language: str | None = None) -> str:
    """The path of the page of windows with a case filled in, in a language or in the one in force."""
    query = query_of_case(case)
    return address("application-windows", language) + (f"?{query}" if query else "")


def told(case: Case, book: Rulebook, day: date) -> list[tuple[str, str]]:
    """A case as pairs of label and value, with the names of a Stockholm day; what stands for any is left out."""
    rows = [(_("Applicant"), body_name(case.body))] if case.body else []
    if case.countries:
        names = [country_name(code, day, book) for code in case.countries]
        rows.append((_("Partner country") if len(names) == 1 else _("Partner countries"), listed(names)))
    if case.kinds:
        rows.append((_("Kind of application"), kind_names(case.kinds, book)))
    return rows


def in_short(case: Case, book: Rulebook, day: date) -> str:
    """The same in one line, within a name: `municipality · Kenya and Zambia · project`; empty for everybody's."""
    parts = [in_mid_sentence(body_name(case.body))] if case.body else []
    if len(case.countries) > NAMED:
        many = ngettext("%(count)d country", "%(count)d countries", len(case.countries))
        parts.append(many % {"count": len(case.countries)})
    elif case.countries:
        parts.append(listed([country_name(code, day, book) for code in case.countries]))
    if case.kinds:
        parts.append(in_mid_sentence(kind_names(case.kinds, book)))
    return " · ".join(parts)


def body_name(body: str) -> str:
    """What a kind of body is called, as it stands by itself."""
    name = str(BodyKind(body).label)
    return name[:1].upper() + name[1:]
