"""Bodies that the register doesn't hold: what kind of body a name says that it is, or may be."""

import re

from .domain.applicants import (
    ABROAD,
    COOPERATION_BODY,
    COUNTY_COUNCIL,
    DISTRICT_BOARD,
    FEDERATION,
    JOINT_BOARD,
    LOCAL_FEDERATION,
    MUNICIPAL_ASSOCIATION,
    MUNICIPAL_COMPANY,
    MUNICIPAL_FOUNDATION,
    MUNICIPALITY,
    OTHER,
    REGION,
    Applicant,
    Link,
)
from .domain.mentions import kind_named

#: The kinds of which a body that the register doesn't hold may be one, by the word in its name that says what it is.
#: Another word for a kind that no list has ever named leads to `OTHER`.
MAY_BE = {
    FEDERATION: (FEDERATION, LOCAL_FEDERATION),
    "regional_federation": (FEDERATION, LOCAL_FEDERATION),
    COOPERATION_BODY: (COOPERATION_BODY,),
    DISTRICT_BOARD: (DISTRICT_BOARD,),
    JOINT_BOARD: (JOINT_BOARD,),
    MUNICIPAL_COMPANY: (MUNICIPAL_COMPANY,),
    "company": (MUNICIPAL_COMPANY, OTHER),
    MUNICIPAL_FOUNDATION: (MUNICIPAL_FOUNDATION,),
    "foundation": (MUNICIPAL_FOUNDATION, OTHER),
    MUNICIPAL_ASSOCIATION: (MUNICIPAL_ASSOCIATION,),
    "association": (MUNICIPAL_ASSOCIATION, OTHER),
}
#: Kinds whose bodies the register holds all of: a name with their word that it doesn't hold is misspelt.
_ALL_HELD = (MUNICIPALITY, REGION, COUNTY_COUNCIL)
_LIMITED = re.compile(r"\bAB\b|aktiebolag|\bLtd\b|\bLimited\b")
#: Federations for a service, whose names don't say that municipalities have formed them.
_OF_A_SERVICE = re.compile(
    r"(?:räddningstjänst|räddnings|brandförsvars|gymnasie|utbildnings|avfalls|renhållnings)förbund", re.IGNORECASE
)
_ABROAD = re.compile(r"\b(?:town|city|district|municipal)\s+council\b|\blocal\s+municipality\b", re.IGNORECASE)


def applicant(typed: str) -> Applicant | None:
    """A body that the register doesn't hold, where its name says of which kinds it may be one."""
    name = " ".join(typed.split())
    if may_be := _kinds_in(name):
        link = Link(kind=may_be[0], code=None, slug=None, name={"sv": name, "en": name}, may_be=may_be)
        return Applicant(asked=link, links=(link,))
    return None


def _kinds_in(name: str) -> tuple[str, ...]:
    if _LIMITED.search(name):
        return MAY_BE["company"]
    if _ABROAD.search(name):
        return (ABROAD,)
    if _OF_A_SERVICE.search(name):
        return MAY_BE[FEDERATION]
    kind = kind_named(name)
    return () if kind is None or kind in _ALL_HELD else MAY_BE.get(kind, (OTHER,))
