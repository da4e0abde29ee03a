"""Reading the question "may we apply?" from an address: what was asked, or what could not be understood.

The page and the open data share it, so that neither accepts what the other refuses.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from icld_site.days import parse_day

from . import bodies, unregistered
from .domain.applicants import Applicant
from .domain.judging import Question
from .models import LocalGovernment
from .nations import nations
from .rulebook import Rulebook
from .wording import CONTACT

#: The parameters in their canonical order.
PARAMETERS = ("applicant", "country", "area", "kind", "prepared", "on")
#: Shows the form with the answers in it, to change them; no part of the question.
EDIT = "edit"
LONGEST_VALUE = 100
NO_SUCH_DAY = _("Give a day that exists, as year-month-day, such as 2027-03-15, between the years 1900 and 2099.")
YES_NO = {"yes": True, "no": False}
#: What a name that is pasted from a text or a table has for a space, or after it. A break of lines is none.
_SPACES = re.compile(r"[^\S\r\n\v\f\x1c-\x1f\x85\u2028\u2029]")


@dataclass(frozen=True)
class Fault:
    """What could not be understood in one parameter, in words of both languages (a lazy text).

    `is_missing`: nothing was said at all, where something has to be.
    """

    field: str
    text: Any
    is_missing: bool = False


@dataclass(kw_only=True)
class Asked:
    """What an address asks. With `faults` or `candidates` there is no question to answer yet.

    `candidates` are the bodies of the name that was typed, `nearly` those of nearly that name where there are none.
    """

    typed: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    candidates: list[LocalGovernment] = field(default_factory=list)
    nearly: list[LocalGovernment] = field(default_factory=list)
    question: Question | None = None
    on: date | None = None

    def query(self, applicant: str | None = None) -> str:
        """The canonical query of this question; for another body when one is given."""
        if self.question:
            return query_of(self.question, self.on)
        values = {**self.typed, **({"applicant": applicant} if applicant else {})}
        return urlencode([(name, values[name]) for name in PARAMETERS if values.get(name)])

    def unfinished(self) -> "Asked":
        """The same while the answers are still being filled in: that one is missing is no fault yet."""
        return replace(self, faults=[fault for fault in self.faults if not fault.is_missing])


def query_of(question: Question, on: date | None) -> str:
    """The canonical query of a question. A day is left out when it is the day of asking, whichever that will be."""
    prepared = {True: "yes", False: "no", None: None}[question.prepared]
    values = {
        "applicant": bodies.asked_as(question.applicant.asked),
        "country": question.country,
        "area": question.area,
        "kind": question.kind,
        "prepared": prepared,
        "on": on.isoformat() if on else None,
    }
    return urlencode([(name, value) for name, value in values.items() if value])


def read(parameters: QueryDict, book: Rulebook) -> Asked:
    """Read a question; every fault is found, not only the first. An empty parameter is as if absent."""
    typed, faults = {}, []
    for name in PARAMETERS:
        values = parameters.getlist(name)
        if name == "applicant":
            values = [_SPACES.sub(" ", value) for value in values]
        if len(values) > 1:
            faults.append(given_twice(name))
        elif values and (fault := unreadable(name, values[0])):
            faults.append(fault)
        elif values and values[0].strip():
            typed[name] = values[0].strip()
    asked = Asked(typed=typed, faults=faults)
    refused = {fault.field for fault in faults}
    applicant = None if "applicant" in refused else _applicant(asked)
    parts = {
        "country": _country(asked),
        "area": _one_of(asked, "area", [area.code for area in book.areas]),
        "kind": _one_of(asked, "kind", [kind.code for kind in book.kinds]),
    }
    prepared = _one_of(asked, "prepared", list(YES_NO))
    asked.on = _day(asked)
    if applicant and not asked.faults:
        asked.question = Question(applicant=applicant, prepared=YES_NO.get(prepared or ""), **parts)
    asked.faults.sort(key=lambda fault: PARAMETERS.index(fault.field))
    return asked


def given_twice(name: str) -> Fault:
    return Fault(name, format_lazy(_("{parameter} is given more than once."), parameter=name))


def unreadable(name: str, value: str) -> Fault | None:
    """Why a value can't even be looked at, if so."""
    if len(value) > LONGEST_VALUE:
        return Fault(name, format_lazy(_("At most {number} characters can be read here."), number=LONGEST_VALUE))
    return None if value.isprintable() else Fault(name, _("There are characters here that cannot be read."))


def not_a_country(name: str) -> Fault:
    return Fault(name, _("Give the country as two letters of ISO 3166-1, such as ZM, or XK for Kosovo."))


def none_of(name: str, value: str, known: Iterable[str]) -> Fault:
    """A value that is none of those that there are."""
    names = ", ".join(dict.fromkeys(known)) or "–"
    return Fault(name, format_lazy(_("{value} is not one of {known}."), value=value, known=names))


def _applicant(asked: Asked) -> Applicant | None:
    typed = asked.typed.get("applicant")
    if not typed:
        text = _("Say which municipality, region or federation you are.")
        asked.faults.append(Fault("applicant", text, is_missing=True))
        return None
    found = bodies.find(typed)
    if len(found) == 1:
        return bodies.applicant(found[0])
    if found:
        asked.candidates = found
        asked.faults.append(Fault("applicant", _("Several bodies have that name. Say which one you mean.")))
    elif applicant := unregistered.applicant(typed):
        return applicant
    else:
        asked.nearly = bodies.nearly(typed)
        text = _(
            "No municipality, region or regional federation of that name or code is in the register. "
            "Check the spelling, or write to {contact}."
        )
        asked.faults.append(Fault("applicant", format_lazy(text, contact=CONTACT)))
    return None


def country_code(typed: str) -> str:
    """What was typed, in capitals as codes are; but `ß` in capitals would be the code of South Sudan."""
    return typed.upper() if typed.isascii() else typed


def _country(asked: Asked) -> str | None:
    typed = asked.typed.get("country", "")
    if not typed:
        return None
    code = country_code(typed)
    if code not in nations():
        asked.faults.append(not_a_country("country"))
        return None
    return code


def _one_of(asked: Asked, name: str, known: list[str]) -> str | None:
    value = asked.typed.get(name)
    if value and value not in known:
        asked.faults.append(none_of(name, value, known))
        return None
    return value


def _day(asked: Asked) -> date | None:
    typed = asked.typed.get("on")
    if not typed:
        return None
    try:
        return parse_day(typed)
    except ValueError:
        asked.faults.append(Fault("on", NO_SUCH_DAY))
        return None
