"""Finding a body of the register by what people type: a code, a slug, or a name of today or of the past."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from uuid import UUID

from django.db.models import Q

from icld_site.search.domain import words

from .domain.applicants import COUNTY_COUNCIL, MUNICIPALITY, REGION, Applicant, Link
from .models import LocalGovernment

#: Of so many names it is asked whether one was meant, and so like they have to be, between 0 and 1.
MOST_NEARLY, LIKE = 3, 0.8
#: Words that say no more of a body than that it is a municipality, or a county's; and words that join others.
_OF_A_MUNICIPALITY = frozenset(("kommun", "kommunen", "kommuns", "stad", "staden", "stads", "municipality", "city"))
_OF_A_COUNTY = frozenset(("län", "länet", "läns", "county"))
_KIND_WORDS = _OF_A_MUNICIPALITY | _OF_A_COUNTY | {"of", "the", "i"}


def folded(name: str) -> str:
    """A name as it is compared: without regard to case, to how letters are encoded, or to the number of spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def find(typed: str) -> list[LocalGovernment]:
    """The bodies that a code, slug or name stands for: none, one, or several to choose from.

    A short name such as Stockholm, which a municipality and a region can share, counts where no full name does; what a
    name comes down to, where that doesn't either; and last the same without dots and rings. Of several, those
    count that are of the kind that was typed: `Stockholm kommun` is the municipality, `Kalmar län` the region.
    """
    text = folded(typed)
    if re.fullmatch("[0-9]+", text):
        return _by_code(text)
    ways: list[list[UUID]] = [[], [], [], [], []]
    columns = ("pk", "slug", "short_name", "other_names", "name_sv", "name_en", "legal_name")
    for key, slug, short_name, other_names, *names in LocalGovernment.objects.values_list(*columns):
        every = {folded(name) for name in (*names, *other_names.splitlines()) if name}
        called = {*every, folded(short_name)}
        matches = (
            slug == text,
            text in every,
            bool(text) and folded(short_name) == text,
            _core(text) in {_core(name) for name in called} - {""},
            _core(words.folded(text)) in {_core(words.folded(name)) for name in called} - {""},
        )
        for way, is_so in zip(ways, matches, strict=True):
            if is_so:
                way.append(key)
    found = next(filter(None, ways), [])
    bodies = list(LocalGovernment.objects.filter(pk__in=found).select_related("successor")) if found else []
    return [body for body in bodies if body.kind in _kinds_said(text)] or bodies


def nearly(typed: str) -> list[LocalGovernment]:
    """The bodies of today whose names are nearly what was typed: a letter or two are wrong. A few, the likest first."""
    wanted = _core(words.folded(folded(typed)))
    rows: dict[str, list[UUID]] = {}
    living = LocalGovernment.objects.filter(last_day=None)
    for key, *names in living.values_list("pk", "short_name", "name_sv", "name_en"):
        for name in names:
            rows.setdefault(_core(words.folded(folded(name))), []).append(key)
    like = get_close_matches(wanted, rows, n=MOST_NEARLY, cutoff=LIKE)
    found = LocalGovernment.objects.in_bulk([key for name in like for key in rows[name]])
    return list(found.values())


def _kinds_said(text: str) -> frozenset[str]:
    """The kinds that a folded name can be of by its words, where these tell."""
    said = frozenset(re.findall(r"\w+", text))
    of_a_municipality, of_a_county = bool(said & _OF_A_MUNICIPALITY), bool(said & _OF_A_COUNTY)
    if of_a_municipality == of_a_county:
        return frozenset()
    return frozenset((MUNICIPALITY,)) if of_a_municipality else frozenset((REGION, COUNTY_COUNCIL))


def _core(name: str) -> str:
    """What is left of a folded name without the words that say what kind of body it is, and without genitives.

    So `Göteborgs kommun`, `City of Göteborg` and `goteborg` are all the body that calls itself Göteborgs stad, and
    `Kalmar läns landsting` is `Landstinget i Kalmar län`. A region stays one: a municipality has the same name.
    """
    kept = (word for word in re.findall(r"\w+", name.casefold()) if word not in _KIND_WORDS)
    return " ".join(sorted("landsting" if word == "landstinget" else word.removesuffix("s") for word in kept))


def _by_code(code: str) -> list[LocalGovernment]:
    """Four digits are a municipality's, two a region's; Gotland is found under both of its codes."""
    own = Q(code=code, kind__in=(MUNICIPALITY, REGION))
    as_region = Q(county_code=code, kind=MUNICIPALITY, counts_as_region=True)
    return list(LocalGovernment.objects.filter(own | as_region))


def applicant(body: LocalGovernment) -> Applicant:
    """The body with its earlier and later names, earliest first."""
    later = list(_successors(body))
    earlier = list(_predecessors(body))
    return Applicant(asked=body.as_link(), links=tuple(row.as_link() for row in (*earlier, body, *later)))


def _successors(body: LocalGovernment) -> Iterable[LocalGovernment]:
    seen = {body.pk}
    while body.successor_id and body.successor_id not in seen:
        body = body.successor
        seen.add(body.pk)
        yield body


def _predecessors(body: LocalGovernment) -> list[LocalGovernment]:
    """The county council that a region was. A region formed from several was none of them before."""
    councils = [row for row in body.predecessors.all() if row.kind == COUNTY_COUNCIL]
    return councils if len(councils) == 1 else []


def asked_as(link: Link) -> str:
    """The canonical way to ask for a body in an address: its code where the code is its own, else its slug."""
    if link.code and link.kind in (MUNICIPALITY, REGION):
        return link.code
    return link.slug or link.name["sv"]
