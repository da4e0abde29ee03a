"""Finding a body of the register by what people type: a code, a slug, or a name of today or of the past."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import Q

from .domain.applicants import COUNTY_COUNCIL, FEDERATION, MUNICIPALITY, REGION, Applicant, Link
from .models import LocalGovernment

#: Words by which a name that the register doesn't hold is still known to be a federation's.
FEDERATION_WORDS = (
    "kommunalförbund",
    "regionförbund",
    "federation of local authorities",
    "association of local authorities",
)


def folded(name: str) -> str:
    """A name as it is compared: without regard to case, to how letters are encoded, or to the number of spaces."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def find(typed: str) -> list[LocalGovernment]:
    """The bodies that a code, slug or name stands for: none, one, or several to choose from.

    A short name such as Stockholm, which a municipality and a region can share, counts where no full name does.
    """
    text = folded(typed)
    if re.fullmatch("[0-9]+", text):
        return _by_code(text)
    by_slug, by_name, by_short_name = [], [], []
    columns = ("pk", "slug", "short_name", "other_names", "name_sv", "name_en", "legal_name")
    for key, slug, short_name, other_names, *names in LocalGovernment.objects.values_list(*columns):
        if slug == text:
            by_slug.append(key)
        if text in {folded(name) for name in (*names, *other_names.splitlines()) if name}:
            by_name.append(key)
        if text and folded(short_name) == text:
            by_short_name.append(key)
    found = by_slug or by_name or by_short_name
    return list(LocalGovernment.objects.filter(pk__in=found).select_related("successor")) if found else []


def _by_code(code: str) -> list[LocalGovernment]:
    """Four digits are a municipality's, two a region's; Gotland is found under both of its codes."""
    own = Q(code=code, kind__in=(MUNICIPALITY, REGION))
    as_region = Q(county_code=code, kind=MUNICIPALITY, counts_as_region=True)
    return list(LocalGovernment.objects.filter(own | as_region))


def names_a_federation(typed: str) -> bool:
    return any(word in folded(typed) for word in FEDERATION_WORDS)


def unregistered_federation(typed: str) -> Applicant:
    """A federation that the register doesn't hold, so that nobody can say here whether it is a regional one."""
    name = " ".join(typed.split())
    link = Link(kind=FEDERATION, code=None, slug=None, name={"sv": name, "en": name}, registered=False)
    return Applicant(asked=link, links=(link,))


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
