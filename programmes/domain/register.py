"""The register of bodies against a new list of them: what a list adds, renames, ends, and has come back.

A list holds for one Stockholm day. It speaks for the kinds of bodies that it names, and for no others: one of
municipalities alone ends no region. Nothing is ever taken out of the register: a body that is no longer listed gets a
last day.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from icld_site.days import DayRange

from .applicants import MUNICIPALITY, REGION

#: What a list may say of a body. What it leaves out, it says nothing against.
NAMES = ("short_name", "name_sv", "name_en", "legal_name", "county_name")
Names = Mapping[str, str]
Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A body as a list has it, by its kind and Statistics Sweden's code. A county stands for its region."""

    kind: str
    code: str
    names: Names = field(default_factory=dict)

    @property
    def key(self) -> Key:
        return self.kind, self.code


@dataclass(frozen=True, kw_only=True)
class Body(Listed):
    """A body as the register has it. One that counts as a region is listed under its county too: Gotland."""

    validity: DayRange = field(default_factory=DayRange)
    counts_as_region: bool = False

    @property
    def keys(self) -> tuple[Key, ...]:
        is_both = self.counts_as_region and self.kind == MUNICIPALITY
        return (self.key, (REGION, self.code[:2])) if is_both else (self.key,)


@dataclass(frozen=True)
class Ended:
    """A body that is no longer listed; `became` is the new one of the same name, where its code has changed."""

    body: Body
    last_day: date
    became: Listed | None = None


@dataclass(frozen=True)
class Renamed:
    """A body with the names that are new, by what they are."""

    body: Body
    names: Names


@dataclass(frozen=True)
class CameBack:
    """A body that had ended and is listed again, with the names that are new."""

    body: Body
    names: Names


@dataclass(frozen=True)
class Update:
    """What a list changes, each in the order of kinds and codes."""

    added: Sequence[Listed] = ()
    renamed: Sequence[Renamed] = ()
    ended: Sequence[Ended] = ()
    came_back: Sequence[CameBack] = ()

    def __bool__(self) -> bool:
        return any((self.added, self.renamed, self.ended, self.came_back))


class Contradiction(ValueError):  # noqa: N818
    """The register says of a body that it begins on a day on which, or after which, the list has it otherwise."""

    def __init__(self, body: Body) -> None:
        super().__init__(f"{body.key} begins on {body.validity.first}")
        self.body = body


def compare(held: Iterable[Body], listed: Iterable[Listed], day: date) -> Update:
    """What a list that holds on a Stockholm day changes in the register.

    Raises Contradiction where the register holds a later day than the list, and ValueError for a body listed twice.
    """
    held, listed = sorted(held, key=lambda body: body.key), sorted(listed, key=lambda row: row.key)
    if len({row.key for row in listed}) < len(listed):
        raise ValueError("a body is listed twice")
    known = {key: body for body in held for key in body.keys}
    added = [row for row in listed if row.key not in known]
    renamed, came_back = _of_known(known, listed, day)
    ended = [_ended(body, added, day) for body in _missing(held, listed, day)]
    return Update(added, renamed, ended, came_back)


def _of_known(known: Mapping[Key, Body], listed: Iterable[Listed], day: date) -> tuple[list[Renamed], list[CameBack]]:
    """The bodies of the register that the list has under new names, and those of them that had ended."""
    said: dict[Key, dict[str, str]] = {}
    for row in listed:
        if body := known.get(row.key):
            said.setdefault(body.key, {}).update(row.names)
    renamed, came_back = [], []
    for key, names in said.items():
        body = known[key]
        new = {name: names[name] for name in NAMES if names.get(name) and names[name] != body.names.get(name)}
        if body.validity.first and body.validity.first > day:
            raise Contradiction(body)
        if day not in body.validity:
            came_back.append(CameBack(body, new))
        elif new:
            renamed.append(Renamed(body, new))
    return renamed, came_back


def _missing(held: Iterable[Body], listed: Sequence[Listed], day: date) -> list[Body]:
    """The bodies that live on the day, of a kind that the list speaks for, and are not in it."""
    kinds, keys = {row.kind for row in listed}, {row.key for row in listed}
    return [body for body in held if body.kind in kinds and day in body.validity and keys.isdisjoint(body.keys)]


def _ended(body: Body, added: Iterable[Listed], day: date) -> Ended:
    if body.validity.first == day:
        raise Contradiction(body)
    name = body.names.get("short_name")
    became = next(
        (row for row in added if row.kind == body.kind and name and row.names.get("short_name") == name), None
    )
    return Ended(body, day - timedelta(days=1), became)


def formed(kind: str, names: Names) -> dict[str, str]:
    """Every name of a new body: those that the list says, the others formed from them as most bodies' are.

    `Ale` is Ale kommun, `Ydre` Ydre kommun and `Danderyd` Danderyds kommun: so are the names in law of 287 of the 290
    municipalities. A county's region is called by the county's name, without its genitive.
    """
    county = names.get("county_name", "").removesuffix(" län")
    short = names.get("short_name") or county.removesuffix("s")
    if kind == REGION:
        own = f"Region {short}"
        return {"short_name": short, "name_sv": own, "name_en": own, "legal_name": own, **names}
    own = f"{_genitive(short)} kommun"
    return {"short_name": short, "name_sv": own, "name_en": f"{short} Municipality", "legal_name": own, **names}


def following(body: Body, names: Names) -> dict[str, str]:
    """The new names of a body, and after a new short name the longer ones that were made of the old one.

    A longer name that was made in no known way, such as City of Gothenburg, is formed as a new body's is.
    """
    if "short_name" not in names:
        return dict(names)
    before, after = body.names.get("short_name", ""), names["short_name"]
    made = formed(body.kind, {"short_name": after})
    for name in ("name_sv", "name_en", "legal_name"):
        form = next((form for form in _FORMS if form(before) == body.names.get(name)), None)
        made[name] = form(after) if form else made[name]
    return {**made, **names}


def _genitive(name: str) -> str:
    """As in names of municipalities: none after a vowel, s, x or z."""
    return name if name[-1:].lower() in "aeiouyåäösxz" else f"{name}s"


_FORMS: Sequence[Callable[[str], str]] = (
    lambda short: f"{_genitive(short)} kommun",
    lambda short: f"{_genitive(short)} stad",
    lambda short: f"{short} Municipality",
    lambda short: f"City of {short}",
    lambda short: f"Region {short}",
)
