"""What has changed in the rules, read from the days on which they hold: nothing here was written down as news.

What held from the first day that the rules reach is no change, but where they begin.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .rules import Rules
from .windows import Pause, Rule, Window

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class NewName:
    """A country that has another name from a Stockholm day on."""

    code: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change: of several countries, kinds of applicant or core areas at once, or of a window, a pause, a programme.

    `what` is `country.joined`, `country.left`, `country.renamed`, the same of `applicant` and `area`, `yearly.began`,
    `yearly.ended`, `window.extended`, `window.moved`, `window.cancelled`, `window.added`, `pause`, `programme.closed`.
    `day` is the Stockholm day from which it holds, for certain; `earliest` the first from which it may have, where no
    source gives the very day. Of a window it is the day of the decision, or where that isn't known, the first day to
    which the change made a difference. `codes` are of countries, kinds of applicant, core areas, or yearly rules.
    """

    what: str
    day: date
    earliest: date | None = None
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    window: Window | None = None
    pause: Pause | None = None


def chronicle(rules: Rules, renamed: Iterable[NewName] = ()) -> list[Change]:
    """Every change that the rules hold, also those to come, the newest first."""
    begins = rules.first_day()
    found = [
        *_listed("country", [(rule.code, rule) for rule in rules.countries], begins),
        *_listed("applicant", [(rule.kind, rule) for rule in rules.applicants], begins),
        *_listed("area", [(rule.code, rule) for rule in rules.areas], begins),
        *_listed("yearly", [(rule.key, rule) for rule in rules.schedule.rules], begins),
        *(Change(what="country.renamed", day=new.day, codes=(new.code,)) for new in renamed),
        *_windows(rules),
        *(
            Change(what="pause", day=pause.validity.first, sources=_sources([pause]), pause=pause)
            for pause in rules.schedule.pauses
            if pause.validity.first
        ),
    ]
    if rules.closed and rules.closed.validity.first:
        day = rules.closed.validity.first
        found.append(Change(what="programme.closed", day=day, sources=_sources([rules.closed])))
    return sorted(found, key=lambda change: (-change.day.toordinal(), change.what, change.codes))


def _listed(of: str, rows: Sequence[tuple[str, Rule]], begins: date | None) -> Iterator[Change]:
    """What came and what went. Rows of one code that follow each other without a gap are one."""
    came, went = {"yearly": ("began", "ended")}.get(of, ("joined", "left"))
    changes: dict[tuple[str, date, date | None], list[tuple[str, Rule]]] = {}
    for code, rule in rows:
        days, others = rule.validity, [other for own, other in rows if own == code and other is not rule]
        if days.first and days.first != begins and not any(days.first - _DAY in other.validity for other in others):
            changes.setdefault((f"{of}.{came}", days.first, rule.perhaps_from), []).append((code, rule))
        if days.last and not any(days.last + _DAY in other.validity for other in others):
            off, since = (rule.latest or days.last) + _DAY, days.last + _DAY
            changes.setdefault((f"{of}.{went}", off, since if since != off else None), []).append((code, rule))
    for (what, day, earliest), held in changes.items():
        codes = tuple(code for code, _ in held)
        yield Change(what=what, day=day, earliest=earliest, codes=codes, sources=_sources(rule for _, rule in held))


def _windows(rules: Rules) -> Iterator[Change]:
    """Windows that are otherwise than their yearly rule says, or that no yearly rule gives."""
    yearly = {rule.key: rule for rule in rules.schedule.rules}
    for window in rules.schedule.dated:
        rule = yearly.get(window.replaces[0]) if window.replaces else None
        planned = rule.window_of(window.replaces[1]) if rule and window.replaces else None
        what, otherwise = _what(window, planned)
        if what and (day := window.decided_on or otherwise):
            yield Change(what=what, day=day, sources=_sources([window.rule]), window=window)


def _what(window: Window, planned: Window | None) -> tuple[str, date | None]:
    """What has become of a window, and the first day to which that made a difference."""
    if window.cancelled:
        return "window.cancelled", window.opens or window.last
    if window.is_extended and window.closes:
        return "window.extended", window.closes + _DAY
    if planned is None:
        return "window.added", window.opens or window.last
    if (planned.opens, planned.closes) != (window.opens, window.closes):
        return "window.moved", min(day for day in (planned.opens, window.opens or window.last) if day)
    return "", None


def _sources(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Where they are stated, each once."""
    return tuple(dict.fromkeys(rule.source for rule in rules if rule.source))
