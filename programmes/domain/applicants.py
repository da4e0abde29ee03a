"""Who asks: a body of the register with the names and forms it has had.

A former body that has a successor (a landsting that became a region) is the same body under an earlier name. Its links
follow each other in time, and a question is answered for the link that lived on the day asked about.
"""

from dataclasses import dataclass, field
from datetime import date

from icld_site.days import DayRange

from .windows import Words

MUNICIPALITY, REGION, COUNTY_COUNCIL, FEDERATION = KINDS = ("municipality", "region", "county_council", "federation")

#: Further kinds that some lists of applicants have named since 2015, and others not. The register holds none of them,
#: so that a name only tells what kind of body it may be.
LOCAL_FEDERATION, COOPERATION_BODY, DISTRICT_BOARD, JOINT_BOARD = _JOINT = (
    "local_federation",
    "cooperation_body",
    "district_board",
    "joint_board",
)
MUNICIPAL_COMPANY, MUNICIPAL_FOUNDATION, MUNICIPAL_ASSOCIATION = _OWNED = (
    "municipal_company",
    "municipal_foundation",
    "municipal_association",
)
EVERY_KIND = (*KINDS, *_JOINT, *_OWNED)

#: What no list has ever named; and a body abroad, which takes part through its Swedish partner.
OTHER, ABROAD = "other", "abroad"

#: In law every region was a landsting to the end of this Stockholm day, also those that already called themselves
#: region (Government bill 2018/19:162, in force 2020-01-01).
COUNTY_COUNCILS_IN_LAW_UNTIL = date(2019, 12, 31)


@dataclass(frozen=True, kw_only=True)
class Link:
    """A body in one form and under one name. `code` is SCB's; None for a federation."""

    kind: str
    code: str | None
    slug: str | None
    name: Words
    validity: DayRange = field(default_factory=DayRange)
    counts_as_region: bool = False
    may_be: tuple[str, ...] = ()
    """For a body that the register doesn't hold: the kinds of which it is one, where nobody can say here which."""

    def kinds_on(self, day: date) -> tuple[str, ...]:
        """The kinds of applicant that the body is on a day, its own first; those that it may be, where it isn't known.

        Gotland is a municipality with the duties of a region. A region was a county council in law until 2019-12-31.
        """
        if self.may_be:
            return self.may_be
        kinds = [self.kind]
        if self.counts_as_region and self.kind != REGION:
            kinds.append(REGION)
        if self.kind == REGION and day <= COUNTY_COUNCILS_IN_LAW_UNTIL:
            kinds.append(COUNTY_COUNCIL)
        return tuple(kinds)


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """The link that was asked about, and all links of the same body, earliest first."""

    asked: Link
    links: tuple[Link, ...]

    def on(self, day: date) -> Link:
        """The link that lives on a day; the nearest one where the register knows of none."""
        living = [link for link in self.links if day in link.validity]
        if living:
            return self.asked if self.asked in living else living[-1]
        earlier = [link for link in self.links if link.validity.last and link.validity.last < day]
        return earlier[-1] if earlier else self.links[0]

    def boundaries(self) -> set[date]:
        return set().union(*(link.validity.boundaries() for link in self.links))


def somebody(kind: str) -> Applicant:
    """A body of a kind of which nothing else is known."""
    link = Link(kind=kind, code=None, slug=None, name={})
    return Applicant(asked=link, links=(link,))
