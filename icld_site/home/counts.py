"""Counting in the log: which pages are read on which day, and what is asked of "may we apply?".

A line of log tells nothing of who asked (`delivery/observing.py`), so these are numbers of requests and not of people.
Those of programs that say that they are one are left out. What a cache in front of the portal answers isn't in the log.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from icld_site.days import stockholm_day
from programmes.noted import QUESTION


@dataclass
class Counts:
    """`pages` by Stockholm day and path; questions by each part of them; what made a no, with which country."""

    pages: dict[date, Counter[str]] = field(default_factory=dict)
    robots: Counter[date] = field(default_factory=Counter)
    applicants: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)
    against_country: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def questions(self) -> int:
        return self.verdicts.total()


def counted(lines: Iterable[str]) -> Counts:
    """What there is in these lines of log; what isn't a request's line of ours is passed over."""
    counts = Counts()
    for line in _requests(lines):
        day = stockholm_day(datetime.fromisoformat(line["at"]))
        if line.get("robot"):
            counts.robots[day] += 1
        elif line["method"] == "GET":
            if path := line.get("path"):
                counts.pages.setdefault(day, Counter())[path] += 1
            if question := line.get(QUESTION):
                _count(question, counts)
    return counts


def _requests(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    for text in lines:
        try:
            line = json.loads(text[text.index("{") :])  # journalctl puts the time and the host before it
        except ValueError:
            continue
        if isinstance(line, dict) and line.get("logger") == "icld.requests":
            yield line


def _count(question: dict[str, Any], counts: Counts) -> None:
    country = question["country"] or "–"
    counts.applicants[question["applicant"]] += 1
    counts.countries[country] += 1
    counts.verdicts[question["verdict"]] += 1
    for code in question["no"]:
        counts.against[code] += 1
        counts.against_country[code, country] += 1
