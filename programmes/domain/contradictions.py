"""Where a text says something else than the rules: a country, a day or a kind of applicant that they don't hold.

What is found is for an editor to judge. What a text denies ("municipal companies may not apply"), or asks and then
denies, it doesn't claim; but a day is always claimed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .mentions import COUNTRY, DAY, Lexicon, Mention, NamedDay, mentions
from .rules import Rules
from .sentences import sentences
from .windows import Rule, Window

SWEDEN = "SE"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the texts of a programme are held against.

    `other_days` are days that are stated beside the rules, such as the one on which a document came into force.
    """

    rules: Rules
    lexicon: Lexicon
    other_days: frozenset[date] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """A place in a text, `text[start:end] == words`, that the rules don't hold on the day asked about.

    `kind` is `country`, `day` or `applicant`. `since` is the first day on which a country or a kind of applicant that
    had been right was so no longer; `until` the day before which it isn't right yet. `excerpt` is the sentence.
    """

    kind: str
    words: str
    start: int
    end: int
    excerpt: str
    since: date | None = None
    until: date | None = None


def contradictions(text: str, facts: Facts, day: date) -> list[Contradiction]:
    """All that a plain text claims and the rules don't hold on a Stockholm day, in the text's order."""
    told = sentences(text)
    found = []
    for mention in mentions(text, facts.lexicon):
        sentence = next(s for s in reversed(told) if s.start <= mention.start)
        if _is_held(mention, facts, day) or (mention.kind != DAY and sentence.denies(mention.start)):
            continue
        rules = _rules_of(mention, facts.rules)
        ends = [rule.latest for rule in rules if rule.latest and rule.latest < day]
        starts = [rule.earliest for rule in rules if rule.earliest and rule.earliest > day]
        found.append(
            Contradiction(
                kind=mention.kind,
                words=mention.words,
                start=mention.start,
                end=mention.end,
                excerpt=" ".join(sentence.text.split()),
                since=max(ends) + timedelta(days=1) if ends else None,
                until=min(starts, default=None),
            )
        )
    return found


def _rules_of(mention: Mention, rules: Rules) -> Sequence[Rule]:
    """The rules of a country or a kind of applicant, whenever they hold."""
    if mention.kind == DAY:
        return []
    if mention.kind == COUNTRY:
        return [rule for rule in rules.countries if rule.code == mention.value]
    return [rule for rule in rules.applicants if rule.kind == mention.value]


def _is_held(mention: Mention, facts: Facts, day: date) -> bool:
    if not isinstance(mention.value, NamedDay):
        held = any(day in rule.validity or rule.in_doubt(day) for rule in _rules_of(mention, facts.rules))
        return held or mention.value == SWEDEN
    if mention.value.year is None:
        return (mention.value.month, mention.value.number) in set(_days_of_any_year(facts, day))
    try:
        named = date(mention.value.year, mention.value.month, mention.value.number)
    except ValueError:
        return False
    yearly = facts.rules.schedule.windows(date(named.year, 1, 1), date(named.year, 12, 31))
    return named in facts.other_days | _days_of_rules(facts.rules) | {end for w in yearly for end in _days_of(w)}


def _days_of_any_year(facts: Facts, day: date) -> Iterator[tuple[int, int]]:
    """Months and numbers that may stand without a year: of the yearly windows, and of what isn't over on the day."""
    schedule = facts.rules.schedule
    for rule in schedule.rules:
        if not _is_over(rule, day):
            for end in (rule.opens, rule.closes):
                yield end.month, end.number
                yield end.month, end.in_year(2001).day  # 28 February, where the rule says 29
    standing = [row for row in schedule.dated if not row.last or row.last >= day]
    pauses = [pause for pause in schedule.pauses if not _is_over(pause, day)]
    coming = {named for named in facts.other_days | _days_of_rules(facts.rules) if named >= day}
    for named in coming.union(*map(_days_of, standing), *map(_days_of, pauses)):
        yield named.month, named.day


def _days_of_rules(rules: Rules) -> set[date]:
    """Every dated day that a rule states: of windows and pauses, and the ends of validity."""
    schedule = rules.schedule
    rows: list[Rule] = [*rules.applicants, *rules.countries, *rules.areas, *rules.kinds, *schedule.rules]
    rows += [rules.closed] if rules.closed else []
    return set().union(*map(_days_of, rows), *map(_days_of, schedule.pauses), *map(_days_of, schedule.dated))


def _days_of(row: Rule | Window) -> set[date]:
    """The days that a row states, and the one after its last day, since which something is otherwise.

    The day after a window is none of its days: who names it has counted wrongly.
    """
    if isinstance(row, Window):
        stated = (row.opens, row.closes, row.extended_to, row.decided_on, row.decision_expected)
        return {named for named in stated if named}
    return row.validity.boundaries() | ({row.validity.last} if row.validity.last else set())


def _is_over(rule: Rule, day: date) -> bool:
    return rule.validity.last is not None and rule.validity.last < day
