"""The open data of the rules: which countries are partner countries, and when applications are taken."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Max

from icld_site.addresses import LANGUAGES
from icld_site.days import add_months, end_of, start_of
from icld_site.delivery.open_data import in_both, iso_day, moment

from . import models
from .country_page import country_path
from .domain.rules import CountryRule
from .domain.windows import HORIZON, Decision, Pause, Window, Words
from .lists import label
from .rulebook import Rulebook
from .wording import country_name

Item = dict[str, Any]

#: How far back windows are told where a rule has always held, in months.
EARLIER = 120

COUNTRY_COLUMNS = (
    "code",
    *(f"name_{language}" for language in LANGUAGES),
    "region",
    "listed",
    "valid_from",
    "valid_to",
    "perhaps_from",
    "perhaps_to",
    "source",
    *(f"url_{language}" for language in LANGUAGES),
)
WINDOW_COLUMNS = (
    "id",
    *(f"name_{language}" for language in LANGUAGES),
    "opens",
    "closes",
    "extended_to",
    "days_are_about",
    "cancelled",
    "kinds",
    "pauses",
    "opens_at",
    "closes_at",
    "decision_expected",
    *(f"reason_{language}" for language in LANGUAGES),
    "source",
)


# Countries


def countries(book: Rulebook, today: date) -> list[Item]:
    """Every country that was, is or will be a partner country, by its code; null is unknown or open."""
    rules: dict[str, list[CountryRule]] = {}
    for rule in sorted(book.rules.countries, key=lambda rule: (rule.code, rule.validity.first or date.min)):
        rules.setdefault(rule.code, []).append(rule)
    return [_country(book.countries[code], periods, book, today) for code, periods in rules.items()]


def countries_as_rows(items: Iterable[Item]) -> Iterator[Item]:
    """The same for a table: a row for each period."""
    for item in items:
        for period in item["periods"]:
            yield {**item, **period, **_apart(item, "name", "url")}


def countries_changed(programme: models.Programme | None) -> datetime | None:
    """The UTC moment at which a period or a name last changed; None without any."""
    return _newest(
        models.CountryEligibility.objects.filter(programme=programme),
        models.CountryName.objects.filter(country__countryeligibility__programme=programme),
    )


def _country(row: models.Country, rules: Sequence[CountryRule], book: Rulebook, today: date) -> Item:
    return {
        "code": row.code,
        "name": in_both(lambda: country_name(row.code, today, book)),
        "names": [_name(name) for name in sorted(row.names.all(), key=lambda name: name.first_day or date.min)],
        "region": row.region,
        "listed": _listed(rules, today),
        "periods": [_period(rule) for rule in rules],
        "url": {
            language: settings.SITE_URL + country_path(book.programme, row.code, language) for language in LANGUAGES
        },
    }


def _listed(rules: Sequence[CountryRule], today: date) -> bool | None:
    """None: nobody can say."""
    if any(today in rule.validity for rule in rules):
        return True
    return None if any(rule.in_doubt(today) for rule in rules) else False


def _name(row: models.CountryName) -> Item:
    return {
        "name": {language: getattr(row, f"title_{language}") or None for language in LANGUAGES},
        "valid_from": iso_day(row.first_day),
        "valid_to": iso_day(row.last_day),
    }


def _period(rule: CountryRule) -> Item:
    """The days on which it held for certain, and the earliest and the latest on which it may have held, if others."""
    return {
        "valid_from": iso_day(rule.validity.first),
        "valid_to": iso_day(rule.validity.last),
        "perhaps_from": iso_day(rule.perhaps_from),
        "perhaps_to": iso_day(rule.perhaps_to),
        "source": rule.source or None,
    }


# Windows


def windows(book: Rulebook, today: date) -> list[Item]:
    """Every window, cancelled ones too, from the rules' first day to the horizon, by opening day."""
    first = book.rules.first_day()
    if first is None:
        return []
    if first == date.min:
        first = add_months(today, -EARLIER)
    return [_window(window, book) for window in book.rules.schedule.windows(first, add_months(today, HORIZON))]


def gaps(book: Rulebook) -> list[Item]:
    """The days for which no source says when applications were taken, beside the windows that are known."""
    return [
        {
            "valid_from": iso_day(gap.validity.first),
            "valid_to": iso_day(gap.validity.last),
            "reason": _words(gap.reason),
            "source": gap.source or None,
        }
        for gap in sorted(book.rules.schedule.gaps, key=lambda gap: gap.validity.first or date.min)
    ]


def windows_as_rows(items: Iterable[Item]) -> Iterator[Item]:
    """The same for a table: several of a thing stand in one cell, with semicolons between them."""
    for item in items:
        pauses = [f"{pause['valid_from'] or ''}/{pause['valid_to'] or ''}" for pause in item["pauses"]]
        lists = {"kinds": "; ".join(item["kinds"]), "pauses": "; ".join(pauses)}
        yield {**item, **lists, **_apart(item, "name", "reason")}


def windows_changed(programme: models.Programme | None) -> datetime | None:
    """The UTC moment at which a window, a yearly one, a pause, a gap or the programme itself last changed."""
    rows = (models.WindowRule, models.ApplicationWindow, models.Pause, models.Gap)
    return _newest(
        *(model.objects.filter(programme=programme) for model in rows),
        models.Programme.objects.filter(pk=programme.pk if programme else None),
    )


def _window(window: Window, book: Rulebook) -> Item:
    """`opens_at` and `closes_at` are of the days on which applications are really taken: null where there are none, or
    where the very days aren't known."""
    schedule, closed = book.rules.schedule, book.rules.closed
    runs = schedule.stretches(window, until=closed.validity.first if closed else None)
    first, last = (runs[0].first, runs[-1].last) if runs and not window.is_about else (None, None)
    return {
        "id": str(window.uid),
        "name": in_both(lambda: label(window)),
        "opens": iso_day(window.opens),
        "closes": iso_day(window.closes),
        "extended_to": iso_day(window.extended_to),
        "days_are_about": window.is_about,
        "cancelled": window.cancelled,
        "kinds": _kinds(window.kinds, book),
        "pauses": [_pause(pause, book) for pause in schedule.pauses_over(window)],
        "opens_at": moment(start_of(first)) if first else None,
        "closes_at": moment(end_of(last)) if last else None,
        "decision_expected": _decision(window.decision),
        "reason": _words(window.reason),
        "source": window.rule.source or None,
    }


def _pause(pause: Pause, book: Rulebook) -> Item:
    return {
        "valid_from": iso_day(pause.validity.first),
        "valid_to": iso_day(pause.validity.last),
        "kinds": _kinds(pause.kinds, book),
        "reason": _words(pause.reason),
        "still_accepted": _words(pause.still_accepted),
        "source": pause.source or None,
    }


def _kinds(codes: frozenset[str], book: Rulebook) -> list[str]:
    return [kind.code for kind in book.kinds if kind.code in codes]


def _decision(decision: Decision | None) -> str | None:
    """A day, or a month such as `2027-06` where no more is known."""
    if decision is None:
        return None
    return decision.day.isoformat()[:7] if decision.is_month else decision.day.isoformat()


# Both


def _words(words: Words) -> dict[str, str | None]:
    return {language: words.get(language) for language in LANGUAGES}


def _apart(item: Item, *names: str) -> Item:
    """Texts of both languages in columns of their own."""
    return {f"{name}_{language}": item[name][language] for name in names for language in LANGUAGES}


def _newest(*querysets: Any) -> datetime | None:
    moments = (rows.aggregate(at=Max("modified"))["at"] for rows in querysets)
    return max((at for at in moments if at), default=None)
