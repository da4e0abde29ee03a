"""What each row of a file is: new, a change, a double, nothing new, or wrong. Nothing is written here."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any

from .entries import ROLES, Entry, joined, own_field, understood
from .faults import Fault
from .known import Details, Known, isbn_13
from .recognising import BY_KEY, Match, index, key_in, marks, sign_of
from .resolving import Resolver
from .rows import Read, Row
from .values import plain


def _words(text: str) -> str:
    return " ".join(plain(text).split())


#: Ways of writing that are no difference.
_ALIKE: Mapping[str, Callable[[Any], Any]] = {
    "isbn": isbn_13,
    "doi": str.casefold,
    "abstract_sv": _words,
    "abstract_en": _words,
}


class Outcome(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    DOUBLE = "double"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True)
class Change:
    """A value that is here, and the one that the row has instead; None where there is none."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A row and what becomes of it. `match` is what it doubles, or changes."""

    number: int
    outcome: Outcome
    title: str
    language: str
    told: Mapping[str, Any] = field(default_factory=dict)
    match: Match | None = None
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Every row, and the people and series that would have to be made."""

    rows: tuple[Judged, ...]
    resolver: Resolver

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(row.outcome.value for row in self.rows)
        return {outcome.value: found[outcome.value] for outcome in Outcome}

    @property
    def can_be_stored(self) -> bool:
        """Whether nothing is wrong, and there is something to store."""
        counts = self.counts
        return not counts["wrong"] and bool(counts["new"] + counts["changed"])

    @property
    def mark(self) -> str:
        """The same for the same plan: what was looked at is what is stored."""
        rows = [
            [row.number, row.outcome, row.match and row.match.key, repr(row.told), repr(row.changes)]
            for row in self.rows
        ]
        made = [repr(list(self.resolver.new_people.values())), repr(list(self.resolver.new_series.values()))]
        return sha256(json.dumps([rows, made, repr(self.resolver.new_orcids)]).encode()).hexdigest()


def plan(read: Read, known: Known, *, language: str, update: bool) -> Plan:
    """Hold the rows of a file against what is here.

    `language` is that of documents whose rows don't say. With `update` a row whose publication is here changes it;
    without, only one that carries its key does, and any other is a double.
    """
    entries = [(row, understood(row, language)) for row in read.rows]
    judge = _Judge(known, update=update)
    found = [judge.recognise(row, entry) for row, entry in entries]
    details = known.details({match.key for match in found if match and match.key})
    rows = []
    for (row, entry), match in zip(entries, found, strict=True):
        if match and match.key in details and "language" not in entry.told:
            held = details[match.key].language
            entry = entry if held == entry.language else understood(row, held)
        rows.append(judge.judge(row, entry, match, details))
    return Plan(rows=tuple(rows), resolver=judge.resolver)


class _Judge:
    def __init__(self, known: Known, *, update: bool) -> None:
        self.update = update
        self.keys = {sign.key: Match(BY_KEY, sign.key, sign.label) for sign in known.signs}
        self.here = index(known.signs)
        self.in_file: dict[Any, Match] = {}
        self.site = known.site
        self.resolver = Resolver(known)

    def recognise(self, row: Row, entry: Entry) -> Match | None:
        """The publication that is here for a row, by its key or else by the surest sign; or the row that it doubles."""
        own = marks(sign_of(entry))
        key = key_in(row.fields.get("key", ""))
        match = self.keys.get(key) or next((self.here[mark] for mark in own if mark in self.here), None)
        own = [(BY_KEY, match.key), *own] if match else own
        earlier = next((self.in_file[mark] for mark in own if mark in self.in_file), None)
        for mark in own:
            self.in_file.setdefault(mark, Match(mark[0], row=row.number))
        return earlier or match

    def judge(self, row: Row, entry: Entry, match: Match | None, details: Mapping[str, Details]) -> Judged:
        self._forget_own_address(entry)
        judged = Judged(
            number=row.number,
            outcome=Outcome.NEW,
            title=entry.full_title,
            language=entry.language,
            told=entry.told,
            match=match,
            faults=tuple(entry.faults),
        )
        if entry.faults:
            return replace(judged, outcome=Outcome.WRONG, match=None)
        if match and (match.row or not (self.update or match.by == BY_KEY)):
            return replace(judged, outcome=Outcome.DOUBLE)
        told, faults, remarks = self.resolver.resolved(entry)
        faults += self._taken(entry, match)
        if faults:
            return replace(judged, outcome=Outcome.WRONG, match=None, faults=tuple(faults))
        if match is None:
            remarks += self._foreign_key(row)
            return replace(judged, told=told, remarks=tuple(remarks))
        if fault := _other_year(told, details[match.key]):
            return replace(judged, outcome=Outcome.WRONG, match=None, faults=(fault,))
        changes = _changes(told, entry, details[match.key])
        outcome = Outcome.CHANGED if changes else Outcome.SAME
        return replace(judged, outcome=outcome, told=told, changes=changes, remarks=tuple(remarks))

    def _forget_own_address(self, entry: Entry) -> None:
        """Our exports say where a publication's page is. That isn't where its document can be had."""
        if self.site and entry.told.get("had_from", "").startswith(f"{self.site}/"):
            del entry.told["had_from"]

    def _taken(self, entry: Entry, match: Match | None) -> list[Fault]:
        """Of a row that changes a publication: a DOI or an ISBN that belongs to another one."""
        if match is None:
            return []
        others = [
            (mark[0], self.here[mark])
            for mark in marks(sign_of(entry))
            if mark[0] in ("doi", "isbn") and mark in self.here and self.here[mark].key != match.key
        ]
        return [Fault("taken", by, {"value": entry.told[by], "label": other.label}) for by, other in others]

    @staticmethod
    def _foreign_key(row: Row) -> list[Fault]:
        """A key that is nobody's. Others number their records too, so it is told only where it looks like ours."""
        return [Fault("unknown_key", "key")] if key_in(row.fields.get("key", "")) else []


def _other_year(told: Mapping[str, Any], held: Details) -> Fault | None:
    """A year that isn't that of the day which the publication has, where the row doesn't tell another day."""
    day, year = held.values.get("day"), told.get("year")
    if not day or not year or "day" in told or day.year == year:
        return None
    return Fault("other_year", "day", {"value": day.isoformat(), "year": year})


def _changes(told: Mapping[str, Any], entry: Entry, held: Details) -> tuple[Change, ...]:
    """What the row tells otherwise than the publication. What the row doesn't tell stays as it is."""
    left_out = {"issn"} if entry.tells_kind else {"issn", "kind"}
    own, under = own_field("title", entry.language), own_field("subtitle", entry.language)
    title, subtitle = held.values.get(own, ""), held.values.get(under, "")
    if title and entry.full_title == joined(title, subtitle):  # the same, parted otherwise
        left_out |= {own, under}
    return tuple(
        Change(name, held.values.get(name) or None, value)
        for name, value in told.items()
        if name not in left_out and _differs(name, held.values.get(name), value)
    )


def _differs(name: str, old: Any, new: Any) -> bool:
    if name in ("countries", "core_areas"):
        return set(old or ()) != set(new)
    if name in ROLES:
        return tuple(old or ()) != tuple(new)
    alike = _ALIKE.get(name, lambda value: value)
    return alike(old or "") != alike(new)
