"""The people, series, countries and core areas that a row names, as those that are here, or that have to be made."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .entries import ROLES, Entry
from .faults import Fault
from .known import Known, KnownPerson, KnownSeries, folded
from .names import Person

#: What the keys of people and series begin with that aren't stored yet.
NEW = "new:"


@dataclass(frozen=True)
class NewSeries:
    name: str
    issn: str = ""


class Resolver:
    """Remembers what it had to make, so that the next row that names it means the same one."""

    def __init__(self, known: Known) -> None:
        self.people = {person.key: person for person in known.people}
        self.new_people: dict[str, Person] = {}
        self.new_series: dict[str, NewSeries] = {}
        #: The ORCID that a person who is here, and had none, would get.
        self.new_orcids: dict[str, str] = {}
        self._by_orcid = {person.orcid: person.key for person in known.people if person.orcid}
        self._by_name: dict[Any, list[str]] = defaultdict(list)
        self._by_text: dict[str, list[str]] = defaultdict(list)
        for person in known.people:
            self._by_name[person.name].append(person.key)
            for text in {person.name.direct, person.name.inverted}:
                self._by_text[text].append(person.key)
        self._series = {folded(word): one for one in known.series for word in (one.code, *one.names)}
        self._words: Mapping[str, Mapping[str, str]] = {"countries": known.countries, "core_areas": known.areas}

    def resolved(self, entry: Entry) -> tuple[dict[str, Any], list[Fault], list[Fault]]:
        """What the row tells, with keys and codes; what is wrong in it; and what somebody should look at."""
        told, faults, remarks = dict(entry.told), [], []
        for name, words in self._words.items():
            if name in told:
                told[name] = tuple(dict.fromkeys(self._coded(name, words, told[name], faults)))
        self._check_people(told, faults)
        if faults:
            return told, faults, remarks
        for role in ROLES:
            if role in told:
                told[role] = tuple(self._person(person, role, remarks) for person in told[role])
                if len(set(told[role])) < len(told[role]):
                    faults.append(Fault("person_twice", role))
        if "series" in told:
            told["series"] = self._one_series(told, remarks)
        return told, faults, remarks

    def _coded(self, name: str, codes: Mapping[str, str], words: tuple[str, ...], faults: list[Fault]) -> list[str]:
        faults += [Fault("unknown_word", name, {"value": word}) for word in words if folded(word) not in codes]
        return [codes[folded(word)] for word in words if folded(word) in codes]

    def _check_people(self, told: Mapping[str, Any], faults: list[Fault]) -> None:
        """Before anybody is made for a row that turns out to be wrong."""
        for role in ROLES:
            several = [person for person in told.get(role, ()) if len(self._candidates(person)) > 1]
            faults += [Fault("same_name", role, {"value": str(person)}) for person in several]

    def _candidates(self, person: Person) -> list[str]:
        """The keys of those whom a name may mean."""
        if person.orcid in self._by_orcid:
            return [self._by_orcid[person.orcid]]
        # What is written alike may be parted otherwise: a particle within the family name, a person without a comma.
        named = self._by_name.get(person.name) or self._by_text.get(person.name.inverted, [])
        return [key for key in named if not self.people[key].orcid] if person.orcid else list(named)

    def _person(self, person: Person, role: str, remarks: list[Fault]) -> str:
        candidates = self._candidates(person)
        if not candidates:
            return self._new_person(person, role, remarks)
        key = candidates[0]
        if person.orcid and not self.people[key].orcid:
            self._give_orcid(key, person, role, remarks)
        return key

    def _give_orcid(self, key: str, person: Person, role: str, remarks: list[Fault]) -> None:
        self.people[key] = replace(self.people[key], orcid=person.orcid)
        self._by_orcid[person.orcid] = key
        if key in self.new_people:
            self.new_people[key] = replace(self.new_people[key], orcid=person.orcid)
        else:
            self.new_orcids[key] = person.orcid
            remarks.append(Fault("new_orcid", role, {"value": person.name.inverted, "orcid": person.orcid}))

    def _new_person(self, person: Person, role: str, remarks: list[Fault]) -> str:
        key = f"{NEW}{len(self.new_people)}"
        self.new_people[key] = person
        self.people[key] = KnownPerson(key, person.name, person.orcid)
        self._by_name[person.name].append(key)
        if person.orcid:
            self._by_orcid[person.orcid] = key
        code = "new_organisation" if person.name.organisation else "new_person"
        remarks.append(Fault(code, role, {"value": str(person)}))
        return key

    def _one_series(self, told: Mapping[str, Any], remarks: list[Fault]) -> str:
        name, issn = told["series"], told.get("issn", "")
        if found := self._series.get(folded(name)):
            if issn and issn != found.issn and not found.code.startswith(NEW):
                remarks.append(Fault("other_issn", "issn", {"value": issn, "series": name}))
            return found.code
        code = f"{NEW}{len(self.new_series)}"
        self.new_series[code] = NewSeries(name, issn)
        self._series[folded(name)] = KnownSeries(code, (name,), issn)
        remarks.append(Fault("new_series", "series", {"value": name}))
        return code
